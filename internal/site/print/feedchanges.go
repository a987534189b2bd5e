package print

import (
	"html"
	"strings"

	"dossier/internal/revision"
)

// FeedChange is a change of a release as a feed shows it.
type FeedChange struct {
	Group   string // the note that it is in
	Address string // of its place, absolute; "" if there is none
	Turn    string // in which way, in words
	Words   Revised
	Is, Was string // the degree in words, "" if it has none or has not changed
	Why     string
}

// FeedChanges is what a release changed as markup, "" if there are no changes: then the summary
// says as much.
func FeedChanges(summary string, changes []FeedChange) string {
	if len(changes) == 0 {
		return ""
	}
	var b strings.Builder
	if summary != "" {
		b.WriteString("<p>" + html.EscapeString(summary) + "</p>")
	}
	for i, c := range changes {
		if i == 0 || changes[i-1].Group != c.Group {
			if i > 0 {
				b.WriteString("</ul>")
			}
			b.WriteString("<h3>" + html.EscapeString(c.Group) + "</h3><ul>")
		}
		c.write(&b)
	}
	b.WriteString("</ul>")
	return b.String()
}

func (c FeedChange) write(b *strings.Builder) {
	b.WriteString("<li><b>" + html.EscapeString(c.Turn) + "</b> ")
	if c.Address != "" {
		b.WriteString(`<a href="` + html.EscapeString(c.Address) + `">`)
	}
	for _, piece := range c.Words.Pieces {
		words := html.EscapeString(piece.Text)
		switch piece.Kind {
		case revision.Out:
			words = "<del>" + words + "</del>"
		case revision.In:
			words = "<ins>" + words + "</ins>"
		}
		b.WriteString(words)
	}
	if c.Address != "" {
		b.WriteString("</a>")
	}
	for _, more := range []string{c.Is, c.Was, c.Why} {
		if more != "" {
			b.WriteString("<br>" + html.EscapeString(more))
		}
	}
	b.WriteString("</li>")
}
