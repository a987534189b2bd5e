package site

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/estimate"
	"dossier/internal/export"
	"dossier/internal/model"
	"dossier/internal/revision"
	"dossier/internal/site/print"
)

// ChangesModel is the model of changes.html: what each release of the dossier changed.
type ChangesModel struct {
	print.Frame
	Releases []ReleaseView // the newest first
}

// ReleaseView is a release, or what it changed of one note.
type ReleaseView struct {
	ID      string
	Name    string // which one it is, in words: a day may have several
	On      date.Date
	Link    print.Link // to it on the page of all
	Message string
	Lang    string   // of the message, "" if it is the page's own
	Counts  []string // of the first one, how much it says, by kind
	Groups  []ChangeGroup
}

// ChangeGroup is what a release changed in one note.
type ChangeGroup struct {
	Title   string // of the note; "" for the articles
	Lang    string // of the note, "" if it is the page's own
	Link    print.Link
	Changes []ChangeView
}

// ChangeView is a change at one place.
type ChangeView struct {
	Turn     string // new | new_figure | raised | lowered …, a word of the interface as turn_…
	Link     print.Link
	Lang     string // of the words, "" if it is the page's own
	Revision print.Revised
	Degree   print.Degree  // drawn; zero of what has none
	Is, Was  string        // the degree in words; without Was if it has not changed
	More     []ArticleName // articles that have come to support it
	Less     []ArticleName // articles that support it no more
	Why      string
}

// CorrectionView is what was wrong in a published note.
type CorrectionView struct {
	ID   string
	On   date.Date
	Was  print.Revised // the words that were wrong, struck out; without pieces if they are not told
	Text string
}

const (
	changesFile     = "changes.html"
	changesAtom     = "changes.xml"
	changesJSON     = "changes.json"
	mostChangesHome = 8 // on the home page
)

func (p *planner) changes(lang string) ChangesModel {
	path := p.inLanguage(lang, changesFile)
	m := ChangesModel{Frame: p.theme.Revised(p.listFrame(lang, changesFile))}
	if p.dossier.Settings.BaseURL != "" && !p.options.House {
		m.Feed = print.Feed{Atom: print.Link{From: path, To: p.inLanguage(lang, changesAtom)}, JSON: print.Link{From: path, To: p.inLanguage(lang, changesJSON)}}
	}
	for i, r := range p.history.releases {
		v := p.release(i, r.Changes, lang, path)
		if v.Message != "" || len(v.Counts)+len(v.Groups) > 0 { // it is nothing to an edition that others have changed
			m.Releases = append(m.Releases, v)
		}
	}
	slices.Reverse(m.Releases)
	return m
}

// release is some of the changes of the i-th release, as an edition tells them.
func (p *planner) release(i int, changes []model.Change, lang, path string) ReleaseView {
	r := p.history.releases[i]
	fallback := p.dossier.Settings.Language
	v := ReleaseView{
		ID: print.ReleaseID(r.ID), On: dayOf(r.On), Message: r.Message.In(lang, fallback), Lang: r.Message.Tag(lang, fallback),
		Link: print.Link{From: path, To: p.inLanguage(lang, changesFile), Fragment: print.ReleaseID(r.ID)},
	}
	w := p.theme.Words(lang)
	first := i == 0
	v.Name = w.Phrase("release_number", i+1)
	if first {
		v.Name = w.Phrase("release_first")
	}
	counts := map[model.Saying]int{}
	groups := map[string]int{}
	for _, c := range changes {
		said := c.About()
		file, _, _ := strings.Cut(said.At, "#")
		if said.What != model.SaidSource && !p.inEditionOf(lang, file) {
			continue
		}
		counts[said.What]++
		if first {
			continue
		}
		key := file
		if said.What == model.SaidSource {
			key = ""
		}
		silenced := p.untold(c, file)
		if silenced && c.Why == "" {
			continue
		}
		at, known := groups[key]
		if !known {
			at = len(v.Groups)
			groups[key] = at
			v.Groups = append(v.Groups, p.changeGroup(key, lang, path))
		}
		told := p.change(c, file, lang, path)
		if silenced {
			told = ChangeView{Turn: told.Turn, Link: told.Link, Why: told.Why}
		}
		v.Groups[at].Changes = append(v.Groups[at].Changes, told)
	}
	if first {
		for _, what := range model.Sayings {
			if counts[what] > 0 {
				v.Counts = append(v.Counts, w.Count("said_"+string(what), counts[what]))
			}
		}
	}
	return v
}

