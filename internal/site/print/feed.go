package print

import (
	"fmt"
	"html"
	"strings"
)

// FeedFigure is a figure or an image of a note as a feed shows it. Readers of feeds have
// no style of ours, so a figure is its table, and leads to where it is drawn and proven.
type FeedFigure struct {
	Title   string   // "" of an image
	Address string   // of the figure on its page, absolute
	Columns []string // names over the cells of a row; nil if they have none
	Rows    [][]string

	Image         string // address of the file, absolute; "" of a figure, and of an image that may not be shown
	Alt           string // "" of a figure
	Credit        string
	Width, Height int // in pixels
}

// FeedContent is a summary and the figures of a note as markup, "" if there are none: then
// the summary says as much. It names its language itself, for it has no page around it.
func FeedContent(w *Words, summary string, figures []FeedFigure) string {
	if len(figures) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<div" + string(w.Root()) + ">")
	if summary != "" {
		b.WriteString("<p>" + html.EscapeString(summary) + "</p>")
	}
	for _, f := range figures {
		f.write(&b)
	}
	b.WriteString("</div>")
	return b.String()
}

func (f FeedFigure) write(b *strings.Builder) {
	b.WriteString("<figure>")
	if f.Image != "" {
		fmt.Fprintf(b, `<img src="%s" alt="%s" width="%d" height="%d">`, html.EscapeString(f.Image), html.EscapeString(f.Alt), f.Width, f.Height)
	}
	caption := f.Title
	if f.Alt != "" {
		caption = f.Credit
		if f.Image == "" {
			caption = f.Alt + " (" + f.Credit + ")"
		}
	}
	b.WriteString(`<figcaption><a href="` + html.EscapeString(f.Address) + `">` + html.EscapeString(caption) + "</a></figcaption>")
	if len(f.Rows) > 0 {
		b.WriteString("<table>")
		if len(f.Columns) > 0 {
			b.WriteString("<thead><tr>")
			cells(b, "th", f.Columns)
			b.WriteString("</tr></thead>")
		}
		b.WriteString("<tbody>")
		for _, row := range f.Rows {
			b.WriteString("<tr>")
			cells(b, "td", row)
			b.WriteString("</tr>")
		}
		b.WriteString("</tbody></table>")
	}
	b.WriteString("</figure>")
}

func cells(b *strings.Builder, element string, texts []string) {
	for _, text := range texts {
		b.WriteString("<" + element + ">" + html.EscapeString(text) + "</" + element + ">")
	}
}
