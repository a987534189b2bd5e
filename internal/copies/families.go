package copies

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Memo keeps which texts Families has found to be copies, so that the next time
// only those are compared that have changed. It changes no result. One Families
// at a time may use it; the zero Memo is empty.
type Memo struct {
	texts []Text
	pairs []pair
}

// pair is two texts that are copies, by their places.
type pair [2]int

// Families returns for each text the index of the first text of its family: the
// texts that are copies of each other, directly or through others. A text
// without copies is a family of its own. It takes time linear in the words.
func (m *Memo) Families(texts []Text) []int {
	if !m.follow(texts) {
		m.pairs = compare(texts)
	}
	m.texts = slices.Clone(texts)
	families := NewUnion(len(texts))
	for _, p := range m.pairs {
		families.Join(p[0], p[1])
	}
	return families.Roots()
}

// compare finds the pairs of texts that are copies. Two texts are compared if
// they share so many grams that they may be copies, and a gram leads only to the
// first of the texts that hold it: what is left out are pairs of large families,
// which those first texts join.
func compare(texts []Text) []pair {
	before := listed(texts)
	var pairs []pair
	var mu sync.Mutex
	var next atomic.Int64
	onAll(func() {
		counts := make([]int, len(texts))
		var touched []int
		var found []pair
		for i := int(next.Add(1)) - 1; i < len(texts); i = int(next.Add(1)) - 1 {
			touched = touched[:0]
			for k, g := range texts[i].grams {
				entries := before.entries[g>>partShift]
				for e := before.first[i][k]; e != 0; e = entries[e].next {
					j := int(entries[e].text)
					if counts[j] == 0 {
						touched = append(touched, j)
					}
					counts[j]++
				}
			}
			for _, j := range touched {
				if likely(counts[j], texts[i], texts[j]) && shared(texts[i], texts[j]) >= wanted(texts[i], texts[j]) {
					found = append(found, pair{j, i})
				}
				counts[j] = 0
			}
		}
		mu.Lock()
		pairs = append(pairs, found...)
		mu.Unlock()
	})
	return pairs
}

// likely reports whether it is worth comparing two texts, of which a count of
// shared grams is known that leaves out those of set phrases.
func likely(count int, a, b Text) bool { return count*4 >= wanted(a, b) }

// onAll calls f on each processor and waits.
func onAll(f func()) {
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(f)
	}
	wg.Wait()
}

// lists lead from each gram of a text to the texts before it that hold the gram
// too, as far as they are among the first of all.
type lists struct {
	first   [][]uint32 // for each gram of each text an index of entries, 0 at the end
	entries [][]entry  // by the first bits of the gram
}

type entry struct {
	text uint32
	next uint32 // 0 at the end
}

// Grams are hashes in order, so those that begin with the same bits stand
// together in each text: all grams are taken part by part, and what is known of
// a part stays in the nearest memory.
const (
	partShift = 24
	parts     = 1 << (32 - partShift)
)

func listed(texts []Text) lists {
	total := 0
	for _, t := range texts {
		total += len(t.grams)
	}
	all := make([]uint32, total)
	l := lists{make([][]uint32, len(texts)), make([][]entry, parts)}
	for i, t := range texts {
		l.first[i], all = all[:len(t.grams):len(t.grams)], all[len(t.grams):]
	}
	var next atomic.Int64
	onAll(func() {
		var x table
		for part := int(next.Add(1)) - 1; part < parts; part = int(next.Add(1)) - 1 {
			l.entries[part] = l.part(texts, uint32(part), &x)
		}
	})
	return l
}

func (l lists) part(texts []Text, part uint32, x *table) []entry {
	stretch := func(t Text) (from, to int) {
		from, _ = slices.BinarySearch(t.grams, part<<partShift)
		to = from
		for to < len(t.grams) && t.grams[to]>>partShift == part {
			to++
		}
		return from, to
	}
	count := 0
	for _, t := range texts {
		from, to := stretch(t)
		count += to - from
	}
	x.empty(count)
	for i, t := range texts {
		from, to := stretch(t)
		for k := from; k < to; k++ {
			l.first[i][k] = x.add(t.grams[k], uint32(i))
		}
	}
	return slices.Clone(x.entries)
}

// table leads from a gram to the texts that hold it. Most are held by one text,
// which stands in the slot itself.
type table struct {
	slots   []slot // open addressing; a length that is a power of two
	entries []entry
}

type slot struct {
	gram  uint32
	count uint32 // of texts that hold the gram, but not more than longest; 0 if the slot is free
	first uint32 // the text if there is one, the last entry if there are more
}

func (x *table) empty(grams int) {
	size := 16
	for size < 2*grams {
		size *= 2
	}
	if size > cap(x.slots) {
		x.slots = make([]slot, size)
	}
	x.slots = x.slots[:size]
	clear(x.slots)
	x.entries = append(x.entries[:0], entry{}) // none has the number 0
}

// add notes that a text holds a gram, unless enough texts before it do, and
// returns the list of those.
func (x *table) add(g, text uint32) uint32 {
	mask := uint32(len(x.slots) - 1)
	at := g * 0x85EBCA6B >> 8 & mask
	for x.slots[at].count != 0 && x.slots[at].gram != g {
		at = (at + 1) & mask
	}
	s := &x.slots[at]
	switch s.count {
	case 0:
		*s = slot{g, 1, text}
		return 0
	case 1:
		x.entries = append(x.entries, entry{s.first, 0})
		s.first = uint32(len(x.entries) - 1)
	case longest:
		return s.first
	}
	before := s.first
	x.entries = append(x.entries, entry{text, before})
	s.first = uint32(len(x.entries) - 1)
	s.count++
	return before
}
