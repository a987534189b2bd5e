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
		s := sight{list: list, masked: mask(list, x.innocent)}
		estimates := x.estimates(s)
		for _, m := range []*automaton{x.denial, x.denialBehind} {
			for _, one := range m.find(s) {
				if !inside(one, estimates) {
					return wordsOf(list, one)
				}
			}
		}
	}
	return text.Range{}
}

// Sure returns the words with which a passage calls something certain, and those with
// which it calls it uncertain, in a language that is known. Of two that cover each other
// the longer counts: "not certain" is no certainty.
func Sure(passage, lang string) (certain, hedged []text.Range) {
	if !Known(lang) {
		return nil, nil
	}
	x := lexica()[lang]()
	list := x.read(tokens(passage, text.Range{To: len(passage)}, text.Range{}))
	s := sight{list: list, masked: mask(list, x.noEstimate)}
	var sentences []text.Range // that do not end before the words that are looked at
	sure, unsure := x.certain.find(s), x.hedge.find(s)
	for _, m := range sure {
		words := wordsOf(list, m)
		if n := len(certain); n > 0 && certain[n-1].Overlaps(words) || inside(m, unsure) {
			continue
		}
		if sentences == nil {
			sentences = text.Sentences(passage, lang)
		}
		for len(sentences) > 1 && sentences[0].To <= words.From {
			sentences = sentences[1:]
		}
		own := words
		if len(sentences) > 0 {
			own = text.Range{From: min(sentences[0].From, words.From), To: max(sentences[0].To, words.To)}
		}
		own = window(passage, own, words)
		rest := passage[own.From:words.From] + " " + passage[words.To:own.To]
		if Denies(rest, lang).Empty() && !strings.ContainsAny(own.Of(passage), "?؟") { // « n’est établi », « Est-ce certain ? »
			certain = append(certain, words)
		}
	}
	for _, m := range unsure {
		if !inside(m, sure) {
			hedged = append(hedged, wordsOf(list, m))
		}
	}
	return slices.Clip(certain), slices.Clip(hedged)
}
