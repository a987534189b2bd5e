//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package webpage_test

import (
	"strings"
	"testing"

	"dossier/internal/fixture"
	"dossier/internal/webpage"
)

// TestRead_growsWithItsLines holds that what an element is called, and where it leads, is not
// read from end to end for each of the lines in it.
func TestRead_growsWithItsLines(t *testing.T) {
	text := strings.Repeat("<p>The quay of the harbour opens on Monday, said the council after its meeting.</p>", 10)
	pages := map[string]func(n int) string{
		"class": func(n int) string {
			return "<title>The quay opens</title><div class='" + strings.Repeat("aa ", 3*n) + "'>" + strings.Repeat("<h1>The quay opens</h1>", n) + "</div>"
		},
		"link": func(n int) string {
			return "<title>The quay opens | Site</title><h1>" + strings.Repeat("a word<br><br>", n) + strings.Repeat("<a href=#>The quay opens</a><br><br>", n) + "</h1>"
		},
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			fixture.Growth(t, 2000, func(n int) func() {
				raw := []byte(page(n) + text)
				return func() { _, _ = webpage.Read(raw) } // whatever it is read as
			})
		})
	}
}
