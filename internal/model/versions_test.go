package model_test

import (
	"slices"
	"testing"

	"dossier/internal/model"
)

// TestCompareCaptured_inOtherZones holds that captures stand in the order in which they were made,
// wherever on earth their clocks stood, and that of two on one day whose hour one does not say
// none is called the earlier.
func TestCompareCaptured_inOtherZones(t *testing.T) {
	inOrder := []string{"", "2025-01-17", "2025-01-17T14:05:00+02:00", "2025-01-17T13:30:00Z", "2025-01-18T00:10:00+01:00", "2025-01-17T23:20:00Z"}
	d := &model.Dossier{Receipts: map[*model.Article]model.Receipt{}}
	var list []*model.Article
	for _, moment := range inOrder {
		a := &model.Article{}
		d.Receipts[a] = model.Receipt{Captured: moment}
		list = append(list, a)
	}
	sorted := slices.Clone(list)
	slices.Reverse(sorted)
	slices.SortStableFunc(sorted, d.CompareCaptured)
	if !slices.Equal(sorted, list) {
		var got []string
		for _, a := range sorted {
			got = append(got, d.Receipts[a].Captured)
		}
		t.Errorf("the order is %q, want %q", got, inOrder)
	}
	for i, a := range list {
		for n, b := range list {
			want := i < n && i > 0 && (i > 1 || n == 4)
			if got := d.CapturedBefore(a, b); got != want {
				t.Errorf("%q is captured before %q: %t, want %t", inOrder[i], inOrder[n], got, want)
			}
		}
	}
}
