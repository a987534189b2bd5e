package copies

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"

	"dossier/internal/memo"
	"dossier/internal/text"

	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"
)

func labelled(t testing.TB) (names []string, texts []Text) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/articles.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		names = append(names, f.Name)
		texts = append(texts, Read(strings.Split(strings.TrimSpace(string(f.Data)), "\n")))
	}
	return names, texts
}

// TestFamiliesOfLabelledArticles holds that all copies are found and none where
// there is none, in whatever order the articles come.
func TestFamiliesOfLabelledArticles(t *testing.T) {
	names, texts := labelled(t)
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		roots := Families(nil, texts)
		for i := range texts {
			for j := range i {
				labelled := path.Dir(names[i]) == path.Dir(names[j])
				if found := roots[i] == roots[j]; found != labelled {
					t.Errorf("%s and %s: copies %v, labelled %v (they share %d of %d)", names[j], names[i], found, labelled, shared(texts[i], texts[j]), min(len(texts[i].grams), len(texts[j].grams)))
				}
			}
		}
		if t.Failed() {
			return
		}
		random.Shuffle(len(texts), func(i, j int) {
			names[i], names[j] = names[j], names[i]
			texts[i], texts[j] = texts[j], texts[i]
		})
	}
}

// TestContainmentHasRoom holds that labelled pairs lie well away from the limit,
// so that it separates them and is not fitted to them.
func TestContainmentHasRoom(t *testing.T) {
	names, texts := labelled(t)
	for i := range texts {
		for j := range i {
			least := min(len(texts[i].grams), len(texts[j].grams))
			if least < fewest || path.Dir(names[i]) == path.Dir(names[j]) {
				continue
			}
			if c := float64(shared(texts[i], texts[j])) / float64(least); c > 0.2 {
				t.Errorf("%s and %s, no copies, share %.2f", names[j], names[i], c)
			}
		}
	}
}

func TestSharedRunsOfLabelledPassages(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/passages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var all []Passage
	pairs := map[[2]int]bool{}
	for _, f := range archive.Files {
		lines := strings.Split(strings.TrimSpace(string(f.Data)), "\n")
		pair := []Passage{named(lines[0]), named(lines[1])}
		want := strings.HasPrefix(f.Name, "shared/")
		if got := SharedRuns(pair); len(got) > 0 != want {
			t.Errorf("%s: %+v", f.Name, got)
		}
		if want {
			pairs[[2]int{len(all), len(all) + 1}] = true
		}
		all = append(all, pair...)
	}
	for _, s := range SharedRuns(all) {
		if !pairs[[2]int{s.A, s.B}] {
			t.Errorf("passages %d and %d share %q", s.A, s.B, s.Words)
		}
		if len(strings.Fields(s.Words)) < 6 || !strings.Contains(all[s.A].text, s.Words) {
			t.Errorf("%q is not what passage %d says", s.Words, s.A)
		}
		delete(pairs, [2]int{s.A, s.B})
	}
	if len(pairs) > 0 {
		t.Errorf("not found among all: %v", pairs)
	}
}

// named reads a passage in which names stand in square brackets.
func named(marked string) Passage {
	var plain strings.Builder
	var names []text.Range
	for _, r := range marked {
		switch r {
		case '[':
			names = append(names, text.Range{From: plain.Len()})
		case ']':
			names[len(names)-1].To = plain.Len()
		default:
			plain.WriteRune(r)
		}
	}
	return ReadPassage(text.Read(plain.String()), names)
}

