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

	shortestMisspelled = 5 // letters of a word for which a form that is like it is looked for
)

const digits = "0123456789"

// answer is a term that answers a word, and how well.
type answer struct {
	term   *term
	weight int
}

// clauses finds for each word, or name of several words, the terms that answer
// it. Words that no document has are noted with what is looked for instead.
func (x *Index) clauses(q query, instead map[string]string) [][]answer {
	if a := x.alone(q); len(a) > 0 {
		return [][]answer{a}
	}
	var list [][]answer
	words := q.words
	for i := 0; i < len(words); {
		if name, n := x.name(words[i:]); n > 0 {
			list = append(list, []answer{name})
			i += n
			continue
		}
		// A whole follows its parts. If it is known they are not looked for.
		last := wholeOf(words, i)
		open := q.open && last == len(words)-1
		if !words[last].Whole {
			list = x.clause(list, words[i].Text, open, instead)
		} else if answers := x.answers(words[last].Text, open); len(answers) > 0 {
			list = append(list, answers)
		} else {
			for _, part := range words[i:last] {
				list = x.clause(list, part.Text, false, instead)
			}
		}
		i = last + 1
	}
	return list
}

// alone returns the answer to a query of a single stop word that is something else as
// well: US, WHO.
func (x *Index) alone(q query) []answer {
	if len(q.words) != 1 {
		return nil
	}
	word := q.words[0].Text
	if a := x.known(word); len(a) > 0 {
		return nil
	}
	return x.known(alone + word)
}

// wholeOf returns the number of the whole that word i is a part of, i if it is a
// part of none. A whole stands behind its parts, of which there are at most three.
func wholeOf(words []Word, i int) int {
	for n, w := range words[i:min(len(words), i+4)] {
		if w.Whole && w.Start <= words[i].Start {
			return i + n
		}
	}
	return i
}

// name returns the answer to the longest name of several words at the start.
func (x *Index) name(words []Word) (answer, int) {
	for n := min(len(words), longestName); n > 1; n-- {
		if slices.ContainsFunc(words[:n], func(w Word) bool { return w.Whole }) {
			continue
		}
		if a := x.known(strings.Join(texts(words[:n]), " ")); len(a) > 0 {
			return a[0], n
		}
	}
	return answer{}, 0
}

// clause adds the terms that answer a word. A stop word asks for nothing.
func (x *Index) clause(list [][]answer, word string, open bool, instead map[string]string) [][]answer {
	answers := x.answers(word, open)
	switch {
	case answers == nil && len(list) > 0 && x.affixes != nil && slices.Contains(x.affixes.Endings, word):
		return list // a zero-width non-joiner parts it from its word
	case answers == nil:
		if answers = x.reduced(word); answers == nil {
			answers = x.near(word, instead)
		}
	case len(answers) == 0:
		return list
	default:
		answers = x.unprefixed(word, answers)
	}
	return append(list, answers)
}

// reduced returns the terms of the first of the forms that a word may be one of, for a
// word that no document has; nil if there is none.
func (x *Index) reduced(word string) []answer {
	if x.affixes == nil {
		return nil
	}
	for _, form := range x.affixes.reductions(word) {
		if list := x.further(nil, form); list != nil {
			return list
		}
	}
	return nil
}

// unprefixed adds the terms of a word without what is written together with it: a text
// that has the ship is looked for with one that has a ship.
func (x *Index) unprefixed(word string, list []answer) []answer {
	if x.affixes != nil {
		for rest := range x.affixes.behind(word) {
			list = x.further(list, rest)
		}
		list = x.further(list, x.affixes.shortened(word))
	}
	return list
}

// further adds the terms of a form that are not in a list.
func (x *Index) further(list []answer, form string) []answer {
	for _, a := range x.known(form) {
		if !slices.ContainsFunc(list, func(b answer) bool { return b.term.text == a.term.text }) {
			list = append(list, answer{a.term, related})
		}
	}
	return list
}

// answers returns the terms of a form, as known does, and if it is still open those
// of the forms that begin so.
func (x *Index) answers(form string, open bool) []answer {
	list := x.known(form)
	if open {
		list = x.begin(form, list)
	}
	return list
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
func (x *Index) near(word string, instead map[string]string) []answer {
	if len(x.shards) == 0 || strings.ContainsAny(word, digits) {
		return nil
	}
	at := x.shard(word)
	shards := x.shards[at : at+1]
	long := utf8.RuneCountInString(word) >= shortestMisspelled
	if long && len(x.docs) <= smallSite {
		shards = x.shards
	}
	stem := longestStem(shards, word)
	if long {
		if form, terms := likeliest(shards, word); form != "" && (stem == nil || utf8.RuneCountInString(terms[0].text) > utf8.RuneCountInString(stem.text)) {
			instead[word] = form
			list := make([]answer, len(terms))
			for i, t := range terms {
				list[i] = answer{t, related}
			}
			return list
		}
	}
	if stem != nil {
		return []answer{{stem, related}}
	}
	return nil
}

// longestStem returns the longest term that a word begins with, nil if there is
// none. Short terms begin too many words, but one of three letters may be the word itself or
// lack a last letter, and a long rest is more than an ending.
func longestStem(shards []shard, word string) *term {
	const short, shortest, longestRest = 3, 4, 6 // letters
	letters := utf8.RuneCountInString(word)
	var stem *term
	for _, s := range shards {
		for _, t := range s.terms {
			n := utf8.RuneCountInString(t.text)
			begins := (n >= shortest && letters-n <= longestRest || n == short && letters-n <= 1) && strings.HasPrefix(word, t.text)
			if begins && (stem == nil || len(t.text) > len(stem.text)) {
				stem = t
			}
		}
	}
	return stem
}

// likeliest returns of the forms that are one letter away from a word the one of
// which most documents have the first term, with its terms; "" if there is none.
// Names and filters are no words.
func likeliest(shards []shard, word string) (string, []*term) {
	var best form
	var in shard
	most, runes := 0, []rune(word)
	for _, s := range shards {
		for _, f := range s.forms {
			if len(f.terms) == 0 {
				continue
			}
			documents := len(s.terms[f.terms[0]].postings)
			if documents > most && !strings.ContainsAny(f.text, " :") && text.OneAway(runes, []rune(f.text)) {
				best, in, most = f, s, documents
			}
		}
	}
	terms := make([]*term, len(best.terms))
	for i, number := range best.terms {
		terms[i] = in.terms[number]
	}
	return best.text, terms
}
