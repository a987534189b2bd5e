package factuality

import (
	"slices"
	"strings"

	"dossier/internal/text"
)

// Denies returns the words with which a passage denies, such as "not" and "never", empty
// if it does not. Verbs that deny are left out: another language may have another.
func (rs *Readings) Denies(passage, lang string) text.Range {
	for _, r := range rs.inAll(passage, lang) {
		for _, denial := range r.denials() {
			// A verb of two words that is among the denials: خودداری کرد.
			verb := slices.ContainsFunc(r.refusal.find(r.sight), func(m match) bool {
				words := wordsOf(r.list, m)
				return denial.Contains(words) && denial != words
			})
			if !verb {
				return denial
			}
		}
	}
	return text.Range{}
}

// Untrue returns the words with which a passage calls something untrue: is false, lacks any basis. It is empty if it does not.
func (rs *Readings) Untrue(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.denied} })
}

// Sure returns the words with which a passage calls something certain, and those with
// which it calls it uncertain, in a language that is known. Of two that cover each other
// the longer counts: "not certain" is no certainty. Nor is anything certain in a sentence
// that denies or asks, « rien n’est établi », « est-ce certain ? ».
func (rs *Readings) Sure(passage, lang string) (certain, hedged []text.Range) {
	if !Known(lang) {
		return nil, nil
	}
	r := rs.in(passage, lang)
	s := without(r.list, r.noEstimate)
	sure, unsure := r.certain.find(s), r.hedge.find(s)
	if covered := coverOf(unsure); len(sure) > 0 {
		u := newUncertainty(passage, r)
		for _, m := range sure {
			words := wordsOf(r.list, m)
			again := len(certain) > 0 && certain[len(certain)-1].Overlaps(words)
			if !again && !covered.holds(m) && !u.bearsOn(words) {
				certain = append(certain, words)
			}
		}
	}
	covered := coverOf(sure)
	for _, m := range unsure {
		if !covered.holds(m) {
			hedged = append(hedged, wordsOf(r.list, m))
		}
	}
	return slices.Clip(certain), slices.Clip(hedged)
}

// uncertainty is what in a passage takes the certainty from other words of its sentence.
// It is read once for all words of the passage.
type uncertainty struct {
	passage   string
	sentences []text.Range // those that do not end before the words that were looked at
	signs     []text.Range // denials and question marks, in the order of the text
}

func newUncertainty(passage string, r *reading) *uncertainty {
	u := &uncertainty{passage: passage, sentences: text.Sentences(passage, r.code), signs: slices.Clone(r.denials())}
	for i, r := range passage {
		if strings.ContainsRune("?؟", r) {
			u.signs = append(u.signs, text.Range{From: i, To: i + 1})
		}
	}
	slices.SortFunc(u.signs, func(a, b text.Range) int { return a.From - b.From })
	return u
}

// bearsOn reports whether a sentence denies or asks, with other words than those given.
// It is asked of words in the order of the passage.
func (u *uncertainty) bearsOn(words text.Range) bool {
	for len(u.sentences) > 1 && u.sentences[0].To <= words.From {
		u.sentences = u.sentences[1:]
	}
	own := words
	if len(u.sentences) > 0 {
		own = text.Range{From: min(u.sentences[0].From, words.From), To: max(u.sentences[0].To, words.To)}
	}
	own = window(u.passage, own, words)
	first, _ := slices.BinarySearchFunc(u.signs, own.From, func(s text.Range, at int) int { return s.From - at })
	for _, s := range u.signs[first:] {
		if s.From >= own.To {
			return false
		}
		if !s.Overlaps(words) {
			return true
		}
	}
	return false
}

// Refuses returns the words with which a passage denies anything, verbs and nouns that
// deny or refuse included: not, denied, refusal, is false. It is empty if it does not.
func (rs *Readings) Refuses(passage, lang string) text.Range {
	for _, r := range rs.inAll(passage, lang) {
		if denials := r.denials(); len(denials) > 0 {
			return denials[0]
		}
		if words := r.first(r.refusal, r.denied); !words.Empty() {
			return words
		}
	}
	return text.Range{}
}

// Reserves returns the words with which a passage doubts what it says, or says it under a
// condition: if, allegedly. It is empty if it does neither.
func (rs *Readings) Reserves(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.condition, x.doubt, x.doubtInClause} })
}

// Conditions returns the words with which a passage sets a condition, empty if it does not.
func (rs *Readings) Conditions(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.condition} })
}

// Wavers reports whether a passage has any reserve: it doubts, sets a condition, reports
// what somebody says, or estimates.
func (rs *Readings) Wavers(passage, lang string) bool {
	for _, r := range rs.inAll(passage, lang) {
		hedges := r.hedge.find(without(r.list, r.noEstimate))
		if len(hedges) > 0 || !r.first(r.condition, r.doubt, r.doubtInClause, r.claim).Empty() {
			return true
		}
	}
	return false
}

// Cause returns the words with which a passage gives a cause: because of. It is empty if it gives none.
func (rs *Readings) Cause(passage, lang string) text.Range {
	return rs.anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.cause} })
}
