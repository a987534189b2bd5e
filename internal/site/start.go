package site

import (
	"dossier/internal/date"
	"dossier/internal/site/print"
)

// StartPage is the page of a bundle that says what the file is.
const StartPage = "start.html"

// PackedNotice says to people without script that a single file cannot show them
// all of its pages.
func PackedNotice(theme *print.Theme, lang string) string {
	return theme.Words(lang).Phrase("start_packed")
}

// StartModel is the model of start.html.
type StartModel struct {
	print.Frame
	Intro    string
	Newest   date.Date // of what the dossier holds
	Articles int
	Briefs   int
	Homes    []print.Edition
}

func (p *planner) start() StartModel {
	lang := p.dossier.Settings.Language
	w := p.theme.Words(lang)
	m := StartModel{Frame: p.frame(lang, StartPage, w.Phrase("start_title"), "")}
	m.Intro = p.dossier.Settings.Description.In(lang, lang)
	m.Articles, m.Briefs = len(p.dossier.Articles), len(p.inEdition(lang))
	for _, a := range p.dossier.Articles {
		m.Newest = latest(m.Newest, a.Published)
	}
	for _, b := range p.briefs {
		m.Newest = latest(latest(m.Newest, b.Date), b.LastMod)
	}
	for _, l := range p.editions {
		home := print.Link{From: StartPage, To: p.inLanguage(l, homeFile)}
		m.Homes = append(m.Homes, print.Edition{Lang: l, Label: p.theme.Words(l).Phrase("start_open"), Link: home})
	}
	return m
}

// latest returns the later of two dates.
func latest(a, b date.Date) date.Date {
	if !b.IsZero() && (a.IsZero() || b.Compare(a) > 0) {
		return b
	}
	return a
}
