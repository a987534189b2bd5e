package markdown

import (
	"bytes"
	"slices"
	"strings"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Scope numbers the stretches of a document in which a quotation in prose and
// the citation that carries it must stand together: a paragraph, a list item, a
// row of a table, a footnote, or a whole callout. Scopes start at 1; headings
// have scope 0, which stands for the whole document.
type Scope int

// Document is a note as it was read. It is immutable.
type Document struct {
	Source     *diag.Source
	Blocks     []*Block
	Citations  []*Citation
	Links      []*Link
	Headings   []*Heading
	Callouts   []*Callout
	Quotations []Quotation // in prose; those of citations are in their items
	Mentions   []Mention   // bare @key in prose
	Prose      []*Prose    // running text, in the order of the document
	WikiLinks  []WikiLink  // which are printed as they stand

	body []byte
}

// Block is a top-level block: a paragraph, a list, a callout …
type Block struct {
	Citations []*Citation
	Links     []*Link
	Callout   *Callout // if the block is one
	Heading   *Heading // if the block is one
	Runes     int      // of its prose, without markup and citations
	Prose     []*Prose // its running text

	doc  *Document
	node ast.Node
}

// Link is a link or an image.
type Link struct {
	Destination string // as written, escapes resolved
	Image       bool
	Shown       bool // an image in a callout of its own
	Text        string
	At          diag.Span
}

// Heading is a heading with the id under which links reach it.
type Heading struct {
	Level int
	ID    string
	Text  string
	At    diag.Span // the id, if it is given, else the words
	Words diag.Span // the words and what stands behind them in the line
}

// Mention is an @ with a word behind it, outside of any citation.
type Mention struct {
	Key string
	At  diag.Span
}

// citationNode is a citation in goldmark's tree.
type citationNode struct {
	ast.BaseInline
	citation *Citation
}

var kindCitation = ast.NewNodeKind("Citation")

func (n *citationNode) Kind() ast.NodeKind            { return kindCitation }
func (n *citationNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// state travels with one parse through goldmark's context.
type state struct {
	doc   *Document
	from  int // offset of the body in the file
	diags []diag.Diagnostic
	read  []*Citation // in the order of reading
}

var stateKey = parser.NewContextKey()

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

// span converts offsets of the body.
func (st *state) span(from, to int) diag.Span {
	return diag.Span{Source: st.doc.Source, Start: st.from + from, End: st.from + to}
}

func (st *state) report(d diag.Diagnostic) { st.diags = append(st.diags, d) }

var noteParser = parser.NewParser(
	parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
		util.Prioritized(citationParser{}, 99),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(extension.NewStrikethroughParser(), 500))...),
	parser.WithParagraphTransformers(
		util.Prioritized(calloutTransformer{}, 50),
		util.Prioritized(labelTransformer{}, 60),
		util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	parser.WithASTTransformers(
		util.Prioritized(extension.NewTableASTTransformer(), 0),
		util.Prioritized(footnoteTransformer{}, 998),
		util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
)

// Parse reads a note from the given byte of its file to the end.
func Parse(src *diag.Source, from int) (*Document, []diag.Diagnostic) {
	doc := &Document{Source: src, body: []byte(src.Text[from:])}
	st := &state{doc: doc, from: from}
	pc := &definitions{Context: parser.NewContext()}
	pc.Set(stateKey, st)
	if !st.withinLimits() {
		return doc, st.diags
	}
	st.unseen()
	st.merges()
	root := noteParser.Parse(text.NewReader(doc.body), parser.WithContext(pc))
	w := &walker{state: st}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		w.block = &Block{doc: doc, node: n, Callout: calloutOf(n)}
		w.walk(n, 0)
		doc.Blocks = append(doc.Blocks, w.block)
	}
	w.nameHeadings()
	w.number()
	w.lost()
	st.lostDefinitions(pc)
	st.notation(root)
	doc.shareProse()
	return doc, st.diags
}

// shareProse gives each callout its running text.
func (d *Document) shareProse() {
	callouts := make(map[Scope]*Callout, len(d.Callouts))
	for _, c := range d.Callouts {
		callouts[c.Scope] = c
	}
	for _, p := range d.Prose {
		if c := callouts[p.Scope]; c != nil {
			c.Prose = append(c.Prose, p)
		}
	}
}

// walker visits the tree once and gathers what others need of it.
type walker struct {
	*state
	block  *Block
	scopes Scope
	ids    map[string]diag.Span
	titles []headingNode

	linkTitles map[string]int // where the titles of defined addresses stand, nil until one is asked for
}

// walk visits a block node. scope is the scope it inherits, 0 if it has none.
func (w *walker) walk(n ast.Node, scope Scope) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		w.htmlBlock(n)
		return
	case *ast.Heading:
		w.heading(n)
		return
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		w.codeBlock(n)
		return
	case *ast.Blockquote:
		w.scopes++
		scope = w.scopes
		if c := calloutOf(n); c != nil {
			c.Scope = scope
			w.doc.Callouts = append(w.doc.Callouts, c)
			if !c.States() {
				w.figure(n, c)
				return
			}
		} else if _, loose := n.Attribute(looseAttribute); !loose {
			w.blockQuotation(n, scope)
			return
		}
	case *extast.TableHeader, *extast.TableRow, *extast.Footnote:
		if row, ok := n.(*extast.TableRow); ok {
			w.surplusCells(row)
		}
		if scope == 0 {
			w.scopes++
			scope = w.scopes
		}
	case *ast.Paragraph, *ast.TextBlock, *extast.TableCell:
		var field *Field
		links := len(w.block.Links)
		if item, ok := n.Parent().(*ast.ListItem); ok && n.PreviousSibling() == nil {
			list := item.Parent()
			if c := calloutOf(list.Parent()); c != nil && list.NextSibling() == nil {
				if name := w.field(c, item, n); name != "" {
					at := max(n.Pos(), 0)
					c.Fields = append(c.Fields, Field{Name: name, At: w.span(at, lineEnd(w.doc.body, at))})
					field = &c.Fields[len(c.Fields)-1]
				}
			}
		}
		if scope == 0 {
			w.scopes++
			scope = w.scopes
		}
		text := w.prose(n, scope, field != nil)
		if field != nil {
			// A date to be asked for, or a licence, states nothing.
			w.doc.Prose[len(w.doc.Prose)-1].Drawn = slices.Contains(facts, field.Name)
			field.Text, field.Links = strings.TrimSpace(text), w.block.Links[links:]
		}
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			w.walk(c, scope)
		}
	}
}

