package desk

import (
	"strings"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/language"
	"dossier/internal/webpage"
)

// TestEveryBasisHasWords: what cleaning takes a date from, in a text or in a saved
// page, the words of every language can say.
func TestEveryBasisHasWords(t *testing.T) {
	for _, lang := range language.Codes() {
		words := language.Get(lang).File("interface.json")
		for _, basis := range append(clean.DateBases(), webpage.DateSources()...) {
			if !strings.Contains(string(words), `"basis: `+basis+`": "`) {
				t.Errorf("the interface.json of %s has no words for %q", lang, basis)
			}
		}
	}
}
