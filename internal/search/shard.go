package search

import (
	"cmp"
	"encoding/binary"
	"strings"
)

// compare orders forms as browsers do, by units of UTF-16.
func compare(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			// U+E000–U+FFFF begin with EE or EF in UTF-8, and what needs two units with F0–F4.
			if a[i] >= 0xee && b[i] >= 0xee && (a[i] >= 0xf0) != (b[i] >= 0xf0) {
				return cmp.Compare(b[i], a[i])
			}
			return cmp.Compare(a[i], b[i])
		}
	}
	return cmp.Compare(len(a), len(b))
}

// packShards writes the shards. All numbers are varints. A shard is
//
//	forms, and of each: bytes shared with the last, length and bytes of the rest,
//	  how many terms, and of each its number
//	terms, and of each: the number of a form, how many bytes of that are its text
//	  and, if that is 0, length and bytes of the text; rarity, documents, the
//	  impact of the documents that are not among the postings and, if that is not
//	  0, length and bytes of the name of the chunk that holds a bit for each
//	  document; then of each posting: the step from the last document, impact, and
//	  its passages, each the step from the last, counted from 1, doubled, odd if
//	  one more follows; 0 for none
func (x *Index) packShards(c *chunks) (first []any, names []string) {
	for _, s := range x.shards {
		if c.ctx.Err() != nil {
			break
		}
		var w varints
		shortest := w.forms(s)
		w.number(len(s.terms))
		for i, t := range s.terms {
			w.term(t, s.forms[shortest[i]].text, shortest[i])
			postings, rest := t.head()
			w.number(rest)
			if rest > 0 {
				w.text(c.add(t.bitmap(len(x.docs))))
			}
			w.postings(postings, x.places)
		}
		first = append(first, s.first)
		names = append(names, c.add(w))
	}
	return first, names
}

// varints is a shard that is being written.
type varints []byte

func (w *varints) number(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }

func (w *varints) text(s string) {
	w.number(len(s))
	*w = append(*w, s...)
}

// forms writes the forms of a shard. It returns for each term the number of a form
// that leads to it, of one that begins with it if any does.
func (w *varints) forms(s shard) (shortest []int) {
	shortest = make([]int, len(s.terms))
	w.number(len(s.forms))
	last := ""
	for i, f := range s.forms {
		shared := 0
		for shared < min(len(last), len(f.text)) && last[shared] == f.text[shared] {
			shared++
		}
		w.number(shared)
		w.text(f.text[shared:])
		last = f.text
		w.number(len(f.terms))
		for _, t := range f.terms {
			w.number(t)
			if strings.HasPrefix(f.text, s.terms[t].text) {
				shortest[t] = i
			}
		}
	}
	return shortest
}

// term writes a term up to the number of its documents. Its text is written by the
// number of a form, if that begins with it.
func (w *varints) term(t *term, form string, number int) {
	w.number(number)
	if strings.HasPrefix(form, t.text) {
		w.number(len(t.text))
	} else {
		w.number(0)
		w.text(t.text)
	}
	w.number(t.rarity)
	w.number(len(t.postings))
}

// postings writes postings. Their passages are packed already in places.
func (w *varints) postings(list []posting, places []byte) {
	last := 0
	for _, p := range list {
		w.number(p.doc() - last)
		last = p.doc()
		w.number(p.impact())
		passages := places[p.at:]
		size, _ := measure(passages)
		*w = append(*w, passages[:size]...)
	}
}

// head returns the postings that stay in the shard and, for a heavy term, the
// impact that all others are taken to have: the least of those that stay. Of
// postings with that impact the first stay.
func (t *term) head() (postings []posting, rest int) {
	if len(t.postings) <= heavy {
		return t.postings, 0
	}
	var count [256]int // by impact
	for _, p := range t.postings {
		count[p.impact()]++
	}
	least, room := len(count)-1, head
	for count[least] < room {
		room -= count[least]
		least--
	}
	best := make([]posting, 0, head)
	for _, p := range t.postings {
		if p.impact() == least {
			if room == 0 {
				continue
			}
			room--
		}
		if p.impact() >= least {
			best = append(best, p)
		}
	}
	return best, least
}

// bitmap has a bit for each document the term stands in, the lowest first.
func (t *term) bitmap(docs int) []byte {
	b := make([]byte, (docs+7)/8)
	for _, p := range t.postings {
		b[p.doc()/8] |= 1 << (p.doc() % 8)
	}
	return b
}
