package search

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse holds that whatever is typed can be read: words stand in what is looked for, filters are
// filters, nothing is empty, and blank space around it changes nothing.
func FuzzParse(f *testing.F) {
	for _, typed := range []string{
		`the quay -"was open" outlet:courier is:question 10 000`, `«l’été» -well-known date:2025-03`, `防波堤 "埠頭`, `"" -" -- outlet: kind:x:y`, "e\u0301t\u00ade",
	} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		typed = strings.ToValidUTF8(typed, "")
		q := parse(typed)
		for _, w := range append(q.words, q.without...) {
			if w.Text == "" || !utf8.ValidString(w.Text) || w.Start < 0 || w.Start >= w.End {
				t.Fatalf("%q has the word %+v", typed, w)
			}
		}
		for _, filter := range q.filters {
			if key, value, ok := strings.Cut(filter, ":"); !ok || key == "" || value == "" {
				t.Fatalf("%q has the filter %q", typed, filter)
			}
		}
		for _, p := range q.phrases {
			if len(p.words) == 0 {
				t.Fatalf("%q has a phrase without words", typed)
			}
		}
		before := parse(" " + typed)
		if !reflect.DeepEqual(before, q) {
			t.Fatalf("%q is read as %+v, and behind a space as %+v", typed, q, before)
		}
	})
}
