package markdown

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"

	"dossier/internal/text"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Printer supplies what a document cannot know of itself: where links lead and
// how a citation looks on the page that holds it.
type Printer struct {
	// Link returns the address of a link as the page prints it; ok is false
	// if the link has none, and then only its text is printed.
	Link func(*Link) (href string, external, ok bool)
	// Citation returns HTML to put in place of a citation.
	Citation func(*Citation) string
	// CalloutTitle returns HTML for the title of a callout.
	CalloutTitle func(*Callout) string
	// CalloutDegrees returns HTML for how likely a callout is: behind the first
	// paragraph of a judgment, which is a heading, and behind the title of others.
	CalloutDegrees func(*Callout) string
	// CalloutFoot returns HTML for what stands below the text of a callout.
	CalloutFoot func(*Callout) string
	// CalloutField returns HTML for the name of a field of a callout.
	CalloutField func(field string) string
	// Figure returns HTML for a figure or an image, of which the parts are printed
	// already.
	Figure func(*Callout, FigureParts) string
	// Footnote returns HTML for what leads to a footnote, by its number from 1: it stands
	// beside citations, which have numbers as well.
	Footnote func(number int) string
	// Text returns running text, HTML without elements, as the page sets it; nil for
	// as it is.
	Text func(string) string
	// Wraps are put around stretches of running text; they are in the order of
	// the document and do not overlap.
	Wraps []Wrap
	// CodeLabel names scrolling stretches of code and tables for screen readers.
	CodeLabel string
	// Direction is that of the page, from left to right if it is "". Blocks that are read
	// in another say so.
	Direction text.Direction
}

// FigureParts are the parts of a figure or an image as HTML.
type FigureParts struct {
	Title  string // what stands between the first line and the table, without its paragraph
	Table  string
	Fields map[string]string // without their names
}

// HTML prints the blocks of a document, one string each. Only elements this
// package knows are written; raw HTML of the source never is.
func (d *Document) HTML(p Printer) ([]string, error) {
	np := &nodePrinter{Printer: p, doc: d, level: 1}
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(ghtml.NewRenderer(), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
		util.Prioritized(np, 100),
	))
	np.inside = r
	blocks := make([]string, 0, len(d.Blocks))
	var out bytes.Buffer
	buffer := bufio.NewWriter(&out) // one for all: a note may have ten thousand small blocks
	for _, b := range d.Blocks {
		out.Reset()
		if err := r.Render(buffer, d.body, b.node); err != nil {
			return nil, fmt.Errorf("print a block of %s: %w", d.Source.Name, err)
		}
		blocks = append(blocks, out.String())
	}
	return blocks, nil
}

type nodePrinter struct {
	Printer
	doc    *Document
	inside renderer.Renderer // prints parts of a figure
	level  int               // of the last heading of the note, 1 before the first
	table  table             // that is being printed

	plain   bytes.Buffer  // of running text
	toPlain *bufio.Writer // writes it; nil before the first
}

func (p *nodePrinter) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindCitation, p.citation)
	r.Register(extast.KindFootnoteLink, p.footnote)
	r.Register(ast.KindText, p.text)
	r.Register(ast.KindParagraph, p.paragraph)
	r.Register(ast.KindListItem, p.item)
	r.Register(extast.KindTableCell, p.cell)
	r.Register(ast.KindLink, p.link)
	r.Register(ast.KindAutoLink, p.autoLink)
	r.Register(ast.KindImage, p.image)
	r.Register(ast.KindHeading, p.heading)
	r.Register(ast.KindBlockquote, p.quote)
	r.Register(ast.KindFencedCodeBlock, p.code)
	r.Register(ast.KindCodeBlock, p.code)
	r.Register(ast.KindHTMLBlock, p.skip)
	r.Register(ast.KindRawHTML, p.skip)
}

// skip prints nothing of a node: what it holds is an error already.
func (p *nodePrinter) skip(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func (p *nodePrinter) citation(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString(p.Citation(n.(*citationNode).citation))
	}
	return ast.WalkSkipChildren, nil
}

// footnote prints what leads to a footnote. Its anchors are those that goldmark gives the
// rest: the footnote fn:1, and the links to it fnref:1, fnref1:1, fnref2:1.
func (p *nodePrinter) footnote(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		link := n.(*extast.FootnoteLink)
		again := ""
		if link.RefIndex > 0 {
			again = strconv.Itoa(link.RefIndex)
		}
		fmt.Fprintf(w, `<sup id="fnref%s:%d"><a href="#fn:%[2]d" class="footnote-ref" role="doc-noteref">%[3]s</a></sup>`, again, link.Index, p.Footnote(link.Index))
	}
	return ast.WalkContinue, nil
}

// item prints a list item, led by the name of the field it holds, if any.
func (p *nodePrinter) item(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		w.WriteString("</li>\n")
		return ast.WalkContinue, nil
	}
	w.WriteString("<li" + p.dir(n) + ">")
	if field, ok := n.Attribute(fieldAttribute); ok {
		w.WriteString(p.CalloutField(field.(string)))
	}
	return ast.WalkContinue, nil
}

func linkOf(n ast.Node) *Link {
	v, ok := n.Attribute(linkAttribute)
	if !ok {
		return nil
	}
	return v.(*Link)
}

