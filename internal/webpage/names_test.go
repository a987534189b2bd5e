package webpage

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/language"
)

// TestWhoWroteAPage: of a byline the name is left, and names stay whole.
func TestWhoWroteAPage(t *testing.T) {
	for said, want := range map[string]string{
		"Léa Martin": "Léa Martin", "Par Léa  Martin": "Léa Martin", "BY TOM ASHBY": "TOM ASHBY", "Par Reuters": "", "admin": "", "AP Auto Writer": "",
		"von Hans Meier": "Hans Meier", "Di Marco Rossi": "Marco Rossi", "por Ana López": "Ana López",
		"Di Wu": "Di Wu", "von der Leyen": "von der Leyen", "Von Miller": "Von Miller", "Byron Ash": "Byron Ash", "Paul Roi": "Paul Roi",
		"https://example.org/lea": "", "/auteurs/lea-martin": "", "#lea": "", "lea@example.org": "", "La Dépêche": "",
	} {
		got := names([]string{said, said}, "la dépêche")
		if want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []string{want}) {
			t.Errorf("%q is taken for %q, want %q", said, got, want)
		}
	}
	for said, want := range map[string][]string{
		"By Ann Perrin and Luc Moreau": {"Ann Perrin", "Luc Moreau"}, "Ann Perrin, Luc Moreau et Zoë de la Tour": {"Ann Perrin", "Luc Moreau", "Zoë de la Tour"},
		"Perrin, Ann": {"Perrin, Ann"}, "João dos Santos, editor": {"João dos Santos"}, "By Jan ten Broek and Anna zu Salm": {"Jan ten Broek", "Anna zu Salm"}, "Ann Perrin, editor": {"Ann Perrin"}, "By Ann Perrin in Leeds": {"Ann Perrin"}, "Staff and agencies": nil, "Ann Perrin, Associated Press": {"Ann Perrin"},
		"Анна Перрен и Лука Моро": {"Анна Перрен", "Лука Моро"},
	} {
		if got := names([]string{said}, ""); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", said, got, want)
		}
	}
	many := make([]string, 100_000) // as only a page has that wants to do harm
	for i := range many {
		many[i] = "A" + strconv.Itoa(i)
	}
	if got := names(many, ""); len(got) != mostNames {
		t.Errorf("%d names are taken", len(got))
	}
}

// TestBases_haveWords: what the date of a page is taken from, the words of every
// language can say.
func TestBases_haveWords(t *testing.T) {
	for _, lang := range language.Codes() {
		words := string(language.Get(lang).File("interface.json"))
		for _, basis := range []string{fromData, fromOpenGraph, fromMeta, fromTime, fromSignature} {
			if !strings.Contains(words, `"basis: `+basis+`": "`) {
				t.Errorf("the interface.json of %s has no words for %q", lang, basis)
			}
		}
	}
}
