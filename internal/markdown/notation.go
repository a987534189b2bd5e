package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
	"dossier/internal/text"

	"github.com/yuin/goldmark/ast"
	source "github.com/yuin/goldmark/text"
)

// WikiLink is a link as other programs write it: [[name]], [[name#heading]] or
// [[name|words]]; ![[name]] shows a file.
type WikiLink struct {
	Target string // the name or path, and the heading behind #
	Words  string // behind the |; "" if there are none
	Shows  bool
	At     diag.Span
}

// maxNotation is how many marks of other programs are reported in a note.
const maxNotation = 20

var (
	wikiLink = text.Pattern(`(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]`)
	// hiddenWords are a comment as Obsidian writes it.
	hiddenWords = text.Pattern(`(?s)%%(.*?)%%`)
)

// notation is a mark of another program. The mark stands in the first group of its
// pattern.
type notation struct {
	sign       string // without which there is no such mark
	pattern    func() *regexp.Regexp
	code       diag.Code
	says, help string
	instead    func(string) string // what the correction writes for the mark; nil if there is none
}

// blankly returns the same instead of a mark, whatever it is.
func blankly(mark string) func(string) string { return func(string) string { return mark } }

// leading is what may stand in a line before its text.
const leading = `^[ >]*`

// beginnings are marks at the beginning of a line.
var beginnings = []notation{
	{"#", text.Pattern(leading + `(#{1,6}` + blanks + `+)[^\s#]`), diag.NotMarkdown,
		"this blank is no space, so that the line is no heading and is printed with its marks", "write a space in its place",
		func(mark string) string {
			return strings.TrimRightFunc(mark, func(r rune) bool { return r != '#' }) + " "
		}},
	{"", text.Pattern(leading + `([-*+]` + blanks + `+)\S`), diag.NotMarkdown,
		"this blank is no space, so that the line is no item of a list and is printed with its mark", "write a space in its place",
		func(mark string) string { return mark[:1] + " " }},
	{">", text.Pattern(leading + `(>` + blanks + `+)\[!`), diag.NotMarkdown,
		"this blank is no space, so that the line makes no callout", "write a space in its place", blankly("> ")},
	{"##", text.Pattern(`^(#{2,6})[\p{L}\p{N}]`), diag.NotMarkdown,
		"a heading has a space behind its #, so that this line is printed with its marks", "write a space behind them",
		func(mark string) string { return mark + " " }},
	{"#", text.Pattern(`^(#\p{L}[\p{L}\p{N}_/-]*)(?:[ \t]+#\p{L}[\p{L}\p{N}_/-]*)*[ \t]*\r?\n?$`), diag.ForeignMark,
		"this is printed as it stands: subjects of a note stand in its front matter", "write tags: […] there; a heading has a space behind its #", nil},
	{"", text.Pattern(leading + `([•‣◦▪●○■·\x{f0b7}][\s\x{00a0}\x{2000}-\x{200b}]+)\S`), diag.ForeignMark,
		"this mark makes no list, so that the lines run together", "begin each item with - and a space", blankly("- ")},
	{"[", text.Pattern(leading + `(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(\[[ xX]\])[ \t]`), diag.ForeignMark,
		"this box is printed as it stands: a note has no lists of tasks", "say what is done and what is not, or put it into a comment, <!-- … -->", nil},
	{"", text.Pattern(leading + `(:{3,}[ \t]*[\p{L}{][^\n]*?)[ \t]*\r?\n?$`), diag.ForeignMark,
		"this is printed as it stands: a note has no boxes of this form", "write it as a paragraph, or with > before its lines", nil},
	{"", text.Pattern(leading + `((?:!!!|\?\?\?)\+?[ \t]+\p{L}[^\n]*?)[ \t]*\r?\n?$`), diag.ForeignMark,
		"this is printed as it stands: a note has no boxes of this form", "write it as a paragraph, or with > before its lines", nil},
	{"", text.Pattern(`^(\[(?:TOC|toc)\]|\[\[_TOC_\]\]|\{:[^{}\n]*\})[ \t]*\r?\n?$`), diag.ForeignMark,
		"this is printed as it stands: a note has no commands of this form", "delete it; a page has its contents without being told", nil},
	{"", text.Pattern(`^#{1,6}[ \t][^\n]*?(\{:?[ \t]*(?:[^{}\n]*[ \t])?(?:\.[a-zA-Z]|\w+=)[^{}\n]*\})[ \t]*\r?\n?$`), diag.ForeignMark,
		"this is printed as it stands: a heading may have an id, and nothing else", "write {#id}, or take it away", nil},
	{"", text.Pattern(`^((?:import|export)[ \t]+(?:default[ \t]|const[ \t]|[\w{}*, \t]+[ \t]from[ \t]+["'][^"'\s]+["'];?[ \t]*\r?\n?$))`), diag.ForeignMark,
		"this is printed as it stands: a note carries nothing out", "delete the line", nil},
	{"", text.Pattern(`^(\*\[[^\]\n]+\]:)[ \t]`), diag.ForeignMark,
		"this is printed as it stands: what an abbreviation means stands in content/glossary.yaml", "move it there", nil},
}

