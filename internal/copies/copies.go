// Package copies finds what texts share: whole articles that are copies of each
// other, however edited, and passages that share a run of words. It knows
// nothing of files; its results are the same whatever the order of the work.
//
// Both compare folded words outside quotation marks exactly. Hashes find the
// candidates; nothing is sampled, and nothing similar but different counts.
package copies

import (
	"runtime"
	"slices"
	"sync"
)

const (
	// gram is how many words in a row are compared.
	gram = 4
	// Containment is the share of the shorter text's grams that the longer one
	// must hold for the two to be copies. On labelled wire copies it is 0.32
	// and more inside a group, 0.17 and less outside.
	Containment = 0.25
	// fewest is how many grams two texts must share at least, so that texts of
	// a few words are no copies for sharing a phrase.
	fewest = 8
	// longest limits how many texts are remembered for one gram. What more
	// texts say than this is a set phrase; a family larger than this is found
	// through its first members.
	longest = 16
)

// Text is what is kept of an article to compare it with others. It depends on
// the words of the article alone.
type Text struct {
	grams []uint32 // hashes of four words in a row, sorted, each once
}

// Read keeps what comparing needs of an article with these paragraphs. Words
// run on from paragraph to paragraph, for a copy may be divided otherwise.
func Read(paragraphs []string) Text {
	n := 0
	for _, p := range paragraphs {
		n += len(p)
	}
	t := Text{grams: make([]uint32, 0, n/6)}
	var last [gram]uint64
	run := 0 // words since the last break
	for _, p := range paragraphs {
		for i, stretch := range outside(p) {
			if i > 0 {
				run = 0 // a quotation stands between
			}
			for _, w := range stretch {
				copy(last[:], last[1:])
				last[gram-1] = w.hash
				if run++; run >= gram {
					t.grams = append(t.grams, uint32(mix(last[:])>>32))
				}
			}
		}
	}
	slices.Sort(t.grams)
	t.grams = slices.Compact(t.grams)
	return t
}

// mix makes one hash of several words in their order.
func mix(words []uint64) uint64 {
	h := uint64(hashStart)
	for _, w := range words {
		h = (h ^ w) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return h
}

// shared counts the grams that two texts share.
func shared(a, b Text) int {
	n := 0
	for i, j := 0, 0; i < len(a.grams) && j < len(b.grams); {
		switch x, y := a.grams[i], b.grams[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// wanted is how many grams two texts must share to be copies.
func wanted(a, b Text) int {
	shorter := min(len(a.grams), len(b.grams))
	return max(fewest, (shorter+3)/4) // Containment, rounded up
}

// Families returns for each text the index of the first text of its family: the
// texts that are copies of each other, directly or through others. A text
// without copies is a family of its own. It takes time linear in the words.
func Families(texts []Text) []int {
	families := NewUnion(len(texts))
	repeated, count := repeatedGrams(texts)
	x := newIndex(count)
	counts := make([]int32, len(texts))
	var touched []int
	for i, t := range texts {
		touched = touched[:0]
		for k, g := range t.grams {
			if !repeated[i][k] {
				continue
			}
			for e := x.add(g, i); e != 0; e = x.entries[e].next {
				j := x.entries[e].text
				if j == i {
					continue
				}
				if counts[j] == 0 {
					touched = append(touched, j)
				}
				counts[j]++
			}
		}
		for _, j := range touched {
			need := wanted(t, texts[j])
			// Set phrases beyond the limit are not in the count, so it may be
			// too small; it is never too large.
			likely := int(counts[j])*4 >= need
			counts[j] = 0
			if likely && families.Find(i) != families.Find(j) && shared(t, texts[j]) >= need {
				families.Join(i, j)
			}
		}
	}
	return families.Roots()
}

// repeatedGrams tells which grams of each text another text holds as well, and
// how many there are; a few others pass for one of them, which costs time and
// nothing else. Grams are hashes in order, so those that begin with the same
// bits stand together in each text: they are taken part by part, and what has
// been seen of a part stays in the nearest memory.
func repeatedGrams(texts []Text) (repeated [][]bool, count int) {
	const parts = 64 // of all grams, by their first six bits
	total := 0
	for _, t := range texts {
		total += len(t.grams)
	}
	size := uint(16)
	for size < 30 && 1<<size < 8*total {
		size++
	}
	all := make([]bool, total)
	repeated = make([][]bool, len(texts))
	for i, t := range texts {
		repeated[i], all = all[:len(t.grams):len(t.grams)], all[len(t.grams):]
	}
	workers := min(runtime.GOMAXPROCS(0), parts)
	counts := make([]int, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			first, last := w*parts/workers, (w+1)*parts/workers
			next := make([]int, len(texts))
			for i, t := range texts {
				next[i], _ = slices.BinarySearch(t.grams, uint32(first)<<26)
			}
			once, more := newBits(size-6), newBits(size-6)
			for part := first; part < last; part++ {
				once.clear()
				more.clear()
				for i, t := range texts {
					for k := next[i]; k < len(t.grams) && int(t.grams[k]>>26) == part; k++ {
						n := t.grams[k] << 6 >> (38 - size)
						if once.has(n) {
							more.set(n)
						}
						once.set(n)
					}
				}
				for i, t := range texts {
					k := next[i]
					for ; k < len(t.grams) && int(t.grams[k]>>26) == part; k++ {
						if more.has(t.grams[k] << 6 >> (38 - size)) {
							repeated[i][k] = true
							counts[w]++
						}
					}
					next[i] = k
				}
			}
		})
	}
	wg.Wait()
	for _, n := range counts {
		count += n
	}
	return repeated, count
}

// bits is a set of small numbers.
type bits []uint64

func newBits(size uint) bits     { return make(bits, 1<<size/64) }
func (b bits) has(n uint32) bool { return b[n>>6]&(1<<(n&63)) != 0 }
func (b bits) set(n uint32)      { b[n>>6] |= 1 << (n & 63) }
func (b bits) clear()            { clear(b) }

// index leads from a gram to the texts that hold it.
type index struct {
	slots   []slot // open addressing; a length that is a power of two
	entries []entry
}

type slot struct {
	gram  uint32
	first uint32 // index of an entry, 0 if the slot is free
	count uint32
}

type entry struct {
	text int
	next uint32 // 0 at the end
}

func newIndex(occurrences int) *index {
	size := 16
	for size < 2*occurrences {
		size *= 2
	}
	return &index{slots: make([]slot, size), entries: make([]entry, 1, occurrences+1)}
}

// add notes that a text holds a gram, unless the list of the gram is full, and
// returns the beginning of the list.
func (x *index) add(g uint32, text int) uint32 {
	mask := uint32(len(x.slots) - 1)
	at := g * 0x85EBCA6B & mask
	for x.slots[at].first != 0 && x.slots[at].gram != g {
		at = (at + 1) & mask
	}
	s := &x.slots[at]
	if s.count < longest {
		x.entries = append(x.entries, entry{text, s.first})
		*s = slot{g, uint32(len(x.entries) - 1), s.count + 1}
	}
	return s.first
}
