package clean_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/custody"

	"github.com/google/go-cmp/cmp"
)

// TestTheFiveCaptures holds what a person found on reading the five captures
// of this repository line by line: which lines are the article, and which are
// not. One decision is by hand, for no rule could know it.
func TestTheFiveCaptures(t *testing.T) {
	type lines = []int
	hand := custody.Record{Decisions: []custody.Decision{{First: 2, Last: 2, Is: custody.Body, ByHand: true, Why: "places the meeting"}}}
	cases := map[string]struct {
		hand     custody.Record
		kept     lines // title, subheads and paragraphs
		dropped  lines
		meta     lines
		captions lines
		damaged  lines
	}{
		"000_13b0f57e58c3ae83.txt": {kept: lines{1, 6, 10, 12, 14, 16, 18}, dropped: lines{3, 4, 8}},
		"001_39413a2f6c7050e9.txt": {kept: lines{1, 3, 4, 8}, dropped: lines{9, 11, 12, 14, 16, 17, 18, 19, 20, 22, 24}, meta: lines{6}},
		"002_a5efbd5daa40977a.txt": {hand: hand, kept: lines{1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12}, dropped: lines{8, 14}, meta: lines{13}},
		"003_c7f1de028f8036d8.txt": {
			kept:    lines{1, 5, 7, 9, 11, 13, 15, 17, 21, 23, 25, 27, 31, 33, 35, 37},
			dropped: lines{3, 39}, captions: lines{19, 29}, damaged: lines{5, 7, 9, 13, 15, 21, 25, 33},
		},
		"004_4a587944d8b0716c.txt": {kept: lines{1, 3, 5, 7, 9, 11}, dropped: lines{15, 17, 18, 19, 21, 23, 24, 25, 26, 27}, meta: lines{13}},
	}
	kept, dropped := 0, 0
	for name, want := range cases {
		raw, err := os.ReadFile(filepath.Join("../../content/captures", name))
		if err != nil {
			t.Fatal(err)
		}
		a, lost := clean.Clean(raw, clean.Options{Hand: want.hand})
		if lost {
			t.Errorf("%s: cleaning asks whether this is an article", name)
		}
		var got struct{ kept, dropped, meta, captions, damaged lines }
		got.kept = appendIf(got.kept, a.TitleLine)
		for _, b := range a.Blocks {
			got.kept = append(got.kept, b.Line)
		}
		for _, d := range a.Decisions {
			for n := d.First; n <= d.Last; n++ {
				if custody.Split(raw)[n-1].Text == "" {
					continue
				}
				switch d.Is {
				case custody.Dropped:
					got.dropped = append(got.dropped, n)
				case custody.Meta:
					got.meta = append(got.meta, n)
				}
			}
		}
		for _, c := range a.Captions {
			got.captions = append(got.captions, c.Line)
		}
		for _, d := range a.Damage {
			got.damaged = append(got.damaged, d.Line)
		}
		for what, pair := range map[string][2]lines{
			"kept": {want.kept, got.kept}, "dropped": {want.dropped, got.dropped}, "meta": {want.meta, got.meta},
			"captions": {want.captions, got.captions}, "damaged": {want.damaged, slices.Compact(got.damaged)},
		} {
			if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
				t.Errorf("%s: %s lines:\n%s", name, what, diff)
			}
		}
		kept += len(got.kept)
		dropped += len(got.dropped)
	}
	if kept != 44 || dropped != 28 {
		t.Errorf("%d lines kept and %d dropped, want 44 and 28", kept, dropped)
	}
}

// TestSignsOfTranslation reads the captures that show where they come from, and
// one that does not.
func TestSignsOfTranslation(t *testing.T) {
	for name, want := range map[string][]clean.Sign{
		"000_13b0f57e58c3ae83.txt": {{From: "de", Line: 3, Why: "a line of the page is in that language"}, {From: "de", Line: 4, Why: "a line of the page is in that language"}},
		"004_4a587944d8b0716c.txt": nil,
	} {
		raw, err := os.ReadFile(filepath.Join("../../content/captures", name))
		if err != nil {
			t.Fatal(err)
		}
		a, _ := clean.Clean(raw, clean.Options{})
		if diff := cmp.Diff(want, a.Signs(raw)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	raw := []byte("Le fleuve monte\n\nLe fleuve a débordé lundi dans les quartiers bas de la ville, où cent familles ont dû partir avant la nuit.\n\nTraduit de l’arabe par Samir Haddad\n")
	a, _ := clean.Clean(raw, clean.Options{})
	if signs := a.Signs(raw); len(signs) != 1 || signs[0].From != "ar" || signs[0].Line != 5 {
		t.Errorf("what the text says itself is not seen: %+v", signs)
	}
}

func appendIf(list []int, n int) []int {
	if n > 0 {
		return append(list, n)
	}
	return list
}

// TestCreditEnd_labels: a label begins a credit behind a sentence or in brackets, and is a
// word like any other in the middle of one.
func TestCreditEnd_labels(t *testing.T) {
	for line, want := range map[string]string{
		"The keeper on the pier. Photo: Jo Hale":             "Photo: Jo Hale",
		"Le gardien sur la jetée (photo : Jo Hale)":          "(photo : Jo Hale)",
		"What stays with one is an image: a boat in the fog": "",
	} {
		got := ""
		if at := clean.CreditEnd(line); at != nil {
			got = line[at[0]:at[1]]
		}
		if got != want {
			t.Errorf("%q ends with the credit %q, want %q", line, got, want)
		}
	}
}
