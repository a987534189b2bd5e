package check

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/model"
	"dossier/internal/text"
)

// TestKnownOutlets_areLookedUp counts what of the words of a link is looked up: as much among
// four times as many outlets, of whom some are called alike.
func TestKnownOutlets_areLookedUp(t *testing.T) {
	words := strings.Repeat("see what Outlet 7 of the North says ", 20)
	looked := func(n int) (count int) {
		d := &model.Dossier{Articles: []*model.Article{{OriginalURL: "https://elsewhere.example/a"}}}
		for i := range n {
			d.Outlets = append(d.Outlets, &model.Outlet{Key: fmt.Sprint("o", i), Name: fmt.Sprintf("Outlet %d of the North", i%(n/2)), Domains: []string{fmt.Sprintf("WWW.o%d.example", i)}})
		}
		k := newKnownOutlets(d)
		for range k.stretches(text.PlainWords(words)) {
			count++
		}
		if got := k.elsewhere(words, "o7.example"); got != "Outlet 7 of the North" {
			t.Errorf("the words name %q, want the other outlet of that name", got)
		}
		if !k.has("https://www.news.o7.example/x") || !k.has("https://elsewhere.example/a") || k.has("https://elsewhere.example/b") || k.has("https://xo7.example") {
			t.Error("what is not an outlet's is told from what is")
		}
		if !k.namedIn("as Outlet 7 of the North has it") || k.namedIn("outlet 7") {
			t.Error("names are not told from parts of names")
		}
		return count
	}
	if few, many := looked(100), looked(400); few != many {
		t.Errorf("%d stretches are looked up among 100 outlets, and %d among 400", few, many)
	}
}
