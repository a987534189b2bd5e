package copies

import (
	"dossier/internal/text"

	"golang.org/x/text/unicode/norm"
)

// word is what a copy keeps of a text: letters and digits in lower case, with
// their accents. An apostrophe or a hyphen ends a word; a script that sets no
// spaces runs on until something else does, because four characters in a row
// would say too little.
type word struct {
	hash uint64
	text.Range
}

// stretches reads the words of a paragraph that stand outside quotation marks,
// in stretches that no quotation interrupts: who quotes the same words has them
// from the one who said them. buffer is memory that may be used for them.
func stretches(r *text.Reading, buffer []word) [][]word {
	words, quoted := buffer[:0], r.Quoted()
	var all [][]word
	from := 0 // the first word of the stretch
	end := func() {
		if from < len(words) {
			all = append(all, words[from:len(words):len(words)])
			from = len(words)
		}
	}
	for _, w := range r.Words {
		for len(quoted) > 0 && quoted[0].To <= w.From {
			end()
			quoted = quoted[1:]
		}
		if len(quoted) > 0 && quoted[0].From < w.From {
			continue
		}
		shown, hash := w.Of(r.Text), w.Hash
		if w.Has(text.Variable) && !norm.NFC.IsNormalString(shown) {
			shown = norm.NFC.String(shown)
			hash = text.Hash(shown)
		}
		if last := len(words) - 1; w.Has(text.Attached) && last >= from {
			words[last].hash, words[last].To = text.ExtendHash(words[last].hash, shown), w.To
			continue
		}
		words = append(words, word{hash, w.Range})
	}
	end()
	return all
}
