package search

import (
	"regexp"
	"strings"

	"dossier/internal/text"
)

// query is what somebody typed, as it is understood: words of which a document
// should have all, words and phrases it must not have, phrases it must have word
// for word, and filters.
type query struct {
	words   []Word
	without []Word
	phrases []phrase
	filters []string
	open    bool // the last word may still be growing: what begins like it counts
}

type phrase struct {
	words []string
	not   bool
	typed bool // nobody put it between marks: its halves may stand apart, 输出…减少 for 输出减少
}

// halves are the two words that four characters which were typed together may be; nil of another phrase.
func (p phrase) halves() [][]string {
	if !p.typed || len(p.words) != longestPhrase {
		return nil
	}
	return [][]string{p.words[:longestPhrase/2], p.words[longestPhrase/2:]}
}

// Characters of a query.
const (
	marks = `"“”«»` // before and behind a phrase
	run   = `[^ \t\r\n\x{a0}\x{2009}\x{202f}\x{3000}` + marks + `]+`
)

// piece is a phrase, a filter, or a run of other characters, each with or without
// a - before it.
var piece = regexp.MustCompile(`(-?)(?:[` + marks + `]([^` + marks + `]*)[` + marks + `]?|((?:outlet|kind|date|is):` + run + `)|(` + run + `))`)

// parse reads a query. Whatever is typed can be read.
func parse(typed string) query {
	var q query
	var plain strings.Builder // what is looked for, together, so that 10 000 stays a number
	for _, m := range piece.FindAllStringSubmatchIndex(typed, -1) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return typed[m[2*n]:m[2*n+1]]
		}
		not := group(1) != ""
		q.open = false
		switch {
		case group(3) != "":
			if !not {
				q.filters = append(q.filters, strings.ToLower(group(3)))
			}
		case group(4) != "" && not:
			q.without = append(q.without, wholes(Words(group(4)))...)
		case group(4) != "":
			plain.WriteString(group(4) + " ")
			q.open = m[1] == len(typed)
		default:
			p := phrase{words: plainWords(group(2)), not: not}
			if len(p.words) == 0 {
				break
			}
			q.phrases = append(q.phrases, p)
			if !not {
				plain.WriteString(". " + group(2) + " . ") // its words are looked for as well
			}
		}
	}
	q.words = Words(plain.String())
	q.phrases = append(q.phrases, unparted(q.words)...)
	return q
}

// shortestPhrase and longestPhrase are how many characters of a script that sets no
// spaces are looked for as they stand, for they are one word: 防波堤. Of more, which are
// a sentence or several words, a document needs each.
const shortestPhrase, longestPhrase = 2, 4

// unparted returns the words of scripts that set no spaces, which stand as characters
// in a query.
func unparted(words []Word) []phrase {
	var phrases []phrase
	single := func(w Word) bool { return !w.Whole && text.IsUnspaced([]rune(w.Text)[0]) }
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && single(words[j]) && (j == i || words[j].Start == words[j-1].End) {
			j++
		}
		if n := j - i; n >= shortestPhrase && n <= longestPhrase {
			phrases = append(phrases, phrase{words: texts(words[i:j]), typed: true})
		}
		i = max(j, i+1)
	}
	return phrases
}

// wholes leaves out the parts of what hyphens join.
func wholes(words []Word) []Word {
	var list []Word
	for _, w := range words {
		for w.Whole && len(list) > 0 && list[len(list)-1].Start >= w.Start {
			list = list[:len(list)-1]
		}
		list = append(list, w)
	}
	return list
}
