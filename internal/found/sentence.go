package found

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

// Sentences returns the byte ranges of the sentences of text, without the
// blank space between them. A sentence ends with . ! ? or …, and whatever
// closes behind it, when something follows that can begin one.
func Sentences(text string) [][2]int {
	var found [][2]int
	start := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r != '.' && r != '!' && r != '?' && r != '…' {
			continue
		}
		if r == '.' && abbreviates(text[start:i-1]) {
			continue
		}
		end := i
		for end < len(text) { // marks that close: », ”, ), and spaces before them
			next, size := utf8.DecodeRuneInString(text[end:])
			if strings.ContainsRune(".!?…»”\")]’'", next) {
				end += size
				continue
			}
			if rest := strings.TrimLeftFunc(text[end:], unicode.IsSpace); strings.HasPrefix(rest, "»") {
				end = len(text) - len(rest)
				continue
			}
			break
		}
		rest := strings.TrimLeftFunc(text[end:], unicode.IsSpace)
		if rest == "" {
			break
		}
		next, _ := utf8.DecodeRuneInString(rest)
		if len(rest) == len(text)-end || !unicode.IsUpper(next) && !unicode.IsDigit(next) && !strings.ContainsRune("«“\"(—–-", next) {
			continue
		}
		found = append(found, [2]int{start, end})
		start = len(text) - len(rest)
		i = start
	}
	if end := len(strings.TrimRightFunc(text, unicode.IsSpace)); start < end {
		found = append(found, [2]int{start, end})
	}
	return found
}

// abbreviates reports whether a full stop behind s belongs to an abbreviation
// or to an initial.
func abbreviates(s string) bool {
	s = s[max(0, len(s)-24):] // abbreviations are short
	last := s
	if i := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("(«“\"'’", r) }); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		last = s[i+n:]
	}
	if abbreviations()[last] {
		return true
	}
	r, n := utf8.DecodeRuneInString(last)
	return n > 0 && n == len(last) && unicode.IsUpper(r)
}

// Around returns the byte range of the sentences that a match touches.
func Around(text string, m Match) [2]int {
	from, to := m[0][0], m[len(m)-1][1]
	span := [2]int{from, to}
	for _, s := range Sentences(text) {
		if s[0] <= from && from < s[1] {
			span[0] = s[0]
		}
		if s[0] < to && to <= s[1] {
			span[1] = s[1]
		}
	}
	return span
}