func (p *nodePrinter) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	l := linkOf(n)
	href, external, ok := "", false, false
	if l != nil {
		href, external, ok = p.Link(l)
	}
	if !ok {
		return ast.WalkContinue, nil
	}
	if entering {
		w.WriteString(openLink(href, external))
	} else {
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func openLink(href string, external bool) string {
	if external {
		return `<a href="` + html.EscapeString(href) + `" rel="noopener noreferrer nofollow">`
	}
	return `<a href="` + html.EscapeString(href) + `">`
}

func (p *nodePrinter) autoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	label := html.EscapeString(string(n.(*ast.AutoLink).Label(source)))
	if l := linkOf(n); l != nil {
		if href, external, ok := p.Link(l); ok {
			label = openLink(href, external) + label + "</a>"
		}
	}
	w.WriteString(label)
	return ast.WalkContinue, nil
}

func (p *nodePrinter) image(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	l := linkOf(n)
	if l == nil {
		return ast.WalkSkipChildren, nil
	}
	if src, _, ok := p.Link(l); ok {
		fmt.Fprintf(w, `<img src="%s" alt="%s" loading="lazy">`, html.EscapeString(src), html.EscapeString(l.Text))
	} else {
		w.WriteString(html.EscapeString(l.Text))
	}
	return ast.WalkSkipChildren, nil
}

// heading prints headings from level 2 down: level 1 is the page's title.
func (p *nodePrinter) heading(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Heading)
	level := max(n.Level, 2)
	p.level = level
	if entering {
		id, _ := n.Attribute([]byte("id"))
		fmt.Fprintf(w, `<h%d id="%s"%s>`, level, html.EscapeString(fmt.Sprint(id)), p.dir(n))
	} else {
		fmt.Fprintf(w, "</h%d>\n", level)
	}
	return ast.WalkContinue, nil
}

func (p *nodePrinter) quote(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	c := calloutOf(n)
	switch {
	case c != nil && !c.States():
		if entering {
			w.WriteString(p.Figure(c, p.parts(n)))
		}
		return ast.WalkSkipChildren, nil
	case c == nil && entering:
		w.WriteString("<blockquote>\n")
	case c == nil:
		w.WriteString("</blockquote>\n")
	case entering:
		id := ""
		if c.ID != "" {
			id = ` id="` + html.EscapeString(c.ID) + `"`
		}
		fmt.Fprintf(w, `<section class="callout callout-%s"%s>%s`, c.Kind, id, p.CalloutTitle(c))
		if first := n.FirstChild(); first == nil || stated(first) == nil {
			w.WriteString(p.CalloutDegrees(c))
		}
	default:
		w.WriteString(p.CalloutFoot(c) + "</section>\n")
	}
	return ast.WalkContinue, nil
}

// parts prints the parts of a figure.
func (p *nodePrinter) parts(n ast.Node) FigureParts {
	parts := FigureParts{Fields: map[string]string{}}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child.Kind() {
		case ast.KindParagraph:
			parts.Title = strings.TrimSpace(parts.Title + " " + p.printed(child.FirstChild()))
		case ast.KindList:
			for item := child.FirstChild(); item != nil; item = item.NextSibling() {
				if field, ok := item.Attribute(fieldAttribute); ok && item.FirstChild() != nil {
					parts.Fields[field.(string)] = strings.TrimSpace(p.printed(item.FirstChild().FirstChild()))
				}
			}
		default:
			var out bytes.Buffer
			if err := p.inside.Render(&out, p.doc.body, child); err == nil { // memory takes everything
				parts.Table = out.String()
			}
		}
	}
	return parts
}

// printed prints a node and those behind it.
func (p *nodePrinter) printed(first ast.Node) string {
	var out bytes.Buffer
	for n := first; n != nil; n = n.NextSibling() {
		if err := p.inside.Render(&out, p.doc.body, n); err != nil {
			break // memory takes everything
		}
	}
	return out.String()
}

// stated returns the judgment that a paragraph states, nil if it is another one.
func stated(n ast.Node) *Callout {
	if c := calloutOf(n.Parent()); c != nil && c.Kind == Judgment && n.Kind() == ast.KindParagraph && n.PreviousSibling() == nil {
		return c
	}
	return nil
}

// paragraph prints a paragraph; the statement of a judgment is a heading, so that
// those who hear the page can go from one to the next.
func (p *nodePrinter) paragraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	judgment := stated(n)
	level := min(p.level+1, deepestHeading)
	switch {
	case judgment == nil && entering:
		w.WriteString("<p" + p.dir(n) + ">")
	case judgment == nil:
		w.WriteString("</p>\n")
	case entering:
		fmt.Fprintf(w, `<h%d class="statement"%s>`, level, p.dir(n))
	default:
		fmt.Fprintf(w, "</h%d>\n%s", level, p.CalloutDegrees(judgment))
	}
	return ast.WalkContinue, nil
}

// deepestHeading is the last level of headings that HTML has.
const deepestHeading = 6

// codeLanguage is what may stand in a class name; a fence can hold any words.
var codeLanguage = text.Pattern(`^[A-Za-z0-9+#._-]{1,32}$`)

func (p *nodePrinter) code(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		w.WriteString("</code></pre>\n")
		return ast.WalkContinue, nil
	}
	class := ""
	if f, ok := n.(*ast.FencedCodeBlock); ok {
		if lang := string(f.Language(source)); codeLanguage().MatchString(lang) {
			class = ` class="language-` + html.EscapeString(lang) + `"`
		}
	}
	fmt.Fprintf(w, `<pre tabindex="0" role="region" aria-label="%s"%s><code%s>`, html.EscapeString(p.CodeLabel), p.dir(n), class)
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.WriteString(html.EscapeString(string(line.Value(source))))
	}
	return ast.WalkContinue, nil
}
