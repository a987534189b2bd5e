package markdown

import (
	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Table is what a figure draws: rows of cells. Each row is a scope of its own, so that
// its numbers are held against what the row cites and nothing else.
type Table struct {
	Head []*Prose
	Rows []*Row
	At   diag.Span
}

// Row is a row of the table of a figure.
type Row struct {
	Scope Scope
	Cells []*Prose // as many as the table has columns
	Links []*Link
	At    diag.Span
}

// figure visits what stands in a figure or an image.
func (w *walker) figure(n ast.Node, c *Callout) {
	links := len(w.block.Links)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch {
		case child.Kind() == extast.KindTable && c.Kind == Figure && c.Table == nil:
			w.table(child, c)
		case child.Kind() == ast.KindParagraph, child.Kind() == ast.KindList && child.NextSibling() == nil:
			w.walk(child, c.Scope)
		default:
			w.report(diag.New(diag.BadFigure, w.span(max(child.Pos(), 0), max(child.Pos(), 0)+1), "a callout of kind %s holds something that is not published", c.Kind).
				WithHelp("it holds a title, one table, and a list of fields that closes it; an image holds a picture and the list"))
		}
	}
	for _, l := range w.block.Links[links:] {
		if l.Image {
			l.Shown = c.Kind == Image
			c.Images = append(c.Images, l)
		}
	}
}

// table reads the table of a figure.
func (w *walker) table(n ast.Node, c *Callout) {
	t := &Table{}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if surplus, ok := row.(*extast.TableRow); ok {
			w.surplusCells(surplus)
		}
		w.scopes++
		links := len(w.block.Links)
		r := &Row{Scope: w.scopes}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			w.prose(cell, r.Scope, false)
			p := w.doc.Prose[len(w.doc.Prose)-1]
			p.Drawn = true
			r.Cells = append(r.Cells, p)
		}
		r.Links = w.block.Links[links:]
		from := max(row.Pos(), 0)
		r.At = w.span(from, lineEnd(w.doc.body, from))
		if row.Kind() == extast.KindTableHeader {
			t.Head, t.At = r.Cells, r.At
		} else {
			t.Rows = append(t.Rows, r)
		}
	}
	c.Table = t
}
