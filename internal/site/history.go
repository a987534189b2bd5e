package site

import (
	gopath "path"
	"slices"
	"strings"

	"dossier/internal/check"
	"dossier/internal/language"
	"dossier/internal/model"
)

// historyIndex is what pages look up in the history of a dossier.
type historyIndex struct {
	releases []model.Release          // under the names that files have now
	byNote   map[string][]noteRelease // of a note, by its path, the oldest first
	last     map[string]model.Change
	titles   map[string]string // of the notes that there are or were, as the last release to tell it has it
	notes    map[string]*model.Note
	articles map[string]*model.Article // by path
	sources  map[string]*model.Article // by key
	editions map[string]bool           // the notes that there are or were: name and language
}

// noteRelease is a release that changed something in a note.
type noteRelease struct {
	release int   // its place in the history
	changes []int // places among its changes
}

func (p *planner) indexHistory() {
	h := p.dossier.History.Renamed(check.Moves(p.dossier))
	if len(h.Releases) == 0 {
		return
	}
	x := &historyIndex{
		releases: h.Releases,
		byNote:   map[string][]noteRelease{}, last: map[string]model.Change{}, titles: map[string]string{}, notes: map[string]*model.Note{},
		articles: map[string]*model.Article{}, sources: map[string]*model.Article{}, editions: map[string]bool{},
	}
	for i, r := range h.Releases {
		for j, c := range r.Changes {
			file, _, _ := strings.Cut(c.About().At, "#")
			list := x.byNote[file]
			if n := len(list); n == 0 || list[n-1].release != i {
				list = append(list, noteRelease{release: i})
			}
			own := &list[len(list)-1]
			own.changes, x.byNote[file] = append(own.changes, j), list
			if c.About().What == model.SaidNote {
				x.titles[file] = c.About().Text
			}
			name, lang := p.nameOf(file)
			x.editions[name+"\x00"+lang] = true
			if i > 0 && i == len(h.Releases)-1 {
				x.last[c.About().At] = c
			}
		}
	}
	for _, list := range p.versions {
		for _, n := range list {
			x.notes[n.Path] = n
		}
	}
	for _, a := range p.dossier.Articles {
		x.articles[a.Path], x.sources[a.Key] = a, a
	}
	p.history = x
}

// nameOf parts the path of a note into its name and its language.
func (p *planner) nameOf(file string) (name, lang string) {
	name = strings.TrimSuffix(file, ".md")
	lang = strings.TrimPrefix(gopath.Ext(name), ".")
	if language.IsInterface(lang) {
		return strings.TrimSuffix(name, "."+lang), lang
	}
	return name, p.dossier.Settings.Language
}

// inEditionOf reports whether an edition tells of a note: it is in its language, or was
// never there in it and is in the default one.
func (p *planner) inEditionOf(lang, file string) bool {
	name, own := p.nameOf(file)
	return own == lang || own == p.dossier.Settings.Language && !p.history.editions[name+"\x00"+lang]
}

// noteChanges is what releases behind the first changed of a note, the newest first. That
// a figure has come is seen on the page.
func (p *planner) noteChanges(n *model.Note, path string) []ReleaseView {
	if p.history == nil {
		return nil
	}
	var list []ReleaseView
	for _, in := range p.history.byNote[n.Path] {
		if in.release == 0 {
			continue
		}
		var changes []model.Change
		for _, j := range in.changes {
			c := p.history.releases[in.release].Changes[j]
			if c.About().What != model.SaidFigure || c.Turn() != model.TurnNew {
				changes = append(changes, c)
			}
		}
		r := p.release(in.release, changes, n.Lang, path)
		if len(r.Groups) > 0 {
			list = append(list, r)
		}
	}
	slices.Reverse(list)
	return list
}

// turned says how a judgment has changed in the last release, "" if it has not or is not as
// it was released.
func (p *planner) turned(s *model.Statement) string {
	if p.history == nil {
		return ""
	}
	said, ok := p.findings.SaidIn(s)
	c, changed := p.history.last[said.At]
	if !ok || !changed || !c.Now.Same(said) {
		return ""
	}
	return string(c.Turn())
}
