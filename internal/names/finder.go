package names

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// mostWords is the most words a name may have; what follows is not read.
const mostWords = 16

// Name is one way of naming something.
type Name struct {
	Text string
	// Core is the part of Text that is the name itself; the words around it are
	// where it has to stand: "Téhéran" in "à Téhéran". They count with their
	// accents, but for a capital, which French writes without.
	Core text.Range
}

// Whole is the name that a text is by itself.
func Whole(s string) Name { return Name{s, text.Range{To: len(s)}} }

// Hit is where the core of a name stands in a text.
type Hit struct {
	text.Range
	Name int // index among the names
}

// Finder finds names. It does not change.
type Finder struct {
	names []Name
	words map[string]int32
	may   [1 << 16 / 64]uint64 // which hashes the words have, by their last sixteen bits
	steps map[step]int32       // from node to node
	ends  map[int32][]end      // names that end at a node
	near  map[string][]int
}

// step leads from a node of the trie over a word to another.
type step struct {
	node  int32
	stand between // before the word
	word  int32
}

// end is a name that ends at a node.
type end struct {
	name     int
	caps     []uint64 // of each word, what must be a capital
	from, to int      // the words of the core
	around   []string // the words as written, if some are around the core
}

// New makes a finder of names. Names without any letter in their core are never
// found.
func New(list []Name) *Finder {
	f := &Finder{names: list, words: map[string]int32{}, steps: map[step]int32{}, ends: map[int32][]end{}, near: map[string][]int{}}
	nodes := int32(1)
	for i, n := range list {
		e := end{name: i, from: -1}
		node := int32(0)
		written := words(nil, text.Read(n.Text))
		written = written[:min(len(written), mostWords)]
		for k, w := range written {
			at := step{node, before(n.Text, written, k), f.number(w.Of(n.Text))}
			next, known := f.steps[at]
			if !known {
				next = nodes
				nodes++
				f.steps[at] = next
			}
			node = next
			if w.Overlaps(n.Core) {
				if e.from < 0 {
					e.from = k
				}
				e.to = k + 1
			}
			e.caps = append(e.caps, capitals(w.Of(n.Text)))
			e.around = append(e.around, w.Of(n.Text))
		}
		if e.from < 0 {
			continue
		}
		if len(written) == 1 {
			f.indexNear(e.around[0], i)
		}
		if e.from == 0 && e.to == len(written) {
			e.around = nil
		}
		f.ends[node] = append(f.ends[node], e)
	}
	return f
}

// number gives a word of a name its number.
func (f *Finder) number(written string) int32 {
	folded := string(fold(nil, written))
	id, known := f.words[folded]
	if !known {
		id = int32(len(f.words))
		f.words[folded] = id
		h := text.Hash(folded)
		f.may[h>>6&(1<<10-1)] |= 1 << (h & 63)
	}
	return id
}

// unknown is the number of words that are no part of any name.
const unknown = -1

// look returns the number of a word of a text. buffer is memory that may be used.
func (f *Finder) look(s string, w word, buffer []byte) int32 {
	if w.hash != 0 && f.may[w.hash>>6&(1<<10-1)]&(1<<(w.hash&63)) == 0 {
		return unknown
	}
	if id, known := f.words[string(fold(buffer[:0], w.Of(s)))]; known {
		return id
	}
	return unknown
}

// Key returns a name in the form in which it is looked for, without regard to
// capitals; two names with one key cannot both be found.
func Key(name string) string {
	var b strings.Builder
	written := words(nil, text.Read(name))
	for i, w := range written[:min(len(written), mostWords)] {
		b.WriteString(before(name, written, i).String())
		b.Write(fold(nil, w.Of(name)))
	}
	return b.String()
}

// found is a text in which names are looked for.
type found struct {
	text  string
	words []word
	ids   []int32 // of the words
}

// Find returns the names in a text in their order; they do not overlap.
func (f *Finder) Find(r *text.Reading) []Hit {
	if len(f.words) == 0 {
		return nil
	}
	t := found{text: r.Text, words: words(make([]word, 0, len(r.Words)), r)}
	t.ids = make([]int32, len(t.words))
	var buffer [64]byte
	for i, w := range t.words {
		t.ids[i] = f.look(r.Text, w, buffer[:])
	}
	var hits []Hit
	for i := 0; i < len(t.words); {
		e := f.longest(t, i)
		if e != nil && e.from > 0 {
			// The words around a name give way to a longer name that begins in them.
			if longer := f.longest(t, i+e.from); longer != nil && longer.from == 0 && longer.to > e.to-e.from {
				e = nil
			}
		}
		if e == nil {
			i++
			continue
		}
		hits = append(hits, Hit{text.Range{From: t.words[i+e.from].From, To: t.words[i+e.to-1].To}, e.name})
		i += e.to
	}
	return hits
}

// longest returns the longest name that begins with word i.
func (f *Finder) longest(t found, i int) *end {
	if t.ids[i] == unknown || i > 0 && before(t.text, t.words, i) == apostrophe && !isParticle(t.words[i-1].Of(t.text)) {
		return nil
	}
	var best *end
	node := int32(0)
	for n := i; n < len(t.words); n++ {
		at := step{node: node, word: t.ids[n]}
		if n > i {
			at.stand = before(t.text, t.words, n)
		}
		next, ok := f.steps[at]
		if !ok {
			break
		}
		node = next
		if t.runsOn(n + 1) {
			continue
		}
		if k := slices.IndexFunc(f.ends[node], func(e end) bool { return e.fits(t.text, t.words[i:n+1]) }); k >= 0 {
			best = &f.ends[node][k]
		}
	}
	return best
}

// runsOn reports whether word i is bound to the one before it by an apostrophe,
// other than that of the English genitive.
func (t found) runsOn(i int) bool {
	return i < len(t.words) && before(t.text, t.words, i) == apostrophe && !strings.EqualFold(t.words[i].Of(t.text), "s")
}

// fits reports whether the capitals of the name are capitals in the text, and
// the words around its core are the same with their accents.
func (e *end) fits(s string, words []word) bool {
	for i, w := range words {
		written := w.Of(s)
		around := e.around != nil && (i < e.from || i >= e.to)
		if !around {
			if e.caps[i]&^capitals(written) != 0 {
				return false
			}
			continue
		}
		if !unicode.IsUpper(text.FirstRune(written)) && !strings.EqualFold(written, e.around[i]) {
			return false
		}
	}
	return true
}
