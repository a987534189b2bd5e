package clean_test

import (
	"testing"

	"dossier/internal/clean"
)

// A headline of words that menus have is the headline if the page names it, and a word of
// a menu if it does not.
func TestTitle_namedByItsPageIsNoMenu(t *testing.T) {
	const page = "Über uns\n\nHandwerk in dritter Generation\n\nSeit 1952 bauen wir am Kai Fenster aus dem Holz der Wälder hinter der Stadt.\n\n" +
		"Wer uns besucht, kann dem Meister in der Werkstatt bei der Arbeit zusehen.\n"
	for named, want := range map[string]string{"Über uns": "Über uns", "": "Handwerk in dritter Generation"} {
		if a, _ := clean.Clean([]byte(page), clean.Options{Extracted: true, Title: named}); a.Title != want {
			t.Errorf("named %q, the title is %q and not %q", named, a.Title, want)
		}
	}
}
