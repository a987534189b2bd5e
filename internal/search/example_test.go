package search_test

import (
	"context"
	"fmt"

	"dossier/internal/search"
)

func ExampleIndex_Find() {
	docs := []search.Document{
		{
			Path: "articles/accord.html", Kind: "article", Lang: "fr", Title: "Un accord de défense",
			Passages: []search.Passage{
				{Text: "Un accord de défense", Field: search.Title},
				{Anchor: "l3", Name: "¶1", Text: "Les missiles S-400 sont livrés.", Field: search.Body},
			},
		},
		{
			Path: "articles/visite.html", Kind: "article", Lang: "fr", Title: "Une visite",
			Passages: []search.Passage{
				{Text: "Une visite", Field: search.Title},
				{Anchor: "l3", Name: "¶1", Text: "La défense n’a pas parlé d’un missile.", Field: search.Body},
			},
		},
	}
	names := search.NewNames(nil)
	reader := search.NewReader(names)
	var facts []*search.Facts
	for _, d := range docs {
		facts = append(facts, reader.Read(d))
	}
	index := search.Join(context.Background(), docs, facts, names)
	for _, query := range []string{"defense ", "missile ", "s400 ", `"parlé d'un missile"`, "missil -visite"} {
		for _, r := range index.Find(query).List {
			fmt.Printf("%q: %s#%s\n", query, r.Path, r.Anchor)
		}
	}
	// Output:
	// "defense ": articles/accord.html#
	// "defense ": articles/visite.html#l3
	// "missile ": articles/accord.html#l3
	// "missile ": articles/visite.html#l3
	// "s400 ": articles/accord.html#l3
	// "\"parlé d'un missile\"": articles/visite.html#l3
	// "missil -visite": articles/accord.html#l3
}
