package search

import (
	"regexp"
	"strings"
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
func parse(text string) query {
	var q query
	var plain strings.Builder // what is looked for, together, so that 10 000 stays a number
	for _, m := range piece.FindAllStringSubmatchIndex(text, -1) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return text[m[2*n]:m[2*n+1]]
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
			q.open = m[1] == len(text)
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
	return q
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
