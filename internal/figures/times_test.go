package figures_test

import (
	"slices"
	"testing"

	"dossier/internal/figures"
)

func TestTimes(t *testing.T) {
	for s, want := range map[string][]string{
		"At 02:48 and at 2.48 p.m., or 14h48":       {"02:48", "2.48 p.m", "14h48"},
		"at 2 pm, at 12 am, at 12.05 a.m.":          {"2 pm", "12 am", "12.05 a.m"},
		"on 17.01.2025, 25:10, 13:75, 3:2, 1.500 m": nil,
		"von 6.00 bis 9.30 Uhr":                     {"6.00", "9.30"},
		"في الساعة ٠٢:٤٨ صباحا":                     {"٠٢:٤٨"},
		"12 a month, 7 amps, version 2.10.3":        nil,
	} {
		var got []string
		for _, at := range figures.Times(s) {
			got = append(got, at.Of(s))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", s, got, want)
		}
	}
	for s, want := range map[string]int{"02:48": 168, "2.05 pm": 845, "12 a.m.": 0, "12.30 pm": 750, "14h05": 845} {
		if got := figures.Times(s); len(got) != 1 || got[0].Minutes != want {
			t.Errorf("%q: %v, not %d", s, got, want)
		}
	}
}
