package factuality

import (
	"slices"

	"dossier/internal/text"
)

// Accuses returns the words with which a passage accuses whoever it names of a crime or of
// deceit, empty if it does not, or if nothing is known of how its language does.
func (rs *Readings) Accuses(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.accusation} })
}

// Opposite returns a word of one text and a word of another that means the contrary, such as
// "rose" and "fell", or « выросла » and "fell", where neither text has both. The ranges are
// empty if there are none.
func (rs *Readings) Opposite(a, langA, b, langB string) (of, to text.Range) {
	inA := rs.opposites(a, langA)
	if len(inA) == 0 {
		return text.Range{}, text.Range{}
	}
	inB := rs.opposites(b, langB)
	for _, one := range inA {
		contrary, same := side{one.pair, !one.second}, one.side
		if i := sideIn(inB, contrary); i >= 0 && sideIn(inB, same) < 0 && sideIn(inA, contrary) < 0 {
			return one.words, inB[i].words
		}
	}
	return text.Range{}, text.Range{}
}

// side is one of two contraries.
type side struct {
	pair   string // what all languages call the two
	second bool
}

// oneSided are words of a text that mean one of two contraries.
type oneSided struct {
	side
	words text.Range
}

func sideIn(list []oneSided, s side) int {
	return slices.IndexFunc(list, func(o oneSided) bool { return o.side == s })
}

// opposites finds the words of a text that have a contrary.
func (rs *Readings) opposites(s, lang string) []oneSided {
	if !Known(lang) {
		return nil
	}
	r := rs.in(s, lang)
	sense := r.sight
	if r.harmless != nil {
		sense.masked = mask(r.list, r.harmless)
		for i, innocent := range r.masked {
			sense.masked[i] = sense.masked[i] || innocent
		}
	}
	var found []oneSided
	for _, m := range r.opposites.findEach(sense) {
		found = append(found, oneSided{side{r.pairs[m.line/2], m.line%2 == 1}, wordsOf(r.list, m)})
	}
	return found
}
