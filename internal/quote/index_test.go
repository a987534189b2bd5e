package quote

import (
	"fmt"
	"testing"

	"dossier/internal/found"
	"dossier/internal/model"
)

// articlesOf is an article of one passage for each text.
func articlesOf(lang string, texts ...string) []*model.Article {
	var list []*model.Article
	for i, text := range texts {
		a := &model.Article{Key: fmt.Sprintf("a%d", i), Lang: lang}
		a.Passages = []*model.Passage{{Article: a, Text: text}}
		list = append(list, a)
	}
	return list
}

// TestAnywhere_isWhatLookingEverywhereGives: the index only says where there is no need to look.
func TestAnywhere_isWhatLookingEverywhereGives(t *testing.T) {
	articles := articlesOf("en",
		"The port authority said that “the quays were calm” on Tuesday, and that ships — all of them — were leaving.",
		"Le ministre a dit : « l’accord n’a pas été signé », selon l'agence d’État.",
		"The well-known pier\u00a0was\u202fclosed;  it re\u00adopened on 3 May.", "条約は火曜日に署名された。", "A red blue green old pink black white day, b c.")
	for words, want := range map[string]bool{
		"said that \"the quays were calm\" on Tuesday": true,
		"authority said that “the quays were calm":     true,
		"ships – all of them – were leaving":           true,
		"uthority said that the quays":                 false,
		"accord n'a pas été signé » , selon":           true,
		"accord n'a pas été signée":                    false,
		"Le ministre a dit : «l’accord n’a pas":        true,
		"pier was closed; it reopened on 3 May":        true,
		"Pier was closed; it reopened":                 false,
		"pier was closed. it reopened":                 false,
		"条約は火曜日に署名された":                                 true,
		"条約は月曜日に署名された":                                 false,
		"b c":                                          true,
		"":                                             false,
		"red blue green […] pink black white":          true,
		"red blue green […] pink black grey":           false,
		"the quays [sic] were calm":                    true,
	} {
		everywhere := false
		for _, a := range articles {
			match, _ := In(found.NewQuote(words), a.Passages[0])
			everywhere = everywhere || match != nil
		}
		if got := Anywhere(articles, []string{"other words are here", words})[words]; got != everywhere {
			t.Errorf("%q: %v, looking everywhere gives %v", words, got, everywhere)
		}
		if everywhere != want {
			t.Errorf("%q stands somewhere: %v", words, everywhere)
		}
	}
}

// TestAnywhere_looksAtFewPassages: n quotations of n articles are looked for in about one each.
func TestAnywhere_looksAtFewPassages(t *testing.T) {
	var texts []string
	for i := range 300 {
		texts = append(texts, fmt.Sprintf("The pilot of ship%d said on Tuesday that crane%d was out of order.", i, i))
	}
	x := newIndex(articlesOf("en", texts...), func(string) bool { return true })
	looked := 0
	for i := range texts {
		few, ok := x.among(found.NewQuote(fmt.Sprintf("pilot of ship%d said on Tuesday", i)))
		if !ok {
			t.Fatal("a quotation is looked for everywhere")
		}
		looked += len(few)
	}
	if looked != len(texts) {
		t.Errorf("%d quotations are looked for in %d passages", len(texts), looked)
	}
}
