package language_test

import (
	"testing"
	"unicode/utf8"

	"dossier/internal/language"
)

// TestAlphabets_haveABitEach: a set of languages is one number.
func TestAlphabets_haveABitEach(t *testing.T) {
	languages, with := language.Alphabets()
	if len(languages) < 10 || len(languages) > 64 {
		t.Errorf("%d languages have letters of their own", len(languages))
	}
	for i, l := range languages {
		r, _ := utf8.DecodeRuneInString(l.About().Letters[0])
		if with[r]>>i&1 == 0 {
			t.Errorf("%s is not spelled with %c", l.Code, r)
		}
	}
}
