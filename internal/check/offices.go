package check

import (
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// minister is the key of the office that is held by several, each for a portfolio.
const minister = "minister"

// officeDiffers reports whether words for a speaker name another office than the words around a
// quotation do, the judge where the mayor speaks, or the minister of another portfolio. Nobody can
// tell if they have a word in common besides, or if the article names both offices side by side.
func (v *checker) officeDiffers(who []string, a *model.Article, around []string, words *language.SpeechData) bool {
	own, others := listsNamed(words.Offices, who), listsNamed(words.Offices, around)
	if len(own) != 1 || len(others) != 1 {
		return false
	}
	own, others = []language.List{own[0]}, []language.List{others[0]}
	besides := slices.DeleteFunc(slices.Clone(who), func(w string) bool { return isAmong(own, w) || isAmong(words.Portfolios, w) })
	if inCommon(besides, around) > 0 {
		return false
	}
	if own[0].Key != others[0].Key {
		return inCommon(who, around) == 0 && !v.namedTogether(a, entriesOf(own[0]).all, entriesOf(others[0]).all)
	}
	if own[0].Key != minister {
		return false
	}
	mine, theirs := listsNamed(words.Portfolios, who), listsNamed(words.Portfolios, around)
	shared := slices.ContainsFunc(mine, func(l language.List) bool {
		return slices.ContainsFunc(theirs, func(o language.List) bool { return o.Key == l.Key })
	})
	return len(mine) > 0 && len(theirs) > 0 && !shared
}

// listsNamed returns the lists of which some words have an entry.
func listsNamed(lists language.Lists, words []string) []language.List {
	var named []language.List
	for _, l := range lists {
		if slices.ContainsFunc(words, func(w string) bool { return isAmong([]language.List{l}, w) }) {
			named = append(named, l)
		}
	}
	return named
}

// isAmong reports whether a word is an entry of one of some lists, or begins as one that ends in *.
func isAmong(lists []language.List, w string) bool {
	return slices.ContainsFunc(lists, func(l language.List) bool {
		e := entriesOf(l)
		return e.whole[w] || slices.ContainsFunc(e.begin, func(begins string) bool { return strings.HasPrefix(w, begins) })
	})
}

// entries are those of a list, as they are compared.
type entries struct {
	all   []string // without their *
	whole map[string]bool
	begin []string // of those that end in *
}

// comparedEntries are the entries of each list of the languages that was asked for, by its first: every word is looked for in all.
var comparedEntries sync.Map

func entriesOf(l language.List) *entries {
	if len(l.Entries) == 0 {
		return &entries{}
	}
	if known, ok := comparedEntries.Load(&l.Entries[0]); ok {
		return known.(*entries)
	}
	e := &entries{whole: map[string]bool{}}
	for _, entry := range l.Entries {
		begins, open := strings.CutSuffix(text.Plain(entry), "*")
		if open {
			e.begin = append(e.begin, begins)
		}
		e.all, e.whole[begins] = append(e.all, begins), true
	}
	comparedEntries.Store(&l.Entries[0], e)
	return e
}

// speaksByAnotherOffice reports a sentence that gives words of another language to the holder of another office than
// their source does: to the ambassador, what the president says. Nobody can tell where that sentence has several
// offices, or the paragraph has that of the note.
func (v *checker) speaksByAnotherOffice(n *model.Note, p *markdown.Prose, s sentence) []diag.Diagnostic {
	name, at := v.speakerOf(p, s.Range, n.Lang, false)
	own := officesIn(name, n.Lang)
	if len(own) != 1 {
		return nil
	}
	for _, c := range s.cited {
		if c.Words == nil || c.Item.Signal != markdown.Supports || sameLanguage(n, c) {
			continue
		}
		theirs := language.Get(c.Lang()).Speech()
		sentence, quoted := quotedSentence(c, c.Passage)
		around := sentence[:quoted.From] + " " + sentence[quoted.To:]
		if strings.TrimSpace(around) == "" {
			around = sentence
		}
		others := officesIn(around, c.Lang())
		if len(others) != 1 || !speaks(around, theirs) || others[0] == own[0] || eitherOffice(others[0], own[0]) ||
			slices.Contains(officesIn(c.Passage.Text, c.Lang()), own[0]) || theirs.Offices.Of(strings.TrimPrefix(own[0], ofOffice)) == nil {
			continue
		}
		return []diag.Diagnostic{diag.New(diag.SpeechDiffers, at, "the source does not give these words to « %s »", strings.TrimSpace(name)).
			WithDetail("source: "+sentence).
			WithRelated(v.dossier.Sources.At(c.Passage), "the whole passage is here").
			WithHelp("name whom the source names, or silence this with the passage that says who speaks as the reason")}
	}
	return nil
}

// officesIn are the keys of the offices that a text names.
func officesIn(s, lang string) []string {
	var keys []string
	for _, a := range actorsIn(s, lang) {
		if strings.HasPrefix(a.key, ofOffice) && !slices.Contains(keys, a.key) {
			keys = append(keys, a.key)
		}
	}
	return keys
}
