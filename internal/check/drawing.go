package check

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// drawings reads the figures of a note and holds each of their numbers against the words
// that its row quotes: what is drawn is proven, or there is no site.
func (v *checker) drawings(n *model.Note) []diag.Diagnostic {
	return readCallouts(n, markdown.Figure, &v.findings.notes[n].drawn, func(c *markdown.Callout) (*model.Drawn, []diag.Diagnostic) {
		f := &figureReader{checker: v, note: n, callout: c, whole: articleFigures{}, drawn: &model.Drawn{Note: n, Callout: c}}
		f.read()
		return f.drawn, f.diags
	})
}

// readCallouts reads the callouts of a kind, and keeps what was read of those in which nothing
// is wrong.
func readCallouts[T any](
	n *model.Note, kind markdown.CalloutKind, kept *map[*markdown.Callout]T, read func(*markdown.Callout) (T, []diag.Diagnostic),
) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range n.Doc.Callouts {
		if c.Kind != kind {
			continue
		}
		one, wrong := read(c)
		if len(wrong) == 0 {
			if *kept == nil {
				*kept = map[*markdown.Callout]T{}
			}
			(*kept)[c] = one
		}
		diags = append(diags, wrong...)
	}
	return diags
}

// figureReader reads one figure.
type figureReader struct {
	*checker
	note    *model.Note
	callout *markdown.Callout
	drawn   *model.Drawn
	all     []*model.Cited // of all rows
	whole   articleFigures
	diags   []diag.Diagnostic
}

func (f *figureReader) bad(at diag.Span, help, format string, args ...any) {
	f.diags = append(f.diags, diag.New(diag.BadFigure, at, format, args...).WithHelp("%s", help))
}

func (f *figureReader) read() {
	c := f.callout
	if !f.head() {
		return
	}
	for _, p := range c.Prose {
		if !p.Field && f.drawn.Title == "" {
			f.drawn.Title = strings.TrimSpace(p.Text)
		}
	}
	if f.drawn.Title == "" {
		f.bad(c.At, "write a sentence below the first line that says what there is to be seen", "this figure has no title")
	}
	if c.ID == "" {
		f.bad(c.At, "name it in the first line, such as #fig-1, so that others can link to it", "this figure has no id")
	}
	switch f.drawn.Kind {
	case model.TimelineFigure:
		f.timeline()
	case model.MatrixFigure:
		f.matrix()
	default:
		f.table()
	}
}

// head reads the first line: how the figure is drawn, and the unit of its values.
func (f *figureReader) head() bool {
	c := f.callout
	words := map[string]string{}
	var names []string
	for _, l := range language.With(language.Notes) {
		maps.Copy(words, l.Notes().Figures.Meanings())
	}
	for _, kind := range model.FigureKinds {
		names = append(names, language.Get(f.note.Lang).Notes().Figures.First(string(kind)))
	}
	if len(c.Terms) == 0 {
		f.bad(c.At, "write one of "+strings.Join(names, ", ")+" behind the id, and the unit behind that", "this figure does not say how it is drawn")
		return false
	}
	term := c.Terms[0]
	kind := words[strings.ToLower(term.Text)]
	if kind == "" {
		help := "write one of " + strings.Join(names, ", ") + "; a pie, a stacked area and a second axis are not drawn: nobody can compare what they show"
		if near := text.Nearest(term.Text, names); near != "" {
			help = "did you mean " + near + "?"
		}
		f.bad(term.At, help, "%q is no way to draw a figure", term.Text)
		return false
	}
	f.drawn.Kind = model.FigureKind(kind)
	if len(c.Terms) > 1 {
		f.drawn.Unit = c.Terms[1].Text
	}
	if len(c.Terms) > 2 {
		f.bad(c.Terms[2].At, "keep one unit: a figure has one scale", "a figure has a kind and a unit, and this is more")
	}
	return true
}

// columns are how many columns a figure of a kind has before those of its values, and
// between how many of those.
var columns = map[model.FigureKind]struct{ before, fewest, most int }{
	model.Bars:      {1, 1, 3},
	model.Ranges:    {1, 1, 3},
	model.Lines:     {1, 1, mostSeries},
	model.Multiples: {2, 1, mostSeries},
	model.Slope:     {1, 2, 2},
	model.MapFigure: {1, 0, 1},
}

const (
	mostSeries = 6   // lines in a picture that can be told apart by their labels
	mostRows   = 200 // of a figure
)

