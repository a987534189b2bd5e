package text

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestOverlapsAny_isOverlaps holds that a list in order is searched and gives what asking each gives.
func TestOverlapsAny_isOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []Range
		at := 0
		for range rapid.IntRange(0, 6).Draw(t, "n") {
			from := at + rapid.IntRange(0, 3).Draw(t, "gap")
			at = from + rapid.IntRange(1, 3).Draw(t, "length")
			list = append(list, Range{from, at})
		}
		from := rapid.IntRange(0, 30).Draw(t, "from")
		r := Range{from, from + rapid.IntRange(0, 5).Draw(t, "len")}
		if got, want := r.OverlapsAny(list), slices.ContainsFunc(list, r.Overlaps); got != want {
			t.Errorf("%v overlaps any of %v: %t, want %t", r, list, got, want)
		}
	})
}
