package text

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPhrases_isHasWord holds that phrases which are looked for at once are found where each of
// them alone is.
func TestPhrases_isHasWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOfN(rapid.RuneFrom([]rune("ab 1’é\u0301更-")), 0, 12, -1)
		list, s := rapid.SliceOfN(words, 0, 5).Draw(t, "phrases"), words.Draw(t, "text")
		want := slices.ContainsFunc(list, func(phrase string) bool { return HasWord(s, phrase) })
		if got := NewPhrases(list).In(s); got != want {
			t.Fatalf("%q in %q: %t", list, s, got)
		}
	})
}