// invented makes articles of a vocabulary, one in fifty of them an edited copy
// of an earlier one. It returns the pairs of copy and original.
func invented(n int) (texts [][]string, pairs [][2]int) {
	random := rand.New(rand.NewPCG(3, 4))
	vocabulary := make([]string, 20_000)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("mot%d", i)
	}
	for i := range n {
		var paragraphs []string
		if i > 0 && i%50 == 0 {
			j := random.IntN(i)
			pairs = append(pairs, [2]int{j, i})
			for _, p := range texts[j] {
				if random.IntN(2) == 0 {
					paragraphs = append(paragraphs, p)
				}
			}
			paragraphs = append(paragraphs, texts[j][0])
		}
		for len(paragraphs) < 12 {
			words := make([]string, 80)
			for k := range words {
				// As in language, few words are many of the words.
				words[k] = vocabulary[int(float64(len(vocabulary))*random.Float64()*random.Float64()*random.Float64())]
			}
			paragraphs = append(paragraphs, strings.Join(words, " "))
		}
		texts = append(texts, paragraphs)
	}
	return texts, pairs
}

// TestManyArticles holds the index against what comparing each pair gives.
func TestManyArticles(t *testing.T) {
	paragraphs, pairs := invented(200)
	texts := make([]Text, len(paragraphs))
	for i, p := range paragraphs {
		texts[i] = Read(p)
	}
	slow := NewUnion(len(texts))
	for i := range texts {
		for j := range i {
			if shared(texts[i], texts[j]) >= wanted(texts[i], texts[j]) {
				slow.Join(i, j)
			}
		}
	}
	roots := Families(nil, texts)
	if !slices.Equal(roots, slow.Roots()) {
		t.Error("the index finds other families than comparing every pair")
	}
	for _, p := range pairs {
		if roots[p[0]] != roots[p[1]] {
			t.Errorf("%d is an edited copy of %d and is not in its family", p[1], p[0])
		}
	}
}

func TestSorted_isSortingAndCompacting(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{0, 1, 255, 256, 3000} {
		grams := make([]uint32, n)
		for i := range grams {
			grams[i] = random.Uint32() >> random.IntN(32)
		}
		want := slices.Compact(slices.Sorted(slices.Values(grams)))
		if got := sorted(grams); !slices.Equal(got, want) {
			t.Errorf("%d grams are not in order", n)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	paragraphs, _ := invented(1)
	b.SetBytes(int64(len(strings.Join(paragraphs[0], "\n"))))
	for b.Loop() {
		Read(paragraphs[0])
	}
}

func BenchmarkFamilies(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000, 10_000} {
		b.Run(fmt.Sprintf("articles=%d", n), func(b *testing.B) {
			paragraphs, _ := invented(n)
			texts := make([]Text, n)
			for i, p := range paragraphs {
				texts[i] = Read(p)
			}
			b.ReportAllocs()
			for b.Loop() {
				Families(nil, texts)
			}
		})
		b.Run(fmt.Sprintf("one changed of %d", n), func(b *testing.B) {
			paragraphs, _ := invented(n)
			texts := make([]Text, n)
			for i, p := range paragraphs {
				texts[i] = Read(p)
			}
			m := memo.New(nil)
			Families(m, texts)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				texts[n/2] = Read(paragraphs[n/2][i%2:])
				Families(m, texts)
			}
		})
	}
}

// TestReadIsWordByWord holds what is kept of a text against taking its stretches
// outside quotation marks one after the other.
func TestReadIsWordByWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paragraph := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(strings.Fields("« » “ ” un deux trois quatre cinq six ; É e\u0301t\u00ade")), 0, 30).Draw(t, "words"), " ")
		})
		paragraphs := rapid.SliceOfN(paragraph, 0, 5).Draw(t, "paragraphs")
		var grams []uint32
		var run []uint64
		for _, p := range paragraphs {
			for i, stretch := range stretches(text.Read(p), nil) {
				if i > 0 {
					run = nil
				}
				for _, w := range stretch {
					if run = append(run, w.hash); len(run) >= gram {
						grams = append(grams, uint32(mix(run[len(run)-gram:])>>32))
					}
				}
			}
		}
		slices.Sort(grams)
		if got := Read(paragraphs).grams; !slices.Equal(got, slices.Compact(grams)) {
			t.Fatalf("%d grams, want %d", len(got), len(slices.Compact(grams)))
		}
	})
}
