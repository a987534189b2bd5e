package site

import (
	"strings"

	"dossier/internal/model"
)

// frame makes what is around the content of a page.
func (p *planner) frame(lang, path, title, description string) Frame {
	w := p.theme.words[lang]
	f := Frame{
		Words: w, Path: path,
		SiteTitle: p.dossier.Settings.Title.In(lang, p.dossier.Settings.Language), PageTitle: title, Description: description,
		Home:   Link{From: path, To: p.inLanguage(lang, "index.html")},
		Nav:    p.nav(lang, path),
		Style:  Link{From: path, To: p.theme.style},
		Search: Link{From: path, To: p.inLanguage(lang, "search.html")},
		Script: Link{From: path, To: p.theme.script},
		Policy: policy(""),
	}
	f.Canonical = p.absolute(path)
	if p.dossier.Settings.BaseURL != "" {
		f.Feed = Link{From: path, To: p.feedPath(lang)}
	}
	if lang != p.dossier.Settings.Language {
		f.RecordsLang = p.dossier.Settings.Language
	}
	return f
}

func (p *planner) absolute(path string) string {
	if p.dossier.Settings.BaseURL == "" {
		return ""
	}
	return p.dossier.Settings.BaseURL + strings.TrimSuffix(path, "index.html")
}

// edition adds the same page in another language to the frame.
func (p *planner) edition(f *Frame, lang, path string) {
	w := p.theme.words[lang]
	f.Editions = append(f.Editions, Edition{
		Lang: lang, Label: w.must("read_in"),
		Link: Link{From: f.Path, To: path}, Absolute: p.absolute(path),
	})
}

// sameIn adds the same page of the other editions to the frame.
func (p *planner) sameIn(f *Frame, lang, file string) {
	for _, l := range p.editions {
		if l != lang {
			p.edition(f, l, p.inLanguage(l, file))
		}
	}
}

// noteEditions adds the translations of a note to the frame.
func (p *planner) noteEditions(f *Frame, n *model.Note) {
	for _, v := range p.versions[versionKey(n)] {
		if v.Lang != n.Lang {
			p.edition(f, v.Lang, p.notePath(v))
		}
	}
}

// nav lists the pages of an edition that others lead to, those that exist.
func (p *planner) nav(lang, path string) []NavEntry {
	nav := []NavEntry{{"home", "briefs", Link{From: path, To: p.inLanguage(lang, "index.html")}}}
	add := func(there bool, at, file string) {
		if there {
			nav = append(nav, NavEntry{at, at, Link{From: path, To: file}})
		}
	}
	add(p.hasQuestions, "questions", p.inLanguage(lang, "questions.html"))
	if t := p.timelineIn(lang); t != nil {
		add(true, "timeline", p.notePath(&t.Note))
	}
	add(len(p.dossier.Entities)+len(p.dossier.Places) > 0, "names", p.inLanguage(lang, "names.html"))
	add(len(p.dossier.Terms) > 0, "glossary", p.inLanguage(lang, "glossary.html"))
	add(true, "sources", p.inLanguage(lang, "sources.html"))
	add(true, "method", p.inLanguage(lang, "method.html"))
	return nav
}
