package text

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Candidates are words of which a misspelt one may be meant. They are made once for all
// words that are looked for among them.
type Candidates struct {
	words  []string
	sorted []candidate // by their letters, so that those that begin alike are compared once
}

type candidate struct {
	letters []rune // small ones
	number  int    // of the word
}

// NewCandidates returns words as candidates. Of several that are as near the first is meant.
func NewCandidates(words []string) *Candidates {
	c := &Candidates{words, make([]candidate, len(words))}
	for i, w := range words {
		c.sorted[i] = candidate{[]rune(strings.ToLower(w)), i}
	}
	slices.SortFunc(c.sorted, func(a, b candidate) int { return cmp.Or(slices.Compare(a.letters, b.letters), a.number-b.number) })
	return c
}

// Nearest returns the candidate most like a misspelt word, "" if none is alike: at most one
// letter in three may differ, and three in all. Capitals do not count.
func (c *Candidates) Nearest(word string) string {
	near, _ := c.nearest(word)
	return near
}

// Nearest is the same for a word that is looked for once.
func Nearest(word string, candidates []string) string { return NewCandidates(candidates).Nearest(word) }

// mostLetters is how many letters of candidates a word is compared with: of very many that
// all are nearly alike it does not matter which is named, and there may be as many words.
const mostLetters = 5000

// nearest returns besides with how many letters it compared the word.
func (c *Candidates) nearest(word string) (near string, compared int) {
	n := comparing{word: []rune(strings.ToLower(word)), most: min(3, max(1, utf8.RuneCountInString(word)/3)), number: -1}
	n.rows = [][]int{make([]int, len(n.word)+1)}
	for j := range n.rows[0] {
		n.rows[0][j] = j
	}
	for i := 0; i < len(c.sorted) && n.compared < mostLetters; {
		if off := n.compare(c.sorted[i]); off > 0 {
			beginning := c.sorted[i].letters[:off]
			i += sort.Search(len(c.sorted)-i, func(k int) bool {
				other := c.sorted[i+k].letters
				return !slices.Equal(other[:min(off, len(other))], beginning)
			})
		} else {
			i++
		}
	}
	if n.number < 0 {
		return "", n.compared
	}
	return c.words[n.number], n.compared
}

// comparing is a word that is being compared with sorted candidates. It is [Distance], but
// for the letters that a candidate shares with the one before, which have their rows, and
// for those behind a beginning with which nothing is near.
type comparing struct {
	word     []rune
	most     int     // how far off a candidate may be
	number   int     // of the nearest one so far, negative if there is none
	last     []rune  // the letters that have rows
	rows     [][]int // for each beginning of last how far off it is from each beginning of the word
	compared int
}

// compare compares the next candidate. If nothing that begins as it does can be near, it
// returns how many letters that beginning has, and 0 otherwise.
func (n *comparing) compare(c candidate) (off int) {
	i := 0
	for i < len(n.last) && i < len(c.letters) && n.last[i] == c.letters[i] {
		i++
	}
	n.last = c.letters[:i]
	for ; i < len(c.letters); i++ {
		n.last = c.letters[:i+1]
		// A swap goes back two rows.
		if least := n.row(i + 1); least > n.most && slices.Min(n.rows[i])+1 > n.most {
			return i + 1
		}
	}
	if far := n.rows[len(c.letters)][len(n.word)]; far < n.most || far == n.most && (n.number < 0 || c.number < n.number) {
		n.most, n.number = far, c.number
	}
	return 0
}

// row works out the row of the first i letters, and returns its least number.
func (n *comparing) row(i int) int {
	if i == len(n.rows) {
		n.rows = append(n.rows, make([]int, len(n.word)+1))
	}
	n.compared++
	row, above, x := n.rows[i], n.rows[i-1], n.last[i-1]
	row[0] = i
	least := i
	for j, y := range n.word {
		cost := 1
		if x == y {
			cost = 0
		}
		row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+cost)
		if i > 1 && j > 0 && x == n.word[j-1] && n.last[i-2] == y {
			row[j+1] = min(row[j+1], n.rows[i-2][j-1]+1)
		}
		least = min(least, row[j+1])
	}
	return least
}
