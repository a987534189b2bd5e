package dossier

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// nearestWord returns the candidate most like a misspelt word, "" if none is
// alike: at most one letter in three may differ, and three in all.
func nearestWord(word string, candidates []string) string {
	best, least := "", min(3, max(1, utf8.RuneCountInString(word)/3))+1
	for _, c := range candidates {
		if d := distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(c))); d < least {
			best, least = c, d
		}
	}
	return best
}

// distance is the least number of insertions, deletions, replacements and
// swaps of neighbours that turn a into b (optimal string alignment).
func distance[T comparable](a, b []T) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i, x := range a {
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
