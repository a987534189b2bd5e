package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// table is what the cells of a table that is being printed have in common.
type table struct {
	titles []string // of its columns
	column int      // of the next cell, 0-based
}

// cell prints a cell of a table: how its column is aligned, as a class, for pages
// have no inline styles, and under which heading it stands, for narrow screens.
func (p *nodePrinter) cell(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*extast.TableCell)
	head := n.Parent().Kind() == extast.KindTableHeader
	tag := "td"
	if head {
		tag = "th"
	}
	if !entering {
		w.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	if n.PreviousSibling() == nil {
		p.table.column = 0
		if head {
			p.table.titles = nil
		}
	}
	w.WriteString("<" + tag + p.dir(n))
	switch n.Alignment {
	case extast.AlignRight:
		w.WriteString(` class="end"`)
	case extast.AlignCenter:
		w.WriteString(` class="center"`)
	case extast.AlignLeft, extast.AlignNone:
	}
	if head {
		w.WriteString(` scope="col"`)
		p.table.titles = append(p.table.titles, textOf(n, source))
	} else if i := p.table.column; i < len(p.table.titles) && p.table.titles[i] != "" {
		w.WriteString(` data-column="` + html.EscapeString(p.table.titles[i]) + `"`)
	}
	p.table.column++
	w.WriteString(">")
	return ast.WalkContinue, nil
}

// textOf is the running text of a node, without markup and citations.
func textOf(n ast.Node, source []byte) string {
	var text strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			text.Write(t.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return text.String()
}
