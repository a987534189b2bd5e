package copies

import (
	"slices"

	"dossier/internal/text"
)

// shortest is how many words in a row two passages must share, outside quotation
// marks and not counting those of names.
const shortest = 8

// Passage is a passage made ready to be compared.
type Passage struct {
	text      string
	stretches [][]word
	names     []text.Range
}

// ReadPassage makes a passage ready. names are where curated names stand in its
// text: that two passages name the same people says nothing.
func ReadPassage(r *text.Reading, names []text.Range) Passage {
	return Passage{text: r.Text, stretches: stretches(r, nil), names: names}
}

// Shared is a run of words that two passages share.
type Shared struct {
	A, B  int    // places of the passages in the list, from 0, A < B
	Words string // as the first of them has it
}

// place is a word of a passage.
type place struct{ passage, stretch, word int }

// runSearch is what SharedRuns knows while it compares.
type runSearch struct {
	passages []Passage
	seen     map[uint64][]place // where some words in a row stood, by their hash
	best     map[pair]*run
	found    []*run
}

// run is the longest run of a pair so far.
type run struct {
	Shared
	count int // words that are no part of a name
}

// SharedRuns returns the longest run that each pair of passages shares, if it is
// long enough. Pairs come in order. It takes time linear in the words, but for
// runs that many passages share: of those, each passage is compared with the
// first 16.
func SharedRuns(passages []Passage) []Shared {
	s := runSearch{passages: passages, seen: map[uint64][]place{}, best: map[pair]*run{}}
	for i, p := range passages {
		for k, words := range p.stretches {
			for n := 0; n+shortest <= len(words); n++ {
				s.compare(place{i, k, n})
			}
		}
	}
	list := make([]Shared, len(s.found))
	for i, r := range s.found {
		list[i] = r.Shared
	}
	return list
}

// compare looks for the words at a place among those of the passages before.
func (s *runSearch) compare(here place) {
	var window [shortest]uint64
	for i, w := range s.from(here)[:shortest] {
		window[i] = w.hash
	}
	h := mix(window[:])
	for _, other := range s.seen[h] {
		if other.passage != here.passage && !s.sameBefore(other, here) { // else the run began earlier and is known
			s.extend(other, here)
		}
	}
	if len(s.seen[h]) < longest {
		s.seen[h] = append(s.seen[h], here)
	}
}

// from returns the words of a stretch from a place on.
func (s *runSearch) from(at place) []word {
	return s.passages[at.passage].stretches[at.stretch][at.word:]
}

// sameBefore reports whether the words before two places are the same.
func (s *runSearch) sameBefore(a, b place) bool {
	if a.word == 0 || b.word == 0 {
		return false
	}
	a.word--
	b.word--
	return s.from(a)[0].hash == s.from(b)[0].hash
}

// extend notes the run that begins at two places, if it is the longest of their
// passages.
func (s *runSearch) extend(a, b place) {
	left, right := s.from(a), s.from(b)
	size, count := 0, 0
	for size < len(left) && size < len(right) && left[size].hash == right[size].hash {
		if !s.passages[a.passage].named(left[size]) && !s.passages[b.passage].named(right[size]) {
			count++
		}
		size++
	}
	if count < shortest {
		return
	}
	of := pair{a.passage, b.passage}
	r := s.best[of]
	if r == nil {
		r = &run{Shared: Shared{A: a.passage, B: b.passage}}
		s.best[of] = r
		s.found = append(s.found, r)
	}
	if count > r.count {
		r.count, r.Words = count, s.passages[a.passage].text[left[0].From:left[size-1].To]
	}
}

func (p Passage) named(w word) bool {
	return slices.ContainsFunc(p.names, func(n text.Range) bool { return n.Contains(w.Range) })
}
