package search

import (
	"cmp"
	"strings"
	"sync"

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
	"turkish": turkish.Stem,
}

// vocabulary knows the words of one language: how they are folded and what they
// are found under. Words come again and again, so it remembers them by their
// spelling.
type vocabulary struct {
	stem          func(*snowballstem.Env) bool
	stop          map[string]bool
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
	return &vocabulary{
		stem: stemmers[known.Search().Stemmer], stop: stopWords()[known.Code], env: snowballstem.NewEnv(""), names: names, lexicon: lexicon,
		words: map[string]*entry{}, wholes: map[string]*entry{}, terms: map[string]*tally{}, pairs: map[pair]*sighting{},
	}
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
		key := pair{e.text, v.term(e, whole)}
		if key.term != "" {
			if e.term = v.terms[key.term]; e.term == nil {
				e.term = v.lexicon.term(key.term)
				v.terms[key.term] = e.term
			}
		}
		if e.leads = v.pairs[key]; e.leads == nil {
			e.leads = v.lexicon.form(key)
			v.pairs[key] = e.leads
		}
		if v.names != nil {
			e.names = v.names.first[e.text]
		}
		known[spelling] = e
	}
	return e
}

// term returns the term of a word: its stem without accents. It is "" for a word
// that stands in every text and is not searched for.
func (v *vocabulary) term(e *entry, whole bool) string {
	if v.stop[e.text] {
		return ""
	}
	if v.stem == nil || whole {
		return e.text
	}
	v.env.SetCurrent(e.form)
	v.stem(v.env)
	return cmp.Or(text.Fold(v.env.Current()), e.text)
}

// stopWords has the stop words of each language.
var stopWords = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, l := range language.With(language.Search) {
		words := map[string]bool{}
		for _, w := range l.Search().StopWords {
			words[text.Fold(w)] = true
		}
		all[l.Code] = words
	}
	return all
})
