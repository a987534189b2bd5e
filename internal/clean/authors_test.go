package clean_test

import (
	"strings"
	"testing"

	"dossier/internal/clean"
)

// TestAuthors_areWhoABylineSaysWroteIt cleans a text with a line below its headline or
// behind its end, and reads whom it takes for its authors.
func TestAuthors_areWhoABylineSaysWroteIt(t *testing.T) {
	const paragraph = "The bell of the chapel is rung at eight from Monday on, the council decided after a debate that lasted until midnight."
	for _, c := range []struct{ above, behind, want string }{
		{"By Ann Perrin", "", "Ann Perrin"},
		{"By Ann Perrin and Luc Moreau", "", "Ann Perrin; Luc Moreau"},
		{"By Ann Perrin, Northern Post", "", "Ann Perrin"},
		{"By Associated Press", "", ""},
		{"Photos by Ann Perrin", "", ""},
		{"Translated by Ann Perrin", "", ""},
		{"", "Автор: Мария Седова", "Мария Седова"},
		{"", "Photos by Ann Perrin", ""},
	} {
		raw := strings.Join([]string{"The bell is rung at eight", c.above, paragraph, paragraph[:60] + "they said, and nobody asked why it had to be that hour.", c.behind}, "\n\n") + "\n"
		a, _ := clean.Clean([]byte(raw), clean.Options{})
		if got := strings.Join(a.Authors, "; "); got != c.want {
			t.Errorf("%q above the text and %q behind it: authors %q, want %q", c.above, c.behind, got, c.want)
		}
	}
}
