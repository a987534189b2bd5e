package figures

import (
	"strings"
	"testing"

	"dossier/internal/fixture"
)

// FuzzIn holds that numbers lie in their text, in whole characters, one behind the other, each
// with a value, and that with what belongs to them they are no shorter.
func FuzzIn(f *testing.F) {
	for s, lang := range map[string]string{
		"between −1,500.75 and 3½ million tonnes, a third of 21st": "en", "quatre-vingt-dix-sept mille, 1 000 €, XIV": "fr",
		"٣٫٥ مليون طن و١٢٪": "ar", "三百二十万トン、第5回": "ja", "einundzwanzigtausend Euro": "de",
	} {
		f.Add(s, lang)
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		s = strings.ToValidUTF8(s, "")
		last := 0
		for _, one := range In(s, lang) {
			fixture.Within(t, s, one.From, one.To)
			if one.From < last || len(one.Values) == 0 {
				t.Fatalf("%q in %q: %+v, behind %d", one.Of(s), s, one, last)
			}
			last = one.To
		}
		for _, one := range Whole(s, lang) {
			fixture.Within(t, s, one.From, one.To)
		}
	})
}
