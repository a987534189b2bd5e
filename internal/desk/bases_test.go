package desk

import (
	"os"
	"strings"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/webpage"
)

// TestEveryBasisHasWords: what cleaning takes a date from, in a text or in a saved
// page, the words of every language can say.
func TestEveryBasisHasWords(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		words, err := os.ReadFile("../../templates/i18n/" + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		for _, basis := range append(clean.DateBases(), webpage.DateSources()...) {
			if !strings.Contains(string(words), `"basis: `+basis+`": "`) {
				t.Errorf("%s.json has no words for %q", lang, basis)
			}
		}
	}
}
