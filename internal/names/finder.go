package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxWords is the most words a name may have; what follows is not read.
const MaxWords = 16

// Name is one way of naming something.
type Name struct {
	Text string
	// Core is the part of Text that is the name itself, as bytes; the words
	// around it are where it has to stand: "Téhéran" in "à Téhéran". They count
	// with their accents, but for a capital, which French writes without. The
	// zero Core is the whole text.
	Core [2]int
}

// Hit is a name found in a text.
type Hit struct {
	From, To int // bytes of the text, of the core only
	Name     int // index among the names
}

// Finder finds names. It does not change.
type Finder struct {
	names []Name
	words map[string]int32
	steps map[step]int32  // from node to node
	ends  map[int32][]end // names that end at a node
	near  map[string][]int
}

// step leads from a node of the trie over a word to another.
type step struct {
	node  int32
	joint joint
	word  int32
}

// end is a name that ends at a node.
type end struct {
	name     int
	caps     []uint64 // of each word, what must be a capital
	from, to int      // the words of the core
	around   []string // the words as written, if some are around the core
}

// New makes a finder of names. Names without any letter are never found.
func New(list []Name) *Finder {
	f := &Finder{names: list, words: map[string]int32{}, steps: map[step]int32{}, ends: map[int32][]end{}, near: map[string][]int{}}
	nodes := int32(1)
	for i, n := range list {
		core := n.Core
		if core == [2]int{} {
			core = [2]int{0, len(n.Text)}
		}
		e := end{name: i, from: -1}
		node := int32(0)
		s := splitter{text: n.Text}
		for w, ok := s.next(); ok && len(e.caps) < MaxWords; w, ok = s.next() {
			id, known := f.words[string(s.folded)]
			if !known {
				id = int32(len(f.words))
				f.words[string(s.folded)] = id
			}
			if len(e.caps) == 0 {
				w.joint = 0
			}
			next, known := f.steps[step{node, w.joint, id}]
			if !known {
				next = nodes
				nodes++
				f.steps[step{node, w.joint, id}] = next
			}
			node = next
			if w.to > core[0] && w.from < core[1] {
				if e.from < 0 {
					e.from = len(e.caps)
				}
				e.to = len(e.caps) + 1
			}
			e.caps = append(e.caps, w.caps)
			e.around = append(e.around, n.Text[w.from:w.to])
		}
		if e.from < 0 {
			continue
		}
		if len(e.caps) == 1 {
			f.indexNear(e.around[0], i)
		}
		if e.from == 0 && e.to == len(e.caps) {
			e.around = nil
		}
		f.ends[node] = append(f.ends[node], e)
	}
	return f
}

// Key returns a name in the form in which it is looked for, without regard to
// capitals; two names with one key cannot both be found.
func Key(name string) string {
	var b strings.Builder
	s := splitter{text: name}
	for n := 0; n < MaxWords; n++ {
		w, ok := s.next()
		if !ok {
			break
		}
		if n > 0 {
			for shift := 24; shift >= 0; shift -= 8 {
				if c := byte(w.joint >> shift); c != 0 {
					b.WriteByte(c)
				}
			}
		}
		b.Write(s.folded)
	}
	return b.String()
}

// Find returns the names in a text in their order; they do not overlap.
func (f *Finder) Find(text string) []Hit {
	if len(f.words) == 0 {
		return nil
	}
	const perWord = 5 // bytes, with the space: less than any language has
	words := make([]word, 0, len(text)/perWord+1)
	ids := make([]int32, 0, len(text)/perWord+1)
	s := splitter{text: text}
	for w, ok := s.next(); ok; w, ok = s.next() {
		id, known := f.words[string(s.folded)]
		if !known {
			id = -1
		}
		words, ids = append(words, w), append(ids, id)
	}
	var hits []Hit
	for i := 0; i < len(words); {
		e := f.longest(text, words, ids, i)
		if e != nil && e.from > 0 {
			// The words around a name give way to a longer name that begins in them.
			if longer := f.longest(text, words, ids, i+e.from); longer != nil && longer.from == 0 && longer.to > e.to-e.from {
				e = nil
			}
		}
		if e == nil {
			i++
			continue
		}
		hits = append(hits, Hit{From: words[i+e.from].from, To: words[i+e.to-1].to, Name: e.name})
		i += e.to
	}
	return hits
}

// longest returns the longest name that begins with word i.
func (f *Finder) longest(text string, words []word, ids []int32, i int) *end {
	if ids[i] < 0 || i > 0 && words[i].joint == elide && !words[i-1].particle {
		return nil
	}
	var best *end
	node := int32(0)
	for n := 0; i+n < len(words); n++ {
		w := words[i+n]
		if n == 0 {
			w.joint = 0
		}
		next, ok := f.steps[step{node, w.joint, ids[i+n]}]
		if !ok {
			break
		}
		node = next
		if f.runsOn(text, words, i+n+1) {
			continue
		}
		ends := f.ends[node]
		for k := range ends {
			if ends[k].fits(text, words[i:i+n+1]) {
				best = &ends[k]
				break
			}
		}
	}
	return best
}

// runsOn reports whether word i is bound to the one before it by an apostrophe,
// other than that of the English genitive.
func (f *Finder) runsOn(text string, words []word, i int) bool {
	return i < len(words) && words[i].joint == elide && !strings.EqualFold(text[words[i].from:words[i].to], "s")
}

// fits reports whether the capitals of the name are capitals in the text, and
// the words around its core are the same with their accents.
func (e *end) fits(text string, words []word) bool {
	for i, w := range words {
		around := e.around != nil && (i < e.from || i >= e.to)
		if !around {
			if e.caps[i]&^w.caps != 0 {
				return false
			}
			continue
		}
		written := text[w.from:w.to]
		first, _ := utf8.DecodeRuneInString(written)
		if !unicode.IsUpper(first) && !strings.EqualFold(written, e.around[i]) {
			return false
		}
	}
	return true
}
