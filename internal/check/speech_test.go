package check

import (
	"strings"
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
				if plain := strings.ReplaceAll(text.Plain(strings.ReplaceAll(w, "_", " ")), " ", "_"); plain != w {
					t.Errorf("%s: %q is compared as %q", l.Code, w, plain)
				}
			}
		}
	}
}

// TestFirstOf_wordsOfTwoSyllables finds a word that a blank parts, and not its halves.
func TestFirstOf_wordsOfTwoSyllables(t *testing.T) {
	words := language.Get("vi").Speech().Confessing
	for s, want := range map[string]string{
		"Bộ trưởng thừa nhận đã nhận tiền.": "thừa nhận",
		"Bộ trưởng đã thú nhận":             "thú nhận",
		"Tàu thừa hàng, cảng nhận thêm.":    "",
		"Ông thừa, bà nhận.":                "",
	} {
		if got := firstOf(s, words).Of(s); got != want {
			t.Errorf("%q: found %q, not %q", s, got, want)
		}
	}
}
