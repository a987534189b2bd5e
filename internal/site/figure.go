package site

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"dossier/internal/drawing"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// figures says what is drawn of the callouts of a note.
func (p *planner) figures(n *model.Note, path string) map[*markdown.Callout]print.Figure {
	figures := map[*markdown.Callout]print.Figure{}
	for _, c := range n.Doc.Callouts {
		if d := p.findings.Drawn(n, c); d != nil {
			figures[c] = p.figure(d, path)
		}
	}
	return figures
}

// hasFigures reports whether a page of a note loads the style of pictures.
func hasFigures(n *model.Note) bool {
	return slices.ContainsFunc(n.Doc.Callouts, func(c *markdown.Callout) bool { return c.Kind != "" && !c.States() })
}

// figure makes what is drawn of a figure.
func (p *planner) figure(d *model.Drawn, path string) print.Figure {
	w := p.theme.Words(d.Note.Lang)
	f := print.Figure{Kind: string(d.Kind), Unit: d.Unit}
	f.Sources = p.figureSources(d, path)
	switch d.Kind {
	case model.Bars, model.Ranges:
		f.Rows, f.Axis = valueRows(w, d)
		f.Description = d.Title + " " + extremes(w, d)
	case model.Lines, model.Multiples:
		f.Panels = charts(w, d)
	case model.Slope:
		f.Panels = []print.Panel{{Drawing: slope(w, d)}}
	case model.MapFigure:
		f.Panels = []print.Panel{{Drawing: p.mapFigure(w, d)}}
	case model.TimelineFigure:
		f.Rows, f.Axis = p.eventRows(w, d, path)
	case model.MatrixFigure:
		f.Matrix = p.signs(d, path)
	}
	if d.Callout.Table != nil {
		f.CSV = print.Link{From: path, To: csvPath(path, d)}
	}
	return f
}

// figureSources are the passages that a figure quotes, each once, or what it asks.
func (p *planner) figureSources(d *model.Drawn, path string) []print.FigureSource {
	switch d.Kind {
	case model.TimelineFigure:
		t := &d.Timeline.Note
		return []print.FigureSource{{Text: p.noteTitle(t, d.Note.Lang), Lang: languageUnless(d.Note.Lang, t.Lang), Link: print.Link{From: path, To: p.notePath(t)}}}
	case model.MatrixFigure:
		q := &d.Question.Note
		return []print.FigureSource{{Text: reveal(q.Title), Lang: languageUnless(d.Note.Lang, q.Lang), Link: print.Link{From: path, To: p.notePath(q)}}}
	}
	var list []print.FigureSource
	place := map[*model.Article]int{}
	seen := map[*model.Passage]bool{}
	for _, r := range d.Rows {
		for _, c := range r.Cited {
			if c.Passage == nil || seen[c.Passage] {
				continue
			}
			seen[c.Passage] = true
			i, ok := place[c.Article]
			if !ok {
				i = len(list)
				place[c.Article] = i
				name := p.articleName(c.Article, d.Note.Lang, path)
				list = append(list, print.FigureSource{Text: name.Name, Lang: name.Lang, Link: name.Link, Status: name.Status})
			}
			lang := d.Note.Lang
			list[i].Parts = append(list[i].Parts, print.Passing{Name: passageName(p.theme.Words(lang), c.Passage), Link: p.passageLink(c.Passage, lang, path)})
		}
	}
	return list
}

// valueRows draws values as bars from nothing on, or as dots in their ranges.
func valueRows(w *print.Words, d *model.Drawn) ([]print.FigureRow, drawing.Axis) {
	var all []float64
	for _, r := range d.Rows {
		for _, v := range r.Values {
			if v.Known {
				all = append(all, v.Number)
			}
		}
	}
	const ticks = 4
	scale := drawing.NewValues(all, d.Kind == model.Bars, ticks)
	axis := drawing.Axis{Mirrored: w.RightToLeft()}
	var grid []float64
	for _, x := range scale.Ticks() {
		axis.Labels = append(axis.Labels, drawing.Label{At: scale.At(x), Text: w.Decimal(x)})
		grid = append(grid, scale.At(x))
	}
	rows := make([]print.FigureRow, len(d.Rows))
	for i, r := range d.Rows {
		row := print.FigureRow{Label: r.Label, Lane: drawing.Lane{Grid: grid, Mirrored: axis.Mirrored}}
		mark := func(form drawing.Form, from, to float64) {
			row.Lane.Marks = append(row.Lane.Marks, drawing.Mark{Form: form, From: scale.At(from), To: scale.At(to)})
		}
		value := r.Values[0]
		if value.Known && d.Kind == model.Bars {
			mark(drawing.Bar, min(0, value.Number), max(0, value.Number))
		}
		row.Value = value.Text
		if len(r.Values) == 3 && r.Values[1].Known {
			mark(drawing.Interval, r.Values[1].Number, r.Values[2].Number)
			between := w.Phrase("date_range", r.Values[1].Text, r.Values[2].Text)
			if value.Known {
				between = value.Text + " (" + between + ")"
			}
			row.Value = between
		}
		if value.Known && d.Kind == model.Ranges {
			mark(drawing.Dot, value.Number, value.Number)
		}
		rows[i] = row
	}
	return rows, axis
}