// table reads what is drawn from a table.
func (f *figureReader) table() {
	t := f.callout.Table
	if t == nil || len(t.Rows) == 0 {
		f.bad(f.callout.At, "write the table below the title; every row cites the passage that has its numbers", "this figure has no table")
		return
	}
	shape := columns[f.drawn.Kind]
	values := len(t.Head) - shape.before
	if values < shape.fewest || values > shape.most || (f.drawn.Kind == model.Bars || f.drawn.Kind == model.Ranges) && values == 2 {
		f.bad(t.At, shapeHelp[f.drawn.Kind], "the table of this figure has %s", diag.Amount(len(t.Head), "column", "columns"))
		return
	}
	if len(t.Rows) > mostRows {
		f.bad(t.At, "show fewer, or make several figures of it", "this figure has more than %d rows", mostRows)
		return
	}
	if values > 0 && f.drawn.Unit == "" {
		kind := language.Get(f.note.Lang).Notes().Figures.First(string(f.drawn.Kind))
		f.bad(f.callout.At, "write it behind the kind: "+kind+" · km", "the values of this figure have no unit")
	}
	for _, p := range t.Head[shape.before:] {
		f.drawn.Columns = append(f.drawn.Columns, strings.TrimSpace(p.Text))
	}
	for _, r := range t.Rows {
		f.row(r, shape.before)
	}
	f.printed()
	f.ranges()
}

var shapeHelp = map[model.FigureKind]string{
	model.Bars:      "bars have a column of labels and one of values, and may have two more: from where to where the value may be",
	model.Ranges:    "ranges have a column of labels and one of values, and may have two more: from where to where; then the value may be empty",
	model.Lines:     "lines have a column of dates and one to six of values",
	model.Multiples: "small multiples have a column of panels, one of dates and one to six of values",
	model.Slope:     "a slope has a column of labels and two of values, the first time and the second",
	model.MapFigure: "a map has a column of links to places.yaml, one in each row or several that a line joins, and may have one of values",
}

// row reads a row of the table.
func (f *figureReader) row(r *markdown.Row, before int) {
	row := model.DrawnRow{Label: strings.TrimSpace(r.Cells[0].Text), Cited: f.findings.citedBeside(f.note, r.Scope)}
	for _, c := range row.Cited {
		if isUnresolved(c) {
			return // an error says so
		}
		if c.Item.Quote == "" {
			f.diags = append(f.diags, diag.New(diag.QuotationRequired, c.Item.At, "a figure shows the words that have its numbers, and this citation quotes none").
				WithHelp("quote the words: [@%s, ¶1: «words»]", c.Item.Key))
			return
		}
	}
	if len(row.Cited) == 0 {
		f.diags = append(f.diags, diag.New(diag.FigureUnproven, r.At, "this row of a figure cites nothing").
			WithHelp("cite the passage that has its numbers in one of its cells: [@key, ¶1: «words»]"))
		return
	}
	f.all = append(f.all, row.Cited...)
	said := saidBy(row.Cited, f.whole)
	switch f.drawn.Kind {
	case model.Lines, model.Multiples:
		if f.drawn.Kind == model.Multiples {
			row.Panel = row.Label
		}
		at := r.Cells[before-1]
		when, ok := date.Parse(strings.TrimSpace(at.Text))
		if !ok {
			f.bad(cellAt(at, r), "write a year, a month or a day: 2024, 2024-10, 2024-10-17", "%q is no date", strings.TrimSpace(at.Text))
			return
		}
		row.Label, row.Date = "", when
		f.proveDate(at, said)
	case model.MapFigure:
		if row.Places = f.placesOf(r, row.Cited); row.Places == nil {
			return
		}
	}
	for _, cell := range r.Cells[:before] {
		if row.Date.IsZero() || cell != r.Cells[before-1] {
			f.prove(cell, cell.Text, said)
		}
	}
	for _, cell := range r.Cells[before:] {
		row.Values = append(row.Values, f.value(cell, r, said))
	}
	f.drawn.Rows = append(f.drawn.Rows, row)
}

// cellAt is where a cell stands, or its row if it is empty.
func cellAt(p *markdown.Prose, r *markdown.Row) diag.Span {
	if strings.TrimSpace(p.Text) == "" {
		return r.At
	}
	return p.At(0, len(p.Text))
}

