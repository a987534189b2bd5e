//go:build !race

// The index of a large site is made: make test runs this without the detector.

package search

import (
	"context"
	"encoding/json"
	"flag"
	"sort"
	"strings"
	"sync"
	"testing"

	"dossier/internal/memo"
)

var sitePages = flag.Int("pages", 2000, "pages of the large site")

// TestFirstQuery counts what the first query makes a browser load beside the
// script: the start, the lists, the shard of the word, and the cards of the eight
// results that are shown first. That grows with the query and hardly with the site.
func TestFirstQuery(t *testing.T) {
	const (
		shown   = 8
		script  = 15 << 10
		queries = 300
	)
	pages, most := *sitePages, 90<<10-script
	if pages > 2000 {
		most = 160<<10 - script
	}
	x := large()
	files := Files(context.Background(), memo.New(nil), []Edition{{Lang: "fr", Index: x}})
	c := newChunks(context.Background(), line)
	defer c.done()
	firstCards, cards := x.cards(c, x.part, func(string, Passage) bool { return false })
	firstShards, shards := x.packShards(c)
	numbers := make(map[string]int, len(x.docs)) // of documents, by path
	for i, d := range x.docs {
		numbers[d.Path] = i
	}
	worst, asked := 0, 0
	for i := 0; i < len(x.shards); i += 1 + len(x.shards)/queries {
		s := x.shards[i]
		asked++
		word := s.forms[len(s.forms)/2].text
		load := map[string]bool{"fr": true}
		need := func(first []any, names []string, i int) {
			load[names[i]] = true
			if l := c.list(first, names); l.Deep {
				load[l.Chunks[i/fanout]] = true
			}
		}
		need(firstShards, shards, x.shard(word))
		hits := x.Find(word + " ").List
		for _, hit := range hits[:min(len(hits), shown)] {
			doc := numbers[hit.Path]
			need(firstCards, cards, sort.Search(len(firstCards), func(i int) bool { return firstCards[i].(int) > doc })-1)
		}
		bytes := 0
		for name := range load {
			bytes += len(files[name+".js"])
		}
		worst = max(worst, bytes)
	}
	var s root
	if err := json.Unmarshal(files["fr.js"][len(call)+6:len(files["fr.js"])-2], &s); err != nil || s.Documents != pages {
		t.Fatalf("the start tells of %d pages (%v)", s.Documents, err)
	}
	t.Logf("%d pages, %d shards: at most %d bytes of %d queries", pages, len(x.shards), worst, asked)
	if worst > most {
		t.Errorf("a first query loads %d bytes beside the script", worst)
	}
}

// large is the index of a large site.
var large = sync.OnceValue(func() *Index { return synthetic(*sitePages, 350) })

// TestIndexSize holds how much of the disk the index takes: at most 1.2 KB a page
// beside the texts, in at most 4,000 files.
func TestIndexSize(t *testing.T) {
	x, pages := large(), *sitePages
	files := Files(context.Background(), memo.New(nil), []Edition{{Lang: "fr", Index: x}})
	c := newChunks(context.Background(), line)
	defer c.done()
	x.cards(c, x.part, func(string, Passage) bool { return false })
	index, cards := 0, 0
	for name, data := range files {
		if _, isCard := c.sums[strings.TrimSuffix(name, ".js")]; isCard {
			cards += len(data)
		} else {
			index += len(data)
		}
	}
	t.Logf("%d pages: index %d B a page, texts %d B a page, %d files, %d shards", pages, index/pages, cards/pages, len(files), len(x.shards))
	if index/pages > 1200 {
		t.Errorf("the index takes %d bytes a page", index/pages)
	}
	if len(files) > 4000 {
		t.Errorf("there are %d files", len(files))
	}
}
