package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
)

// abbreviations end with a full stop that ends no sentence, in any language: a
// foreign name or title may have its own.
var abbreviations = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, l := range language.With(language.Evidence) {
		for _, a := range l.Evidence().Abbreviations {
			set[a] = true
		}
	}
	return set
})

// Sentences returns the sentences of a text, without the blank space between
// them. A sentence ends with one of [FullStops]; and with one of [Stops], and
// whatever closes behind it, when something follows that can begin one.
//
// The rules of UAX #29 know no abbreviations, and end no sentence before a small
// letter: "M. Poutine" would be two, and "Ah ! il part" one.
func Sentences(s string) []Range {
	var list []Range
	start := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		full := r >= utf8.RuneSelf && IsOf(r, FullStops)
		stop := full || IsOf(r, Stops) && (r != '.' || !abbreviates(s[start:i]))
		i += n
		if !stop {
			continue
		}
		end := closed(s, i)
		if !full && !begins(s[end:]) {
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

// closed returns where a sentence ends of which a stop ends at byte i: behind more
// stops, marks that close, and the space that French sets before them.
func closed(s string, i int) int {
	const ends = Stops + Closers
	for i < len(s) {
		if r, n := utf8.DecodeRuneInString(s[i:]); IsOf(r, ends) {
			i += n
			continue
		}
		rest := strings.TrimLeftFunc(s[i:], unicode.IsSpace)
		if !strings.HasPrefix(rest, "»") {
			break
		}
		i = len(s) - len(rest)
	}
	return i
}

// begins reports whether what follows a stop can begin a sentence: behind blank
// space a capital, a digit, a quotation or a dash.
func begins(rest string) bool {
	const marks = "«“\"(—–-"
	next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, unicode.IsSpace))
	first, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && unicode.IsSpace(first) && (unicode.IsUpper(next) || unicode.IsDigit(next) || IsOf(next, marks))
}

// abbreviates reports whether a full stop behind s belongs to an abbreviation
// or to an initial.
func abbreviates(s string) bool {
	const (
		most  = 24 // bytes; abbreviations are shorter
		marks = "(«“\"'’"
	)
	last := s[max(0, len(s)-most):]
	if i := strings.LastIndexFunc(last, func(r rune) bool { return unicode.IsSpace(r) || IsOf(r, marks) }); i >= 0 {
		_, n := utf8.DecodeRuneInString(last[i:])
		last = last[i+n:]
	}
	if abbreviations()[last] {
		return true
	}
	r, n := utf8.DecodeRuneInString(last)
	return n > 0 && n == len(last) && unicode.IsUpper(r)
}
