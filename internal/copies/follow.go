package copies

import (
	"slices"

	"dossier/internal/memo"
)

// few is how many texts may have changed for it to be worth following them.
const few = 8

// follow brings the pairs from the texts of the last time to the texts of now,
// if few have changed and what they change is local. The pairs are then the ones
// that compare would find.
func (c *comparison) follow(m *memo.Memory, texts []Text) bool {
	old := c.texts
	from := 0
	for from < min(len(old), len(texts)) && old[from].equal(m, texts[from]) {
		from++
	}
	end := 0
	for end < min(len(old), len(texts))-from && old[len(old)-1-end].equal(m, texts[len(texts)-1-end]) {
		end++
	}
	gone, come := old[from:len(old)-end], texts[from:len(texts)-end]
	changed := max(len(gone), len(come))
	if changed > few || c.texts == nil {
		return false
	}
	// For a while both have the same number of texts: what is missing is empty.
	list := slices.Concat(old[:from], gone, make([]Text, changed-len(gone)), old[len(old)-end:])
	pairs := moved(c.pairs, from+len(gone), changed-len(gone))
	for i := range changed {
		var t Text
		if i < len(come) {
			t = come[i]
		}
		again := append(displaced(list, from+i, t), from+i)
		if len(again) > few {
			return false
		}
		list[from+i] = t
		pairs = slices.DeleteFunc(pairs, func(p pair) bool { return slices.Contains(again, p[0]) || slices.Contains(again, p[1]) })
		for _, j := range again {
			pairs = append(pairs, copiesOf(list, j)...)
		}
	}
	c.pairs = moved(pairs, from+changed, len(come)-changed)
	return true
}

var textItself = memo.NewPart("which articles are copies: their texts")

func (t Text) equal(m *memo.Memory, u Text) bool {
	return m.Same(textItself, len(t.grams) == len(u.grams) && (len(t.grams) == 0 || &t.grams[0] == &u.grams[0] || slices.Equal(t.grams, u.grams)))
}

// moved returns the pairs with the texts from a place on moved by some places.
func moved(pairs []pair, from, by int) []pair {
	pairs = slices.Clone(pairs)
	for n := range pairs {
		for side := range pairs[n] {
			if pairs[n][side] >= from {
				pairs[n][side] += by
			}
		}
	}
	return pairs
}

// displaced finds the texts that are in the lists of compare for a gram of text
// i, or are not, because another text takes the place of that.
func displaced(texts []Text, i int, by Text) []int {
	grams := difference(texts[i].grams, by.grams)
	f := newFinder(grams)
	others := make([]int, len(grams)) // so far
	before := make([]int, len(grams)) // those before i
	last := make([]int, len(grams))   // the one that has its place only if i has none
	for j, t := range texts {
		if j == i {
			copy(before, others)
			continue
		}
		f.each(t, func(k int) {
			if others[k]++; others[k] == longest {
				last[k] = j
			}
		})
	}
	var list []int
	for k := range grams {
		if before[k] < longest && others[k] >= longest && !slices.Contains(list, last[k]) {
			list = append(list, last[k])
		}
	}
	return list
}

// difference returns the grams that one of two texts holds, in order.
func difference(a, b []uint32) []uint32 {
	var list []uint32
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			list, a = append(list, a[0]), a[1:]
		case len(a) == 0 || b[0] < a[0]:
			list, b = append(list, b[0]), b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return list
}

// copiesOf finds the pairs of one text that compare would find among all.
func copiesOf(texts []Text, i int) []pair {
	f := newFinder(texts[i].grams)
	before := make([]int, len(texts[i].grams)) // texts that hold the gram
	var pairs []pair
	var leads []bool // whether text i is among the first that hold the gram
	for j, t := range texts {
		if j == i {
			leads = make([]bool, len(before))
			for k, n := range before {
				leads[k] = n < longest
			}
			continue
		}
		count, shared := 0, 0
		f.each(t, func(k int) {
			shared++
			if leads == nil && before[k] < longest || leads != nil && leads[k] {
				count++
			}
			before[k]++
		})
		if likely(count, texts[i], t) && shared >= wanted(texts[i], t) {
			pairs = append(pairs, pair{min(i, j), max(i, j)})
		}
	}
	return pairs
}

// finder finds a few grams among many.
type finder struct {
	grams []uint32
	bits  [1 << 16 / 64]uint64 // the first sixteen bits of each
}

func newFinder(grams []uint32) *finder {
	f := &finder{grams: grams}
	for _, g := range grams {
		f.bits[g>>22] |= 1 << (g >> 16 & 63)
	}
	return f
}

// each calls found with the place of each gram that a text holds too.
func (f *finder) each(t Text, found func(int)) {
	for _, g := range t.grams {
		if f.bits[g>>22]&(1<<(g>>16&63)) != 0 {
			if k, ok := slices.BinarySearch(f.grams, g); ok {
				found(k)
			}
		}
	}
}