// untold reports whether the words of a change are published no more: they stood in a note that
// is withdrawn, of which there is the title, and the reasons.
func (p *planner) untold(c model.Change, file string) bool {
	n := p.history.notes[file]
	return n != nil && n.Status == model.Withdrawn && c.About().What != model.SaidNote
}

// withdrawal is the release that tells that a note was withdrawn, with the reason; nil if none
// does.
func (p *planner) withdrawal(n *model.Note, path string) *ReleaseView {
	if p.history == nil {
		return nil
	}
	for _, in := range slices.Backward(p.history.byNote[n.Path]) {
		for _, j := range in.changes {
			if c := p.history.releases[in.release].Changes[j]; c.About().At == n.Path {
				if c.Turn() != model.TurnWithdrawn {
					return nil
				}
				v := p.release(in.release, []model.Change{c}, n.Lang, path)
				return &v
			}
		}
	}
	return nil
}

// changeGroup is a note, or the articles if file is empty, without its changes.
func (p *planner) changeGroup(file, lang, path string) ChangeGroup {
	n := p.history.notes[file]
	switch {
	case file == "":
		return ChangeGroup{Link: print.Link{From: path, To: p.inLanguage(lang, sourcesFile)}}
	case n != nil:
		return ChangeGroup{Title: reveal(n.Title), Lang: languageUnless(lang, n.Lang), Link: print.Link{From: path, To: p.notePath(n)}}
	}
	_, own := p.nameOf(file)
	return ChangeGroup{Title: cmp.Or(reveal(p.history.titles[file]), file), Lang: languageUnless(lang, own)}
}

func (p *planner) change(c model.Change, file, lang, path string) ChangeView {
	_, own := p.nameOf(file)
	v := ChangeView{Turn: string(c.Turn()), Why: c.Why, Link: p.placeOf(c.About().At, path)}
	if a := p.history.articles[file]; a != nil {
		own = a.Lang
	}
	if what := c.About().What; c.Turn() == model.TurnNew && slices.Contains([]model.Saying{model.SaidFigure, model.SaidPosition, model.SaidSource}, what) {
		v.Turn += "_" + string(what)
	}
	v.Lang = languageUnless(lang, own)
	v.Revision = print.Revised{Lang: v.Lang, Pieces: saidWords(c)}
	if now := c.Now; now.To > 0 || now.Confidence != "" {
		v.Degree = print.Degree{From: now.From, To: now.To, Confidence: now.Confidence}
		v.Is = degreeWords(now, own)
	}
	if was := degreeWords(c.Was, own); was != v.Is {
		v.Was = was
	}
	if c.Was.What != "" && c.Now.What != "" {
		v.More = p.supporters(c.Now.Sources, c.Was.Sources, lang, path)
		v.Less = p.supporters(c.Was.Sources, c.Now.Sources, lang, path)
	}
	return v
}

// saidWords are the words of a change: what went and what came where both are said.
func saidWords(c model.Change) []print.RevisedPiece {
	switch {
	case c.Was.What == "":
		return []print.RevisedPiece{{Text: c.Now.Text, Kind: revision.Same}}
	case c.Now.What == "":
		return []print.RevisedPiece{{Text: c.Was.Text, Kind: revision.Out}}
	}
	var list []print.RevisedPiece
	was, now := c.Was.Text, c.Now.Text
	if c.Was.Shows != c.Now.Shows {
		was, now = was+": "+c.Was.Shows, now+": "+c.Now.Shows
	}
	for _, piece := range revision.Words(was, now) {
		words := piece.B.Of(now)
		if piece.Kind == revision.Out {
			words = piece.A.Of(was)
		}
		list = append(list, print.RevisedPiece{Text: words, Kind: piece.Kind})
	}
	return list
}

// degreeWords is how likely and how sure something is, in the words of a language.
func degreeWords(s model.Said, lang string) string {
	lexicon := estimate.In(lang)
	if lexicon == nil {
		return ""
	}
	var parts []string
	for _, l := range lexicon.Likelihoods {
		if s.To > 0 && l.From == s.From && l.To == s.To {
			parts = append(parts, l.Terms[0])
		}
	}
	for _, c := range lexicon.Confidences {
		if c.Level == s.Confidence {
			parts = append(parts, c.Term)
		}
	}
	return strings.Join(parts, " · ")
}

// supporters are the articles of a list that another lacks, those that are there.
func (p *planner) supporters(keys, without []string, lang, path string) []ArticleName {
	var list []ArticleName
	for _, key := range keys {
		if slices.Contains(without, key) {
			continue
		}
		if a := p.history.sources[key]; a != nil {
			list = append(list, p.articleName(a, lang, path))
		}
	}
	return list
}

