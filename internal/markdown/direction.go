package markdown

import (
	"cmp"

	"dossier/internal/text"

	"github.com/yuin/goldmark/ast"
)

// dir is the attribute of a block that is read in another direction than what it
// stands in, "" if it is not.
func (p *nodePrinter) dir(n ast.Node) string {
	own := p.direction(n)
	if own == "" {
		return ""
	}
	around := cmp.Or(p.Direction, text.LeftToRight)
	for outer := n.Parent(); outer != nil; outer = outer.Parent() {
		if outer.Kind() != ast.KindListItem {
			continue
		}
		if d := p.direction(outer); d != "" {
			around = d
			break
		}
	}
	if own == around {
		return ""
	}
	return ` dir="` + string(own) + `"`
}

// direction is that of the first letter of a block that has one, "" if none has.
func (p *nodePrinter) direction(n ast.Node) text.Direction {
	switch n := n.(type) {
	case *ast.Text:
		return text.DirectionOf(string(n.Segment.Value(p.doc.body)))
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return text.DirectionOf(string(n.Lines().Value(p.doc.body)))
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if d := p.direction(child); d != "" {
			return d
		}
	}
	return ""
}
