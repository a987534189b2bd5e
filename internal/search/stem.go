package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers by the name that a language gives. A word of a language without a
// stemmer is its own term.
var stemmers = map[language.Value]func(*snowballstem.Env) bool{
	"arabic": arabic.Stem, "dutch": dutch.Stem, "english": english.Stem, "french": french.Stem, "german": german.Stem,
	"italian": italian.Stem, "portuguese": portuguese.Stem, "russian": russian.Stem, "spanish": spanish.Stem,
	"turkish": twice(turkish.Stem),
}

// twice stems a stem once more: what is left of limanlar is a word that is stemmed itself.
func twice(stem func(*snowballstem.Env) bool) func(*snowballstem.Env) bool {
	return func(env *snowballstem.Env) bool {
		stem(env)
		env.SetCurrent(env.Current())
		return stem(env)
	}
}

// vocabulary knows the words of one language: how they are folded and what they
// are found under. Words come again and again, so it remembers them by their
// spelling.
type vocabulary struct {
	stem          func(*snowballstem.Env) bool
	stop          map[string]bool
	affixes       affixes
	respelled     [][2]string     // as affixes has them, with their accents
	dotless       bool            // I is the capital of ı
	also          map[string]bool // stop words that are words as they are spelled
	env           *snowballstem.Env
	names         *Names
	lexicon       *lexicon
	words, wholes map[string]*entry
	terms         map[string]*tally
	pairs         map[pair]*sighting
}

// tally is a term, with its place among those of the document that is read.
type tally struct {
	number   uint32 // in the lexicon
	document int
	at       int // among the terms of the document
	passage  int // the last that has it
}

// sighting is a pair, with the last document that had it.
type sighting struct {
	pair
	number   uint32 // in the lexicon
	document int
}

// term adds a term to the lexicon.
func (l *lexicon) term(text string) *tally {
	l.terms = append(l.terms, text)
	return &tally{number: uint32(len(l.terms) - 1)}
}

// form adds a form, and what it leads to.
func (l *lexicon) form(p pair) *sighting {
	l.forms = append(l.forms, p)
	return &sighting{pair: p, number: uint32(len(l.forms) - 1)}
}

// newVocabulary returns an empty one that knows names; there may be none.
func newVocabulary(lang string, names *Names, lexicon *lexicon) *vocabulary {
	known := language.Get(lang)
	v := &vocabulary{
		stem: stemmers[known.Search().Stemmer], stop: stopWords(lang), also: setOf(known.Search().AlsoWords),
		env: snowballstem.NewEnv(""), names: names, lexicon: lexicon,
		words: map[string]*entry{}, wholes: map[string]*entry{}, terms: map[string]*tally{}, pairs: map[pair]*sighting{},
	}
	v.affixes, v.dotless = affixesOf(known), bool(known.Search().DotlessI)
	for from, to := range known.Search().Respelled {
		v.respelled = append(v.respelled, [2]string{from, to})
	}
	slices.SortFunc(v.respelled, longestFirst)
	return v
}

// alone begins the forms of words that are looked for when a query has no other.
const alone = "word:"

func setOf(words []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

// look returns the entry of a spelling, or of what hyphens join.
func (v *vocabulary) look(spelling string, whole bool) *entry {
	known := v.words
	if whole {
		known = v.wholes
	}
	e := known[spelling]
	if e == nil {
		spelling = strings.Clone(spelling) // not the text around it
		e = newEntry(spelling, whole)
		if v.dotless {
			e.form = composed(strings.ToLowerSpecial(unicode.TurkishCase, spelling))
		}
		key := pair{form: e.text, term: v.term(e, whole)}
		also := key.term == "" && v.also[spelling]
		if also {
			key = pair{form: alone + e.text, term: alone + e.text}
		}
		if key.term != "" {
			if e.term = v.terms[key.term]; e.term == nil {
				e.term = v.lexicon.term(key.term)
				v.terms[key.term] = e.term
			}
		}
		e.leads = v.sighting(key)
		if e.term != nil && !whole {
			e.others = v.others(e.text, key.term)
		}
		if also { // beside other words it asks for nothing, as all stop words
			e.others = append(e.others, v.sighting(pair{form: e.text}))
		}
		if v.names != nil {
			e.names = v.names.first[e.text]
		}
		known[spelling] = e
	}
	return e
}

// sighting returns a pair, which is made when it is met first.
func (v *vocabulary) sighting(key pair) *sighting {
	s := v.pairs[key]
	if s == nil {
		s = v.lexicon.form(key)
		v.pairs[key] = s
	}
	return s
}

// others are further forms that lead to the term of a word: the word without what is
// written together with it, and its stem, in languages that have either.
func (v *vocabulary) others(word, term string) []*sighting {
	var list []*sighting
	if v.affixes.some() && term != word {
		list = append(list, v.sighting(pair{term, term, v.stem != nil || isShort(term)}))
	}
	if form := v.reduced(word); v.stem != nil && form != term && form != word {
		list = append(list, v.sighting(pair{form, term, isShort(form)}))
	}
	for rest := range v.affixes.behind(word) {
		for _, form := range []string{rest, v.reduced(rest)} {
			if form != term {
				made := isShort(form) || form != rest && v.stem != nil
				list = append(list, v.sighting(pair{form, term, made}))
			}
		}
	}
	return list
}

// isShort reports whether a form is so short that where it is a word, it is that word.
func isShort(form string) bool { return utf8.RuneCountInString(form) < shortestStem }

// reduced takes the longest known ending off a folded word.
func (v *vocabulary) reduced(word string) string {
	return v.affixes.respell(v.affixes.withoutEnding(v.affixes.respell(v.affixes.begun(word))))
}

// term returns the term of a word: its stem without accents. It is "" for a word
// that stands in every text and is not searched for.
func (v *vocabulary) term(e *entry, whole bool) string {
	if v.stop[e.text] {
		return ""
	}
	switch {
	case whole:
		return e.text
	case v.stem == nil:
		return v.reduced(e.text)
	}
	v.env.SetCurrent(respell(e.form, v.respelled))
	v.stem(v.env)
	return cmp.Or(text.Fold(respell(v.env.Current(), v.respelled)), e.text)
}

// stopWords are those of a language.
var stopWords = language.OnceEach(func(l *language.Language) map[string]bool {
	return text.FoldedSet(l.Search().StopWords...)
})
