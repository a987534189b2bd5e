package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text.
type Word struct {
	Text  string // folded
	Form  string // as it stands in the text, in small letters, composed: what is stemmed
	Start int    // bytes in the text
	End   int
	Whole bool // what a hyphen or an & joins, S-400, R&D, beside its parts; C++
}

// Words cuts a text into words. A word is a run of letters, marks and digits;
// everything else parts words, apostrophes and hyphens too, so l’Iran gives
// iran. A single letter is no word. Where hyphens join letters and digits, as in
// S-400, the whole is a word beside its parts. Digits in groups of three,
// 10 000, are one number. In scripts that set no spaces each character is a word.
func Words(s string) []Word {
	tokens := cut(nil, text.Read(s), newEntry)
	words := make([]Word, len(tokens))
	for i, t := range tokens {
		words[i] = t.word()
	}
	return words
}

// entry is what is known of a word as it is spelled, wherever it stands.
type entry struct {
	text   string // folded
	form   string // in small letters, composed: what is stemmed
	single bool   // it is a letter alone

	// What a vocabulary adds.
	term   *tally    // what it is found under; nil for a word that stands in every text
	leads  *sighting // from its text to the term
	others []*sighting
	names  *spelling // those that begin with it; nil if none does
}

// newEntry makes the entry of a word as it is spelled.
func newEntry(spelling string, _ bool) *entry {
	form := composed(spelling)
	if isDigit(form[0]) {
		form = strings.Map(func(r rune) rune {
			if text.IsOf(r, separators) {
				return -1
			}
			return r
		}, form)
	}
	e := &entry{text: text.Fold(form), form: form}
	r, n := utf8.DecodeRuneInString(e.text)
	e.single = n == 0 || n == len(e.text) && !text.IsUnspaced(r) && !unicode.Is(unicode.Nd, r)
	return e
}

// token is a word where it stands in a text.
type token struct {
	*entry
	start, end int // bytes
	whole      bool
}

func (t token) word() Word {
	return Word{Text: t.text, Form: t.form, Start: t.start, End: t.end, Whole: t.whole}
}

// cut appends the words of a text to a list. look gives the entry of a spelling,
// or of what hyphens join.
func cut(found []token, r *text.Reading, look func(spelling string, whole bool) *entry) []token {
	first := len(found)
	parts := 0 // of what hyphens have joined so far
	words := splitter{reading: r}
	for at, ok := words.next(); ok; at, ok = words.next() {
		if parts > 0 && !joined(r.Text[found[len(found)-1].end:at.From]) {
			found, parts = whole(found, parts, r.Text, look), 0
		}
		found = append(found, token{entry: look(at.Of(r.Text), false), start: at.From, end: at.To})
		parts++
	}
	found = whole(found, parts, r.Text, look)
	kept := found[:first]
	for _, t := range found[first:] {
		if !t.single {
			kept = append(kept, t)
		}
	}
	return kept
}

const softHyphen = "\u00ad"

// splitter goes through the words of a reading as the search counts them, which
// the browser does as well: numbers in groups are one, soft hyphens part nothing,
// and other characters that nobody sees do.
type splitter struct {
	reading *text.Reading
	i       int // the next word of the reading
	done    int // bytes of the text that were gone through
}

// next returns where the next word stands.
func (s *splitter) next() (at text.Range, ok bool) {
	for words := s.reading.Words; s.i < len(words); {
		w := words[s.i]
		at = text.Range{From: max(w.From, s.done), To: w.To}
		if w.Has(text.Accents) && !at.Empty() {
			at = spelled(s.reading.Text, at, w.Has(text.Single))
		}
		if w.Has(text.Numbers) || at.Empty() {
			s.i++
			continue
		}
		if w.Has(text.Digits) {
			if end := number(s.reading.Text, at.From); end > at.From {
				s.done = end
				return text.Range{From: at.From, To: end}, true
			}
		}
		if w.Has(text.Single) {
			s.done = at.To // the browser parts what else of it is a letter
			return at, true
		}
		s.i++
		for {
			end := at.To
			for strings.HasPrefix(s.reading.Text[at.To:], softHyphen) {
				at.To += len(softHyphen)
			}
			if at.To == end || s.i == len(words) || words[s.i].From != at.To || words[s.i].Has(text.Single|text.Numbers) {
				break
			}
			at.To = words[s.i].To
			s.i++
		}
		s.done = at.To
		return at, true
	}
	return at, false
}

