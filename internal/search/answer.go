package search

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// Weights of the ways in which a term answers a word.
const (
	exact    = 4 // the word is a form of it
	related  = 2 // the word begins with it, or is a letter away from a form of it
	beginsSo = 1 // a form of it begins like the word
)

// Limits that keep the cost of a query from growing with the site.
const (
	mostShards   = 2   // in which forms that begin like a word are looked for
	smallSite    = 128 // documents, up to which all shards are looked through for a form that is like a word
	mostForms    = 64  // that begin like a word
	mostVerified = 200 // documents whose text is read to find a phrase
	longestName  = 4   // words
)

const digits = "0123456789"

// answer is a term that answers a word, and how well.
type answer struct {
	term   *term
	weight int
}

// clauses finds for each word, or name of several words, the terms that answer
// it.
func (x *Index) clauses(q query, r *Results) [][]answer {
	var list [][]answer
	words := q.words
	for i := 0; i < len(words); {
		if name, n := x.name(words[i:]); n > 0 {
			list = append(list, []answer{name})
			i += n
			continue
		}
		// A whole follows its parts. If it is known they are not looked for.
		parts := i
		for parts < len(words) && !words[parts].Whole && words[parts].End <= wholeEnd(words, i) {
			parts++
		}
		if parts > i || words[i].Whole {
			w := words[parts]
			if a := x.known(w.Text); a != nil || q.open && parts == len(words)-1 {
				if open := q.open && parts == len(words)-1; open {
					a = x.begin(w.Text, a)
				}
				if len(a) > 0 {
					list = append(list, a)
					i = parts + 1
					continue
				}
			}
			for ; i < parts; i++ {
				list = x.clause(list, words[i].Text, false, r)
			}
			i = parts + 1
			continue
		}
		list = x.clause(list, words[i].Text, q.open && i == len(words)-1, r)
		i++
	}
	return list
}

// wholeEnd returns the end of the whole that word i is a part of, -1 if it is
// part of none.
func wholeEnd(words []Word, i int) int {
	for _, w := range words[i:min(len(words), i+4)] {
		if w.Whole && w.Start <= words[i].Start {
			return w.End
		}
	}
	return -1
}

// name returns the answer to the longest name of several words at the start.
func (x *Index) name(words []Word) (answer, int) {
	for n := min(len(words), longestName); n > 1; n-- {
		var parts []string
		for _, w := range words[:n] {
			parts = append(parts, w.Text)
		}
		if slices.ContainsFunc(words[:n], func(w Word) bool { return w.Whole }) {
			continue
		}
		if a := x.known(strings.Join(parts, " ")); len(a) > 0 {
			return a[0], n
		}
	}
	return answer{}, 0
}

// clause adds the terms that answer a word. A stop word asks for nothing.
func (x *Index) clause(list [][]answer, word string, open bool, r *Results) [][]answer {
	a := x.known(word)
	stop := a != nil && len(a) == 0
	if open {
		a = x.begin(word, a)
	}
	switch {
	case len(a) > 0:
	case stop:
		return list
	default:
		a = x.near(word, r)
	}
	return append(list, a)
}

// shard returns the number of the shard in which a form would be.
func (x *Index) shard(form string) int {
	return max(0, sort.Search(len(x.shards), func(i int) bool { return compare(x.shards[i].first, form) > 0 })-1)
}

// known returns the terms of a form: nil if there is no such form, none if it is
// a stop word.
func (x *Index) known(text string) []answer {
	if len(x.shards) == 0 {
		return nil
	}
	s := &x.shards[x.shard(text)]
	i, ok := slices.BinarySearchFunc(s.forms, text, func(f form, text string) int { return compare(f.text, text) })
	if !ok {
		return nil
	}
	list := []answer{}
	for _, t := range s.forms[i].terms {
		list = append(list, answer{s.terms[t], exact})
	}
	return list
}

// begin adds the terms of forms that begin like a word, if it has three letters,
// or two of which one is a digit. Names and filters are no words.
func (x *Index) begin(word string, list []answer) []answer {
	runes := []rune(word)
	letters := len(runes)
	if letters < 2 || letters == 2 && !strings.ContainsAny(word, digits) || len(x.shards) == 0 {
		return list
	}
	forms := 0
	from := x.shard(word)
	end := min(from+mostShards, len(x.shards), (from/fanout+1)*fanout) // a list of shards names so many
	for _, s := range x.shards[from:end] {
		for _, f := range s.forms {
			if !strings.HasPrefix(f.text, word) || f.text == word || strings.ContainsAny(f.text, " :") || forms == mostForms {
				continue
			}
			forms++
			for _, t := range f.terms {
				if !slices.ContainsFunc(list, func(a answer) bool { return a.term.text == s.terms[t].text }) {
					list = append(list, answer{s.terms[t], beginsSo})
				}
			}
		}
	}
	return list
}

// near returns what answers a word that no document has: the longest term it
// begins with, as an inflected form would; or the form that is one letter away,
// if that says more. The first letter may be the wrong one: of a small site all
// shards are asked.
func (x *Index) near(word string, r *Results) []answer {
	if len(x.shards) == 0 || strings.ContainsAny(word, digits) {
		return nil
	}
	runes := []rune(word)
	letters := len(runes)
	from := x.shard(word)
	shards := x.shards[from : from+1]
	if letters >= 5 && len(x.docs) <= smallSite {
		shards = x.shards
	}
	var stem *term
	for _, s := range shards {
		for _, t := range s.terms {
			n := utf8.RuneCountInString(t.text)
			if n >= 4 && letters-n <= 6 && strings.HasPrefix(word, t.text) && (stem == nil || len(t.text) > len(stem.text)) {
				stem = t
			}
		}
	}
	if letters >= 5 {
		var like string
		var terms []*term
		most := 0
		for _, s := range shards {
			for _, f := range s.forms {
				if len(f.terms) > 0 && len(s.terms[f.terms[0]].postings) > most && !strings.ContainsAny(f.text, " :") && text.OneAway(runes, []rune(f.text)) {
					like, terms, most = f.text, nil, len(s.terms[f.terms[0]].postings)
					for _, t := range f.terms {
						terms = append(terms, s.terms[t])
					}
				}
			}
		}
		if like != "" && (stem == nil || utf8.RuneCountInString(terms[0].text) > utf8.RuneCountInString(stem.text)) {
			r.Instead[word] = like
			var list []answer
			for _, t := range terms {
				list = append(list, answer{t, related})
			}
			return list
		}
	}
	if stem != nil {
		return []answer{{stem, related}}
	}
	return nil
}
