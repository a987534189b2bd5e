package search

import "dossier/internal/text"

// Term is a word of a text with what it is found under.
type Term struct {
	Word
	Term string // "" for a word that stands in every text
}

// Terms cuts a text in one language into its words with their terms: forms of one
// word have the same, accents and inflection forgiven.
func Terms(s, lang string) []Term {
	var terms []Term
	for _, t := range cut(nil, text.Read(s), newVocabulary(lang, nil, &lexicon{}).look) {
		terms = append(terms, Term{t.word(), t.leads.term})
	}
	return terms
}
