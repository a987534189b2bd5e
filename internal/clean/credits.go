package clean

import "dossier/internal/custody"

// TextCredit is a source that a text names as its own, and the words it answers
// for.
type TextCredit struct {
	Name     string // id
	From, To int    // bytes of the text
}

// CreditsIn finds whom a paragraph credits: a known name within the six words
// after a word of attribution, in the same sentence. The source answers for that
// sentence, but not beyond a word of contrast: in « le pacte ne contient pas de
// clause, mais des observateurs cités par Reuters … » not for the clause.
func CreditsIn(text string) []TextCredit {
	var credits []TextCredit
	cue, start := -1, 0 // word of attribution; where what the source answers for begins
	open := 0           // credits[open:] are those whose stretch has not ended
	words := fields(text)
	var parts []string
	end := func(at int) {
		for i := range credits[open:] {
			credits[open+i].To = at
		}
		open, start = len(credits), at
	}
	for i, w := range words {
		parts = appendLetters(parts[:0], fold(w.text))
		if len(parts) > 0 && lexica().contrasts[parts[0]] {
			end(w.at)
			cue = -1
		}
		for _, part := range parts {
			if lexica().cues[part] {
				cue = i
			}
		}
		if cue >= 0 && i-cue <= 6 {
			if id := sourceAt(words[i:]); id != "" {
				credits = append(credits, TextCredit{Name: id, From: start})
			}
		}
		if endsSentence(w.text) {
			end(w.at + len(w.text))
			cue = -1
		}
	}
	end(len(text))
	return credits
}

// upstream lists whom the text credits, each once, with the line.
func upstream(blocks []custody.Placed) []Credit {
	var credits []Credit
	seen := map[string]bool{}
	for _, b := range blocks {
		for _, c := range CreditsIn(b.Text) {
			if !seen[c.Name] {
				seen[c.Name] = true
				credits = append(credits, Credit{Name: c.Name, Line: b.Line})
			}
		}
	}
	return credits
}
