package copies

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"dossier/internal/memo"
)

// comparison is which texts Families has found to be copies, so that the next time
// only those are compared that have changed.
type comparison struct {
	texts []Text
	pairs []pair
}

var comparisons memo.Slot[comparison]

// pair is two texts that are copies, by their places.
type pair [2]int

// Families returns for each text the index of the first text of its family: the
// texts that are copies of each other, directly or through others. A text
// without copies is a family of its own. It takes time linear in the words. m is
// what earlier calls have found; it may be nil.
func Families(m *memo.Memory, texts []Text) []int {
	c := comparisons.In(m)
	if c == nil {
		c = &comparison{}
	}
	if !c.follow(m, texts) {
		c.pairs = compare(texts)
	}
	c.texts = slices.Clone(texts)
	families := NewUnion(len(texts))
	for _, p := range c.pairs {
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
		counts := make([]uint32, len(texts))
		var touched []int
		var found []pair
		for i := int(next.Add(1)) - 1; i < len(texts); i = int(next.Add(1)) - 1 {
			touched = touched[:0]
			for k, g := range texts[i].grams {
				for _, text := range before.of(i, k, g) {
					j := int(text)
					if j >= i {
						break
					}
					if counts[j] == 0 {
						touched = append(touched, j)
					}
					counts[j]++
				}
			}
			for _, j := range touched {
				if likely(int(counts[j]), texts[i], texts[j]) && shared(texts[i], texts[j]) >= wanted(texts[i], texts[j]) {
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

// lists lead from each gram of a text to the first texts that hold the gram, in
// order. What a gram leads to stands in one place: to follow it from entry to
// entry through the memory took most of the time of a comparison.
type lists struct {
	starts [][]uint32 // for each gram of each text where its list begins; 0 if no text before holds it
	texts  [][]uint32 // the lists, by the first bits of the gram
}

// of returns the list of a gram, number k of text i. It ends with that text,
// unless it is as long as a list may be; what follows belongs to others.
func (l lists) of(i, k int, gram uint32) []uint32 {
	start := int(l.starts[i][k])
	if start == 0 {
		return nil
	}
	list := l.texts[gram>>partShift][start:]
	return list[:min(len(list), longest)]
}

// Grams are hashes in order, so those that begin with the same bits stand
// together in each text: all grams are taken part by part, and what is known of
// a part stays in the nearest memory.
const (
	partShift = 24
	parts     = 1 << (32 - partShift)
	atOnce    = 16 // parts that one processor takes
)

func listed(texts []Text) lists {
	total := 0
	for _, t := range texts {
		total += len(t.grams)
	}
	all := make([]uint32, total)
	l := lists{make([][]uint32, len(texts)), make([][]uint32, parts)}
	for i, t := range texts {
		l.starts[i], all = all[:len(t.grams):len(t.grams)], all[len(t.grams):]
	}
	var next atomic.Int64
	onAll(func() {
		var x table
		for end := int(next.Add(atOnce)); end <= parts; end = int(next.Add(atOnce)) {
			l.read(texts, end-atOnce, end, &x)
		}
	})
	return l
}

// read makes the lists of some parts.
func (l lists) read(texts []Text, first, end int, x *table) {
	from, to := make([]int, len(texts)), make([]int, len(texts)) // the stretch of each text in the part
	for i, t := range texts {
		from[i], _ = slices.BinarySearch(t.grams, uint32(first)<<partShift)
	}
	for part := first; part < end; part++ {
		grams := 0
		for i, t := range texts {
			to[i] = from[i]
			for to[i] < len(t.grams) && int(t.grams[to[i]]>>partShift) == part {
				to[i]++
			}
			grams += to[i] - from[i]
		}
		x.empty(grams)
		for i, t := range texts {
			for k := from[i]; k < to[i]; k++ {
				l.starts[i][k] = x.count(t.grams[k]) // for now its slot
			}
		}
		list := make([]uint32, 1+x.listed) // no list begins at 0
		next := uint32(1)
		for i := range texts {
			for k := from[i]; k < to[i]; k++ {
				l.starts[i][k], next = x.slots[l.starts[i][k]].add(uint32(i), list, next)
			}
		}
		l.texts[part] = list
		from, to = to, from
	}
}

// table knows how many texts hold a gram. Most are held by one text, and need
// no list.
type table struct {
	slots  []slot // open addressing; a length that is a power of two
	listed int    // texts in all lists
}

type slot struct {
	gram  uint32
	start uint32 // of its list, 0 if there is none yet
	count uint16 // of texts that hold the gram, but not more than longest; 0 if the slot is free
	noted uint16 // of these how many are in the list
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
	x.listed = 0
}

// count notes that one more text holds a gram, and returns its slot.
func (x *table) count(g uint32) uint32 {
	mask := uint32(len(x.slots) - 1)
	at := g * 0x85EBCA6B >> 8 & mask
	for x.slots[at].count != 0 && x.slots[at].gram != g {
		at = (at + 1) & mask
	}
	s := &x.slots[at]
	s.gram = g
	if s.count < longest {
		s.count++
		switch s.count {
		case 1:
		case 2:
			x.listed += 2
		default:
			x.listed++
		}
	}
	return at
}

// add puts a text into the list of a gram, unless enough texts before it are
// there, and returns where the list begins, 0 if no text before it holds the
// gram. A new list begins at next.
func (s *slot) add(text uint32, list []uint32, next uint32) (start, end uint32) {
	if s.count == 1 {
		return 0, next
	}
	before := s.start
	if before == 0 {
		s.start = next
		next += uint32(s.count)
	}
	if s.noted < s.count {
		list[s.start+uint32(s.noted)] = text
		s.noted++
	}
	return before, next
}
