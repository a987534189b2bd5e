package model

import (
	"testing"

	"dossier/internal/text"
)

// TestStretch_showsWhereWordsWereCutOut holds that the words of a passage are never shown
// as if they had stood together, or had begun or ended so.
func TestStretch_showsWhereWordsWereCutOut(t *testing.T) {
	const words = "Le port rouvre. Il est sûr."
	for _, c := range []struct {
		seams    []int
		from, to int
		want     string
	}{
		{nil, 0, len(words), words},
		{[]int{0}, 0, len(words), "[…] " + words},
		{[]int{len(words)}, 0, len(words), words + " […]"},
		{[]int{7}, 0, len(words), "Le port […] rouvre. Il est sûr."},
		{[]int{0, len(words)}, 16, len(words), "Il est sûr. […]"},
		{[]int{0}, 16, len(words), "Il est sûr."},
	} {
		p := Passage{Text: words, Seams: c.seams}
		if got := p.Stretch(text.Range{From: c.from, To: c.to}); got != c.want {
			t.Errorf("cut at %v: %q, want %q", c.seams, got, c.want)
		}
	}
}
