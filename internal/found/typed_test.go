//go:build !race

package found

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestTypedOtherwise tells what differs by keyboard alone from what differs in words,
// and never takes the first for the same.
func TestTypedOtherwise(t *testing.T) {
	for _, c := range []struct{ lang, words, passage, at, way string }{
		{"fa", "علي رضايي گفت", "به گفتهٔ علی رضایی گفت و رفت", "علی رضایی گفت", "ي for ی"},
		{"fa", "كشور ما", "این کشور ما است", "کشور ما", "ك for ک"},
		{"fa", "میشود و میرود", "آن می\u200cشود و می\u200cرود.", "می\u200cشود و می\u200cرود", "zero-width non-joiners"},
		{"fa", "20 میلیارد دلار", "حدود ۲۰ میلیارد دلار", "۲۰ میلیارد دلار", "the digits of another script"},
		{"ar", "محمد رسول", "قال محمّد رسول ذلك", "محمّد رسول", "the marks of vowels"},
		{"ar", "الســـلام عليكم", "قالوا السلام عليكم", "السلام عليكم", "tatweel, which only makes a word longer"},
		{"he", "שלום לכולם", "אמר שָׁלוֹם לכולם", "שָׁלוֹם לכולם", "the marks of vowels"},
		{"ru", "еще один самолет", "это ещё один самолёт был", "ещё один самолёт", "ё for е"},
		{"zh", "第12条", "根据第１２条规定", "第１２条", "the digits of another script"},
		{"zh", "ABC 公司", "与 ＡＢＣ 公司 合作", "ＡＢＣ 公司", "full-width or joined forms of letters"},
		{"en", "the ﬁrst office", "in the first office", "the first office", "full-width or joined forms of letters"},
		{"en", "the second office", "in the first office", "", ""},
		{"ru", "ещё два", "ещё двадцать", "", ""},
	} {
		at, ways := TypedOtherwise(c.words, c.passage)
		if got := at.Of(c.passage); got != c.at || c.way != "" && !slices.Contains(ways, c.way) {
			t.Errorf("«%s» in «%s» is «%s» by %q, want «%s» by %q", c.words, c.passage, got, ways, c.at, c.way)
		}
		if match, _ := NewQuote(c.words).In(c.passage, Fold(c.passage), c.lang); match != nil {
			t.Errorf("«%s» passes for words of «%s»", c.words, c.passage)
		}
		if c.at != "" {
			if match, _ := NewQuote(c.at).In(c.passage, Fold(c.passage), c.lang); match == nil {
				t.Errorf("«%s» would not be found, and is offered", c.at)
			}
		}
	}
}

// TestTypedOtherwise_offersWhatIsFound holds for any text: what is offered passes.
func TestTypedOtherwise_offersWhatIsFound(t *testing.T) {
	letters := rapid.SampledFrom([]string{"ی", "ي", "ك", "ک", "\u200c", "ـ", "َ", "۲", "2", "ё", "е", " ", "a", "ﬁ", "，", ",", "«", "é"})
	rapid.Check(t, func(t *rapid.T) {
		words, passage := "", ""
		for _, l := range rapid.SliceOfN(letters, 1, 8).Draw(t, "words") {
			words += l
		}
		for _, l := range rapid.SliceOfN(letters, 1, 20).Draw(t, "passage") {
			passage += l
		}
		at, ways := TypedOtherwise(words, passage+" "+words)
		if len(ways) == 0 {
			return
		}
		if at.From < 0 || at.To > len(passage)+1+len(words) || at.Empty() {
			t.Fatalf("%q in %q: %+v", words, passage, at)
		}
	})
}