// within are marks anywhere in a text.
var within = []notation{
	{"==", text.Pattern(`(==)[^\s=][^=\n]*[^\s=]==`), diag.ForeignMark,
		"these signs are printed as they stand: they mark nothing", "write **words** for what matters", nil},
	{"{{", text.Pattern(`(\{\{[<%]?[^{}\n]*[>%]?\}\})`), diag.ForeignMark,
		"this is printed as it stands: a note has no commands of a template", "write in Markdown what it would put here, or put it in `backticks`", nil},
	{"$$", text.Pattern(`(\$\$)[^$\n]+\$\$`), diag.ForeignMark,
		"this is printed as it stands: formulas are not set", "write it in words, or in `backticks`", nil},
}

// drawnElsewhere are blocks of code that other programs draw or carry out.
var drawnElsewhere = []string{"mermaid", "dataview", "dataviewjs", "plantuml", "query", "tasks", "chart", "graphviz", "dot"}

// notation reports what other programs would read and this one prints as it stands.
// Code, comments and citations, which quote what they quote, are left out.
func (st *state) notation(root ast.Node) {
	body := st.plainBody(root)
	n := notationReader{state: st, body: body}
	n.comments()
	n.look(within, 0, len(body))
	for at := 0; at < len(body); {
		end := lineEnd(body, at)
		if mayBegin(bytes.TrimLeft(body[at:end], " >")) {
			n.look(beginnings, at, end)
		}
		at = end
	}
	n.wikiLinks()
}

// signs are the other beginnings of such marks.
var signs = []string{":::", "!!!", "???", "[TOC]", "[toc]", "[[_TOC_]]", "{:", "import", "export", "*["}

// mayBegin reports whether a line, from its first sign on, may begin with one of the marks.
func mayBegin(line []byte) bool {
	switch {
	case len(line) < 2:
		return false
	case line[0] == '#' || line[0] >= utf8.RuneSelf || taskBox(line):
		return true
	case slices.ContainsFunc(signs, func(sign string) bool { return bytes.HasPrefix(line, []byte(sign)) }):
		return true
	default:
		return line[1] >= utf8.RuneSelf && bytes.IndexByte([]byte("-*+"), line[0]) >= 0
	}
}

// notationReader reads a note for the marks of other programs.
type notationReader struct {
	*state
	body     []byte // without code, comments and citations
	reported int
}

func (n *notationReader) tell(d diag.Diagnostic) {
	if n.reported++; n.reported <= maxNotation {
		n.report(d)
	}
}

// comments reports what is meant to be read by nobody.
func (n *notationReader) comments() {
	if !bytes.Contains(n.body, []byte("%%")) {
		return
	}
	for _, m := range hiddenWords().FindAllSubmatchIndex(n.body, -1) {
		d := diag.New(diag.ForeignComment, n.span(m[0], m[0]+len("%%")), "what stands between these signs is no comment here and would be published").
			WithHelp("write <!-- … -->, which no page shows")
		words := n.doc.body[m[2]:m[3]]
		// <!--> is a whole comment, behind which everything is read.
		if !bytes.Contains(words, []byte("--")) && !bytes.HasPrefix(words, []byte(">")) && !bytes.HasPrefix(words, []byte("->")) {
			d = d.WithFix(n.span(m[0], m[1]), "<!--"+string(words)+"-->")
		}
		n.tell(d)
	}
}

