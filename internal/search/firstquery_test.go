package search

import (
	"context"
	"encoding/json"
	"sort"
	"testing"
)

// TestFirstQuery counts what the first query makes a browser load beside the
// script: the start, the lists, the shard of the word, and the cards of the eight
// results that are shown first.
func TestFirstQuery(t *testing.T) {
	const (
		pages  = 2000
		shown  = 8
		script = 15 << 10
		most   = 90<<10 - script
	)
	x := synthetic(pages, 350)
	files := Files(context.Background(), &Memo{}, []Edition{{Lang: "fr", Index: x}})
	c := newChunks(context.Background(), line)
	defer c.done()
	firstCards, cards := x.cards(c, x.part, func(string, Passage) bool { return false })
	firstShards, shards := x.packShards(c)
	worst := 0
	for _, s := range x.shards {
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
			doc := 0
			for x.docs[doc].Path != hit.Path {
				doc++
			}
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
	t.Logf("at most %d bytes of %d queries", worst, len(x.shards))
	if worst > most {
		t.Errorf("a first query loads %d bytes beside the script", worst)
	}
}
