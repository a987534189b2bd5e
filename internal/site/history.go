package site

import (
	gopath "path"
	"slices"
	"strings"

	"dossier/internal/language"
	"dossier/internal/model"
)

// historyIndex is what pages look up in the history of a dossier.
type historyIndex struct {
	byNote   map[string][]int // releases that changed something in a note, by its path, the oldest first
	last     map[string]model.Change
	notes    map[string]*model.Note
	articles map[string]*model.Article
	editions map[string]bool // the notes that there are or were: name and language
}

func (p *planner) indexHistory() {
	h := p.dossier.History
	if len(h.Releases) == 0 {
		return
	}
	x := &historyIndex{
		byNote: map[string][]int{}, last: map[string]model.Change{}, notes: map[string]*model.Note{}, articles: map[string]*model.Article{},
		editions: map[string]bool{},
	}
	for i, r := range h.Releases {
		for _, c := range r.Changes {
			file, _, _ := strings.Cut(c.Of().At, "#")
			if n := len(x.byNote[file]); n == 0 || x.byNote[file][n-1] != i {
				x.byNote[file] = append(x.byNote[file], i)
			}
			name, lang := p.nameOf(file)
			x.editions[name+"\x00"+lang] = true
			if i > 0 && i == len(h.Releases)-1 {
				x.last[c.Of().At] = c
			}
		}
	}
	for _, list := range p.versions {
		for _, n := range list {
			x.notes[n.Path] = n
		}
	}
	for _, a := range p.dossier.Articles {
		x.articles[a.Path] = a
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
	for _, i := range p.history.byNote[n.Path] {
		if i == 0 {
			continue
		}
		r := p.release(i, n.Lang, path, func(c model.Change) bool {
			file, _, _ := strings.Cut(c.Of().At, "#")
			return file == n.Path && (c.Of().What != model.SaidFigure || c.Turn() != model.TurnNew)
		})
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
