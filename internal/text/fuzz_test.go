package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// FuzzRead holds that words and sentences are parts of a text in their order, that no letter is in none, that forms of a
// text are texts, and that one form of a form is the same.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"L’été 2024, M. Dupont « n’a rien dit ». 10 000 £, 3.5 %! À 5 h.", "The U.S. (D.C.) said: “No.” Ph.D. e.g. this… And that?",
		"港口今日开放。防波堤3個。", "الميناء مفتوح؟ نعم، ۱۲ مارس.", "e\u0301t\u00ade\u200b \u202edid\u202c n\u0336o\u0336t", "ไทย 12 บาท",
	} {
		for _, lang := range []string{"fr", "xx"} {
			f.Add(s, lang)
		}
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		if !utf8.ValidString(s) || len(s) > 4000 {
			return
		}
		before := 0
		for _, w := range text.Read(s).Words {
			if w.From < before || w.To <= w.From || w.To > len(s) {
				t.Fatalf("%q has a word from %d to %d, behind %d", s, w.From, w.To, before)
			}
			if gap := s[before:w.From]; strings.ContainsFunc(gap, unicode.IsLetter) {
				t.Fatalf("of %q the letters %q are in no word", s, gap)
			}
			before = w.To
		}
		if strings.ContainsFunc(s[before:], unicode.IsLetter) {
			t.Fatalf("of %q the letters %q are in no word", s, s[before:])
		}
		before = 0
		for _, r := range text.Sentences(s, lang) {
			if r.From < before || r.To <= r.From || r.To > len(s) || strings.TrimSpace(s[before:r.From]) != "" {
				t.Fatalf("%q has a sentence from %d to %d, behind %d", s, r.From, r.To, before)
			}
			before = r.To
		}
		if strings.TrimSpace(s[before:]) != "" {
			t.Fatalf("of %q, %q is in no sentence", s, s[before:])
		}
		for _, q := range text.Read(s).Quoted() {
			if q.From < 0 || q.To < q.From || q.To > len(s) || !utf8.ValidString(s[q.From:q.To]) {
				t.Fatalf("%q has quoted words from %d to %d", s, q.From, q.To)
			}
		}
		for name, form := range map[string]func(string) string{"plain": text.Plain, "folded": text.Fold, "shown": text.ShowReordering} {
			once := form(s)
			if !utf8.ValidString(once) || form(once) != once {
				t.Fatalf("%s, %q is %q, and that is %q", name, s, once, form(once))
			}
		}
	})
}
