package site

import (
	"sync"

	"dossier/internal/inbox"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// inboxFile is the name of the page of what came in, and of its template.
const inboxFile = "inbox.html"

// mostNewcomers is how many articles the inbox shows.
const mostNewcomers = 12

// InboxModel is the model of inbox.html, a page for the desk alone: articles that no note
// cites, and what they touch.
type InboxModel struct {
	print.Frame
	Newcomers []NewcomerView // those captured last first
	More      int            // older ones, which are not shown
}

// NewcomerView is an article with what it touches.
type NewcomerView struct {
	ArticleEntry
	Touches []TouchView
	Names   []NamedView
	Days    []DayView
	Unknown []MentionLink
	Unread  bool // names without a record were not looked for
}

// TouchView is a sentence of a newcomer beside one that notes cite.
type TouchView struct {
	Kind  string // differs | agrees | speaks
	Here  SentenceView
	There SentenceView
	Of    SubjectsView
}

// SubjectsView is what passages are cited for, and how many more of it there is.
type SubjectsView struct {
	Shown []SubjectView
	More  int
}

// SentenceView is a sentence with what it shares with the other, or what differs, marked.
type SentenceView struct {
	Article  ArticleName
	Name     string // of the passage
	Link     print.Link
	Lang     string // of the words, "" if it is the page's own
	Segments print.Segments
}

// SubjectView is what a note cites a passage for.
type SubjectView struct {
	Text string     // the statement, or the title of the note
	Lang string     // "" if it is the page's own
	Link print.Link // zero if the note has no page
}

// NamedView is a name of a record that cited passages have too.
type NamedView struct {
	Name     string // in the language of the page, if the record has it
	NameLang string // "" if it is the page's own
	Page     print.Link
	At       MentionLink
	Of       SubjectsView
}

// DayView is a day of the timeline.
type DayView struct {
	At     MentionLink
	Events SubjectsView
}

// MentionLink is where something stands in a newcomer.
type MentionLink struct {
	Text string
	Lang string // of the text, "" if it is the page's own
	Name string // of the passage
	Link print.Link
}

// newcomers looks at what came in last, once for all editions.
func (p *planner) newcomers() func() ([]inbox.Newcomer, int) {
	return sync.OnceValues(func() ([]inbox.Newcomer, int) {
		all := inbox.Uncited(p.dossier, p.findings)
		shown := all[:min(len(all), mostNewcomers)]
		return inbox.Look(p.dossier, p.findings, shown), len(all) - len(shown)
	})
}

// deskPages are the pages that only those have who work on the dossier.
func (p *planner) deskPages() []print.Page {
	if !p.options.Desk {
		return nil
	}
	var pages []print.Page
	look := p.newcomers()
	for _, lang := range p.editions {
		pages = append(pages,
			p.page(lang, inboxFile, func() any { return p.inbox(lang, look) }),
			p.page(lang, boardFile, func() any { return p.board(lang) }))
	}
	return pages
}

func (p *planner) inbox(lang string, look func() ([]inbox.Newcomer, int)) InboxModel {
	m := InboxModel{Frame: p.theme.AtDesk(p.listFrame(lang, inboxFile))}
	list, more := look()
	m.More = more
	for _, n := range list {
		v := NewcomerView{ArticleEntry: p.articleEntry(n.Article, lang, m.Path), Unread: n.Unread}
		for _, t := range n.Touches {
			v.Touches = append(v.Touches, TouchView{
				Kind: string(t.Kind), Here: p.sentence(t.Here, lang, m.Path), There: p.sentence(t.There, lang, m.Path), Of: p.subjects(t.Of, lang, m.Path),
			})
		}
		for _, e := range n.Names {
			name := p.localized(e.Entity.Name, lang)
			v.Names = append(v.Names, NamedView{
				Name: name.Text, NameLang: name.Lang, Page: print.Link{From: m.Path, To: p.inLanguage(lang, entityFile(e.Entity.Key))},
				At: p.mentionLink(e.Mention, lang, m.Path), Of: p.subjects(e.Subjects, lang, m.Path),
			})
		}
		for _, d := range n.Days {
			v.Days = append(v.Days, DayView{p.mentionLink(d.Mention, lang, m.Path), p.eventsOf(d.Events, lang, m.Path)})
		}
		for _, u := range n.Unknown {
			v.Unknown = append(v.Unknown, p.mentionLink(u, lang, m.Path))
		}
		m.Newcomers = append(m.Newcomers, v)
	}
	return m
}

func (p *planner) sentence(s inbox.Sentence, lang, from string) SentenceView {
	a := s.Passage.Article
	marked := s.Numbers
	if len(marked) == 0 {
		marked = s.Words
	}
	w := p.theme.Words(lang)
	return SentenceView{
		Article: p.articleName(a, lang, from), Name: passageName(w, s.Passage), Link: p.passageLink(s.Passage, lang, from),
		Lang: languageUnless(lang, a.Lang), Segments: segments(w, s.Passage, marked, []text.Range{s.At}),
	}
}

func (p *planner) mentionLink(m inbox.Mention, lang, from string) MentionLink {
	return MentionLink{
		Text: reveal(m.Text()), Lang: languageUnless(lang, m.Passage.Article.Lang),
		Name: passageName(p.theme.Words(lang), m.Passage), Link: p.passageLink(m.Passage, lang, from),
	}
}

// mostSubjects is how many subjects a list of the inbox names.
const mostSubjects = 6

// subjects are what passages are cited for.
func (p *planner) subjects(list []inbox.Subject, lang, from string) SubjectsView {
	shown := list[:min(len(list), mostSubjects)]
	views := SubjectsView{More: len(list) - len(shown)}
	for _, s := range shown {
		v := SubjectView{Text: reveal(s.Says), Lang: languageUnless(lang, s.Note.Lang)}
		if v.Text == "" {
			v.Text = p.noteTitle(s.Note, lang)
		}
		if s.Note.Shown(p.options.Drafts) {
			v.Link = print.Link{From: from, To: p.notePath(s.Note), Fragment: s.Anchor}
		}
		views.Shown = append(views.Shown, v)
	}
	return views
}

// eventsOf leads to events in the timeline of an edition.
func (p *planner) eventsOf(events []*model.Event, lang, from string) SubjectsView {
	var views SubjectsView
	t := p.timelineIn(lang)
	for _, e := range events {
		v := SubjectView{Text: reveal(e.Title)}
		if t != nil {
			for _, own := range t.Events {
				if own.ID == e.ID {
					v.Text, v.Lang = reveal(own.Title), languageUnless(lang, t.Lang)
					v.Link = print.Link{From: from, To: p.notePath(&t.Note), Fragment: e.ID}
				}
			}
		}
		views.Shown = append(views.Shown, v)
	}
	return views
}
