package markdown

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/text"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	source "github.com/yuin/goldmark/text"
)

// CalloutKind says what a callout holds.
type CalloutKind string

const (
	Judgment    CalloutKind = "judgment"
	Assumption  CalloutKind = "assumption"
	Alternative CalloutKind = "alternative"
	Gap         CalloutKind = "gap"
	Indicator   CalloutKind = "indicator"
	Figure      CalloutKind = "figure" // a table that is drawn
	Image       CalloutKind = "image"
)

// fieldsOf are the fields that callouts of a kind may have; those of a kind that is not
// here are those of statements.
var fieldsOf = map[CalloutKind][]string{
	Figure: {"reading", "from", "to", "places", "question"},
	Image:  {"credit", "licence", "source", "taken", "place", "caption", "verified", "rights"},
}

// statementFields are the fields of statements: how sure it is and why, what would change it, and
// where what speaks against it was looked for.
var statementFields = []string{"confidence", "change_if", "against"}

// facts are the fields that are no statement of the note: what a figure asks for, and what
// is known of an image.
var facts = []string{"from", "to", "credit", "licence", "source", "taken", "verified", "rights"}

// States reports whether the callout states something: it is no figure and no image.
func (c *Callout) States() bool { return fieldsOf[c.Kind] == nil }

// calloutKinds are the words behind [! in the languages we know.
var calloutKinds = sync.OnceValue(func() map[string]CalloutKind {
	return meanings[CalloutKind](func(n *language.NotesData) language.Lists { return n.Callouts })
})

// calloutFields are the words with which items of a callout's list begin.
var calloutFields = sync.OnceValue(func() map[string]string {
	fields := meanings[string](func(n *language.NotesData) language.Lists { return n.Fields })
	for _, key := range slices.Collect(maps.Values(fields)) {
		fields[key] = key
	}
	return fields
})

// meanings returns what words mean in any language: the keys that they stand for.
func meanings[T ~string](lists func(*language.NotesData) language.Lists) map[string]T {
	all := map[string]T{}
	for _, l := range language.With(language.Notes) {
		for word, key := range lists(l.Notes()).Meanings() {
			all[word] = T(key)
		}
	}
	return all
}

var fieldStart = text.Pattern(`^(\p{L}[\p{L}_ ]*?)(?:[ \x{00a0}\x{202f}]?:[ \t]+|：[ \t]*)`)

var fieldAttribute = []byte("dossier-field")

