package search

import (
	"cmp"
	"maps"
	"slices"
)

// Result is a document that a query finds, and the passage to show of it.
type Result struct {
	Path    string
	Anchor  string
	Passage int
}

// Results are what a query finds, best first.
type Results struct {
	List    []Result
	Partly  bool              // no document has all the words; these have some
	Instead map[string]string // words that no document has, and what was looked for instead
	Common  bool              `json:",omitempty"` // nothing was looked for: all words are such as nearly every text has
}

// Documents are what the index was made of, newest first. They must not be changed.
func (x *Index) Documents() []Document { return x.docs }

// Find searches as the browser does.
func (x *Index) Find(text string) Results {
	q := parse(text)
	instead := map[string]string{}
	clauses := x.clauses(q, instead)
	hits := map[int]*hit{}
	for _, clause := range clauses {
		x.count(hits, clause)
	}
	x.filter(hits, q.filters, len(clauses) == 0)
	x.exclude(hits, q.without)
	list := ranked(hits)
	partly := len(list) > 0 && list[0].words < len(clauses)
	if !partly {
		list = slices.DeleteFunc(list, func(h *hit) bool { return h.words < len(clauses) })
	}
	common := len(clauses) == 0 && len(q.words) > 0 && len(q.filters) == 0
	return Results{List: x.results(list, q.phrases), Partly: partly, Instead: instead, Common: common}
}

// filter takes away the hits that do not pass all filters. If nothing else is
// asked for, all documents that pass are hits.
func (x *Index) filter(hits map[int]*hit, filters []string, alone bool) {
	if len(filters) == 0 {
		return
	}
	allowed := x.allowed(filters)
	if alone {
		for doc := range allowed {
			hits[doc] = &hit{doc: doc}
		}
	}
	for doc, h := range hits {
		if passages, ok := allowed[doc]; !ok || !h.keep(passages) {
			delete(hits, doc)
		}
	}
}

// exclude takes away the hits that have one of some words.
func (x *Index) exclude(hits map[int]*hit, words []Word) {
	for _, w := range words {
		for _, a := range x.known(w.Text) {
			for _, p := range a.term.postings {
				delete(hits, p.doc())
			}
		}
	}
}

