package clean

import (
	"strings"
	"testing"

	"dossier/internal/language"
)

// TestBases_haveWords: what the date of a text is taken from, the words of every
// language can say.
func TestBases_haveWords(t *testing.T) {
	for _, lang := range language.Codes() {
		words := string(language.Get(lang).File("interface.json"))
		for _, basis := range []string{basisLine, basisHeadline, basisDateline, basisAddress, basisNumber} {
			if !strings.Contains(words, `"basis: `+basis+`": "`) {
				t.Errorf("the interface.json of %s has no words for %q", lang, basis)
			}
		}
	}
}
