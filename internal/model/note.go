package model

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// NoteKind says what a note is, in the word for several: it is the folder of their pages. The word for
// one stands in the row of the kind in package note.
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
	ID     string // path under its folder without language and ending
	Path   string
	Lang   string
	Title  string
	Status NoteStatus
	// Internal notes are for readers of the house only.
	Internal bool
	Own      any // what only notes of its kind have: *Brief, *Question, *Timeline or a type of package note
	Doc      *markdown.Document
	Body     int // byte at which the Markdown begins

	// Aliases are addresses at which its page was before.
	Aliases []Address

	// Processing says how a machine took part in the text; "" if nobody says so.
	Processing string

	// Printed is what of the front matter stands on a page.
	Printed []Printed
}

// Address is the path of a page on the site, as a file names it.
type Address struct {
	Path string
	At   diag.Span
}

// FormerName is the name, in a folder of the site, of the page that the address led to.
func (a Address) FormerName(lang, folder string) (name string, ok bool) {
	name, ok = strings.CutPrefix(strings.TrimPrefix(a.Path, lang+"/"), folder+"/")
	return strings.TrimSuffix(name, ".html"), ok
}

// FormerPaths are those that the note may have had when its page had the addresses of its aliases,
// in a dossier whose language is main.
func (n *Note) FormerPaths(main string) []string {
	var paths []string
	for _, a := range n.Aliases {
		folder, _, _ := strings.Cut(n.Path, "/"+n.ID+".")
		if id, ok := a.FormerName(n.Lang, string(n.Kind)); ok {
			was := folder + "/" + id
			paths = append(paths, was+"."+n.Lang+".md")
			if n.Lang == main {
				paths = append(paths, was+".md")
			}
		}
	}
	return paths
}

// Shown reports whether the note has a page. A withdrawn one has a page that
// says so.
func (n *Note) Shown(drafts bool) bool {
	return n.Status == Published || n.Status == Withdrawn || drafts
}

// Printed is a text of the front matter of a note that stands on its page.
type Printed struct {
	Text   string
	At     diag.Span
	Lang   string // of the text of a record; "" if the record does not say
	IsName bool   // it names something and says nothing of it
	Wrong  string // words that the note takes back there: no source has to say them
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

	// Corrections are what was wrong in it once it was published, the oldest first.
	Corrections []Correction
}

// Correction is what was wrong in a published note, in words of its author.
type Correction struct {
	On   date.Date
	Was  string // the words that stood there and were wrong, "" if it does not say
	Text string
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
	ID      string
	Date    date.Date // zero if it is unknown
	DateAt  diag.Span
	Title   string
	Section markdown.Section
}
