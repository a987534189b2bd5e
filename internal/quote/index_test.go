package quote

import (
	"fmt"
	"testing"

	"dossier/internal/custody"
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

// TestSearcher_findsWhatLookingAtEachGives holds that where the words of a long article are listed,
// the same is found, and missed for the same reason, as by looking at each of its passages; and that few are looked at.
func TestSearcher_findsWhatLookingAtEachGives(t *testing.T) {
	a := &model.Article{Key: "long", Lang: "en"}
	for i := range 3 * few {
		a.Passages = append(a.Passages, &model.Passage{Article: a, Index: i, Kind: custody.Paragraph, Number: i + 1, Text: fmt.Sprintf("The quay number %d was open on day %d, said the council.", i, i/7)})
	}
	a.Passages[5].Kind = custody.Caption
	s := NewSearcher(&model.Dossier{Articles: []*model.Article{a}}, nil)
	for _, words := range []string{
		"quay number 5 was open on day 0", "quay number 599 was open on day 85", "quay number 600 was open on day 85", "uay number 17 was open on", "quay number 17 was open on day 2, said the counc",
		"The quay number 17 […] on day 2, said the council", "The quay number 17 […] on day 3, said the council", "number 17", "said the council", "17", "", "the quay was",
	} {
		q := found.NewQuote(words)
		match, miss := s.Find(q, a, a.Passages[3])
		want, why := Find(q, a, a.Passages[3])
		if (match == nil) != (want == nil) || match != nil && match.Passage != want.Passage || miss != why {
			t.Errorf("%q: %v, %v; looking at each gives %v, %v", words, match, miss, want, why)
		}
	}
	looked := 0
	for i := range a.Passages {
		looked += len(s.passages(a).having(found.NewQuote(fmt.Sprintf("quay number %d was never open", i))))
		if near := s.passages(a).near(tokens(fmt.Sprintf("the quay numbr %d was open", i))); len(near) > candidates {
			t.Fatalf("%d passages are compared word by word", len(near))
		}
	}
	if looked > 2*len(a.Passages) {
		t.Errorf("for %d quotations %d passages are looked at", len(a.Passages), looked)
	}
}
