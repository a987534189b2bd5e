package search

import (
	"cmp"
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
}

// Find searches as the browser does.
func (x *Index) Find(text string) Results {
	q := parse(text)
	r := Results{Instead: map[string]string{}}
	clauses := x.clauses(q, &r)
	hits := map[int]*hit{}
	for n, clause := range clauses {
		x.count(hits, n, clause)
	}
	allowed := x.allowed(q)
	if len(clauses) == 0 && len(q.filters) > 0 {
		for doc := range allowed {
			hits[doc] = &hit{doc: doc}
		}
	}
	if allowed != nil {
		for doc, h := range hits {
			if passages, ok := allowed[doc]; !ok || !h.keep(passages) {
				delete(hits, doc)
			}
		}
	}
	for _, w := range q.without {
		for _, a := range x.known(w.Text) {
			for _, p := range a.term.postings {
				delete(hits, int(p.doc))
			}
		}
	}
	most := 0
	list := make([]*hit, 0, len(hits))
	for _, h := range hits {
		most = max(most, h.words())
		list = append(list, h)
	}
	slices.SortFunc(list, func(a, b *hit) int {
		return cmp.Or(cmp.Compare(b.words(), a.words()), cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
	r.Partly = len(list) > 0 && most < len(clauses)
	for i, h := range list {
		if !r.Partly && h.words() < len(clauses) || len(q.phrases) > 0 && i >= mostVerified {
			break
		}
		passage := h.best()
		if len(q.phrases) > 0 {
			var ok bool
			if passage, ok = x.verify(h, q.phrases); !ok {
				continue
			}
		}
		d := x.docs[h.doc]
		r.List = append(r.List, Result{Path: d.Path, Anchor: d.Passages[passage].Anchor, Passage: passage})
	}
	return r
}

// hit is a document that has some of the words.
type hit struct {
	doc      int
	score    int
	found    map[int]bool // clauses
	passages map[int]int  // their worth
	only     []int        // passages that filters allow; nil for all
}

func (h *hit) words() int { return len(h.found) }

// keep reports whether a hit remains when only some passages count. nil stands
// for all.
func (h *hit) keep(passages []int) bool {
	if passages == nil {
		return true
	}
	if h.only != nil {
		passages = slices.DeleteFunc(slices.Clone(passages), func(p int) bool { return !slices.Contains(h.only, p) })
	}
	h.only = passages
	return slices.ContainsFunc(passages, func(p int) bool { return len(h.found) == 0 || h.passages[p] > 0 })
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

// count adds a clause to the hits: of its answers the best counts, for the
// document and for each passage.
func (x *Index) count(hits map[int]*hit, n int, clause []answer) {
	type worth struct {
		score    int
		passages map[int]int
	}
	best := map[int]*worth{}
	for _, a := range clause {
		_, rest := a.term.head()
		inHead := map[uint32]bool{}
		postings, _ := a.term.head()
		for _, p := range postings {
			inHead[p.doc] = true
		}
		for _, p := range a.term.postings {
			w := best[int(p.doc)]
			if w == nil {
				w = &worth{passages: map[int]int{}}
				best[int(p.doc)] = w
			}
			if !inHead[p.doc] {
				w.score = max(w.score, a.weight*a.term.rarity*rest)
				continue
			}
			w.score = max(w.score, a.weight*a.term.rarity*int(p.impact))
			for _, passage := range x.passages(p) {
				w.passages[passage] = max(w.passages[passage], a.weight*a.term.rarity)
			}
		}
	}
	for doc, w := range best {
		h := hits[doc]
		if h == nil {
			h = &hit{doc: doc, found: map[int]bool{}, passages: map[int]int{}}
			hits[doc] = h
		}
		h.score += w.score
		h.found[n] = true
		for p, s := range w.passages {
			h.passages[p] += s
		}
	}
}

// allowed returns the documents that pass all filters with the passages that do,
// nil for all passages; and nil if there are no filters.
func (x *Index) allowed(q query) map[int][]int {
	var all map[int][]int
	for _, f := range q.filters {
		one := map[int][]int{}
		for _, a := range x.known(f) {
			for _, p := range a.term.postings {
				one[int(p.doc)] = x.passages(p)
			}
		}
		if all == nil {
			all = one
			continue
		}
		for doc, passages := range all {
			more, ok := one[doc]
			switch {
			case !ok:
				delete(all, doc)
			case passages == nil:
				all[doc] = more
			case more != nil:
				both := slices.DeleteFunc(slices.Clone(passages), func(p int) bool { return !slices.Contains(more, p) })
				if all[doc] = both; len(both) == 0 {
					delete(all, doc)
				}
			}
		}
	}
	return all
}

// verify reads the text of a document for phrases, and returns the passage with
// the first of them that is worth most.
func (x *Index) verify(h *hit, phrases []phrase) (passage int, ok bool) {
	d := x.docs[h.doc]
	passage, worth := -1, -1
	for n, phrase := range phrases {
		found := false
		for i, p := range d.Passages {
			if h.only != nil && !slices.Contains(h.only, i) || !hasPhrase(plainWords(p.Text), phrase.words) {
				continue
			}
			found = true
			if n == 0 && !phrase.not && h.passages[i] > worth {
				passage, worth = i, h.passages[i]
			}
		}
		if found == phrase.not {
			return 0, false
		}
	}
	if passage < 0 {
		passage = h.best()
	}
	return passage, true
}

func hasPhrase(words, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.Equal(words[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}
