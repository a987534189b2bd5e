package text

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestNearest_isTheFirstOfTheLeastDistance holds what is found among sorted candidates
// against the distance from each of them.
func TestNearest_isTheFirstOfTheLeastDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.StringMatching(`[abÉéı]{0,9}`)
		word, among := some.Draw(t, "word"), rapid.SliceOfN(some, 0, 30).Draw(t, "among")
		want, least := "", min(3, max(1, utf8.RuneCountInString(word)/3))+1
		for _, c := range among {
			if d := Distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(c))); d < least {
				want, least = c, d
			}
		}
		if got := Nearest(word, among); got != want {
			t.Errorf("nearest to %q among %q is %q, want %q", word, among, got, want)
		}
	})
}

// TestNearest_comparesFewLetters counts the letters with which one word is compared among
// few and among four times as many candidates: n words among n candidates would otherwise
// take n times n.
func TestNearest_comparesFewLetters(t *testing.T) {
	for _, c := range []struct {
		name, word, like string
		most             int
	}{
		{"far from all", "briefs/nothing-of-the-kind.md", "content/articles/article-number-%06d.md", 100},
		{"near to one", "content/articles/artcle-number-01234.md", "content/articles/article-number-%06d.md", 2000},
		{"near to very many", "place-xxxxxx", "place-%06d", mostLetters},
	} {
		for _, n := range []int{2000, 8000} {
			among := make([]string, n)
			for i := range among {
				among[i] = fmt.Sprintf(c.like, i)
			}
			if _, compared := NewCandidates(among).nearest(c.word); compared > c.most+len(c.like) {
				t.Errorf("%s: a word is compared with %d letters of %d candidates, want at most %d", c.name, compared, n, c.most)
			}
		}
	}
}
