package print

import (
	"fmt"
	"html"
	"strings"

	"dossier/internal/date"
	"dossier/internal/markdown"
)

// Image is a picture of a note as a page shows it.
type Image struct {
	File            Link // zero if it may not be shown
	Width, Height   int  // in pixels
	Alt             string
	Credit, Licence string
	Source          string // web address
	Taken           date.Date
	SHA256          string
	Removed         bool // something beside the picture was taken out of the file
	Position        bool // where it was taken was among that
}

// image prints a picture and what a reader must know of it. Its size is printed, so that
// the text does not jump when it comes.
func (n Note) image(c *markdown.Callout, parts markdown.FigureParts) string {
	m, ok := n.Images[c]
	if !ok {
		return "" // its mistakes are reported, and no such note is published
	}
	var b strings.Builder
	b.WriteString(`<figure class="figure figure-image" id="` + html.EscapeString(c.ID) + `">` + "\n")
	if m.File.IsZero() {
		b.WriteString(`<p class="not-shown">` + html.EscapeString(n.Words.Phrase("image_not_shown")+" "+m.Alt) + "</p>\n")
	} else {
		fmt.Fprintf(&b, `<img src="%s" alt="%s" width="%d" height="%d" loading="lazy" decoding="async">`+"\n",
			html.EscapeString(m.File.String()), html.EscapeString(m.Alt), m.Width, m.Height)
	}
	b.WriteString("<figcaption>")
	if caption := parts.Fields["caption"]; caption != "" {
		b.WriteString(`<p class="figure-title">` + caption + "</p>")
	}
	b.WriteString(`<dl class="image-facts">`)
	fact := func(field, value string) {
		if value != "" {
			b.WriteString("<div><dt>" + html.EscapeString(n.Words.Phrase("field_"+field)+n.Words.Phrase("colon")) + "</dt> <dd>" + value + "</dd></div>\n")
		}
	}
	fact("credit", parts.Fields["credit"])
	fact("licence", parts.Fields["licence"])
	fact("source", `<a href="`+html.EscapeString(m.Source)+`" rel="noopener noreferrer nofollow">`+html.EscapeString(m.Source)+`</a>`)
	fact("taken", html.EscapeString(n.Words.When(m.Taken)))
	fact("place", parts.Fields["place"])
	verified := parts.Fields["verified"]
	if verified == "" {
		verified = html.EscapeString(n.Words.Phrase("image_unverified"))
	}
	fact("verified", verified)
	if !m.File.IsZero() {
		fact("file", "<code>"+m.SHA256+"</code>"+n.removed(m))
	}
	b.WriteString("</dl></figcaption>\n</figure>\n")
	return b.String()
}

// removed says what was taken out of the file before it was published.
func (n Note) removed(m Image) string {
	switch {
	case m.Position:
		return " " + html.EscapeString(n.Words.Phrase("image_position"))
	case m.Removed:
		return " " + html.EscapeString(n.Words.Phrase("image_removed"))
	}
	return ""
}
