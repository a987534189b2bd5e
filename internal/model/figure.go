package model

import (
	"dossier/internal/date"
	"dossier/internal/markdown"
	"dossier/internal/picture"
)

// FigureKind is how a figure is drawn. There is no pie, no stacked area and no second
// axis: what they show cannot be compared by eye.
type FigureKind string

const (
	Bars           FigureKind = "bars"      // how much: a bar from nothing on, and what it may be
	Ranges         FigureKind = "ranges"    // where: a dot, and from where to where it may be
	Lines          FigureKind = "lines"     // in the course of time, a line for each column
	Multiples      FigureKind = "multiples" // lines in several panels, on one scale
	Slope          FigureKind = "slope"     // from one time to another
	TimelineFigure FigureKind = "timeline"  // events of the timeline
	MapFigure      FigureKind = "map"       // places of places.yaml
	MatrixFigure   FigureKind = "matrix"    // who says what to a question
)

// FigureKinds are all kinds, in the order in which messages name them.
var FigureKinds = []FigureKind{Bars, Ranges, Lines, Multiples, Slope, TimelineFigure, MapFigure, MatrixFigure}

// Drawn is a figure of a note as it was read from its table or its query. Every number
// of it stands in words that its row quotes.
type Drawn struct {
	Note    *Note
	Callout *markdown.Callout
	Kind    FigureKind
	Title   string
	Unit    string   // of the values; "" if they have none
	Columns []string // names of the values, in the order of those of a row
	Rows    []DrawnRow

	Events   []*Event // of a timeline
	Timeline *Timeline
	Question *Question // of a matrix
}

// DrawnRow is a row of a figure.
type DrawnRow struct {
	Panel  string    // of small multiples
	Label  string    // "" if the row is named by its date
	Date   date.Date // of lines
	Places []*Place  // of a map: one, or several that a line joins, in their order
	Values []Value
	Cited  []*Cited
}

// Value is a number as a cell says it.
type Value struct {
	Number float64
	Text   string // as written, in the language of the note
	Known  bool   // the cell says one
}

// PictureFile is an image file that a note shows.
type PictureFile struct {
	*picture.Picture        // nil if it cannot be published
	SHA256           string // of the file as it is published, in hexadecimal digits
	Err              error  // why it cannot be
}

// Image is a picture of a note with what a reader must know of it.
type Image struct {
	Callout *markdown.Callout
	Path    string // of the file
	PictureFile
	Alt       string
	Credit    string
	Licence   string
	Source    string // web address
	Taken     date.Date
	Place     string // "" if nobody says where
	Verified  string // by whom, and how; "" if by nobody
	Published bool   // else only its credit and its source are
}

// PictureFolder is where image files lie.
const PictureFolder = "content/media/"
