package check

import (
	"maps"
	"reflect"
	"slices"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
)

// alonePasses are notes as the rules that look at one note alone have looked at them, by
// path. Most checks follow a change in one note, and these rules take most of the time.
type alonePasses struct {
	called  []called        // whom the records knew
	outlets map[string]bool // the names of outlets that they had
	mu      sync.Mutex
	notes   map[string]*alonePass
}

// alonePass is all that these rules depend on in one note, and what they gave.
type alonePass struct {
	doc        *markdown.Document
	lang       string
	bottomLine model.Printed // of the settings
	cited      []resolvedItem
	found      map[int][]diag.Diagnostic // by the place of the rule in the table
	share      Share                     // of its sentences
}

// resolvedItem is what an item of a citation was resolved to. Which words of the passage are
// quoted follows from it and from the item.
type resolvedItem struct {
	article *model.Article
	passage *model.Passage
}

var lastAlone memo.Slot[alonePasses]

var (
	textOfNote     = memo.NewPart("what is wrong with a note alone: its text")
	languageOfIt   = memo.NewPart("what is wrong with a note alone: its language")
	bottomLineOfIt = memo.NewPart("what is wrong with a note alone: its bottom line in the settings")
	citedInIt      = memo.NewPart("what is wrong with a note alone: what it cites")
	knownByName    = memo.NewPart("what is wrong with a note alone: whom the records know")
)

// rememberAlone begins a check: what the last one gave for notes is at hand if the records
// still know the same people and outlets.
func (v *checker) rememberAlone() {
	last := lastAlone.In(v.memo)
	if last == nil {
		return
	}
	v.now.called, v.now.outlets = v.called(), v.theirs().names
	if v.memo.Same(knownByName, reflect.DeepEqual(last.called, v.now.called) && maps.Equal(last.outlets, v.now.outlets)) {
		v.before = last.notes
	}
	v.now.notes = make(map[string]*alonePass, len(v.dossier.Notes))
}

// keepAlone ends it.
func (v *checker) keepAlone() {
	if last := lastAlone.In(v.memo); last != nil {
		last.called, last.outlets, last.notes = v.now.called, v.now.outlets, v.now.notes
	}
}

// alone returns what the rules say that look at one note alone, by their place in the table:
// what they said before, if the note is as it was, and what it cites.
//
// They get a checker that knows nothing else, so that none can come to depend on more.
func (v *checker) alone(n *model.Note) map[int][]diag.Diagnostic {
	pass := &alonePass{doc: n.Doc, lang: n.Lang, bottomLine: v.bottomLineOf(n)}
	for _, c := range v.findings.Cited(n) {
		pass.cited = append(pass.cited, resolvedItem{c.Article, c.Passage})
	}
	if old := v.before[n.Path]; old != nil && v.memo.Same(textOfNote, old.doc == pass.doc) && v.memo.Same(languageOfIt, old.lang == pass.lang) &&
		v.memo.Same(bottomLineOfIt, old.bottomLine == pass.bottomLine) && v.memo.Same(citedInIt, slices.Equal(old.cited, pass.cited)) {
		pass = old
	} else {
		knowing := &checker{
			dossier:    &model.Dossier{Sources: v.dossier.Sources, Settings: model.Settings{BottomLine: v.dossier.Settings.BottomLine}},
			findings:   &Findings{notes: map[*model.Note]*noteFindings{n: v.findings.notes[n]}},
			readings:   v.readings,
			called:     v.called,
			theirs:     v.theirs,
			inArticles: v.inArticles,
			namedFirst: v.namedFirst,
			together:   v.together,
		}
		pass.share = knowing.sentenceShare(n)
		pass.found = map[int][]diag.Diagnostic{}
		for i, r := range rules {
			if r.alone {
				pass.found[i] = r.note(knowing, n)
			}
		}
	}
	v.findings.notes[n].share = pass.share
	if v.now.notes != nil {
		v.now.mu.Lock()
		defer v.now.mu.Unlock()
		v.now.notes[n.Path] = pass
	}
	return pass.found
}
