package search

// Term is a word of a text with what it is found under.
type Term struct {
	Word
	Term string // "" for a word that stands in every text
}

// Terms cuts a text in one language into its words with their terms: forms of one
// word have the same, accents and inflection forgiven.
func Terms(text, lang string) []Term {
	s := newStemmer(lang)
	words := Words(text)
	terms := make([]Term, len(words))
	for i, w := range words {
		terms[i] = Term{w, s.term(w)}
	}
	return terms
}
