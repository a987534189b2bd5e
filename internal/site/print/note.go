package print

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"dossier/internal/markdown"
)

// Note is the text of a note, with what Markdown does not say of it.
type Note struct {
	Words    *Words // of the language of the page
	Doc      *markdown.Document
	Callouts map[*markdown.Callout]Callout // what is known of them; a callout may be missing
	Figures  map[*markdown.Callout]Figure
	Terms    []markdown.Wrap // made by [TermUse], in the order of the document
	Target   func(*markdown.Link) Target
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
	Degree     Degree // the same as a range
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
		CalloutTitle: n.calloutTitle,
		CalloutFoot:  n.calloutFoot,
		CalloutField: func(field string) string {
			return `<strong class="field">` + html.EscapeString(n.Words.Phrase("field_"+field)+n.Words.Phrase("colon")) + `</strong> `
		},
		Figure:    n.figure,
		CodeLabel: n.Words.Phrase("code"),
		Direction: n.Words.direction,
	})
	if err != nil {
		// The printer writes into memory and knows every node the parser makes.
		panic(fmt.Sprintf("print %s: %v", n.Doc.Source.Name, err))
	}
	blocks := make([]Block, len(printed))
	for i, block := range printed {
		blocks[i].HTML = trusted(block)
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

func (n Note) citation(c *markdown.Citation) string {
	var marks strings.Builder
	for _, item := range c.Items {
		marks.WriteString(n.citationMark(item))
	}
	return `<span class="cites">` + marks.String() + `</span>`
}

// citationMark is the number that stands for a citation in the text.
func (n Note) citationMark(item *markdown.Item) string {
	sign := ""
	switch item.Signal {
	case markdown.Contradicts:
		sign = "≠"
	case markdown.Context:
		sign = "cf."
	case markdown.Relays:
		sign = "="
	case markdown.Supports:
	}
	text := sign + n.Words.Digits(item.Number)
	// What is seen comes first, for those who speak to the page.
	label := text + ", " + n.Words.Phrase("source_number", item.Number) + ", " + n.Words.Phrase(string(item.Signal))
	return fmt.Sprintf(`<a class="cite cite-%s" id="%s" href="#%s" aria-label="%s">%s</a>`,
		item.Signal, CitationID(item.Number), CardID(item.Number), html.EscapeString(label), text)
}

// calloutTitle says what kind of statement it is, how likely, and how sure that
// is: in two sentences, as the directive asks (ICD 203), and with a bar that says
// no more than the first.
func (n Note) calloutTitle(c *markdown.Callout) string {
	known := n.Callouts[c]
	var b strings.Builder
	b.WriteString(`<p class="callout-title"><strong>` + html.EscapeString(n.Words.Phrase(string(c.Kind))) + `</strong>`)
	if known.Likelihood == "" && known.Confidence == "" {
		for _, t := range c.Terms {
			b.WriteString(` <span class="term"` + string(n.Words.Of("", t.Text)) + `>` + html.EscapeString(t.Text) + `</span>`)
		}
	}
	if c.ID != "" {
		id := html.EscapeString(c.ID)
		b.WriteString(` <a class="anchor" href="#` + id + `"` + string(n.Words.Of("", c.ID)) + `>#` + id + `</a>`)
	}
	b.WriteString("</p>\n")
	if known.Likelihood != "" {
		b.WriteString(`<p class="likelihood"><span class="sentence">` + html.EscapeString(known.Likelihood) + `</span> ` + string(known.Degree.Bar()) + "</p>\n")
	}
	if known.Confidence != "" {
		b.WriteString(`<p class="sureness">` + html.EscapeString(known.Confidence) + "</p>\n")
	}
	return b.String()
}

// calloutFoot says what a statement rests on.
func (n Note) calloutFoot(c *markdown.Callout) string {
	known := n.Callouts[c]
	if known.Origins == "" {
		return ""
	}
	var b strings.Builder
	title := html.EscapeString(n.Words.Phrase("origins") + n.Words.Phrase("colon"))
	b.WriteString(`<p class="origins"><strong>` + title + `</strong> ` + html.EscapeString(known.Origins))
	for _, shared := range known.Shared {
		lang := shared.Lang
		if lang == n.Words.Lang {
			lang = ""
		}
		quoted := n.Words.Phrase("quoted", `<span`+string(n.Words.Of(lang, shared.Text))+`>`+inert(html.EscapeString(shared.Text))+`</span>`)
		b.WriteString(" " + html.EscapeString(n.Words.Phrase("origins_shared")+n.Words.Phrase("colon")) + " " + quoted + ".")
	}
	return b.String() + "</p>\n"
}

// TermUse makes a use of a term lead to the glossary, and names the definition
// below its block for those who hear the page. Bytes from to to of the text are
// the use. ok is false if it cannot: see [markdown.Prose.Wrap].
func TermUse(p *markdown.Prose, from, to int, glossary Link, definition string) (use markdown.Wrap, ok bool) {
	return p.Wrap(from, to, `<a class="term-use" href="`+html.EscapeString(glossary.String())+`" aria-describedby="`+definition+`">`, "</a>")
}

// Degree is a range of likelihood, in per cent.
type Degree struct{ From, To int }

// Bar draws the range on the scale from 0 to 100 per cent; nothing for the zero
// Degree. A sentence beside it says the same, so it is hidden from those who listen.
func (d Degree) Bar() template.HTML {
	if d == (Degree{}) {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<svg class="scale" viewBox="0 0 100 8" aria-hidden="true" focusable="false">` +
		`<rect class="whole" x="0.25" y="2.25" width="99.5" height="3.5"/>`)
	for _, tick := range []int{5, 20, 45, 55, 80, 95} {
		fmt.Fprintf(&b, `<path class="tick" d="M%d 2v4"/>`, tick)
	}
	fmt.Fprintf(&b, `<rect class="range" x="%d" y="0.5" width="%d" height="7"/></svg>`, d.From, d.To-d.From)
	return trusted(b.String())
}
