package markdown

import (
	"regexp"
	"strings"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// CalloutKind says what a callout holds.
type CalloutKind string

const (
	Judgment    CalloutKind = "judgment"
	Assumption  CalloutKind = "assumption"
	Alternative CalloutKind = "alternative"
	Gap         CalloutKind = "gap"
	Indicator   CalloutKind = "indicator"
)

// calloutKinds are the words behind [! in the languages we know.
var calloutKinds = map[string]CalloutKind{
	"judgment": Judgment, "judgement": Judgment, "jugement": Judgment,
	"assumption": Assumption, "hypothese": Assumption, "hypothèse": Assumption,
	"alternative": Alternative,
	"gap":         Gap, "lacune": Gap,
	"indicator": Indicator, "indicateur": Indicator,
}

// calloutFields are the words with which items of a callout's list begin.
var calloutFields = map[string]string{
	"confidence": "confidence", "confiance": "confidence",
	"change_if": "change_if", "change if": "change_if", "changerait si": "change_if",
}

var fieldStart = regexp.MustCompile(`^(\p{L}[\p{L}_ ]*?)[ \x{00a0}\x{202f}]?:[ \t]+`)

var fieldAttribute = []byte("dossier-field")

// markField takes the name of a field off the text that begins an item of a
// callout's list; the printer writes it in the language of the page.
func markField(first ast.Node, source []byte) {
	t, ok := first.(*ast.Text)
	if !ok {
		return
	}
	m := fieldStart.FindSubmatch(t.Segment.Value(source))
	if m == nil {
		return
	}
	if field := calloutFields[strings.ToLower(string(m[1]))]; field != "" {
		t.SetAttribute(fieldAttribute, field)
		t.Segment = t.Segment.WithStart(t.Segment.Start + len(m[0]))
	}
}

// Callout is a block quotation that begins with a line such as
// [!judgment] #jc1 · very likely · moderate confidence.
type Callout struct {
	Kind   CalloutKind // "" if the word is unknown
	Word   string      // as written
	ID     string      // without the #; "" if none is given
	Terms  []string    // the parts between the middle dots, such as "very likely"
	At     diag.Span   // the first line
	WordAt diag.Span
	IDAt   diag.Span
}

var calloutLine = regexp.MustCompile(`^\[!([\p{L}-]+)\][ \t]*(.*?)[ \t]*\r?\n?$`)

var calloutAttribute = []byte("dossier-callout")

// calloutOf returns the callout a block quotation is, nil if it is just one.
func calloutOf(n ast.Node) *Callout {
	if v, ok := n.Attribute(calloutAttribute); ok {
		return v.(*Callout)
	}
	return nil
}

// calloutTransformer takes the first line off a block quotation before its
// inline content is read.
type calloutTransformer struct{}

func (calloutTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil || node.Lines().Len() == 0 {
		return
	}
	first := node.Lines().At(0)
	line := string(first.Value(reader.Source()))
	m := calloutLine.FindStringSubmatchIndex(line)
	if m == nil {
		return
	}
	st := stateOf(pc)
	at := func(from, to int) diag.Span {
		return st.span(first.Start-first.Padding+from, first.Start-first.Padding+to)
	}
	c := &Callout{Word: line[m[2]:m[3]], At: at(0, m[5]), WordAt: at(m[2], m[3])}
	c.Kind = calloutKinds[strings.ToLower(c.Word)]
	offset := m[4]
	for part := range strings.SplitSeq(line[m[4]:m[5]], "·") {
		term := strings.TrimSpace(part)
		lead := offset + len(part) - len(strings.TrimLeft(part, " \t"))
		if id, ok := strings.CutPrefix(term, "#"); ok && c.ID == "" {
			c.ID, c.IDAt = id, at(lead+1, lead+len(term))
		} else if term != "" {
			c.Terms = append(c.Terms, term)
		}
		offset += len(part) + len("·")
	}
	quote.SetAttribute(calloutAttribute, c)
	rest := text.NewSegments()
	rest.AppendAll(node.Lines().Sliced(1, node.Lines().Len()))
	if rest.Len() == 0 {
		quote.RemoveChild(quote, node)
		return
	}
	node.SetLines(rest)
}
