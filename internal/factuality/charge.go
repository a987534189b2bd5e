package factuality

import (
	"slices"

	"dossier/internal/text"
)

// Accuses returns the words with which a passage accuses whoever it names of a crime or of
// deceit, empty if it does not, or if nothing is known of how its language does.
func Accuses(passage, lang string) text.Range {
	return anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.accusation} })
}

// Opposite returns a word of one text and a word of another in the same language that means
// the contrary, such as "rose" and "fell", where neither text has both. The ranges are empty if
// there are none.
func Opposite(a, b, lang string) (of, to text.Range) {
	if !Known(lang) {
		return text.Range{}, text.Range{}
	}
	x := lexica()[lang]()
	if x.opposites == nil {
		return text.Range{}, text.Range{}
	}
	find := func(s string) (list []token, matches []match) {
		list = x.read(tokens(s, text.Range{To: len(s)}, text.Range{}))
		return list, x.opposites.find(sight{list: list, masked: mask(list, x.innocent)})
	}
	listA, inA := find(a)
	if len(inA) == 0 {
		return text.Range{}, text.Range{}
	}
	listB, inB := find(b)
	has := func(matches []match, line int) int {
		return slices.IndexFunc(matches, func(m match) bool { return m.line == line })
	}
	for _, m := range inA {
		contrary := m.line ^ 1
		if i := has(inB, contrary); i >= 0 && has(inB, m.line) < 0 && has(inA, contrary) < 0 {
			return wordsOf(listA, m), wordsOf(listB, inB[i])
		}
	}
	return text.Range{}, text.Range{}
}
