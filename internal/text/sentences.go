package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
)

// Sentences returns the sentences of a text, without the blank space between
// them. A sentence ends with one of [FullStops]; and with one of [Stops], and
// whatever closes behind it, when something follows that can begin one.
//
// lang is the language of the text, a tag of BCP 47: it decides which full stops
// end no sentence. Of a language without a list of abbreviations those of all are
// taken. In doubt there is no end: what is shown of a text had better be too much.
//
// The rules of UAX #29 know no abbreviations, and end no sentence before a small
// letter: "M. Poutine" would be two, and "Ah ! il part" one.
func Sentences(s, lang string) []Range {
	return slices.Clip(sentencesOf.Of(s, lang, func() []Range { return sentences(s, lang) }))
}

// sentencesOf are those of long texts, such as a paragraph in which many citations stand.
var sentencesOf Recent[string, []Range]

func sentences(s, lang string) []Range {
	known := abbreviationsOf(lang)
	var list []Range
	start := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf && !plainStops[s[i]] && known.stops == "" {
			i++ // most of a text in Latin letters
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		full := r >= utf8.RuneSelf && IsOf(r, FullStops)
		stop := full || IsOf(r, Stops) || known.stops != "" && IsOf(r, known.stops)
		at := i
		i += n
		if !stop {
			continue
		}
		end := closed(s, i)
		last := LastRune(s[i:end])
		if quoted := end > i && IsOf(last, Closers); quoted && (full && goesOn(r, s[end:]) || saysWho(s[start:at], s[end:], lang)) {
			continue
		}
		if full && known.isName(s[start:i], s[i:]) || known.goesOnBehind(s[at:end], s[end:]) {
			i = end
			continue
		}
		if !full && (!begins(s[end:]) || r == '.' && (isOrder(s[start:at]) || known.abbreviate(s[start:at], s[end:]))) {
			continue
		}
		list = append(list, Range{start, end})
		start = len(s) - len(strings.TrimLeftFunc(s[end:], unicode.IsSpace))
		i = start
	}
	if end := len(strings.TrimRightFunc(s, unicode.IsSpace)); start < end {
		list = append(list, Range{start, end})
	}
	return list
}

// plainStops are those of [Stops] that are ASCII.
var plainStops = func() (stops [utf8.RuneSelf]bool) {
	for _, r := range Stops {
		if r < utf8.RuneSelf {
			stops[r] = true
		}
	}
	return stops
}()

// goesOn reports whether a sentence goes on behind what somebody said in it, which
// ended with a full stop and a closing mark: 「行くぞ！」と言った. In doubt it does.
func goesOn(stop rune, rest string) bool {
	next := FirstRune(rest)
	return unicode.IsLetter(next) && (unicode.Is(unicode.Hiragana, next) || IsOf(stop, "！？؟"))
}

// isName reports whether what ends with a mark is a name behind which its sentence goes on.
func (a *abbreviations) isName(before, rest string) bool {
	return unicode.IsLetter(FirstRune(rest)) && slices.ContainsFunc(a.withMark, func(name string) bool { return strings.HasSuffix(before, name) })
}

// goesOnBehind reports whether three dots end no sentence, for what follows goes on with it.
func (a *abbreviations) goesOnBehind(dots, rest string) bool {
	if len(a.goesOn) == 0 || !strings.HasPrefix(dots, "…") && !strings.HasPrefix(dots, "...") {
		return false
	}
	next := firstWord(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return next != "" && slices.ContainsFunc(a.goesOn, func(word string) bool {
		start, is := strings.CutSuffix(word, "*")
		return next == start || is && strings.HasPrefix(next, start)
	})
}

// saysWho reports whether what follows the closing mark of what somebody said is a few
// characters that end with a verb of saying, “……。”发言人说。, or in scripts without
// capitals begins with one: "هل ستذهب؟" سأل الصحفي. before is the sentence so far.
func saysWho(before, rest, lang string) bool {
	if strings.HasSuffix(before[:max(0, strings.LastIndexAny(before, "“「『"))], "：") {
		return false // who spoke stands before
	}
	const most = 48 // bytes, three for a character of Chinese
	saying := language.Get(lang).Speech().Saying
	who := Start(rest, most)
	if end := strings.IndexAny(who, "。，；"); end > 0 {
		return slices.ContainsFunc(saying, func(verb string) bool { return strings.HasSuffix(who[:end], verb) })
	}
	first := Fold(firstWord(strings.TrimLeftFunc(who, unicode.IsSpace)))
	return first != "" && slices.ContainsFunc(saying, func(verb string) bool { return Fold(verb) == first })
}

// isOrder reports whether what stands before a full stop is but the number of what
// follows: 1. The parties agree.
func isOrder(before string) bool {
	const most = 3 // digits; a year may be a sentence
	return before != "" && utf8.RuneCountInString(before) <= most && strings.TrimFunc(before, unicode.IsDigit) == ""
}

// closed returns where a sentence ends of which a stop ends at byte i: behind more
// stops, marks that close, and the space that French sets before them.
func closed(s string, i int) int {
	const ends = Stops + FullStops + Closers
	for i < len(s) {
		if r, n := utf8.DecodeRuneInString(s[i:]); IsOf(r, ends) {
			i += n
			continue
		}
		if n := reference(s[i:]); n > 0 {
			i += n
			continue
		}
		if n := closesInGerman(s[i:]); n > 0 {
			i += n
			continue
		}
		rest := strings.TrimLeftFunc(s[i:], unicode.IsSpace)
		behind, closes := strings.CutPrefix(rest, "»")
		if !closes || unicode.IsLetter(FirstRune(behind)) { // »So wird es auch geschrieben«
			break
		}
		i = len(s) - len(rest)
	}
	return i
}

// closesInGerman is how many bytes a mark takes that opens in English or French and, right
// behind the end of a sentence and before space, closes what „ or » opened.
func closesInGerman(s string) int {
	mark, n := utf8.DecodeRuneInString(s)
	if IsOf(mark, "“‘«‹") && (n == len(s) || unicode.IsSpace(FirstRune(s[n:]))) {
		return n
	}
	return 0
}

// reference is how many bytes a mark of reference takes that stands right behind
// the end of a sentence: [12], ¹².
func reference(s string) int {
	const most = 3 // digits
	if rest := strings.TrimLeft(s, "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡"); len(rest) < len(s) {
		return len(s) - len(rest)
	}
	if !strings.HasPrefix(s, "[") {
		return 0
	}
	for i, r := range s[1:] {
		switch {
		case r == ']' && i > 0:
			return i + 2
		case !unicode.IsDigit(r) && (i > 0 || !unicode.IsLower(r)) || i > most:
			return 0
		}
	}
	return 0
}

// begins reports whether what follows a stop can begin a sentence: behind blank
// space anything but a small letter or a mark.
func begins(rest string) bool {
	const (
		marks  = "«»“”\"(—–-„‘'¿¡[…「『《（"
		spaces = " \t\n\u00a0\u202f"
	)
	first := FirstRune(rest)
	if rest == "" || !unicode.IsSpace(first) || unicode.IsLower(FirstRune(strings.TrimLeft(rest, marks+spaces))) {
		return false
	}
	after := FirstRune(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return unicode.IsLetter(after) || unicode.IsDigit(after) || IsOf(after, marks)
}
