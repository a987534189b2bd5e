package check

import (
	"maps"
	"reflect"
	"slices"
	"sync"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
)

// remembered is what rules have said of what they see, so that they need not look again: most
// checks follow a change in one note.
type remembered struct {
	sources *model.Dossier // without its notes; nil if nobody knows whether it is the same
	today   date.Day
	index   *index                    // of the sources
	found   map[int][]diag.Diagnostic // in it, by the place of the rule in the table
	mu      sync.Mutex
	notes   map[string]*notePass // by path
}

// notePass is all that these rules depend on in one note, and what they gave.
type notePass struct {
	doc        *markdown.Document
	lang       string
	bottomLine model.Printed // of the settings
	cited      []resolvedItem
	sources    *model.Dossier            // as in remembered
	found      map[int][]diag.Diagnostic // by the place of the rule in the table
	share      Share                     // of its sentences
}

// resolvedItem is what an item of a citation was resolved to. Which words of the passage are
// quoted follows from it and from the item.
type resolvedItem struct {
	article *model.Article
	passage *model.Passage
}

var lastCheck memo.Slot[remembered]

var (
	textOfNote     = memo.NewPart("what is wrong with a note alone: its text")
	languageOfIt   = memo.NewPart("what is wrong with a note alone: its language")
	bottomLineOfIt = memo.NewPart("what is wrong with a note alone: its bottom line in the settings")
	citedInIt      = memo.NewPart("what is wrong with a note alone: what it cites")
	knownByName    = memo.NewPart("what is wrong with a note alone: whom the records know")
	besideNotes    = memo.NewPart("what is wrong without other notes: what is no note")
	dayOfCheck     = memo.NewPart("what is wrong with what is no note: the day")
)

// recall begins a check: what the last one found is at hand.
func (v *checker) recall() {
	last := lastCheck.In(v.memo)
	if last == nil {
		v.index = newIndex(v.dossier, nil)
		return
	}
	v.now = &remembered{sources: v.dossier.WithoutNotes, today: v.today, index: last.index, notes: make(map[string]*notePass, len(v.dossier.Notes))}
	if !v.sameSources(last.sources) {
		v.now.index = newIndex(v.dossier, v.memo)
	} else if v.memo.Same(dayOfCheck, last.today == v.today) {
		v.now.found = last.found
	}
	v.index = v.now.index
	if last.index != nil && v.memo.Same(knownByName, v.index == last.index || v.index.knowsTheSame(last.index)) {
		v.before = last.notes
	}
}

// knowsTheSame reports whether the records have the same people and outlets.
func (x *index) knowsTheSame(other *index) bool {
	return reflect.DeepEqual(x.called(), other.called()) && maps.Equal(x.theirs().names, other.theirs().names)
}

// sameSources reports whether what is no note is what it was in an earlier check.
func (v *checker) sameSources(before *model.Dossier) bool {
	return before != nil && v.memo.Same(besideNotes, before == v.dossier.WithoutNotes)
}

// keep ends it.
func (v *checker) keep() {
	if last := lastCheck.In(v.memo); last != nil {
		last.sources, last.today, last.index, last.found, last.notes = v.now.sources, v.now.today, v.now.index, v.now.found, v.now.notes
	}
}

// inSources returns what the rules say that look at no note, by their place in the table.
func (v *checker) inSources() map[int][]diag.Diagnostic {
	if v.now != nil && v.now.found != nil {
		return v.now.found
	}
	knowing := v.seeing(theSources)
	knowing.today = v.today
	found := map[int][]diag.Diagnostic{}
	for i, r := range rules {
		if r.whole != nil && r.sees == theSources {
			found[i] = r.whole(knowing)
		}
	}
	if v.now != nil {
		v.now.found = found
	}
	return found
}

// inNote returns what the rules say that do not look at other notes, by their place in the table.
func (v *checker) inNote(n *model.Note) map[int][]diag.Diagnostic {
	pass := &notePass{doc: n.Doc, lang: n.Lang, bottomLine: v.bottomLineOf(n), sources: v.dossier.WithoutNotes, found: map[int][]diag.Diagnostic{}}
	for _, c := range v.findings.Cited(n) {
		pass.cited = append(pass.cited, resolvedItem{c.Article, c.Passage})
	}
	if old := v.before[n.Path]; old != nil && v.memo.Same(textOfNote, old.doc == pass.doc) && v.memo.Same(languageOfIt, old.lang == pass.lang) &&
		v.memo.Same(bottomLineOfIt, old.bottomLine == pass.bottomLine) && v.memo.Same(citedInIt, slices.Equal(old.cited, pass.cited)) {
		if v.sameSources(old.sources) {
			pass = old
		} else {
			pass.share = old.share
			pass.take(old.found, theNote)
			pass.ask(v, n, theSources)
		}
	} else {
		pass.share = v.sentenceShare(n)
		pass.ask(v, n, theNote)
		pass.ask(v, n, theSources)
	}
	v.findings.notes[n].share = pass.share
	if v.now != nil {
		v.now.mu.Lock()
		defer v.now.mu.Unlock()
		v.now.notes[n.Path] = pass
	}
	return pass.found
}

// ask asks the rules that see so much.
func (pass *notePass) ask(v *checker, n *model.Note, much view) {
	knowing := v.seeing(much)
	knowing.findings.notes[n] = v.findings.notes[n]
	for i, r := range rules {
		if r.note != nil && r.sees == much {
			pass.found[i] = r.note(knowing, n)
		}
	}
}

// take takes what those have said.
func (pass *notePass) take(found map[int][]diag.Diagnostic, much view) {
	for i, diags := range found {
		if rules[i].sees == much {
			pass.found[i] = diags
		}
	}
}

// seeing returns a checker that knows what a rule sees and no more, so that none can come to depend
// on anything else. It has the findings of no note yet.
func (v *checker) seeing(much view) *checker {
	knowing := &checker{
		dossier:  &model.Dossier{Sources: v.dossier.Sources, Settings: model.Settings{BottomLine: v.dossier.Settings.BottomLine}},
		findings: &Findings{notes: map[*model.Note]*noteFindings{}},
		readOnce: v.readOnce,
		index:    &index{called: v.called, theirs: v.theirs},
	}
	if much == theSources {
		knowing.dossier = v.dossier.WithoutNotes
		knowing.findings.Labels = v.labels
		knowing.memo, knowing.index, knowing.searcher, knowing.lists = v.memo, v.index, v.searcher, v.lists
	}
	return knowing
}