// value reads the number of a cell and proves it.
func (f *figureReader) value(cell *markdown.Prose, r *markdown.Row, said *figuresSaid) model.Value {
	written := strings.TrimSpace(cell.Text)
	if written == "" {
		return model.Value{}
	}
	sign, digits := 1.0, written
	for _, minus := range []string{"-", "−", "–"} {
		if rest, ok := strings.CutPrefix(written, minus); ok {
			sign, digits = -1, strings.TrimSpace(rest)
		}
	}
	found := figures.In(digits, f.note.Lang)
	if len(found) != 1 || found[0].Spelled || found[0].From != 0 || found[0].To != len(digits) {
		f.bad(cellAt(cell, r), "write digits and nothing else; the unit stands in the first line, and what is said about a value in its label",
			"%q is not one number", written)
		return model.Value{}
	}
	number := found[0]
	if len(number.Values) != 1 {
		f.bad(cellAt(cell, r), "group digits by spaces, and write no more than two decimals or at least four",
			"%q can be read as %v and as %v", written, number.Values[0], number.Values[1])
		return model.Value{}
	}
	if x := number.Values[0]; math.IsNaN(x) || math.IsInf(x, 0) {
		f.bad(cellAt(cell, r), "write it in a larger unit, which stands in the first line", "nothing can be drawn of so large a number")
		return model.Value{}
	}
	f.prove(cell, digits+" "+f.drawn.Unit, said)
	return model.Value{Number: sign * number.Values[0], Text: written, Known: true}
}

// prove reports the figures of a text that the quoted words do not have.
func (f *figureReader) prove(cell *markdown.Prose, prose string, said *figuresSaid) {
	for _, number := range figures.In(prose, f.note.Lang) {
		if number.Ordinal || number.Spelled && number.Values[0] < fewestFigure || figureIn(number.Range, prose, f.drawn.Unit) {
			continue
		}
		if !said.has(number, prose, f.note.Lang) || said.onlyBeside(number, prose, f.note.Lang) {
			at := f.callout.At
			if strings.TrimSpace(cell.Text) != "" {
				at = cell.At(0, len(cell.Text))
			}
			f.unproven(at, number.Of(prose))
			return
		}
	}
}

// figureIn reports whether a figure stands in the unit behind a value: the 3 of m3.
func figureIn(number text.Range, prose, unit string) bool {
	return unit != "" && strings.HasSuffix(prose, " "+unit) && number.From >= len(prose)-len(unit)
}

// proveDate holds the year of a date against the quoted words.
func (f *figureReader) proveDate(cell *markdown.Prose, said *figuresSaid) {
	written := strings.TrimSpace(cell.Text)
	year := written[:min(len(written), len("2006"))]
	for _, number := range figures.In(year, f.note.Lang) {
		if !said.has(number, year, f.note.Lang) && !slices.ContainsFunc(number.Values, said.isDay) {
			f.unproven(cell.At(0, len(cell.Text)), year)
		}
	}
}

func (f *figureReader) unproven(at diag.Span, what string) {
	f.diags = append(f.diags, diag.New(diag.FigureUnproven, at, "%s is drawn, and is not in the words that are quoted for it", what).
		WithHelp("quote the words that say it, with their unit, in this row, or correct the number"))
}

// printed proves the numbers of the title, the headers and the unit by what all rows
// quote.
func (f *figureReader) printed() {
	said := saidBy(f.all, f.whole)
	for _, p := range slices.Concat(f.callout.Table.Head, f.callout.Prose) {
		if !p.Field && len(p.Marks) == 0 {
			f.prove(p, p.Text, said)
		}
	}
	unit := f.drawn.Unit
	for _, number := range figures.In(unit, f.note.Lang) {
		before := text.LastRune(unit[:number.From])
		if !unicode.IsLetter(before) && !number.Ordinal && !said.has(number, unit, f.note.Lang) { // the 2 of CO2 counts nothing
			f.unproven(f.callout.At, number.Of(unit))
		}
	}
}

// ranges holds that what is drawn as a range is one.
func (f *figureReader) ranges() {
	if len(f.drawn.Columns) != 3 || f.drawn.Kind != model.Ranges && f.drawn.Kind != model.Bars {
		return
	}
	for i, r := range f.drawn.Rows {
		if len(f.drawn.Rows) != len(f.callout.Table.Rows) {
			return // a row that could not be read is reported
		}
		at := f.callout.Table.Rows[i].At
		value, from, to := r.Values[0], r.Values[1], r.Values[2]
		switch {
		case from.Known != to.Known:
			f.bad(at, "say both ends, or neither", "this range has one end")
		case from.Known && from.Number > to.Number:
			f.bad(at, "write the lower end first", "this range ends before it begins")
		case from.Known && value.Known && (value.Number < from.Number || value.Number > to.Number):
			f.bad(at, "correct one of the three", "%s lies outside of its range", value.Text)
		case !value.Known && !from.Known:
			f.bad(at, "write a value or a range, or leave the row out", "this row has nothing to draw")
		}
	}
}
