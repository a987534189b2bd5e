package site

import (
	"slices"

	"dossier/internal/export"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// HomeModel is the model of home.html.
type HomeModel struct {
	print.Frame
	Intro      string
	Briefs     []BriefEntry
	Questions  []QuestionEntry
	Timeline   print.Link // zero if there is none
	Events     []EventEntry
	EventsLang string // "" if it is the page's own
	Articles   []ArticleEntry
	Verified   int        // quotations of this edition's notes
	Lines      LineCounts // of all articles
}

// BriefEntry is a brief in a list.
type BriefEntry struct {
	NoteEntry
	Question  string
	Judgments []JudgmentEntry // on the home page only
	Number    int             // place in the order of reading, from 1; 0 if it has none
}

func (p *planner) home(lang string) HomeModel {
	file := p.inLanguage(lang, "index.html")
	m := HomeModel{Frame: p.frame(lang, file, "", p.siteDescription(lang)), Intro: p.siteDescription(lang)}
	m.At = "home"
	p.otherEditions(&m.Frame, lang, "index.html")
	for _, b := range p.inEdition(lang) {
		e := p.briefEntry(b, lang, file)
		if b.Status != model.Withdrawn {
			e.Judgments = p.judgments(b, file)
		}
		e.Number = slices.Index(p.readingOrder[lang], b) + 1
		m.Briefs = append(m.Briefs, e)
	}
	m.Questions = p.questionEntries(lang, file)
	if t := p.timelineIn(lang); t != nil {
		m.Timeline = print.Link{From: file, To: p.notePath(&t.Note)}
		m.EventsLang = languageUnless(lang, t.Lang)
		for _, e := range t.Events {
			m.Events = append(m.Events, p.eventEntry(t, e, file))
		}
	}
	for _, versions := range p.versions {
		if n := p.version(versions[0], lang); n.Status != model.Withdrawn {
			m.Verified += countQuotations(p.findings.Cited(n))
		}
	}
	m.Articles = p.articleEntries(lang, file)
	for _, a := range m.Articles {
		m.Lines.add(a.LineCounts)
	}
	p.present(&m.Frame, export.Linked{Type: "WebSite"}, p.homeCard(lang))
	return m
}

// inEdition returns each brief once, in the language of the edition if it
// exists in it, in the order in which they are to be read.
func (p *planner) inEdition(lang string) []*model.Brief {
	var list []*model.Brief
	for _, b := range p.briefs {
		if &b.Note == p.version(&b.Note, lang) {
			list = append(list, b)
		}
	}
	p.byReadingOrder(list)
	return list
}

func (p *planner) briefEntry(b *model.Brief, lang, from string) BriefEntry {
	e := BriefEntry{NoteEntry: p.noteEntry(&b.Note, lang, from)}
	e.Date = b.Date
	if b.Status != model.Withdrawn {
		e.Question, e.Summary = b.Question, b.Summary
	}
	return e
}
