package markdown

import (
	"bufio"
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Wrap is a stretch of running text that the printer puts between two pieces of
// HTML.
type Wrap struct {
	Open, Close string

	from, to int // bytes of the body
}

// Wrap puts a stretch of the text, in bytes, between two pieces of HTML when the
// document is printed. ok is false if that cannot be: in a link, and where
// markup begins, ends or stands in between.
func (p *Prose) Wrap(from, to int, opening, closing string) (w Wrap, ok bool) {
	f := flat{pieces: p.pieces, labels: p.labels}
	if from >= to || f.inLabel(from) || f.inLabel(to-1) {
		return Wrap{}, false
	}
	w = Wrap{Open: opening, Close: closing, from: f.source(from), to: f.source(to-1) + 1}
	if w.from >= w.to || w.to > len(p.body) || bytes.ContainsAny(p.body[w.from:w.to], "[]`<*_~|\\&") {
		return Wrap{}, false
	}
	return w, true
}

// InOrder sorts wraps as a document is printed: footnotes may be read before the
// text that refers to them.
func InOrder(wraps []Wrap) []Wrap {
	slices.SortFunc(wraps, func(a, b Wrap) int { return a.from - b.from })
	return wraps
}

// text prints running text with what is wrapped.
func (p *nodePrinter) text(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Text)
	if !entering {
		return ast.WalkContinue, nil
	}
	at := n.Segment.Start
	write := func(to int) {
		if at < to {
			p.running(w, source[at:to])
			at = to
		}
	}
	first, _ := slices.BinarySearchFunc(p.Wraps, at, func(m Wrap, at int) int { return m.to - at - 1 })
	for _, m := range p.Wraps[first:] {
		if m.from >= n.Segment.Stop {
			break
		}
		if m.from >= at {
			write(m.from)
			w.WriteString(m.Open)
		}
		write(min(m.to, n.Segment.Stop))
		if m.to <= n.Segment.Stop {
			w.WriteString(m.Close)
		}
	}
	write(n.Segment.Stop)
	switch {
	case n.HardLineBreak():
		w.WriteString("<br>\n")
	case n.SoftLineBreak():
		w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// running prints running text as HTML.
func (p *nodePrinter) running(w util.BufWriter, source []byte) {
	if p.Text == nil {
		ghtml.DefaultWriter.Write(w, source)
		return
	}
	p.plain.Reset()
	if p.toPlain == nil {
		p.toPlain = bufio.NewWriter(&p.plain)
	}
	ghtml.DefaultWriter.Write(p.toPlain, source)
	_ = p.toPlain.Flush() // memory takes everything
	w.WriteString(p.Text(p.plain.String()))
}
