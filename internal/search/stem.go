package search

import (
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

// stemmer finds terms of words in one language. Words come again and again, so
// it remembers what it found.
type stemmer struct {
	stem func(*snowballstem.Env) bool
	stop map[string]bool
	env  *snowballstem.Env
	seen map[string]string
}

func newStemmer(lang string) *stemmer {
	base, _, _ := strings.Cut(lang, "-")
	return &stemmer{stem: stemmers[base], stop: stopWords[base], env: snowballstem.NewEnv(""), seen: map[string]string{}}
}

// term returns the term of a word: its stem without accents. It is "" for a word
// that stands in every text and is not searched for.
func (s *stemmer) term(w Word) string {
	if s.stop[w.Text] {
		return ""
	}
	if s.stem == nil || w.Whole {
		return w.Text
	}
	term, ok := s.seen[w.Form]
	if !ok {
		s.env.SetCurrent(w.Form)
		s.stem(s.env)
		if term = Fold(s.env.Current()); term == "" {
			term = w.Text
		}
		s.seen[w.Form] = term
	}
	return term
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
