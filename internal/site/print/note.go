package print

import (
	"fmt"
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/markdown"
)

// Note is the text of a note, with what Markdown does not say of it.
type Note struct {
	Words    *Words // of the language of the page
	Doc      *markdown.Document
	Callouts map[*markdown.Callout]Callout // what is known of them; a callout may be missing
	Figures  map[*markdown.Callout]Figure
	Images   map[*markdown.Callout]Image
	Terms    []markdown.Wrap // made by [TermUse], in the order of the document
	Target   func(*markdown.Link) Target
	Marks    map[*markdown.Item]Mark // what stands for its citations
}

// Mark is the number that stands for a citation in the text of a note.
type Mark struct {
	Number int
	Card   string // id of the evidence that it leads to
}

// Target is what a link in a note leads to: a place on the site, or an address
// elsewhere, or nothing.
type Target struct {
	Link     Link
	External string
}

// Callout is what stands over and under the text of a callout besides its title.
type Callout struct {
	Likelihood string // in a sentence; "" if the callout says none
	Degree     Degree // both, to be drawn
	Confidence string // in a sentence; "" if it says none
	Origins    string // what it rests on, in a sentence; "" if on nothing
	Shared     []SharedWords
}

// SharedWords are words that several articles have in common, which is why they
// count as one origin.
type SharedWords struct{ Text, Lang string }

// Block is a printed block of a note.
type Block struct{ HTML template.HTML }

// Blocks prints a note, block by block.
func (n Note) Blocks() []Block {
	printed, err := n.Doc.HTML(markdown.Printer{
		Wraps:        n.Terms,
		Link:         n.link,
		Citation:     n.citation,
		Text:         func(text string) string { return together(edged(text)) },
		CalloutTitle: n.calloutTitle, CalloutDegrees: n.calloutDegrees, CalloutFoot: n.calloutFoot,
		CalloutField: func(field string) string {
			return `<strong class="field">` + html.EscapeString(n.Words.Phrase("field_"+field)+n.Words.Phrase("colon")) + `</strong>` + n.Words.Blank("colon")
		},
		Figure:    n.figure,
		Footnote:  func(number int) string { return html.EscapeString(n.Words.Phrase("footnote_mark", number)) },
		CodeLabel: n.Words.Phrase("code"),
		Direction: n.Words.direction,
	})
	if err != nil {
		// The printer writes into memory and knows every node the parser makes.
		panic(fmt.Sprintf("print %s: %v", n.Doc.Source.Name, err))
	}
	blocks := make([]Block, len(printed))
	for i, block := range printed {
		blocks[i].HTML = trusted(besideWords.ReplaceAllString(block, "\u202f"+citesStart))
	}
	return blocks
}

func (n Note) link(l *markdown.Link) (href string, external, ok bool) {
	t := n.Target(l)
	if t.External != "" {
		return t.External, true, true
	}
	return t.Link.String(), false, !t.Link.IsZero()
}

const citesStart = `<span class="cites">`

// besideWords is what stands between words and the numbers behind them: a line does not
// break there, nor begin with a number.
var besideWords = regexp.MustCompile(`[ \n]+` + citesStart)

// citation prints the numbers that stand for a citation in the text: each once, and in
// front of it the ids of the other items that have it.
func (n Note) citation(c *markdown.Citation) string {
	var out strings.Builder
	out.WriteString(citesStart)
	for i, item := range c.Items {
		same := func(other *markdown.Item) bool {
			return n.Marks[other] == n.Marks[item] && other.Signal == item.Signal
		}
		if slices.ContainsFunc(c.Items[:i], same) {
			continue
		}
		if i > 0 {
			out.WriteString("<wbr>")
		}
		for _, other := range c.Items[i+1:] {
			if same(other) {
				out.WriteString(`<span class="also" id="` + CitationID(other.Number) + `"></span>`)
			}
		}
		out.WriteString(n.citationMark(item))
	}
	return out.String() + `</span>`
}

