package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/text"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Prose is the running text of a paragraph, list item, table cell or heading,
// without markup and citations.
type Prose struct {
	Text   string
	Scope  Scope
	Field  bool         // it is a field of a callout
	Cell   bool         // it is a cell of a table
	Head   bool         // it is a heading
	Drawn  bool         // it is a cell of a figure, or a field that states nothing
	Item   int          // how many items of lists it stands in, one in the other
	Marks  []Mark       // where citations stand
	Quoted []text.Range // bytes of Text that quotations take up, with their marks
	// Emphasis, Struck and Code are bytes of Text that are emphasised, struck out and
	// code.
	Emphasis, Struck, Code []text.Range

	pieces []piece
	labels []text.Range
	body   []byte
	span   func(from, to int) diag.Span
}

// Mark is the place of a citation in running text.
type Mark struct {
	At       int // byte of the text
	Citation *Citation
}

// At returns where bytes of the text stand in the file.
func (p *Prose) At(from, to int) diag.Span {
	f := flat{pieces: p.pieces}
	return p.span(f.source(from), f.source(max(from, to-1))+min(1, to-from))
}

// FieldProse is a text that stands outside of the body of a note, such as its title, all of
// it at one place.
func FieldProse(words string, at diag.Span) *Prose {
	p := &Prose{Text: words, pieces: []piece{{}}, span: func(int, int) diag.Span { return at }}
	for _, q := range FindQuotations(words) {
		p.Quoted = append(p.Quoted, text.Range{From: q.from, To: q.to})
	}
	return p
}

// prose reads the inline content of a block: it notes citations and links and
// looks for quotations in what remains. It returns the text.
func (w *walker) prose(n ast.Node, scope Scope, field bool) string {
	f := w.flatten(n, scope)
	words := f.text.String()
	p := &Prose{Text: words, Scope: scope, Field: field, Cell: n.Kind() == extast.KindTableCell, Head: n.Kind() == ast.KindHeading,
		Item: itemsAround(n), Marks: f.marks, pieces: f.pieces, labels: f.labels, body: w.doc.body, span: w.span}
	w.block.Prose = append(w.block.Prose, p)
	w.doc.Prose = append(w.doc.Prose, p)
	for _, q := range FindQuotations(words) {
		from, to := f.source(q.from), f.source(q.to-1)+1
		q.Scope, q.At = scope, w.span(from, max(from, to))
		p.Quoted = append(p.Quoted, text.Range{From: q.from, To: q.to})
		w.doc.Quotations = append(w.doc.Quotations, q)
	}
	if at := spoken(words); at >= 0 && n.Kind() != extast.KindTableCell {
		w.quotes(f, Quotation{Words: strings.TrimSpace(words[at:]), Form: Dash, Scope: scope, from: at, to: len(words)})
	}
	for _, c := range f.code {
		c.Scope = scope
		w.quotes(f, c)
		p.Code = append(p.Code, text.Range{From: c.from, To: c.to})
	}
	p.Emphasis, p.Struck = f.emphasis, f.struck
	return words
}

// itemsAround counts the items of lists that a block stands in.
func itemsAround(n ast.Node) int {
	count := 0
	for n = n.Parent(); n != nil; n = n.Parent() {
		if n.Kind() == ast.KindListItem {
			count++
		}
	}
	return count
}

// quotes notes a quotation of a text that has no quotation marks.
func (w *walker) quotes(f *flat, q Quotation) {
	from, to := f.source(q.from), f.source(q.to-1)+1
	q.At = w.span(from, max(from, to))
	w.doc.Quotations = append(w.doc.Quotations, q)
}

// codeBlock notes what a block of code shows. Nothing can be cited in it, so any
// passage that the note cites may hold its words.
func (w *walker) codeBlock(n ast.Node) {
	if lines := n.Lines(); lines.Len() > 0 {
		w.doc.Quotations = append(w.doc.Quotations, Quotation{
			Words: string(lines.Value(w.doc.body)), Form: Code,
			At: w.span(lines.At(0).Start, lines.At(lines.Len()-1).Stop),
		})
	}
}

