package site

import (
	"dossier/internal/date"
)

// StartPage is the page of a bundle that says what the file is.
const StartPage = "start.html"

// PackedNotice says to people without script that a single file cannot show them
// all of its pages.
func (t *Theme) PackedNotice(lang string) string { return t.words[lang].must("start_packed") }

// StartModel is the model of start.html.
type StartModel struct {
	Frame
	Intro    string
	Newest   date.Date // of what the dossier holds
	Articles int
	Briefs   int
	Homes    []Edition
}

func (p *planner) start() Page {
	lang := p.dossier.Settings.Language
	w := p.theme.words[lang]
	m := StartModel{Frame: p.frame(lang, StartPage, w.must("start_title"), "")}
	m.Intro = p.dossier.Settings.Description.In(lang, lang)
	m.Articles, m.Briefs = len(p.dossier.Articles), len(p.inEdition(lang))
	for _, a := range p.dossier.Articles {
		m.Newest = newer(m.Newest, a.Published)
	}
	for _, b := range p.shown {
		m.Newest = newer(newer(m.Newest, b.Date), b.LastMod)
	}
	for _, l := range p.editions {
		m.Homes = append(m.Homes, Edition{Lang: l, Label: p.theme.words[l].must("start_open"), Link: Link{From: StartPage, To: p.inLanguage(l, "index.html")}})
	}
	return Page{Path: StartPage, Template: StartPage, Model: m}
}

// newer returns the later of two dates.
func newer(a, b date.Date) date.Date {
	if !b.IsZero() && (a.IsZero() || b.Compare(a) > 0) {
		return b
	}
	return a
}
