package site

import (
	"testing"
	"testing/fstest"

	"dossier/internal/clean"
	"dossier/internal/language"
)

// TestWhatADateWasTakenFrom: whatever cleaning says of it, pages say it in their
// own language, and what a person wrote as it was written.
func TestWhatADateWasTakenFrom(t *testing.T) {
	theme, _, err := LoadTheme(fstest.MapFS{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range language.Codes() {
		for _, basis := range clean.DateBases() {
			if said, ours := theme.words[lang].basis(basis); !ours || said == "" {
				t.Errorf("%s: there are no words for %q", lang, basis)
			}
		}
		if said, ours := theme.words[lang].basis("écrit la veille"); ours || said != "écrit la veille" {
			t.Errorf("%s: what a person wrote becomes %q", lang, said)
		}
	}
}