// ranked sorts hits: those with the most words first, then by worth, and equals
// in the order of the index.
func ranked(hits map[int]*hit) []*hit {
	return slices.SortedFunc(maps.Values(hits), func(a, b *hit) int {
		return cmp.Or(cmp.Compare(b.words, a.words), cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
}

// results chooses the passage to show of each hit. Hits without the phrases are
// left out, those with halves of one come last, and none is looked at any more once
// many were read for them.
func (x *Index) results(hits []*hit, phrases []phrase) []Result {
	if len(phrases) > 0 {
		hits = hits[:min(len(hits), mostVerified)]
	}
	var list, last []Result
	for _, h := range hits {
		passage, how := h.best(), together
		if len(phrases) > 0 {
			passage, how = x.verify(h, phrases)
		}
		d := x.docs[h.doc]
		r := Result{Path: d.Path, Anchor: d.Passages[passage].Anchor, Passage: passage}
		switch how {
		case together:
			list = append(list, r)
		case apart:
			last = append(last, r)
		}
	}
	return append(list, last...)
}

// hit is a document that has some of the words.
type hit struct {
	doc      int
	score    int
	words    int         // that it has, and names: clauses
	passages map[int]int // with their worth
	only     []int       // passages that filters allow; nil for all
}

// keep reports whether a hit remains when only some passages count. nil stands
// for all.
func (h *hit) keep(passages []int) bool {
	if passages == nil {
		return true
	}
	h.only = passages
	return slices.ContainsFunc(passages, func(p int) bool { return h.words == 0 || h.passages[p] > 0 })
}

// best is the passage worth most, the first of equals. The title, which the
// result shows in any case, is best only if no other passage has a word.
func (h *hit) best() int {
	best, worth := 0, 0
	if h.only != nil {
		best = h.only[0]
	}
	for p, w := range h.passages {
		if p > 0 && (w > worth || w == worth && p < best) && (h.only == nil || slices.Contains(h.only, p)) {
			best, worth = p, w
		}
	}
	return best
}

// share is what one clause adds to the worth of a document.
type share struct {
	score    int
	passages map[int]int
}

// count adds a clause to the hits: of its answers the best counts, for the
// document and for each passage.
func (x *Index) count(hits map[int]*hit, clause []answer) {
	best := map[int]*share{}
	for _, a := range clause {
		x.weigh(best, a)
	}
	for doc, w := range best {
		h := hits[doc]
		if h == nil {
			h = &hit{doc: doc, passages: map[int]int{}}
			hits[doc] = h
		}
		h.score += w.score
		h.words++
		for p, s := range w.passages {
			h.passages[p] += s
		}
	}
}

// weigh raises what documents are worth to what an answer gives. The documents of
// a heavy term that its shard does not hold have no passages: the browser does not
// know them.
func (x *Index) weigh(best map[int]*share, a answer) {
	inShard, rest := a.term.head()
	each := a.weight * a.term.rarity
	for _, p := range a.term.postings {
		w := best[p.doc()]
		if w == nil {
			w = &share{passages: map[int]int{}}
			best[p.doc()] = w
		}
		if len(inShard) == 0 || inShard[0].doc() != p.doc() {
			w.score = max(w.score, each*rest)
			continue
		}
		inShard = inShard[1:] // both lists are sorted by document
		w.score = max(w.score, each*p.impact())
		for _, passage := range x.passages(p) {
			w.passages[passage] = max(w.passages[passage], each)
		}
	}
}

// allowed returns the documents that pass all filters, of which there is at least
// one, with the passages that do; nil for all passages.
func (x *Index) allowed(filters []string) map[int][]int {
	all := x.passing(filters[0])
	for _, f := range filters[1:] {
		more := x.passing(f)
		for doc, passages := range all {
			others, ok := more[doc]
			if both := intersection(passages, others); ok && (both == nil || len(both) > 0) {
				all[doc] = both
			} else {
				delete(all, doc)
			}
		}
	}
	return all
}

// passing returns the documents that pass a filter, as allowed does.
func (x *Index) passing(filter string) map[int][]int {
	passing := map[int][]int{}
	for _, a := range x.known(filter) {
		for _, p := range a.term.postings {
			passing[p.doc()] = x.passages(p)
		}
	}
	return passing
}

// intersection returns the passages that are in two lists. nil stands for all
// passages, and an empty list for none.
func intersection(a, b []int) []int {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return slices.DeleteFunc(slices.Clone(a), func(p int) bool { return !slices.Contains(b, p) })
}

// How a document, or a passage of it, has phrases.
const (
	lacking = iota
	apart   // only the halves of one
	together
)

// verify reads the text of a document for phrases, and returns the passage with
// the first of them that is worth most, and how it has that of which it has least.
func (x *Index) verify(h *hit, phrases []phrase) (passage, how int) {
	d := x.docs[h.doc]
	passage, worth, how := -1, -1, together
	for n, phrase := range phrases {
		best := lacking
		for i, p := range d.Passages {
			if h.only != nil && !slices.Contains(h.only, i) {
				continue
			}
			has := phrase.in(plainWords(p.Text))
			if has == lacking || has < best {
				continue
			}
			if n == 0 && !phrase.not && (has > best || h.passages[i] > worth) {
				passage, worth = i, h.passages[i]
			}
			best = has
		}
		if phrase.not {
			best = together - best
		}
		how = min(how, best)
		if how == lacking {
			return 0, lacking
		}
	}
	if passage < 0 {
		passage = h.best()
	}
	return passage, how
}

// in reports how words have a phrase.
func (p phrase) in(words []string) int {
	if hasPhrase(words, p.words) {
		return together
	}
	halves := p.halves()
	if halves != nil && !slices.ContainsFunc(halves, func(half []string) bool { return !hasPhrase(words, half) }) {
		return apart
	}
	return lacking
}

func hasPhrase(words, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.Equal(words[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
