// Package attribution finds whom a text says that it has something from: agencies
// and outlets by name, and the words they answer for.
//
// The names are in sources.txt; the words that introduce a source, and those at
// which what it answers for ends, are data of the languages. Of a source that is
// not listed nothing is said: a name in a text is not yet a source.
package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// Attribution is a source that a text names as its own, and the bytes of the text
// that it answers for.
type Attribution struct {
	Source string // id, such as "reuters"
	text.Range
}

// Find finds whom a paragraph credits: a known name within the six words
// after a word of attribution, in the same sentence. The source answers for that
// sentence, but not beyond a word of contrast: in « le pacte ne contient pas de
// clause, mais des observateurs cités par Reuters … » not for the clause.
func Find(passage string) []Attribution {
	var found []Attribution
	cue, start := -1, 0 // word of attribution; where what the source answers for begins
	open := 0           // found[open:] are those whose stretch has not ended
	words := text.Fields(passage)
	var parts []string
	end := func(at int) {
		for i := range found[open:] {
			found[open+i].To = at
		}
		open, start = len(found), at
	}
	for i, w := range words {
		parts = text.AppendPlainWords(parts[:0], text.Fold(w.Text))
		if len(parts) > 0 && known().contrasts[parts[0]] {
			end(w.At)
			cue = -1
		}
		for _, part := range parts {
			if known().cues[part] {
				cue = i
			}
		}
		if cue >= 0 && i-cue <= 6 {
			if id, _ := sourceAt(words[i:]); id != "" {
				found = append(found, Attribution{Source: id, Range: text.Range{From: start}})
			}
		}
		if text.EndsSentence(w.Text) {
			end(w.At + len(w.Text))
			cue = -1
		}
	}
	end(len(passage))
	return found
}

// sourceAt returns the source with whose name the words begin, and how many words the longest one is.
func sourceAt(words []text.Field) (id string, n int) {
	name := ""
	for i := range min(known().longest, len(words)) {
		w := words[i].Text
		if i == 0 {
			if i := strings.IndexAny(w, "'’"); i >= 0 {
				_, size := utf8.DecodeRuneInString(w[i:])
				w = w[i+size:]
			}
			w = strings.TrimLeft(w, "(«\"")
		} else {
			name += " "
		}
		trimmed := strings.TrimRightFunc(w, unicode.IsPunct)
		if longer := known().ids[name+trimmed]; longer != "" {
			id, n = longer, i+1
		}
		if i == 0 && !known().begins[trimmed] {
			break
		}
		name += w
	}
	return id, n
}
