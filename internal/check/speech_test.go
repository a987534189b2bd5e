package check

import (
	"testing"

	"dossier/internal/language"
	"dossier/internal/text"
)

// TestSpeechWords_arePlain holds that the words of speech.txt are written as the words of
// a note are compared with them.
func TestSpeechWords_arePlain(t *testing.T) {
	for _, l := range language.All() {
		d := l.Speech()
		for _, list := range []language.Words{d.Saying, d.Speaking, d.Confessing, d.Granting, d.According, d.TheSource} {
			for _, w := range list {
				if plain := text.Plain(w); plain != w {
					t.Errorf("%s: %q is compared as %q", l.Code, w, plain)
				}
			}
		}
	}
}
