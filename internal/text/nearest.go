package text

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate most like a misspelt word, "" if none is alike:
// at most one letter in three may differ, and three in all. Capitals do not count.
func Nearest(word string, candidates []string) string {
	best, least := "", min(3, max(1, utf8.RuneCountInString(word)/3))+1
	for _, c := range candidates {
		if d := Distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(c))); d < least {
			best, least = c, d
		}
	}
	return best
}
