package found

import "dossier/internal/text"

// Around returns the byte range of the sentences that a match touches. lang is the
// language of the text, a tag of BCP 47.
func Around(s string, m Match, lang string) text.Range {
	words := m.Extent()
	span := words
	for _, sentence := range text.Sentences(s, lang) {
		if sentence.From <= words.From && words.From < sentence.To {
			span.From = sentence.From
		}
		if sentence.From < words.To && words.To <= sentence.To {
			span.To = sentence.To
		}
	}
	return span
}
