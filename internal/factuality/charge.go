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

// Grave returns words of a passage for violence or a crime that accuse nobody by themselves; empty if it has none, or if
// nothing is known of those of its language.
func (rs *Readings) Grave(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.grave} })
}

// TellsGrave reports whether a passage tells of violence or a crime, as an accusation or in any word for it.
func (rs *Readings) TellsGrave(passage, lang string) bool {
	return !rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.accusation, x.grave, x.graveTold} }).Empty()
}

// Opposite returns a word of one text and a word of another that means the contrary, such as
// "rose" and "fell", or « выросла » and "fell", where neither text has both. The ranges are
// empty if there are none, or if only the other text could be wrong to say so: that somebody who
// was convicted had been arrested.
func (rs *Readings) Opposite(a, langA, b, langB string) (of, to text.Range) {
	inA := rs.opposites(a, langA)
	if len(inA) == 0 {
		return text.Range{}, text.Range{}
	}
	inB := rs.opposites(b, langB)
	for _, one := range inA {
		contrary, same := side{one.pair, !one.second}, one.side
		if one.oneWay && one.second {
			continue
		}
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
	oneWay bool // it is contrary to the other side where it is the first
	words  text.Range
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
	var found []oneSided
	// What rose by so much rose: these words hold no others.
	measured := func(m match) bool { return r.pairs[m.line/2] == byOrTo }
	all := r.opposites.findEach(without(r.list, r.harmless))
	matches := slices.DeleteFunc(slices.Clone(all), measured)
	take := func(m match) {
		found = append(found, oneSided{side{r.pairs[m.line/2], m.line%2 == 1}, r.oneWay[m.line/2], wordsOf(r.list, m)})
	}
	for i, m := range matches {
		if !held(matches, i) && !r.sight.goesOn(m) {
			take(m)
		}
	}
	for _, m := range all {
		if measured(m) {
			take(m)
		}
	}
	return found
}

// byOrTo is the pair of words for what is between two numbers, and for the one that was reached: rose by, rose to.
const byOrTo = "by"

// held reports whether one of the matches, which are in the order of their words, is a part of
// a longer one: "one of the largest" is not "the largest", nor "no more than" more than anything.
func held(matches []match, i int) bool {
	const most = 8 // words of a match
	m := matches[i]
	for j := i - 1; j >= 0 && m.from-matches[j].from <= most; j-- {
		if o := matches[j]; o.to >= m.to && o.to-o.from > m.to-m.from {
			return true
		}
	}
	for j := i + 1; j < len(matches) && matches[j].from == m.from; j++ {
		if matches[j].to > m.to {
			return true
		}
	}
	return false
}

// goesOn reports whether innocent words go on around a match, as those of "left 12 dead" do
// around "dead". Those that are all of a match, as of "no more than", are what it looks for.
func (s sight) goesOn(m match) bool {
	if s.masked == nil {
		return false
	}
	outside := func(at, of int) bool { return s.masked[of].to > 0 && at >= s.masked[of].from && at < s.masked[of].to }
	return m.from > 0 && outside(m.from-1, m.from) || m.to < len(s.list) && outside(m.to, m.to-1)
}
