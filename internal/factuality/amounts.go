package factuality

import (
	"dossier/internal/language"
	"dossier/internal/text"
)

// Amount is what words of a text say of how much or how rare something is.
type Amount struct {
	Name  string // what all languages call it: half, dozens, first
	Words text.Range
}

// KnowsAmounts reports whether it is known of a language how it says such a thing.
func KnowsAmounts(lang string) bool { return len(language.Get(lang).Hides().Amounts) > 0 }

// Amounts finds the words of a text that say how much or how rare something is, in the order of
// the text: a third of, twice as many, dozens of, on average, for the first time.
func (rs *Readings) Amounts(s, lang string) []Amount {
	if !KnowsAmounts(lang) {
		return nil
	}
	r := rs.in(s, lang)
	var list []Amount
	matches := r.amounts.findEach(without(r.list, r.noAmounts))
	for i, m := range matches {
		if !held(matches, i) {
			list = append(list, Amount{r.amountNames[m.line], wordsOf(r.list, m)})
		}
	}
	return list
}
