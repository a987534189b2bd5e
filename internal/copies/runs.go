package copies

// Run is how many words in a row two passages must share, outside quotation
// marks and not counting those of names.
const Run = 8

// Passage is a passage made ready to be compared.
type Passage struct {
	text      string
	stretches [][]word
	names     [][2]int
}

// ReadPassage makes a passage ready. names are the byte ranges of curated names
// in its text: that two passages name the same people says nothing.
func ReadPassage(text string, names [][2]int) Passage {
	return Passage{text: text, stretches: outside(text), names: names}
}

// Shared is a run of words that two passages share.
type Shared struct {
	A, B  int    // places of the passages in the list, A < B
	Words string // as the first of them has it
}

// place is a word of a passage.
type place struct{ passage, stretch, word int }

// SharedRuns returns the longest run that each pair of passages shares, if it is
// long enough. Pairs come in order. It takes time linear in the words, but for
// runs that many passages share: of those, each passage is compared with the
// first 16.
func SharedRuns(passages []Passage) []Shared {
	type pair struct{ a, b int }
	seen := map[uint64][]place{} // by hash of Run words in a row
	best := map[pair]Shared{}
	length := map[pair]int{}
	var order []pair
	for i, p := range passages {
		for k, words := range p.stretches {
			var window [Run]uint64
			for n := 0; n+Run <= len(words); n++ {
				for m := range window {
					window[m] = words[n+m].hash
				}
				h := mix(window[:])
				here := place{i, k, n}
				for _, other := range seen[h] {
					if other.passage == i || before(passages, other, here) {
						continue // the run began earlier and is known
					}
					size, count := extend(passages, other, here)
					at := pair{other.passage, i}
					if count < Run || count <= length[at] {
						continue
					}
					if length[at] == 0 {
						order = append(order, at)
					}
					length[at] = count
					first := passages[other.passage].stretches[other.stretch]
					best[at] = Shared{at.a, at.b, passages[other.passage].text[first[other.word].from:first[other.word+size-1].to]}
				}
				if len(seen[h]) < longest {
					seen[h] = append(seen[h], here)
				}
			}
		}
	}
	found := make([]Shared, len(order))
	for i, at := range order {
		found[i] = best[at]
	}
	return found
}

// before reports whether the words before two places are the same.
func before(passages []Passage, a, b place) bool {
	if a.word == 0 || b.word == 0 {
		return false
	}
	return passages[a.passage].stretches[a.stretch][a.word-1].hash == passages[b.passage].stretches[b.stretch][b.word-1].hash
}

// extend returns how many words are the same from two places on, and how many
// of them are no part of a name.
func extend(passages []Passage, a, b place) (size, count int) {
	left, right := passages[a.passage].stretches[a.stretch][a.word:], passages[b.passage].stretches[b.stretch][b.word:]
	for size < len(left) && size < len(right) && left[size].hash == right[size].hash {
		if !passages[a.passage].named(left[size]) && !passages[b.passage].named(right[size]) {
			count++
		}
		size++
	}
	return size, count
}

func (p Passage) named(w word) bool {
	for _, n := range p.names {
		if n[0] <= w.from && w.to <= n[1] {
			return true
		}
	}
	return false
}
