package print

import (
	"html"
	"strings"

	"dossier/internal/drawing"
	"dossier/internal/markdown"
)

// Figure is what is drawn of a callout, and what stands below it.
type Figure struct {
	Kind        string
	Unit        string
	Description string // how much it shows, for those who listen
	Axis        drawing.Axis
	Rows        []FigureRow
	Panels      []Panel // pictures with words inside
	Matrix      *FigureMatrix
	Sources     []FigureSource
	CSV         Link // zero if there is no table
}

// FigureRow is a row that is drawn as a lane.
type FigureRow struct {
	Label, Value string
	Link         Link // of the label; may be zero
	Disputed     bool
	Lane         drawing.Lane
}

// Panel is a picture of a figure. One of several has a title.
type Panel struct {
	Title   string
	Drawing interface{ SVG() []byte }
}

// FigureMatrix is who says what to a question.
type FigureMatrix struct {
	Columns []FigureSource
	Rows    []MatrixRow
}

// MatrixRow is an article with a sign for each position; "" where it is silent.
type MatrixRow struct {
	FigureSource
	Signals []string
}

// FigureSource is what a figure leads to.
type FigureSource struct {
	Text string
	Lang string // "" if it is the page's own
	Link Link

	Parts  []Passing // of an article
	Status string    // what its outlet has done with it since, a word of the interface; "" if it stands
}

// Passing is a passage that a figure quotes.
type Passing struct {
	Name string // ¶8
	Link Link
}

// figure prints a figure: its title, what is drawn, how to read it, the table as it was
// written, and where its numbers come from.
func (n Note) figure(c *markdown.Callout, parts markdown.FigureParts) string {
	if c.Kind == markdown.Image {
		return n.image(c, parts)
	}
	f, ok := n.Figures[c]
	if !ok {
		return "" // its mistakes are reported, and no such note is published
	}
	var b strings.Builder
	b.WriteString(`<figure class="figure figure-` + f.Kind + `" id="` + html.EscapeString(c.ID) + `">` + "\n")
	b.WriteString(`<figcaption><span class="figure-title">` + parts.Title + `</span>`)
	if f.Unit != "" {
		b.WriteString(` <span class="unit">` + html.EscapeString(f.Unit) + `</span>`)
	}
	b.WriteString("</figcaption>\n")
	n.drawn(&b, f)
	if reading := parts.Fields["reading"]; reading != "" {
		b.WriteString(`<p class="figure-reading">` + n.fieldName("reading") + reading + "</p>\n")
	}
	if parts.Table != "" {
		b.WriteString(`<details class="figure-data"><summary>` + html.EscapeString(n.Words.Phrase("figure_table")) + "</summary>\n")
		b.WriteString(parts.Table + "</details>\n")
	}
	n.sources(&b, f)
	b.WriteString("</figure>\n")
	return b.String()
}

// fieldName is the name of a field as it stands before its text.
func (n Note) fieldName(field string) string {
	return `<strong class="field">` + html.EscapeString(n.Words.Phrase("field_"+field)+n.Words.Phrase("colon")) + `</strong>` + n.Words.Blank("colon")
}

// drawn prints what is looked at. Rows without links are one picture for those who
// listen; the table below says the same.
func (n Note) drawn(b *strings.Builder, f Figure) {
	if f.Matrix != nil {
		n.matrix(b, f.Matrix)
		return
	}
	if len(f.Panels) > 0 {
		b.WriteString(`<div class="panels">`)
		for _, p := range f.Panels {
			b.WriteString(`<div class="panel-of">`)
			if p.Title != "" {
				b.WriteString(`<p class="panel-title" aria-hidden="true">` + html.EscapeString(p.Title) + `</p>`)
			}
			b.Write(p.Drawing.SVG())
			b.WriteString(`</div>`)
		}
		b.WriteString("</div>\n")
		return
	}
	linked := len(f.Rows) > 0 && !f.Rows[0].Link.IsZero()
	if linked {
		b.WriteString(`<div class="asked">`)
	} else {
		b.WriteString(`<div class="drawn" role="img" aria-label="` + html.EscapeString(f.Description) + `">`)
	}
	if len(f.Axis.Labels) > 0 {
		b.WriteString(`<div class="row axis-row" aria-hidden="true">` + string(f.Axis.SVG()) + `</div>`)
	}
	b.WriteString(`<ul class="lanes">`)
	for _, r := range f.Rows {
		label := html.EscapeString(r.Label)
		if linked {
			label = `<a href="` + html.EscapeString(r.Link.String()) + `">` + label + `</a>`
		}
		b.WriteString(`<li><div class="row"><div class="what"><span class="row-label">` + label + `</span> `)
		b.WriteString(`<span class="row-value">` + html.EscapeString(r.Value) + `</span>`)
		if r.Disputed {
			b.WriteString(` <span class="disputed">` + html.EscapeString(n.Words.Phrase("disputed")) + `</span>`)
		}
		b.WriteString("</div>")
		b.Write(r.Lane.SVG())
		b.WriteString("</div></li>\n")
	}
	b.WriteString("</ul></div>\n")
}

func (n Note) matrix(b *strings.Builder, m *FigureMatrix) {
	b.WriteString(`<table class="signs"><thead><tr><td></td>`)
	for _, c := range m.Columns {
		b.WriteString(`<th scope="col">` + n.source(c) + `</th>`)
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, r := range m.Rows {
		b.WriteString(`<tr><th scope="row">` + n.source(r.FigureSource) + `</th>`)
		for i, signal := range r.Signals {
			word := "silent"
			if signal != "" {
				word = signal
			}
			b.WriteString(`<td data-column="` + html.EscapeString(m.Columns[i].Text) + `"><span class="signal-` + word + `">` + string(sign(word)) + `</span> ` +
				`<span class="sign-word">` + html.EscapeString(n.Words.Phrase(word)) + `</span></td>`)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table>\n")
}

func (n Note) source(s FigureSource) string {
	text := `<a href="` + html.EscapeString(s.Link.String()) + `"` + string(n.Words.Of(s.Lang, s.Text)) + `>` + string(unbroken(s.Text)) + `</a>`
	if s.Status != "" {
		text += ` <strong class="status">` + html.EscapeString(n.Words.Phrase(s.Status)) + `</strong>`
	}
	for i, part := range s.Parts {
		comma := ", "
		if i == 0 {
			comma = " "
		}
		text += comma + `<a href="` + html.EscapeString(part.Link.String()) + `">` + html.EscapeString(part.Name) + `</a>`
	}
	return text
}

// sources says where the numbers come from, and leads to the table for programs.
func (n Note) sources(b *strings.Builder, f Figure) {
	var all []string
	for _, s := range f.Sources {
		all = append(all, n.source(s))
	}
	b.WriteString(`<p class="figure-source">` + html.EscapeString(n.Words.Phrase("figure_source")+n.Words.Phrase("colon")) + " " + strings.Join(all, " · "))
	if !f.CSV.IsZero() {
		b.WriteString(` · <a href="` + html.EscapeString(f.CSV.String()) + `" type="text/csv" download>CSV</a>`)
	}
	b.WriteString("</p>\n")
}