// citationMark is the number that stands for a citation in the text. A sign says what
// the passage does, unless it supports.
func (n Note) citationMark(item *markdown.Item) string {
	mark := n.Marks[item]
	number := n.Words.Digits(mark.Number)
	drawn := ""
	if item.Signal != markdown.Supports {
		drawn = string(sign(string(item.Signal)))
	}
	label := n.Words.Phrase("source_number", mark.Number) + n.Words.Phrase("comma") + n.Words.Phrase(string(item.Signal))
	return fmt.Sprintf(`<a class="cite cite-%s" id="%s" href="#%s" aria-label="%s">%s%s</a>`,
		item.Signal, CitationID(item.Number), mark.Card, html.EscapeString(label), drawn, number)
}

// calloutTitle says what kind of statement it is.
func (n Note) calloutTitle(c *markdown.Callout) string {
	known := n.Callouts[c]
	var b strings.Builder
	b.WriteString(`<p class="callout-title"><span class="kind">` + html.EscapeString(n.Words.Phrase(string(c.Kind))) + `</span>`)
	if known.Likelihood == "" && known.Confidence == "" {
		for _, t := range c.Terms {
			b.WriteString(` <span class="term"` + string(n.Words.Of("", t.Text)) + `>` + html.EscapeString(t.Text) + `</span>`)
		}
	}
	if c.ID != "" {
		id := html.EscapeString(c.ID)
		b.WriteString(` <a class="anchor" href="#` + id + `"` + string(n.Words.Of("", c.ID)) + `>#` + id + `</a>`)
	}
	return b.String() + "</p>\n"
}

// calloutDegrees says how likely a statement is and how sure that is: in two
// sentences, as the directive asks (ICD 203), and with a bar that says no more.
func (n Note) calloutDegrees(c *markdown.Callout) string {
	known := n.Callouts[c]
	if known.Likelihood == "" && known.Confidence == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<p class="degrees">`)
	if known.Likelihood != "" {
		b.WriteString(`<strong>` + html.EscapeString(known.Likelihood) + `</strong> ` + string(known.Degree.Bar()))
	}
	if known.Confidence != "" {
		b.WriteString(` <span class="sureness">` + html.EscapeString(known.Confidence) + `</span>`)
	}
	return b.String() + "</p>\n"
}

// calloutFoot says what a statement rests on.
func (n Note) calloutFoot(c *markdown.Callout) string {
	known := n.Callouts[c]
	if known.Origins == "" {
		return ""
	}
	var b strings.Builder
	title := html.EscapeString(n.Words.Phrase("origins") + n.Words.Phrase("colon"))
	b.WriteString(`<p class="origins"><strong>` + title + `</strong>` + n.Words.Blank("colon") + html.EscapeString(known.Origins))
	for _, shared := range known.Shared {
		lang := shared.Lang
		if lang == n.Words.Lang {
			lang = ""
		}
		words := `<q` + string(n.Words.Of(lang, shared.Text)) + `>` + inert(html.EscapeString(shared.Text)) + `</q>`
		quoted := n.Words.Opening(shared.Text) + words + n.Words.Closing(shared.Text)
		b.WriteString(" " + html.EscapeString(n.Words.Phrase("origins_shared")+n.Words.Phrase("colon")) + " " + quoted + n.Words.Phrase("stop"))
	}
	return b.String() + "</p>\n"
}

// TermUse makes a use of a term lead to the glossary, and names the definition
// below its block for those who hear the page. Bytes from to to of the text are
// the use. ok is false if it cannot: see [markdown.Prose.Wrap].
func TermUse(p *markdown.Prose, from, to int, glossary Link, definition string) (use markdown.Wrap, ok bool) {
	return p.Wrap(from, to, `<a class="term-use" href="`+html.EscapeString(glossary.String())+`" aria-describedby="`+definition+`">`, "</a>")
}