// flatten reads the inline content of a block as text and notes what stands in
// it: citations, links, mentions.
func (w *walker) flatten(n ast.Node, scope Scope) *flat {
	f := &flat{}
	w.inline(n, scope, f, false)
	text := f.text.String()
	w.block.Runes += utf8.RuneCountInString(text)
	w.reportFootnotes(f, text)
	w.noteMentions(f, text)
	return f
}

// reportFootnotes reports references to footnotes that do not exist.
func (w *walker) reportFootnotes(f *flat, text string) {
	for _, m := range undefinedFootnote().FindAllStringIndex(text, -1) {
		if at := f.source(m[0]); !w.escaped(at) && !f.inLabel(m[0]) {
			w.report(diag.New(diag.BrokenLink, w.span(at, at+m[1]-m[0]), "there is no footnote %s", text[m[0]:m[1]]).
				WithHelp("define it in a paragraph of its own, %s: text, or write \\[", text[m[0]:m[1]]))
		}
	}
}

// noteMentions notes each @ with a word behind it. One that was written as the sign
// itself, or is part of an address or of a link's words, is no mention.
func (w *walker) noteMentions(f *flat, text string) {
	for i := 0; i < len(text); i++ {
		if text[i] != '@' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if w.escaped(f.source(i)) || f.inLabel(i) || i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("._-/", before)) {
			continue
		}
		word := text[i+1:]
		if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' }); end >= 0 {
			word = word[:end]
		}
		if key := strings.TrimRight(word, "-_"); key != "" {
			w.doc.Mentions = append(w.doc.Mentions, Mention{Key: key, At: w.span(f.source(i), f.source(i)+1+len(key))})
		}
	}
}

