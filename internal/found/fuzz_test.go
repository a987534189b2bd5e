//go:build !race

package found

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFound holds that every stretch of a text between boundaries is found in
// it, and that what is found is shown from whole characters.
func FuzzFound(f *testing.F) {
	f.Add("Le port « de Brest » a rouvert à 10 000 km…", 3, 20)
	f.Add("e\u0301té\u00a0: l’été", 0, 9)
	f.Fuzz(func(t *testing.T, s string, from, length int) {
		s = strings.ToValidUTF8(s, "")
		folded := Fold(s)
		if Fold(folded) != folded {
			t.Fatalf("%q folds to %q and then to %q", s, folded, Fold(folded))
		}
		if from < 0 || length < 1 || from > len(s) || length > len(s)-from {
			return
		}
		part := s[from : from+length]
		if !utf8.ValidString(part) {
			return
		}
		match, _ := NewQuote(part).In(s, folded, "fr")
		for _, r := range match {
			if r.From < 0 || r.To > len(s) || r.From >= r.To || !utf8.ValidString(s[r.From:r.To]) {
				t.Fatalf("%q is shown as %v of %q", part, r, s)
			}
		}
		if len(match) == 1 && !strings.Contains(part, "[") && Fold(s[match[0].From:match[0].To]) != Fold(part) {
			t.Fatalf("%q is found as %q", part, s[match[0].From:match[0].To])
		}
	})
}