// extremes says how many values a figure has, and its least and its greatest.
func extremes(w *print.Words, d *model.Drawn) string {
	var least, most model.Value
	n := 0
	for _, r := range d.Rows {
		for _, v := range r.Values {
			if !v.Known {
				continue
			}
			if n++; n == 1 || v.Number < least.Number {
				least = v
			}
			if n == 1 || v.Number > most.Number {
				most = v
			}
		}
	}
	if n == 0 {
		return ""
	}
	return w.Count("figure_values", n) + w.Phrase("figure_extremes", least.Text, most.Text, d.Unit)
}

// charts draws lines, one picture for each panel, on the same two scales.
func charts(w *print.Words, d *model.Drawn) []print.Panel {
	var spans []drawing.Span
	var all []float64
	for _, r := range d.Rows {
		days := daysOf(r.Date)
		spans = append(spans, drawing.Span{From: (days.From + days.To) / 2, To: (days.From + days.To) / 2})
		for _, v := range r.Values {
			if v.Known {
				all = append(all, v.Number)
			}
		}
	}
	x, y := drawing.EvenTimes(spans), drawing.NewValues(all, false, 4)
	if y.From > 0 && y.From < y.To/2 {
		y = drawing.NewValues(all, true, 4) // close enough to nothing to show it
	}
	small := d.Kind == model.Multiples
	base := drawing.Chart{Zero: -1, Panel: small}
	if y.From <= 0 && y.To >= 0 {
		base.Zero = y.At(0)
	}
	const chartType = 0.06 // the size of type as a share of the width that names leave to the lines
	base.X = x.Labels(chartType, w.Moment)
	for _, tick := range y.Ticks() {
		base.Y = append(base.Y, drawing.Label{At: y.At(tick), Text: w.Decimal(tick)})
	}
	var panels []print.Panel
	for i := 0; i < len(d.Rows); {
		name := d.Rows[i].Panel
		end := i
		for end < len(d.Rows) && d.Rows[end].Panel == name {
			end++
		}
		c := base
		part := *d
		part.Rows = d.Rows[i:end]
		c.Series = series(&part, spans[i:end], x, y)
		c.Title = drawing.Title{ID: fmt.Sprintf("%s_%d", d.Callout.ID, len(panels)+1), Text: strings.TrimSpace(d.Title + " " + name), Description: extremes(w, &part)}
		panels = append(panels, print.Panel{Title: name, Drawing: c})
		i = end
	}
	return panels
}

// series makes a line of each column. Rows are in the order of their dates when drawn.
func series(d *model.Drawn, spans []drawing.Span, x drawing.Times, y drawing.Values) []drawing.Series {
	order := make([]int, len(d.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return d.Rows[a].Date.Compare(d.Rows[b].Date) })
	var list []drawing.Series
	for column, name := range d.Columns {
		s := drawing.Series{Name: name}
		if len(d.Columns) == 1 {
			s.Name = ""
		}
		gap := true
		for _, i := range order {
			v := d.Rows[i].Values[column]
			if !v.Known {
				gap = true
				continue
			}
			if gap {
				s.Runs = append(s.Runs, nil)
				gap = false
			}
			run := &s.Runs[len(s.Runs)-1]
			*run = append(*run, drawing.Point{X: x.At(spans[i].From), Y: y.At(v.Number)})
			s.Last = v.Text
		}
		list = append(list, s)
	}
	return list
}

