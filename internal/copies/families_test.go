//go:build !race

package copies

import (
	"slices"
	"testing"

	"dossier/internal/memo"

	"pgregory.net/rapid"
)

// TestFamilies_oneStoryEverywhere holds that a large family is found in
// steps that grow with its words: four times the copies, four times the entries
// looked at and the pairs compared, and not sixteen times.
func TestFamilies_oneStoryEverywhere(t *testing.T) {
	paragraphs, _ := invented(1)
	story := Read(paragraphs[0])
	steps := func(n int) int {
		texts := slices.Repeat([]Text{story}, n)
		for i, root := range Families(nil, texts) {
			if root != 0 {
				t.Fatalf("copy %d is alone", i)
			}
		}
		count := len(compare(texts))
		before := listed(texts)
		for i, t := range texts {
			for k, g := range t.grams {
				count += len(before.of(i, k, g))
			}
		}
		return count
	}
	if few, many := steps(500), steps(2000); many > 5*few {
		t.Errorf("500 copies take %d steps, 2,000 take %d", few, many)
	}
}

// TestFamilies_withMemory edits texts, few and many, and holds that the pairs are
// those that are found without any memory. The texts are of so few grams that most
// are set phrases.
func TestFamilies_withMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grams := rapid.IntRange(12, 60).Draw(t, "grams")
		article := rapid.Custom(func(t *rapid.T) Text {
			list := rapid.SliceOfN(rapid.Uint32Range(0, uint32(grams)), 8, 40).Draw(t, "text")
			for i := range list {
				list[i] *= 0x9E3779B9 // far apart, as hashes are
			}
			slices.Sort(list)
			return Text{slices.Compact(list)}
		})
		texts := rapid.SliceOfN(article, 25, 50).Draw(t, "texts")
		m := memo.New(nil)
		Families(m, texts)
		t.Repeat(map[string]func(*rapid.T){
			"change": func(t *rapid.T) {
				if len(texts) > 0 {
					i := rapid.IntRange(0, len(texts)-1).Draw(t, "place")
					if changed := slices.Clone(texts[i].grams); len(changed) > 0 && rapid.Bool().Draw(t, "a little") {
						texts[i] = Text{slices.Delete(changed, 0, 1)}
					} else {
						texts[i] = article.Draw(t, "text")
					}
				}
			},
			"copy": func(t *rapid.T) {
				if len(texts) > 0 {
					i, j := rapid.IntRange(0, len(texts)-1).Draw(t, "of"), rapid.IntRange(0, len(texts)).Draw(t, "place")
					texts = slices.Insert(texts, j, texts[i])
				}
			},
			"add": func(t *rapid.T) {
				texts = slices.Insert(texts, rapid.IntRange(0, len(texts)).Draw(t, "place"), article.Draw(t, "text"))
			},
			"remove": func(t *rapid.T) {
				if len(texts) > 0 {
					i := rapid.IntRange(0, len(texts)-1).Draw(t, "place")
					texts = slices.Delete(texts, i, i+1)
				}
			},
			"": func(t *rapid.T) {
				Families(m, texts)
				if got, want := inOrder(comparisons.In(m).pairs), inOrder(compare(texts)); !slices.Equal(got, want) {
					t.Fatalf("with memory %v, without %v", got, want)
				}
			},
		})
	})
}

func inOrder(pairs []pair) []pair {
	list := slices.SortedFunc(slices.Values(pairs), func(a, b pair) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(list)
}