// spelled leaves out what stands before the first letter of a word, and of a
// single character what does not stand on its first letter, but beside it.
func spelled(s string, at text.Range, single bool) text.Range {
	start := strings.IndexFunc(at.Of(s), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if start < 0 {
		return text.Range{}
	}
	at.From += start
	if single {
		_, n := utf8.DecodeRuneInString(at.Of(s))
		if end := strings.IndexFunc(at.Of(s)[n:], func(r rune) bool { return !unicode.Is(unicode.Mn, r) }); end >= 0 {
			at.To = at.From + n + end
		}
	}
	return at
}

// composed is the form of a word that is stemmed.
func composed(s string) string {
	s = strings.ToLower(s)
	for _, r := range s {
		if r == '\u00ad' || r >= 0x300 {
			return strings.ReplaceAll(norm.NFC.String(s), "\u00ad", "")
		}
	}
	return s
}

// separators stand between the digits of a number and nowhere else in a word.
const separators = text.GroupSpaces + text.DecimalPoints

// number returns the end of a number in groups of three digits that starts at
// i, and i if none does.
func number(s string, i int) int {
	first := 0
	for first < 4 && i+first < len(s) && isDigit(s[i+first]) {
		first++
	}
	if first == 0 || first > 3 {
		return i
	}
	end := i
	for j := i + first; j < len(s); {
		r, n := utf8.DecodeRuneInString(s[j:])
		if !text.IsOf(r, separators) {
			break
		}
		digits := 0
		for j+n+digits < len(s) && isDigit(s[j+n+digits]) {
			digits++
		}
		if digits != 3 {
			break
		}
		j += n + 3
		end = j
	}
	return end
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// joined reports whether a hyphen or an & and nothing else stands between two words.
func joined(between string) bool {
	if len(between) == 1 {
		return between == "-" || between == "&" // as seldom, for nearly all words are parted by one byte
	}
	r, n := utf8.DecodeRuneInString(between)
	return n > 0 && n == len(between) && text.IsOf(r, text.Hyphens)
}

// whole adds what hyphens join of the last words, if it mixes letters and digits or is
// made of single letters, A-B; what an & joins, R&D; and a letter with a sign behind it
// that makes a name of it, C++.
func whole(found []token, parts int, s string, look func(string, bool) *entry) []token {
	if parts == 1 {
		if last := found[len(found)-1]; last.single {
			if sign := signBehind(s[last.end:]); sign != "" {
				return append(found, token{entry: look(last.text+sign, true), start: last.start, end: last.end + len(sign), whole: true})
			}
		}
	}
	if parts < 2 || parts > 3 {
		return found
	}
	last := found[len(found)-parts:]
	letters, digits, single := false, false, true
	for _, part := range last {
		for _, r := range part.text {
			letters = letters || unicode.IsLetter(r)
			digits = digits || unicode.IsDigit(r)
		}
		single = single && part.single
	}
	if !(letters && digits) && !single && !strings.Contains(s[last[0].start:last[parts-1].end], "&") {
		return found
	}
	var together strings.Builder
	for _, part := range last {
		together.WriteString(part.text)
	}
	return append(found, token{entry: look(together.String(), true), start: last[0].start, end: last[parts-1].end, whole: true})
}

// signBehind returns a sign that makes a name of the letter before it: C++, C#.
func signBehind(rest string) string {
	for _, sign := range []string{"++", "#"} {
		if strings.HasPrefix(rest, sign) {
			return sign
		}
	}
	return ""
}
