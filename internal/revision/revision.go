// Package revision says what became of a text in a later version of it: which paragraphs
// belong together, which words went and which came, and what stands now where a sentence
// stood. A word that differs in one letter is another word; blanks between words do not
// count. Nothing is said to be the same for being similar: likeness only decides which
// paragraphs are shown beside each other.
//
// Time and memory are bounded: what is too long to be compared is shown as taken out and
// put in as a whole.
package revision

import (
	"slices"

	"dossier/internal/text"
)

// Pair is a paragraph of the earlier version and what became of it in the later one: their
// places, from 0; -1 in the version that lacks it.
type Pair struct{ A, B int }

const (
	mostCells = 1_000_000 // of the table in which two lists are compared
	mostPairs = 10_000    // of changed paragraphs whose likeness is looked at, between two that stayed
	alike     = 0.35      // share of words in common below which a paragraph is another one
)

// Paragraphs lays the paragraphs of two versions beside each other, in the order of both.
func Paragraphs(a, b []string) []Pair {
	changes := compare(len(a), len(b), func(i, j int) bool { return a[i] == b[j] })
	var pairs []Pair
	var out, in []int // between two paragraphs that stayed
	for _, c := range changes {
		switch {
		case c.B < 0:
			out = append(out, c.A)
		case c.A < 0:
			in = append(in, c.B)
		default:
			pairs = append(beside(pairs, a, b, out, in), Pair{c.A, c.B})
			out, in = nil, nil
		}
	}
	return beside(pairs, a, b, out, in)
}

// beside adds paragraphs that went and paragraphs that came, those beside each other that
// have most words in common.
func beside(pairs []Pair, a, b []string, out, in []int) []Pair {
	best := likest(words(a, out), words(b, in))
	i, j := 0, 0
	for _, p := range best {
		for ; i < p.A; i++ {
			pairs = append(pairs, Pair{out[i], -1})
		}
		for ; j < p.B; j++ {
			pairs = append(pairs, Pair{-1, in[j]})
		}
		pairs = append(pairs, Pair{out[i], in[j]})
		i, j = i+1, j+1
	}
	for ; i < len(out); i++ {
		pairs = append(pairs, Pair{out[i], -1})
	}
	for ; j < len(in); j++ {
		pairs = append(pairs, Pair{-1, in[j]})
	}
	return pairs
}

// words are the sorted hashes of the words of some paragraphs.
func words(paragraphs []string, places []int) [][]uint64 {
	list := make([][]uint64, len(places))
	for i, place := range places {
		for _, w := range text.Read(paragraphs[place]).Words {
			list[i] = append(list[i], w.Hash)
		}
		slices.Sort(list[i])
	}
	return list
}

// likest pairs two lists in their order, so that what is paired has as much in common as
// can be.
func likest(a, b [][]uint64) []Pair {
	if len(a) == 0 || len(b) == 0 || len(a)*len(b) > mostPairs {
		return nil
	}
	likeness := make([][]float64, len(a))
	best := make([][]float64, len(a)+1) // from i and j on
	best[len(a)] = make([]float64, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		likeness[i], best[i] = make([]float64, len(b)), make([]float64, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if l := common(a[i], b[j]); l >= alike {
				likeness[i][j] = l
				best[i][j] = max(best[i][j], l+best[i+1][j+1])
			}
		}
	}
	var pairs []Pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case likeness[i][j] > 0 && best[i][j] == likeness[i][j]+best[i+1][j+1]:
			pairs = append(pairs, Pair{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// common is the share of words that two sorted lists have in common, from 0 to 1.
func common(a, b []uint64) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// compare is [text.Diff] that looks at the beginning and the end first, which most versions
// share, and gives up on what is too long in between.
func compare(n, m int, same func(i, j int) bool) []text.Change {
	first := 0
	for first < min(n, m) && same(first, first) {
		first++
	}
	last := 0
	for last < min(n, m)-first && same(n-1-last, m-1-last) {
		last++
	}
	changes := make([]text.Change, 0, max(n, m))
	for i := range first {
		changes = append(changes, text.Change{A: i, B: i})
	}
	middleA, middleB := n-first-last, m-first-last
	if middleA*middleB > mostCells {
		for i := range middleA {
			changes = append(changes, text.Change{A: first + i, B: -1})
		}
		for j := range middleB {
			changes = append(changes, text.Change{A: -1, B: first + j})
		}
	} else {
		for _, c := range text.Diff(middleA, middleB, func(i, j int) bool { return same(first+i, first+j) }) {
			if c.A >= 0 {
				c.A += first
			}
			if c.B >= 0 {
				c.B += first
			}
			changes = append(changes, c)
		}
	}
	for i := last; i > 0; i-- {
		changes = append(changes, text.Change{A: n - i, B: m - i})
	}
	return changes
}
