package factuality

import (
	"slices"
	"strings"

	"dossier/internal/text"
)

// Denies returns the words with which a passage denies, such as "not" and "never", empty
// if it does not. Verbs that deny are left out: another language may have another.
func Denies(passage, lang string) text.Range {
	for _, x := range lexicaOf(passage, lang) {
		list := x.read(tokens(passage, text.Range{To: len(passage)}, text.Range{}))
		if denials := x.denials(list); len(denials) > 0 {
			return denials[0]
		}
	}
	return text.Range{}
}

// denials returns the words with which a list of tokens denies. Those before what is
// denied come first, then those behind it, each in the order of the text.
func (x *lexicon) denials(list []token) []text.Range {
	s := sight{list: list, masked: mask(list, x.innocent)}
	estimates := x.estimates(s)
	var denials []text.Range
	for _, m := range []*automaton{x.denial, x.denialBehind} {
		for _, one := range m.find(s) {
			if !estimates.holds(one) {
				denials = append(denials, wordsOf(list, one))
			}
		}
	}
	return denials
}

// Sure returns the words with which a passage calls something certain, and those with
// which it calls it uncertain, in a language that is known. Of two that cover each other
// the longer counts: "not certain" is no certainty. Nor is anything certain in a sentence
// that denies or asks, « rien n’est établi », « est-ce certain ? ».
func Sure(passage, lang string) (certain, hedged []text.Range) {
	if !Known(lang) {
		return nil, nil
	}
	x := lexica()[lang]()
	list := x.read(tokens(passage, text.Range{To: len(passage)}, text.Range{}))
	s := sight{list: list, masked: mask(list, x.noEstimate)}
	sure, unsure := x.certain.find(s), x.hedge.find(s)
	if covered := coverOf(unsure); len(sure) > 0 {
		u := newUncertainty(x, passage, list)
		for _, m := range sure {
			words := wordsOf(list, m)
			again := len(certain) > 0 && certain[len(certain)-1].Overlaps(words)
			if !again && !covered.holds(m) && !u.bearsOn(words) {
				certain = append(certain, words)
			}
		}
	}
	covered := coverOf(sure)
	for _, m := range unsure {
		if !covered.holds(m) {
			hedged = append(hedged, wordsOf(list, m))
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

func newUncertainty(x *lexicon, passage string, list []token) *uncertainty {
	u := &uncertainty{passage: passage, sentences: text.Sentences(passage, x.code), signs: x.denials(list)}
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
func Refuses(passage, lang string) text.Range {
	for _, x := range lexicaOf(passage, lang) {
		list := x.read(tokens(passage, text.Range{To: len(passage)}, text.Range{}))
		if denials := x.denials(list); len(denials) > 0 {
			return denials[0]
		}
		s := sight{list: list, masked: mask(list, x.innocent)}
		for _, m := range []*automaton{x.refusal, x.denied} {
			if found := m.find(s); len(found) > 0 {
				return wordsOf(list, found[0])
			}
		}
	}
	return text.Range{}
}

// Reserves returns the words with which a passage doubts what it says, or says it under a
// condition: if, allegedly. It is empty if it does neither.
func Reserves(passage, lang string) text.Range {
	return anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.condition, x.doubt, x.doubtInClause} })
}

// Conditions returns the words with which a passage sets a condition, empty if it does not.
func Conditions(passage, lang string) text.Range {
	return anyOf(passage, lang, func(x *lexicon) []*automaton { return []*automaton{x.condition} })
}

// Wavers reports whether a passage has any reserve: it doubts, sets a condition, reports
// what somebody says, or estimates.
func Wavers(passage, lang string) bool {
	for _, x := range lexicaOf(passage, lang) {
		list := x.read(tokens(passage, text.Range{To: len(passage)}, text.Range{}))
		hedges := x.hedge.find(sight{list: list, masked: mask(list, x.noEstimate)})
		if len(hedges) > 0 || !x.reserve(list, x.condition, x.doubt, x.doubtInClause, x.claim).Empty() {
			return true
		}
	}
	return false
}

func (x *lexicon) reserve(list []token, sections ...*automaton) text.Range {
	s := sight{list: list, masked: mask(list, x.innocent)}
	for _, m := range sections {
		if found := m.find(s); len(found) > 0 {
			return wordsOf(list, found[0])
		}
	}
	return text.Range{}
}