func slope(w *print.Words, d *model.Drawn) drawing.Slope {
	var all []float64
	for _, r := range d.Rows {
		all = append(all, r.Values[0].Number, r.Values[1].Number)
	}
	scale := drawing.NewValues(all, false, 4)
	s := drawing.Slope{
		Title: drawing.Title{ID: d.Callout.ID, Text: d.Title, Description: extremes(w, d)},
		From:  d.Columns[0], To: d.Columns[1],
	}
	for _, r := range d.Rows {
		s.Lines = append(s.Lines, drawing.Change{
			Name: r.Label, From: scale.At(r.Values[0].Number), To: scale.At(r.Values[1].Number), Before: r.Values[0].Text, After: r.Values[1].Text,
		})
	}
	return s
}

// eventRows draws events of the timeline; each leads to it.
func (p *planner) eventRows(w *print.Words, d *model.Drawn, path string) ([]print.FigureRow, drawing.Axis) {
	lanes, axis := p.eventLanes(w, d.Events)
	rows := make([]print.FigureRow, len(d.Events))
	for i, e := range d.Events {
		rows[i] = print.FigureRow{
			Label: e.Title, Value: w.When(e.Date), Disputed: p.disputed(e), Lane: lanes[i],
			Link: print.Link{From: path, To: p.notePath(&d.Timeline.Note), Fragment: e.ID},
		}
	}
	return rows, axis
}

// signs says who supports which answer to a question.
func (p *planner) signs(d *model.Drawn, path string) *print.FigureMatrix {
	q := d.Question
	m := &print.FigureMatrix{}
	place := map[*model.Article]int{}
	for i, position := range q.Positions {
		m.Columns = append(m.Columns, print.FigureSource{
			Text: position.Answer, Lang: languageUnless(d.Note.Lang, q.Lang), Link: print.Link{From: path, To: p.notePath(&q.Note), Fragment: position.ID},
		})
		for _, c := range p.findings.CitedIn(&q.Note, position.Section) {
			if c.Article == nil {
				continue
			}
			row, ok := place[c.Article]
			if !ok {
				row = len(m.Rows)
				place[c.Article] = row
				name := p.articleName(c.Article, d.Note.Lang, path)
				m.Rows = append(m.Rows, print.MatrixRow{
					FigureSource: print.FigureSource{Text: name.Name, Lang: name.Lang, Link: name.Link, Status: name.Status}, Signals: make([]string, len(q.Positions)),
				})
			}
			if signal := &m.Rows[row].Signals[i]; *signal == "" || c.Item.Signal == markdown.Contradicts {
				*signal = string(c.Item.Signal)
			}
		}
	}
	return m
}

// csvPath is the table of a figure for programs, beside the page of its note.
func csvPath(page string, d *model.Drawn) string {
	return strings.TrimSuffix(page, ".html") + "." + d.Callout.ID + ".csv"
}

// tables makes the tables of the figures of all notes that have a page.
func (p *planner) tables() []print.Page {
	var pages []print.Page
	for n, c := range p.shownCallouts() {
		if d := p.findings.Drawn(n, c); d != nil && c.Table != nil {
			pages = append(pages, print.Bytes{At: csvPath(p.notePath(n), d), Data: tableCSV(d)})
		}
	}
	return pages
}

// tableCSV writes the table of a figure (RFC 4180), with the passages that each row
// quotes in a last column.
func tableCSV(d *model.Drawn) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	var head []string
	for _, cell := range d.Callout.Table.Head {
		head = append(head, plain(cell.Text))
	}
	records := [][]string{append(head, "source")}
	for i, r := range d.Callout.Table.Rows {
		var record, sources []string
		for column, cell := range r.Cells {
			text := plain(cell.Text)
			if value := column - (len(r.Cells) - len(d.Rows[i].Values)); value >= 0 && d.Rows[i].Values[value].Known {
				text = fmt.Sprint(d.Rows[i].Values[value].Number)
			}
			record = append(record, text)
		}
		for _, c := range d.Rows[i].Cited {
			sources = append(sources, c.Article.Key+" "+c.Passage.Name())
		}
		records = append(records, append(record, plain(strings.Join(sources, "; "))))
	}
	if err := w.WriteAll(records); err != nil {
		panic(err) // memory takes everything
	}
	return out.Bytes()
}

// plain is a text that no spreadsheet takes for a formula.
func plain(s string) string {
	s = strings.TrimSpace(s)
	if s != "" && strings.ContainsRune("=+-@\t", rune(s[0])) {
		return "'" + s
	}
	return s
}