// escaped reports whether the sign at a byte of the body, or the bracket before
// it, was written with a backslash: as itself, not as part of a citation.
func (w *walker) escaped(at int) bool {
	before := w.doc.body[:at]
	return bytes.HasSuffix(before, []byte(`\`)) || bytes.HasSuffix(before, []byte(`\[`)) || bytes.HasSuffix(before, []byte(`![`))
}

// undefinedFootnote is what remains in the text of a reference to nothing.
var undefinedFootnote = text.Pattern(`\[\^[^\]\s]+\]`)

// inline visits inline nodes. Code and raw HTML are not prose.
func (w *walker) inline(n ast.Node, scope Scope, f *flat, inLink bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			f.addMarkdown(c.Segment.Value(w.doc.body), c.Segment.Start)
			if c.SoftLineBreak() || c.HardLineBreak() {
				f.add(" ", c.Segment.Stop)
			}
		case *citationNode:
			c.citation.Scope = scope
			f.marks = append(f.marks, Mark{f.text.Len(), c.citation})
			w.doc.Citations = append(w.doc.Citations, c.citation)
			w.block.Citations = append(w.block.Citations, c.citation)
			if inLink {
				w.report(diag.New(diag.MalformedCitation, c.citation.At, "a citation stands inside a link").
					WithHelp("put it behind the link"))
			}
		case *ast.RawHTML:
			var all []byte
			for i := range c.Segments.Len() {
				s := c.Segments.At(i)
				all = append(all, s.Value(w.doc.body)...)
			}
			if !onlyComment(all) {
				first := c.Segments.At(0)
				w.rawHTML(first.Start, first.Stop)
			}
		case *ast.CodeSpan:
			start := f.text.Len()
			if words := w.code(c, f); words != "" {
				f.code = append(f.code, Quotation{Words: words, Form: Code, from: start, to: f.text.Len()})
			}
		case *ast.Emphasis:
			start := f.text.Len()
			w.inline(c, scope, f, inLink)
			f.emphasis = append(f.emphasis, text.Range{From: start, To: f.text.Len()})
		case *extast.Strikethrough:
			// Words struck through inside a quotation are no longer its words.
			f.add("\uFFFC", c.Pos())
			start := f.text.Len()
			w.inline(c, scope, f, inLink)
			f.struck = append(f.struck, text.Range{From: start, To: f.text.Len()})
		case *ast.Link:
			w.link(c, string(c.Destination), false)
			w.linkTitle(c, c.Title)
			start := f.text.Len()
			w.inline(c, scope, f, true)
			f.labels = append(f.labels, text.Range{From: start, To: f.text.Len()})
		case *ast.Image:
			w.link(c, string(c.Destination), true)
			w.linkTitle(c, c.Title)
			w.inline(c, scope, f, true)
		case *ast.AutoLink:
			address := string(c.URL(w.doc.body))
			if c.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
				address = "mailto:" + address
			}
			w.link(c, address, false)
			f.add(string(c.Label(w.doc.body)), c.Pos())
		default:
			w.inline(c, scope, f, inLink)
		}
	}
}

// code adds the text of code: inside a quotation it is part of what is quoted.
// Quotation marks and @ in it are themselves, for code is how they are shown. It
// returns the text as it stands.
func (w *walker) code(n ast.Node, f *flat) string {
	var words strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		words.Write(t.Segment.Value(w.doc.body))
		plain := strings.Map(func(r rune) rune {
			if _, mark := partners[r]; mark || r == '@' || r == '^' || strings.ContainsRune("»”’›」』", r) {
				return '\uFFFD' // as long as the longest of them in UTF-8
			}
			return r
		}, string(t.Segment.Value(w.doc.body)))
		f.add(plain, t.Segment.Start)
	}
	return words.String()
}

// linkTitle reports the title of a link, [words](address "title"), which is not printed: who
// taps, prints or listens would never know of it, and it is verified by nothing.
func (w *walker) linkTitle(n ast.Node, title []byte) {
	if len(title) == 0 {
		return
	}
	from := max(n.Pos(), 0)
	at := w.span(from, min(from+1, len(w.doc.body)))
	if m := w.titleAt(from, title); m >= 0 {
		at = w.span(m, m+len(title))
	}
	w.report(diag.New(diag.LostTitle, at, "the title of a link is on no page").
		WithHelp("say it in the text, or in the words of the link"))
}

// definition is the beginning of a line that gives the address of links, [a]: address "title".
var definition = text.Pattern(`(?m)^[ >]*\[[^\]\n]+\]:[ \t]*\S+[ \t]*\r?\n?[ \t]*["'(]([^"')\n]*)`)

// titleAt returns where the title of a link stands, -1 if nobody knows: behind the address of the
// link that begins at byte from, or where the address of it is defined.
func (w *walker) titleAt(from int, title []byte) int {
	near := w.doc.body[from:min(len(w.doc.body), from+longestLink)]
	if i := bytes.Index(near, []byte("](")); i >= 0 {
		for _, mark := range []byte(`"'(`) {
			if j := bytes.Index(near[i+2:], append([]byte{mark}, title...)); j > 0 {
				return from + i + 2 + j + 1
			}
		}
	}
	if w.linkTitles == nil {
		w.linkTitles = map[string]int{}
		for _, m := range definition().FindAllSubmatchIndex(w.doc.body, -1) {
			if said := string(w.doc.body[m[2]:m[3]]); w.linkTitles[said] == 0 {
				w.linkTitles[said] = m[2]
			}
		}
	}
	if at := w.linkTitles[string(title)]; at > 0 {
		return at
	}
	return -1
}

// longestLink is how many bytes are looked through for the address of a link.
const longestLink = 2000

func (w *walker) link(n ast.Node, destination string, image bool) {
	from := max(n.Pos(), 0)
	raw := destination
	destination, _ = unescape(destination, 0)
	text := &flat{}
	w.labelText(n, text)
	l := &Link{Destination: destination, Image: image, Text: text.text.String(), At: w.span(from, min(from+1, len(w.doc.body)))}
	near := string(w.doc.body[from:min(len(w.doc.body), from+longestLink)])
	behind := max(strings.Index(near, "]("), 0)
	if i := strings.Index(near[behind:], raw); i >= 0 && raw != "" {
		l.At = w.span(from+behind+i, from+behind+i+len(raw))
	}
	n.SetAttribute(linkAttribute, l)
	w.doc.Links = append(w.doc.Links, l)
	w.block.Links = append(w.block.Links, l)
}

func (w *walker) labelText(n ast.Node, f *flat) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			f.addMarkdown(t.Segment.Value(w.doc.body), t.Segment.Start)
		} else {
			w.labelText(c, f)
		}
	}
}

var linkAttribute = []byte("dossier-link")
