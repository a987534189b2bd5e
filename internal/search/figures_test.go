package search

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"

	"dossier/internal/memo"
)

// syntheticDocuments are pages of words drawn by Zipf's law from made-up French
// forms, so that common words are as common and rare ones as rare as in news.
func syntheticDocuments(pages, words int) []Document {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ra ter mo li con ver sa pré dis tion gé lan ro mi ta né ver pol cou bri fa sé tru gna vou dé ni chan por que")
	endings := []string{"", "s", "e", "es", "ation", "er", "é", "ement"}
	vocabulary := make([]string, 40000)
	for i := range vocabulary {
		var b strings.Builder
		for n := range 2 + i%3 {
			b.WriteString(syllables[(i/len(endings)*(n+7)+n*i/97+i%13)%len(syllables)])
		}
		fmt.Fprintf(&b, "%c%s", 'a'+rune(i/len(endings)%23), endings[i%len(endings)])
		vocabulary[i] = b.String()
	}
	zipf := rand.NewZipf(r, 1.1, 20, uint64(len(vocabulary)-1))
	docs := make([]Document, pages)
	for i := range docs {
		d := Document{
			Path: fmt.Sprintf("articles/a%06d.html", i), Kind: "article", Lang: "fr", Outlet: fmt.Sprintf("o%d", i%40), Source: fmt.Sprintf("Journal %d", i%40),
			Dates: []string{fmt.Sprintf("20%02d-%02d-%02d", 10+i%15, 1+i%12, 1+i%28)},
		}
		sentence := func(n int) string {
			list := make([]string, n)
			for j := range list {
				list[j] = vocabulary[zipf.Uint64()]
			}
			return strings.Join(list, " ") + "."
		}
		d.Title = sentence(8)
		d.Passages = append(d.Passages, Passage{Text: d.Title, Field: Title})
		for n := 0; n < words; n += 50 {
			d.Passages = append(d.Passages, Passage{Anchor: fmt.Sprintf("l%d", 3+n/25), Name: fmt.Sprintf("¶%d", 1+n/50), Text: sentence(min(50, words-n)), Field: Body, Cited: i%20 == 0 && n == 0})
		}
		docs[i] = d
	}
	return docs
}

func synthetic(pages, words int) *Index {
	docs, names := syntheticDocuments(pages, words), NewNames(nil)
	return Join(context.Background(), docs, readAll(docs, names), names)
}

// readAll makes the facts of documents, on all processors as a build does.
func readAll(docs []Document, names *Names) []*Facts {
	facts := make([]*Facts, len(docs))
	var wg sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for worker := range n {
		wg.Go(func() {
			r := NewReader(names)
			for i := worker; i < len(docs); i += n {
				facts[i] = r.Read(docs[i])
			}
		})
	}
	wg.Wait()
	return facts
}

// BenchmarkIndex2000 is what the search adds to a build of 2,000 articles: all of
// it in a cold build, in a warm one what comes after the facts.
func BenchmarkIndex2000(b *testing.B) {
	docs, names := syntheticDocuments(2000, 350), NewNames(nil)
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			Files(context.Background(), memo.New(nil), []Edition{{Lang: "fr", Index: Join(context.Background(), docs, readAll(docs, names), names)}})
		}
	})
	b.Run("warm", func(b *testing.B) {
		m, facts := memo.New(nil), readAll(docs, names)
		Files(context.Background(), m, []Edition{{Lang: "fr", Index: Join(context.Background(), docs, facts, names)}})
		for b.Loop() {
			Files(context.Background(), m, []Edition{{Lang: "fr", Index: Join(context.Background(), docs, facts, names)}})
		}
	})
}