// look reports the marks of a list between two bytes.
func (n *notationReader) look(all []notation, from, to int) {
	for _, mark := range all {
		if !bytes.Contains(n.body[from:to], []byte(mark.sign)) {
			continue
		}
		for _, m := range mark.pattern().FindAllSubmatchIndex(n.body[from:to], maxNotation) {
			at := n.span(from+m[2], from+m[3])
			d := diag.New(mark.code, at, "%s", mark.says).WithHelp("%s", mark.help)
			if mark.instead != nil {
				d = d.WithFix(at, mark.instead(at.Text()))
			}
			n.tell(d)
		}
	}
}

// wikiLinks notes the links of other programs, which are reported by whoever knows the
// files.
func (n *notationReader) wikiLinks() {
	if !bytes.Contains(n.body, []byte("[[")) {
		return
	}
	for _, m := range wikiLink().FindAllSubmatchIndex(n.body, maxNotation) {
		l := WikiLink{Target: strings.TrimSpace(string(n.body[m[4]:m[5]])), Shows: m[2] < m[3], At: n.span(m[0], m[1])}
		if m[6] >= 0 {
			l.Words = strings.TrimSpace(string(n.body[m[6]:m[7]]))
		}
		n.doc.WikiLinks = append(n.doc.WikiLinks, l)
	}
}

// taskBox reports whether a line may be an item of a list with a box before its words.
func taskBox(line []byte) bool {
	at := bytes.IndexByte(line, '[')
	return at > 0 && at+2 < len(line) && line[at+2] == ']' && (line[0] >= '0' && line[0] <= '9' || bytes.IndexByte([]byte("-*+"), line[0]) >= 0)
}

// plainBody returns the body with blanks for what is code, a comment or a citation, so
// that every byte keeps its place. It reports blocks that other programs draw.
func (st *state) plainBody(root ast.Node) []byte {
	body := bytes.Clone(st.doc.body)
	blank := func(from, to int) {
		for i := from; i < to; i++ {
			if body[i] != '\n' {
				body[i] = ' '
			}
		}
	}
	all := func(segments *source.Segments) {
		for i := range segments.Len() {
			blank(segments.At(i).Start, segments.At(i).Stop)
		}
	}
	// Nothing in it returns an error.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.FencedCodeBlock:
			st.drawnElsewhere(n)
			all(n.Lines())
		case *ast.CodeBlock:
			all(n.Lines())
		case *ast.HTMLBlock:
			all(n.Lines())
			if n.HasClosure() {
				blank(n.ClosureLine.Start, n.ClosureLine.Stop)
			}
		case *ast.RawHTML:
			all(n.Segments)
		case *ast.Paragraph:
			st.noTable(n)
		case *ast.Text:
			if n.Parent().Kind() == ast.KindCodeSpan {
				blank(n.Segment.Start, n.Segment.Stop)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, c := range st.read {
		blank(c.At.Start-st.from, c.At.End-st.from)
	}
	return body
}

// border is the line below the head of a table.
var border = text.Pattern(`^[ >]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?\n?$`)

// noTable reports a paragraph that is meant to be a table: its lines stand between bars, or the
// second would be the border of a head that has another number of cells.
func (st *state) noTable(n *ast.Paragraph) {
	if n.Lines().Len() < 2 {
		return
	}
	head, second := n.Lines().At(0), n.Lines().At(1)
	a, b := bytes.TrimSpace(head.Value(st.doc.body)), bytes.TrimSpace(second.Value(st.doc.body))
	between := func(line []byte) bool { return len(line) > 2 && line[0] == '|' && line[len(line)-1] == '|' }
	if between(a) && between(b) || bytes.Contains(a, []byte("|")) && bytes.Contains(b, []byte("|")) && border().Match(b) {
		at := st.span(head.Start, head.Start+len(bytes.TrimRight(head.Value(st.doc.body), "\r\n")))
		st.report(diag.New(diag.ForeignMark, at, "this is no table: its lines are printed as they stand").
			WithHelp("a table has a head, and below it a line with one --- for each of its cells: | --- | --- |"))
	}
}

// drawnElsewhere reports a block of code that another program draws.
func (st *state) drawnElsewhere(n *ast.FencedCodeBlock) {
	language := string(n.Language(st.doc.body))
	if slices.ContainsFunc(drawnElsewhere, func(name string) bool { return strings.EqualFold(language, name) }) {
		at := st.span(n.Info.Segment.Start, n.Info.Segment.Start+len(language))
		st.report(diag.New(diag.ForeignMark, at, "this block is printed as code: no %s is drawn or carried out", strings.ToLower(language)).
			WithHelp("draw it from a table with > [!figure], or show a picture with > [!image]"))
	}
}
