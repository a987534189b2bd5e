package search

import (
	"cmp"
	"strings"

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
)

// stemmers by language. A word of another language is its own term.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "de": german.Stem, "en": english.Stem, "es": spanish.Stem, "fr": french.Stem,
	"it": italian.Stem, "nl": dutch.Stem, "pt": portuguese.Stem, "ru": russian.Stem,
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
	base, _, _ := strings.Cut(lang, "-")
	return &vocabulary{
		stem: stemmers[base], stop: stopWords[base], env: snowballstem.NewEnv(""), names: names, lexicon: lexicon,
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
	return cmp.Or(Fold(v.env.Current()), e.text)
}

// stopWords are the articles, pronouns, prepositions, conjunctions and forms of
// auxiliaries that say nothing of what a text is about, folded. Negations are
// not among them.
var stopWords = map[string]map[string]bool{
	"fr": set(`le la les un une des du de au aux et ou ni mais donc or car que qui quoi dont ce cet cette ces cela ceci ca
		il elle on nous vous ils elles je tu me te se lui leur leurs eux moi toi soi mon ton son ma ta sa mes tes ses notre votre nos vos
		en dans par pour avec sur sous chez vers entre depuis pendant comme si alors ainsi aussi plus tres tout tous toute toutes
		qu jusqu lorsqu puisqu est sont etait etaient sera seront serait etre ete ont avait avaient aura aurait avoir eu
		fait faire meme memes autre autres celui celle ceux celles lors apres avant afin dans quand ou y`),
	"en": set(`the an and or but nor so if of to in on at by for with from into onto over under between as is are was were be been being
		am has have had having do does did it its he she they them his her their this that these those there here who whom whose which what
		when where while than then also such all any each other same own will would can could shall should may might must we us our you your my me i`),
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
