package site

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/drawing"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/search"
	"dossier/internal/site/print"
)

// TimelineModel is the model of timeline.html.
type TimelineModel struct {
	print.Frame
	Summary string
	Flags   []Flag
	Preface []Section
	Events  []EventView
	Axis    drawing.Axis // over the lanes of the events
	Cited   []CitedArticle
	Pieces  []Piece
	Quotes  int
}

// EventView is an event on the page of the timeline.
type EventView struct {
	ID       string
	Date     date.Date
	Title    string
	Disputed []Column // the questions that dispute it
	Places   []NameEntry
	Lane     drawing.Lane // its date
	Passages int          // that report it
	Sections []Section
}

func timelines() kind {
	return kind{Kind: note.KindOf(model.TimelineNote), pages: pagesOf((*planner).timeline)}
}

func (p *planner) timeline(t *model.Timeline) TimelineModel {
	path := p.notePath(&t.Note)
	m := TimelineModel{Frame: p.frame(t.Lang, path, p.noteTitle(&t.Note, t.Lang), t.Summary), Summary: t.Summary}
	m.Frame = p.theme.Drawn(m.Frame)
	m.At = "timeline"
	p.noteEditions(&m.Frame, &t.Note)
	blocks := p.blocks(&t.Note, path)
	m.Preface = sectionBlocks(blocks, t.Lead)
	lanes, axis := p.eventLanes(m.Words, t.Events)
	m.Axis = axis
	for i, e := range t.Events {
		v := EventView{ID: e.ID, Date: e.Date, Title: e.Title, Lane: lanes[i], Sections: sectionBlocks(blocks, e.Section)}
		v.Passages = len(p.findings.CitedIn(&t.Note, e.Section))
		for _, q := range p.findings.Disputes(e) {
			v.Disputed = append(v.Disputed, Column{reveal(q.Title), print.Link{From: path, To: p.notePath(&q.Note)}})
		}
		for _, place := range p.findings.Places(e) {
			v.Places = append(v.Places, NameEntry{Name: p.localized(place.Name, t.Lang), Link: p.recordLink(model.PlaceRecords, place.Key, t.Lang, path)})
		}
		m.Events = append(m.Events, v)
	}
	m.Flags = p.flags(&t.Note, path)
	m.Cited = p.citedArticles(p.findings.Cited(&t.Note), t.Lang, path)
	m.Pieces = p.pieces(&t.Note, blocks, path)
	m.Quotes = countQuotations(p.findings.Cited(&t.Note))
	return m
}

// SearchDocument is the page as the search reads it.
func (m TimelineModel) SearchDocument() search.Document {
	d := beginDocument(m.Frame, "timeline", date.Date{}, m.Summary)
	d.sections(m.Preface)
	for _, e := range m.Events {
		d.add(e.ID, strings.TrimSpace(m.When(e.Date)+" "+e.Title), search.Summary)
		d.sections(e.Sections)
	}
	return d.Document
}

// EventEntry is an event in a list.
type EventEntry struct {
	Date     date.Date
	Title    string
	Link     print.Link
	Disputed bool
}

// timelineIn returns the timeline in a language, or else in the first it has;
// nil if there is none.
func (p *planner) timelineIn(lang string) *model.Timeline {
	for _, t := range p.dossier.Timelines {
		if &t.Note == p.version(&t.Note, lang) {
			return t
		}
	}
	return nil
}

func (p *planner) eventEntry(t *model.Timeline, e *model.Event, from string) EventEntry {
	return EventEntry{e.Date, e.Title, print.Link{From: from, To: p.notePath(&t.Note), Fragment: e.ID}, p.disputed(e)}
}
