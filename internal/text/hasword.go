package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// HasWord reports whether a phrase stands in s as words of their own: no letter, mark
// or digit goes on at its edges. In scripts without spaces it may stand anywhere.
func HasWord(s, phrase string) bool {
	if phrase == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return false
		}
		start := from + i
		end := start + len(phrase)
		before, _ := utf8.DecodeLastRuneInString(s[:start])
		first, size := utf8.DecodeRuneInString(phrase)
		last, _ := utf8.DecodeLastRuneInString(phrase)
		after, _ := utf8.DecodeRuneInString(s[end:])
		if !continues(before, first) && !continues(after, last) {
			return true
		}
		from = start + size
	}
}

// continues reports whether a word with the character edge goes on with another beside it.
func continues(beside, edge rune) bool {
	if beside == utf8.RuneError || unicode.In(edge, Unspaced...) {
		return false
	}
	return unicode.In(beside, unicode.L, unicode.M, unicode.Nd)
}
