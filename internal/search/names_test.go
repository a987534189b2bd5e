package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/fixture"
)

// namesIn are the names that a reader finds in a passage, in order.
func namesIn(names *Names, text string) (found []string) {
	f := NewReader(names).Read(Document{Lang: "en", Passages: []Passage{{Text: text, Field: Body}}})
	for fact := range f.all() {
		if term := f.lexicon.terms[fact.term]; strings.HasPrefix(term, "@") {
			found = append(found, term)
		}
	}
	return found
}

func TestNames_theLongestSpellingAtEachPlace(t *testing.T) {
	names := NewNames([]Name{
		{"port", []string{"Port Authority", "Port Authority of the North", "PAN"}},
		{"north", []string{"the North", "North"}},
		{"again", []string{"Port Authority"}}, // whoever claims a spelling first has it
		{"missile", []string{"S-400"}},
	})
	for text, want := range map[string][]string{
		"The Port Authority of the North said so.": {"@port"},
		"The Port Authority of the South said so.": {"@port"},
		"The port of the North said so.":           {"@north"},
		"Port Authority of":                        {"@port"},
		"North, Port Authority.":                   {"@north", "@port"},
		"An S-400 and 400 others.":                 {"@missile"},
		"Port and authority.":                      nil,
	} {
		if got := namesIn(names, text); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestNames_withOneBeginning: many names that begin with the same words cost no more to find
// than as many that do not.
func TestNames_withOneBeginning(t *testing.T) {
	const n = 8000
	find := func(beginning func(i int) string) func() func() {
		var list []Name
		var text strings.Builder
		for i := range n {
			name := fmt.Sprintf("%s treaty n%d", beginning(i), i)
			list = append(list, Name{fmt.Sprint(i), []string{name}})
			fmt.Fprintf(&text, "The %s treaty x%d was read. ", beginning(i), i)
		}
		names := NewNames(list)
		return func() func() { return func() { namesIn(names, text.String()) } }
	}
	fixture.Costs(t, 4, find(func(int) string { return "Alpha" }), find(func(i int) string { return fmt.Sprintf("Alpha%d", i) }))
}
