//go:build !race

// Every entry of every language is tried, one after the other: under the detector that takes half a minute.

package figures

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"dossier/internal/language"
)

// TestEdgeWords_hideNothing: wherever a pattern of units matches beside a number, the words next to
// the number are among those that are looked for first.
func TestEdgeWords_hideNothing(t *testing.T) {
	before, behind := 0, 0
	for _, l := range language.With(language.Units) {
		u, d := unitsOf(l.Code), l.Units()
		for words := range written(d.Before) {
			for _, s := range []string{"ab " + words, "ab " + words + "\u202f-", "ab-" + words + "5"} {
				if endingLength(u.before, s) == 0 {
					continue
				}
				if before++; !u.lastWords.end(s) {
					t.Errorf("%s: %q may stand before a number, and is not looked at", l.Code, s)
				}
			}
		}
		for words := range written(slices.Concat(d.Behind, d.Between)) {
			for _, s := range []string{words, " " + words + "的", "\u202f-" + words + "5", words + " cd"} {
				if beginningLength(u.behind, s) == 0 {
					continue
				}
				if behind++; !u.firstWords.begin(s) {
					t.Errorf("%s: %q may stand behind a number, and is not looked at", l.Code, s)
				}
			}
		}
	}
	if before < 5_000 || behind < 5_000 {
		t.Errorf("only %d texts stand before a number, and %d behind one", before, behind)
	}
}

// written yields what entries stand for as texts have it: with any letters, and in capitals.
func written(entries []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for words := range alternatives(entries) {
			if !yield(strings.ReplaceAll(words, "*", "")) || !yield(strings.ToUpper(strings.ReplaceAll(strings.ReplaceAll(words, " ", "-"), "*", "ов"))) {
				return
			}
		}
	}
}
