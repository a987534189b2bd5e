package search

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestAWrongLetter: of words in which one letter is wrong, missing or too much,
// or two have changed places, 95 in a hundred still find their page among the first
// three results, also where the index has many shards.
func TestAWrongLetter(t *testing.T) {
	docs, names := syntheticDocuments(100, 350), NewNames(nil)
	x := Join(context.Background(), docs, readAll(docs, names), names)
	if len(x.shards) < 4 {
		t.Fatalf("only %d shards", len(x.shards))
	}
	r := rand.New(rand.NewPCG(1, 3))
	asked, found := 0, 0
	for asked < 500 {
		words := strings.Fields(docs[r.IntN(len(docs))].Passages[1].Text)
		word := []rune(strings.TrimSuffix(words[r.IntN(len(words))], "."))
		if len(word) < 6 {
			continue
		}
		i := r.IntN(len(word) - 1)
		wrong := append([]rune{}, word...)
		switch r.IntN(4) {
		case 0:
			wrong[i] = 'x'
		case 1:
			wrong = append(wrong[:i], wrong[i+1:]...)
		case 2:
			wrong = append(wrong[:i], append([]rune{'x'}, word[i:]...)...)
		case 3:
			wrong[i], wrong[i+1] = wrong[i+1], wrong[i]
		}
		want := x.Find(string(word) + " ").List
		if string(wrong) == string(word) || len(want) == 0 {
			continue
		}
		asked++
		got := x.Find(string(wrong) + " ").List
		for _, hit := range got[:min(3, len(got))] {
			if hit.Path == want[0].Path {
				found++
				break
			}
		}
	}
	t.Logf("%d of %d found, in %d shards", found, asked, len(x.shards))
	if found*100 < asked*95 {
		t.Errorf("of %d words with a wrong letter only %d find their page", asked, found)
	}
}
