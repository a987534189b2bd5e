package found

import "dossier/internal/text"

// Around returns the byte range of the sentences that a match touches. lang is the
// language of the text, a tag of BCP 47.
func Around(s string, m Match, lang string) text.Range {
	from, to := m[0].From, m[len(m)-1].To
	span := text.Range{From: from, To: to}
	for _, sentence := range text.Sentences(s, lang) {
		if sentence.From <= from && from < sentence.To {
			span.From = sentence.From
		}
		if sentence.From < to && to <= sentence.To {
			span.To = sentence.To
		}
	}
	return span
}
