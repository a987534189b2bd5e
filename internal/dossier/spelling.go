package dossier

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// nearestWord returns the candidate most like a misspelt word, "" if none is
// alike: at most one letter in three may differ, and three in all.
func nearestWord(word string, candidates []string) string {
	best, least := "", min(3, max(1, utf8.RuneCountInString(word)/3))+1
	for _, c := range candidates {
		if d := text.Distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(c))); d < least {
			best, least = c, d
		}
	}
	return best
}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
