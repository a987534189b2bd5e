package model

import (
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// NoteKind says what a note is. It is also the folder of its pages.
type NoteKind string

const (
	BriefNote    NoteKind = "briefs"
	QuestionNote NoteKind = "questions"
	TimelineNote NoteKind = "timeline"
)

// NoteStatus is how far a note has come.
type NoteStatus string

const (
	Draft     NoteStatus = "draft"
	Review    NoteStatus = "review"
	Published NoteStatus = "published"
	Withdrawn NoteStatus = "withdrawn"
)

// Note is what briefs, questions and timelines have in common: Markdown in one
// language whose citations, links and quotations are verified.
type Note struct {
	Kind   NoteKind
	ID     string // path under its folder without language and ending; "" for the timeline
	Path   string
	Lang   string
	Title  string
	Status NoteStatus
	// Internal notes are for readers of the house only.
	Internal bool
	Doc      *markdown.Document
	Body     int                        // byte at which the Markdown begins
	Cited    []*Cited                   // by number of the item
	Links    map[*markdown.Link]*Target // only links that lead somewhere

	Statements []*Statement // its callouts, in their order
}

// Shown reports whether the note has a page. A withdrawn one has a page that
// says so.
func (n *Note) Shown(drafts bool) bool {
	return n.Status == Published || n.Status == Withdrawn || drafts
}

// In returns the items cited in a section of the note.
func (n *Note) In(s markdown.Section) []*Cited {
	var list []*Cited
	for _, b := range s.Blocks {
		for _, c := range b.Citations {
			for _, item := range c.Items {
				list = append(list, n.Cited[item.Number-1])
			}
		}
	}
	return list
}

// LinksIn returns what the links in a section of the note lead to.
func (n *Note) LinksIn(s markdown.Section) []*Target {
	var list []*Target
	for _, b := range s.Blocks {
		for _, l := range b.Links {
			if t := n.Links[l]; t != nil {
				list = append(list, t)
			}
		}
	}
	return list
}

// Brief is a note by an analyst.
type Brief struct {
	Note
	Question string
	Summary  string
	Authors  []string
	Date     date.Date
	LastMod  date.Date
	Reviewed Reading
	ReviewBy date.Date
	Tags     []string
}

// Reading is who has read a brief before it was published, and when.
type Reading struct {
	By string
	On date.Date
}

// Question is a point on which the articles differ.
type Question struct {
	Note
	Summary    string
	Date       date.Date
	LastMod    date.Date
	Tags       []string
	Positions  []*Position
	Lead       markdown.Section // what stands before the first position
	Assessment markdown.Section // without blocks if there is none
}

// Position is one answer to a question, with the passages that bear on it.
type Position struct {
	ID      string
	Answer  string
	Section markdown.Section
	Cited   []*Cited
}

// Timeline is what happened when, in one language.
type Timeline struct {
	Note
	Summary string
	Lead    markdown.Section
	Events  []*Event // in the order of their dates, undated ones last
}

// Event is an entry of the timeline.
type Event struct {
	ID        string
	Date      date.Date // zero if it is unknown
	DateAt    diag.Span
	Title     string
	Section   markdown.Section
	Cited     []*Cited
	Questions []*Question // which dispute it, or something about it
	Places    []*Place    // which the text names with a link
}
