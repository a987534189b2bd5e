//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package clean_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/fixture"
)

// TestClean_growsWithTheText holds that no rule goes through a whole text for each of its lines.
func TestClean_growsWithTheText(t *testing.T) {
	const sentence = "The council said on Tuesday that pier %d would be open again in June.\n\n"
	short := func(i int) string { return fmt.Sprintf("Song%c%c of the pier%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/26/26) }
	for _, c := range []struct {
		name  string
		n     int
		write func(i, n int) string
	}{
		{"what may be heard", 500, func(i, _ int) string { return fmt.Sprintf(sentence, i) + "(MUSIC)\n\n(AFP)\n\n" }},
		{"lines that come again", 2000, func(i, n int) string { return short(i%(n/2)) + "\n\n" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			fixture.Growth(t, c.n, func(n int) func() {
				words := "What the council said\n\n"
				for i := range n {
					words += c.write(i, n)
				}
				words += fmt.Sprintf(strings.TrimSpace(sentence), 0) + "\n"
				return func() { clean.Clean([]byte(words), clean.Options{}) }
			})
		})
	}
}

// TestItems_growsWithTheText holds that paragraphs are not held against each mark that stands above them.
func TestItems_growsWithTheText(t *testing.T) {
	fixture.Growth(t, 2000, func(n int) func() {
		var raw strings.Builder
		raw.WriteString("What the council said\n\n")
		for i := range n {
			fmt.Fprintf(&raw, "The council said on Tuesday that pier %d would be open again in June.\n\nAlso read: Pier %d opens\n\n", i, i)
		}
		text := []byte(raw.String())
		a, _ := clean.Clean(text, clean.Options{})
		return func() { a.Items(text) }
	})
}
