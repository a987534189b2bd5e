package factuality

import (
	"reflect"
	"strings"
	"testing"

	"dossier/internal/fixture"
	"dossier/internal/text"
)

// FuzzAround holds that what stands around any words of any passage lies in it, beside the words
// and in whole characters, and that who asks again is told the same.
func FuzzAround(f *testing.F) {
	f.Add("The council denied that the quay was sold, and if so, only allegedly. This is false.", 16, 40, "en")
	f.Add("Il serait faux de dire que le quai a été vendu. À tort ?", 20, 47, "fr")
	f.Add("نفى الوزير أن الرصيف بيع. «هل بيع؟»", 18, 40, "ar")
	f.Add("埠頭は売られていない。「行くぞ！」と言った。", 0, 9, "ja")
	f.Fuzz(func(t *testing.T, s string, from, to int, lang string) {
		if s = strings.ToValidUTF8(s, ""); from < 0 || to > len(s) || from >= to {
			return
		}
		quoted := text.Range{From: from, To: to}
		if strings.ToValidUTF8(quoted.Of(s), "") != quoted.Of(s) {
			return
		}
		found := Around(s, quoted, lang)
		for _, one := range found {
			fixture.Within(t, s, one.Words.From, one.Words.To)
		}
		if again := Around(s, quoted, lang); !reflect.DeepEqual(again, found) {
			t.Fatalf("around %q of %q stand %v, and then %v", quoted.Of(s), s, found, again)
		}
		edges := EdgesOf(s, quoted, lang)
		for _, words := range []text.Range{edges.Attribute, edges.Intended, Skipped(s, quoted, lang), AfterParagraph(s, lang), new(Readings).Denies(s, lang), new(Readings).Accuses(s, lang)} {
			if !words.Empty() {
				fixture.Within(t, s, words.From, words.To)
			}
		}
	})
}
