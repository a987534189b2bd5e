package found

import "dossier/internal/text"

// Around returns the byte range of the sentences that a match touches.
func Around(s string, m Match) [2]int {
	from, to := m[0][0], m[len(m)-1][1]
	span := [2]int{from, to}
	for _, sentence := range text.Sentences(s) {
		if sentence.From <= from && from < sentence.To {
			span[0] = sentence.From
		}
		if sentence.From < to && to <= sentence.To {
			span[1] = sentence.To
		}
	}
	return span
}
