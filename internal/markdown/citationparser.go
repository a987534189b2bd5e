package markdown

import (
	"bytes"
	"strings"

	"dossier/internal/diag"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// citationParser reads citations where goldmark meets a "[".
type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

func (citationParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	yes, undecided := looksLikeCitation(string(line[:min(len(line), longestSignal)]))
	if undecided && len(line) < longestSignal {
		yes, _ = looksLikeCitation(gather(block, longestSignal).text.String())
	}
	if !yes {
		return nil
	}
	st := stateOf(pc)
	f := gather(block, usualCitation)
	flat := f.text.String()
	items, end, bad := scanCitation(flat)
	if bad != nil || end >= len(flat) { // what looks unfinished may only be long
		f = gather(block, longestCitation)
		flat = f.text.String()
		items, end, bad = scanCitation(flat)
	}
	if strings.HasPrefix(flat[min(end, len(flat)):], "(") && isLabel(items, bad) {
		return nil // a link whose text begins with @
	}
	at := func(from, to int) diag.Span {
		return st.span(f.source(from), f.source(max(from, to-1))+min(1, to-from))
	}
	if bad != nil {
		st.report(diag.New(bad.code, at(bad.from, bad.to), "%s", bad.message).WithHelp("%s", bad.help))
	}
	c := &Citation{At: at(0, end)}
	for _, it := range items {
		item := &Item{
			At: at(it.from, it.to), Key: it.key, Version: it.version, KeyAt: at(it.keyFrom, it.keyTo), Locator: it.locator,
			Quote: it.quote, QuoteAt: at(it.quoteFrom, it.quoteTo), Translation: it.translation, Grade: it.grade,
		}
		item.Locator.At = at(it.locFrom, it.locTo)
		signal, known := signals()[it.word]
		if !known {
			st.report(diag.New(diag.UnknownSignal, at(it.wordFrom, it.wordTo), "%q is no signal", it.word).
				WithHelp("leave it out (the passage supports), or write contra, mais voir, but see (contradicts), cf., voir, see (context), relaie or via (same origin)"))
			signal = Context
		}
		item.Signal = signal
		c.Items = append(c.Items, item)
	}
	st.read = append(st.read, c)
	advance(block, end)
	return &citationNode{citation: c}
}

// labelTransformer reports a citation with a colon behind it, which Markdown
// would take for the definition of a link and swallow.
type labelTransformer struct{}

func (labelTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	for i := range node.Lines().Len() {
		s := node.Lines().At(i)
		line := strings.TrimLeft(string(s.Value(reader.Source())), " ")
		if !strings.HasPrefix(line, "[") || !strings.Contains(line, "]:") {
			continue
		}
		if yes, _ := looksLikeCitation(line[:min(len(line), longestSignal)]); yes {
			st := stateOf(pc)
			st.report(diag.New(diag.MalformedCitation, st.span(s.Start, s.Stop), "Markdown reads this citation with its colon as the definition of a link").
				WithHelp("take the colon behind the bracket away"))
		}
	}
}

// Limits, in bytes, so that a thousand brackets cost a thousand short looks.
const (
	longestSignal   = 200       // before the @
	usualCitation   = 512       // of one bracket: enough for nearly all, so that a line of many is not read again for each
	longestCitation = 16 * 1024 // of one bracket
)

// isLabel reports whether a bracket is the text of a link: a key and no more.
func isLabel(items []scannedItem, bad *problem) bool {
	return bad != nil && len(items) == 0 || bad == nil && len(items) == 1 && items[0].quote == "" && items[0].locator.Kind == ""
}

// gather reads the block from the reader's place on, without the marks of the
// containers it stands in, and leaves the reader where it was. It stops behind
// the line in which most bytes are reached.
func gather(block text.Reader, most int) *flat {
	line, position := block.Position()
	defer block.SetPosition(line, position)
	f := &flat{}
	for first := true; ; first = false {
		text, segment := block.PeekLine()
		if text == nil || f.text.Len() >= most {
			return f
		}
		text = text[:min(len(text), most+segment.Padding)]
		skip := segment.Padding // spaces that stand for a tab
		if !first && skip == 0 {
			skip = len(text) - len(bytes.TrimLeft(text, " \t"))
		}
		skip = min(skip, len(text))
		f.add(string(text[skip:]), segment.Start+max(0, skip-segment.Padding))
		if first && segment.Padding > 0 {
			f.pieces[0].src = segment.Start
		}
		block.AdvanceLine()
	}
}

// advance moves the reader behind the first n bytes that gather returned.
func advance(block text.Reader, n int) {
	for first := true; n > 0; first = false {
		text, segment := block.PeekLine()
		if text == nil {
			return
		}
		skip := segment.Padding
		if !first && skip == 0 {
			skip = len(text) - len(bytes.TrimLeft(text, " \t"))
		}
		skip = min(skip, len(text))
		if n < len(text)-skip {
			block.Advance(skip + n)
			return
		}
		n -= len(text) - skip
		if n == 0 && !bytes.HasSuffix(text, []byte("\n")) {
			block.Advance(len(text))
			return
		}
		block.AdvanceLine()
	}
}
