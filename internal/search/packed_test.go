package search

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestPackedPassages holds that what was packed comes out again, whatever stands
// behind it.
func TestPackedPassages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lists := rapid.SliceOfN(rapid.SliceOfDistinct(rapid.IntRange(0, 1000), rapid.ID[int]), 1, 5).Draw(t, "lists")
		var b []byte
		for _, list := range lists {
			slices.Sort(list)
			b = appendPassages(b, list)
		}
		for _, list := range lists {
			size, n := measure(b)
			if got := unpacked(b); !slices.Equal(got, list) || n != len(list) {
				t.Fatalf("%v came out as %v, counted as %d", list, got, n)
			}
			b = b[size:]
		}
		if len(b) > 0 {
			t.Fatalf("%d bytes are left", len(b))
		}
	})
}

// TestFactsAreWhatStandsInThePassages holds the facts of documents against
// looking at one word after the other.
func TestFactsAreWhatStandsInThePassages(t *testing.T) {
	r := NewReader(nil)
	for _, d := range syntheticDocuments(20, 400) {
		type said struct {
			weight   int
			passages []int
		}
		want := map[string]*said{}
		for i, p := range d.Passages {
			for _, w := range Terms(p.Text, d.Lang) {
				if w.Term == "" {
					continue
				}
				if want[w.Term] == nil {
					want[w.Term] = &said{}
				}
				s := want[w.Term]
				s.weight += int(p.Field)
				if !slices.Contains(s.passages, i) {
					s.passages = append(s.passages, i)
				}
			}
		}
		f := r.Read(d)
		n := 0
		for fact := range f.all() {
			n++
			term := f.lexicon.terms[fact.term]
			if s := want[term]; s == nil || s.weight != fact.weight || !slices.Equal(s.passages, unpacked(fact.passages)) {
				t.Errorf("%s: %q: %v, want %v", d.Path, term, fact, s)
			}
		}
		if n != len(want) {
			t.Errorf("%s has %d terms, want %d", d.Path, n, len(want))
		}
	}
}

// TestHeadIsTheBest holds the head of a heavy term against sorting its documents.
func TestHeadIsTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.IntRange(1, 255).Draw(t, "most") // few impacts give many equals
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		var all term
		for doc := range heavy + rapid.IntRange(1, 20).Draw(t, "more") {
			all.postings = append(all.postings, newPosting(doc, 0, uint8(1+random.IntN(most))))
		}
		want := slices.Clone(all.postings)
		slices.SortStableFunc(want, func(a, b posting) int { return cmp.Compare(b.impact(), a.impact()) })
		want = want[:head]
		least := want[head-1].impact()
		slices.SortFunc(want, func(a, b posting) int { return cmp.Compare(a.doc(), b.doc()) })
		if got, rest := all.head(); !slices.Equal(got, want) || rest != least {
			t.Fatalf("%d documents, the least has %d, want %d", len(got), rest, least)
		}
	})
}
