package found

import "dossier/internal/text"

// Around returns the byte range of the sentences that a match touches, and which sentence
// of the text the first of them is, 1-based. lang is the language of the text, a tag of BCP 47.
func Around(s string, m Match, lang string) (span text.Range, first int) {
	words := m.Extent()
	span, first = words, 1
	for i, sentence := range text.Sentences(s, lang) {
		if sentence.From <= words.From {
			first = i + 1
			if words.From < sentence.To {
				span.From = sentence.From
			}
		}
		if sentence.From < words.To && words.To <= sentence.To {
			span.To = sentence.To
		}
	}
	return span, first
}
