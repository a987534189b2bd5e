package search

import (
	"slices"
	"testing"
)

// TestNamesAndSubjects_areNoSmallWords holds that what begins a sentence or a title for
// being a preposition is in no register.
func TestNamesAndSubjects_areNoSmallWords(t *testing.T) {
	for _, c := range []struct {
		lang, title, text string
		names, subjects   []string
	}{
		{"fr", "La position contre la guerre", "Selon Moscou, le port ouvre. Contre Téhéran, rien. Avant Paris.", []string{"Moscou", "Téhéran", "Paris"}, []string{"position", "guerre"}},
		{"en", "The harbour before the storm", "Before Moscow, about Tehran. About Paris they say little.", []string{"Moscow", "Tehran", "Paris"}, []string{"harbour", "storm"}},
	} {
		d := Document{Path: "p.html", Lang: c.lang, Title: c.title, Passages: []Passage{{Text: c.title, Field: Title}, {Text: c.text, Field: Body}}}
		facts := NewReader(nil).Read(d)
		var names, subjects []string
		for _, n := range facts.ProperNames() {
			if n.Passage == 1 {
				names = append(names, n.Text)
			}
		}
		for _, s := range facts.Subjects() {
			subjects = append(subjects, s.Form)
		}
		if !slices.Equal(names, c.names) || !slices.Equal(subjects, c.subjects) {
			t.Errorf("%s: the names %q, the subjects %q; want %q, %q", c.lang, names, subjects, c.names, c.subjects)
		}
	}
}