// placeOf leads to where something is said, or to its page if it is not said any more;
// it is zero if there is no page.
func (p *planner) placeOf(at, path string) print.Link {
	file, id, _ := strings.Cut(at, "#")
	if a := p.history.articles[file]; a != nil {
		return print.Link{From: path, To: p.articleFrom(path, a)}
	}
	n := p.history.notes[file]
	if n == nil {
		return print.Link{}
	}
	link := print.Link{From: path, To: p.notePath(n)}
	if p.shows(n) && hasID(n, id) {
		link.Fragment = id
	}
	return link
}

func hasID(n *model.Note, id string) bool {
	for _, c := range n.Doc.Callouts {
		if c.ID == id {
			return true
		}
	}
	switch own := n.Own.(type) {
	case *model.Question:
		return slices.ContainsFunc(own.Positions, func(p *model.Position) bool { return p.ID == id })
	case *model.Brief:
		for i := range own.Corrections {
			if check.CorrectionID(i) == id {
				return true
			}
		}
	}
	return false
}

// latestRelease is what the last release changed, as the home page tells it, without what stands
// beside judgments: of releases that changed nothing else in this edition, the one before. It is
// nil if there is none behind the first.
func (p *planner) latestRelease(lang, path string) *ReleaseView {
	if p.history == nil {
		return nil
	}
	for i := len(p.history.releases) - 1; i > 0; i-- {
		changes := slices.DeleteFunc(slices.Clone(p.history.releases[i].Changes), func(c model.Change) bool {
			return slices.Contains([]model.Saying{model.SaidStatement, model.SaidFigure}, c.About().What)
		})
		v := p.release(i, changes, lang, path)
		room := mostChangesHome
		for i := range v.Groups {
			g := &v.Groups[i]
			g.Changes = g.Changes[:min(room, len(g.Changes))]
			room -= len(g.Changes)
		}
		v.Groups = slices.DeleteFunc(v.Groups, func(g ChangeGroup) bool { return len(g.Changes) == 0 })
		if len(v.Groups) > 0 {
			return &v
		}
	}
	return nil
}

// corrections are those of a brief, the newest first.
func corrections(b *model.Brief) []CorrectionView {
	var list []CorrectionView
	for i, c := range b.Corrections {
		v := CorrectionView{ID: check.CorrectionID(i), On: c.On, Text: c.Text}
		if c.Was != "" {
			v.Was.Pieces = []print.RevisedPiece{{Text: c.Was, Kind: revision.Out}}
		}
		list = append(list, v)
	}
	slices.Reverse(list)
	return list
}

// changesFeed is the feed of releases of an edition.
func (p *planner) changesFeed(lang string) export.Feed {
	w := p.theme.Words(lang)
	f := export.Feed{
		Title: p.siteTitle(lang) + w.Phrase("colon") + " " + w.Phrase("changes"), Subtitle: w.Phrase("changes_intro"), Lang: lang,
		Address: p.address(p.inLanguage(lang, changesFile)), Atom: p.address(p.inLanguage(lang, changesAtom)), JSON: p.address(p.inLanguage(lang, changesJSON)),
	}
	m := p.changes(lang)
	for _, r := range m.Releases {
		e := export.FeedEntry{
			Title: r.Name + w.Phrase("colon") + " " + w.When(r.On), Address: f.Address + "#" + r.ID, Lang: lang,
			Summary: cmp.Or(r.Message, strings.Join(r.Counts, w.Phrase("comma"))), Published: r.On, Updated: r.On,
		}
		var list []print.FeedChange
		for _, g := range r.Groups {
			for _, c := range g.Changes {
				item := print.FeedChange{
					Group: cmp.Or(g.Title, w.Phrase("sources")), Lang: g.Lang, Turn: w.Phrase("turn_" + c.Turn), Words: c.Revision, Is: c.Is, Why: c.Why,
				}
				if c.Was != "" {
					item.Was = w.Phrase("turn_before", c.Was)
				}
				if c.Link.To != "" {
					item.Address = p.address(c.Link.To)
					if c.Link.Fragment != "" {
						item.Address += "#" + c.Link.Fragment
					}
				}
				list = append(list, item)
			}
		}
		e.Content = print.FeedChanges(w, e.Summary, r.Lang, list)
		f.Entries = append(f.Entries, e)
	}
	return f
}