// blockQuotation takes what a block quotation says for quoted: each of its
// paragraphs is a quotation, whatever marks it has.
func (w *walker) blockQuotation(n ast.Node, scope Scope) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *extast.TableCell:
			f := w.flatten(c, scope)
			if words := strings.TrimSpace(f.text.String()); words != "" {
				from, to := f.source(0), f.source(f.text.Len()-1)+1
				w.doc.Quotations = append(w.doc.Quotations, Quotation{Words: QuotedWords(words), Scope: scope, At: w.span(from, max(from, to))})
			}
		case *ast.Heading:
			w.walk(c, scope)
			h := w.doc.Headings[len(w.doc.Headings)-1]
			w.doc.Quotations = append(w.doc.Quotations, Quotation{Words: QuotedWords(h.Text), Scope: scope, At: h.At})
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			if lines := c.Lines(); lines.Len() > 0 {
				from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
				w.doc.Quotations = append(w.doc.Quotations, Quotation{Words: string(c.Lines().Value(w.doc.body)), Scope: scope, At: w.span(from, to)})
			}
		case *ast.HTMLBlock:
			w.walk(c, scope)
		default:
			w.blockQuotation(c, scope)
		}
	}
}

// lost reports citations that were read and are on no page: those of a
// footnote that nothing refers to.
func (w *walker) lost() {
	kept := map[*Citation]bool{}
	for _, c := range w.doc.Citations {
		kept[c] = true
	}
	for _, c := range w.read {
		if !kept[c] {
			w.report(diag.New(diag.MalformedCitation, c.At, "this citation is not published: nothing refers to its footnote").
				WithHelp("refer to the footnote in the text, or delete it"))
		}
	}
}

func (w *walker) htmlBlock(n *ast.HTMLBlock) {
	from, to := 0, 0
	var all []byte
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		if i == 0 {
			from = s.Start
		}
		to = s.Stop
		all = append(all, s.Value(w.doc.body)...)
	}
	if n.HasClosure() {
		all = append(all, n.ClosureLine.Value(w.doc.body)...)
		to = n.ClosureLine.Stop
	}
	if open := bytes.LastIndex(all, []byte("<!--")); open >= 0 && !bytes.Contains(all[open:], []byte("-->")) && onlyComment(all) {
		at := from + bytes.LastIndex(w.doc.body[from:to], []byte("<!--"))
		w.report(diag.New(diag.RawHTML, w.span(at, at+len("<!--")), "this comment is not closed, so that nothing below it is published").
			WithHelp("close it with -->"))
	}
	if !onlyComment(all) {
		line := bytes.TrimRight(w.doc.body[from:to], "\r\n")
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		w.rawHTML(from, from+len(line))
	}
}

// onlyComment reports whether HTML is comments and blank space only; comments
// are allowed in notes and never published.
func onlyComment(html []byte) bool {
	for {
		html = bytes.TrimSpace(html)
		if len(html) == 0 {
			return true
		}
		if !bytes.HasPrefix(html, []byte("<!--")) {
			return false
		}
		end := bytes.Index(html, []byte("-->"))
		if end < 0 {
			return true // an open comment runs to the end of the note
		}
		html = html[end+len("-->"):]
	}
}

func (w *walker) rawHTML(from, to int) {
	w.report(diag.New(diag.RawHTML, w.span(from, to), "raw HTML is not published").
		WithHelp("say it in Markdown; to show the characters as they are, put them in `backticks` or write \\<"))
}

// number counts citations and items in the order of the document.
func (w *walker) number() {
	n := 0
	for i, c := range w.doc.Citations {
		c.Index = i
		for _, it := range c.Items {
			n++
			it.Number = n
		}
	}
}