// field takes the name of a field off the text of an item in the list that
// closes a callout, and returns it; the printer writes it in the language of
// the page.
func (w *walker) field(c *Callout, item *ast.ListItem, text ast.Node) string {
	first, ok := text.FirstChild().(*ast.Text)
	if !ok {
		return ""
	}
	start := first.Segment.Start
	line := w.doc.body[start:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	m := fieldStart().FindSubmatch(line)
	if m == nil {
		return ""
	}
	field := calloutFields()[strings.ToLower(string(m[1]))]
	if allowed := fieldsOf[c.Kind]; allowed != nil && !slices.Contains(allowed, field) {
		w.report(diag.New(diag.UnknownKey, w.span(start, start+len(m[1])), "a callout of kind %s has no field %q", c.Kind, m[1]).
			WithHelp("its fields are %s", strings.Join(allowed, ", ")))
		return ""
	}
	if field == "" || fieldsOf[c.Kind] == nil && !slices.Contains(statementFields, field) {
		w.report(diag.New(diag.UnknownKey, w.span(start, start+len(m[1])), "a callout has no field %q", m[1]).
			WithHelp("its fields are %s, or these words in the language of the note; or move the sentence out of the closing list", strings.Join(statementFields, ", ")))
		return ""
	}
	item.SetAttribute(fieldAttribute, field)
	// An underscore makes a new text node, so the name may be in several.
	behind := start + len(m[0])
	for n := text.FirstChild(); n != nil; {
		t, ok := n.(*ast.Text)
		next := n.NextSibling()
		if !ok || t.Segment.Start >= behind {
			break
		}
		if t.Segment.Stop <= behind {
			text.RemoveChild(text, t)
		} else {
			t.Segment = t.Segment.WithStart(behind)
		}
		n = next
	}
	return field
}

// Callout is a block quotation that begins with a line such as
// [!judgment] #jc1 · very likely · moderate confidence.
type Callout struct {
	Kind   CalloutKind // "" if the word is unknown
	Word   string      // as written
	ID     string      // without the #; "" if none is given
	Terms  []Term      // the parts between the middle dots
	Fields []Field     // of the list that closes it
	Scope  Scope       // of everything in it
	Prose  []*Prose    // its running text, that of its fields too
	At     diag.Span   // the first line
	WordAt diag.Span
	IDAt   diag.Span
	Table  *Table // of a figure; nil if it has none
	Images []*Link
}

// Term is a part of the first line of a callout, such as "very likely".
type Term struct {
	Text string
	At   diag.Span
}

// Field is an item of the list that closes a callout.
type Field struct {
	Name string // a key of the fields of its kind, such as confidence
	Text string // behind the name, without markup and citations

	Links []*Link // in it
	At    diag.Span
}

// Field returns the text of the first field of that name, "" if there is none.
func (c *Callout) Field(name string) string {
	if f := c.FieldNamed(name); f != nil {
		return f.Text
	}
	return ""
}

// FieldNamed returns the first field of that name, nil if there is none.
func (c *Callout) FieldNamed(name string) *Field {
	for i := range c.Fields {
		if c.Fields[i].Name == name {
			return &c.Fields[i]
		}
	}
	return nil
}

var (
	calloutLine = text.Pattern(`^\s*\[!([\p{L}-]+)\][ \t]*(.*?)[ \t]*\r?\n?$`)
	// looseCallout is a line that was meant to make a callout and does not.
	looseCallout = text.Pattern(`^\s*[*_]*\[(!?)[\s!]*(\p{L}[\p{L}-]*)`)
)

var calloutAttribute = []byte("dossier-callout")

// calloutOf returns the callout a block quotation is, nil if it is just one.
func calloutOf(n ast.Node) *Callout {
	if n == nil {
		return nil
	}
	if v, ok := n.Attribute(calloutAttribute); ok {
		return v.(*Callout)
	}
	return nil
}

// middleDot parts the terms of a callout.
const middleDot = "·"

// otherParting is what else people part them with. It is read as what is meant, so that
// one mistake is one message.
var otherParting = []string{"•", "∙", "⋅", "・", "‧", " | ", " – ", " — ", " - ", " / ", " . ", "; ", ", "}

// partedBy returns what parts the terms behind the id of a callout.
func partedBy(terms string) string {
	if strings.HasPrefix(terms, "#") && !strings.Contains(terms, middleDot) {
		for _, mark := range otherParting {
			if strings.Contains(terms, mark) {
				return mark
			}
		}
	}
	return middleDot
}

// looseAttribute marks a block quotation that was meant to be a callout: what it says is
// nobody's words.
var looseAttribute = []byte("dossier-loose")

// isLooseCallout reports whether a line was meant to make a callout: its word stands in
// brackets that are open, or lacks its exclamation mark.
func isLooseCallout(line []byte) bool {
	m := looseCallout().FindSubmatchIndex(line)
	if m == nil {
		return false
	}
	return m[2] < m[3] || calloutKinds()[strings.ToLower(string(line[m[4]:m[5]]))] != "" && m[5] < len(line) && line[m[5]] == ']'
}

// calloutTransformer takes the first line off a block quotation before its
// inline content is read.
type calloutTransformer struct{}

func (calloutTransformer) Transform(node *ast.Paragraph, reader source.Reader, pc parser.Context) {
	quote, ok := node.Parent().(*ast.Blockquote)
	if !ok || node.PreviousSibling() != nil || node.Lines().Len() == 0 {
		return
	}
	first := node.Lines().At(0)
	line := string(first.Value(reader.Source()))
	m := calloutLine().FindStringSubmatchIndex(line)
	st := stateOf(pc)
	if m == nil {
		for i := range node.Lines().Len() {
			s := node.Lines().At(i)
			if text := s.Value(reader.Source()); isLooseCallout(text) {
				quote.SetAttribute(looseAttribute, true)
				st.report(diag.New(diag.UnknownKey, st.span(s.Start, s.Stop), "this line does not make a callout").
					WithHelp("a callout is a block quotation whose first line is just [!kind] #id · terms"))
			}
		}
		return
	}
	if text := line[m[4]:m[5]]; strings.ContainsAny(text, "@[]") || len(FindQuotations(text)) > 0 {
		st.report(diag.New(diag.MalformedCitation, st.span(first.Start+m[4], first.Start+m[5]), "the first line of a callout holds its id and its terms only").
			WithHelp("put citations and quotations into the lines below"))
	}
	at := func(from, to int) diag.Span {
		return st.span(first.Start-first.Padding+from, first.Start-first.Padding+to)
	}
	c := &Callout{Word: line[m[2]:m[3]], At: at(0, m[5]), WordAt: at(m[2], m[3])}
	c.Kind = calloutKinds()[strings.ToLower(c.Word)]
	offset := m[4]
	parted := partedBy(line[m[4]:m[5]])
	if parted != middleDot {
		var terms []string
		for part := range strings.SplitSeq(line[m[4]:m[5]], parted) {
			terms = append(terms, strings.TrimSpace(part))
		}
		whole := at(m[4], m[5])
		st.report(diag.New(diag.UnknownKey, whole, "the parts of this line are parted by %q, where a callout has middle dots", strings.TrimSpace(parted)).
			WithHelp("write %s", strings.Join(terms, " · ")).WithFix(whole, strings.Join(terms, " · ")))
	}
	for part := range strings.SplitSeq(line[m[4]:m[5]], parted) {
		term := strings.TrimSpace(part)
		lead := offset + len(part) - len(strings.TrimLeft(part, " \t"))
		if id, ok := strings.CutPrefix(term, "#"); ok && c.ID == "" {
			c.ID, c.IDAt = id, at(lead+1, lead+len(term))
		} else if term != "" {
			c.Terms = append(c.Terms, Term{term, at(lead, lead+len(term))})
		}
		offset += len(part) + len(parted)
	}
	quote.SetAttribute(calloutAttribute, c)
	rest := source.NewSegments()
	rest.AppendAll(node.Lines().Sliced(1, node.Lines().Len()))
	if rest.Len() == 0 {
		quote.RemoveChild(quote, node)
		return
	}
	node.SetLines(rest)
}
