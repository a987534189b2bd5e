package print

import (
	"html"
	"strings"

	"dossier/internal/revision"
)

// FeedChange is a change of a release as a feed shows it.
type FeedChange struct {
	Group   string // the note that it is in
	Lang    string // of the note and its degrees, "" if it is that of the feed
	Address string // of its place, absolute; "" if there is none
	Turn    string // in which way, in words
	Words   Revised
	Is, Was string // the degree in words, "" if it has none or has not changed
	Why     string
}

// FeedChanges is what a release changed as markup, "" if there are no changes: then the summary
// says as much. Who shows it has no page around it, so it names its language itself.
func FeedChanges(w *Words, summary, lang string, changes []FeedChange) string {
	if len(changes) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<div" + string(w.Root()) + ">")
	if summary != "" {
		b.WriteString("<p" + string(w.Of(lang, summary)) + ">" + html.EscapeString(summary) + "</p>")
	}
	for i, c := range changes {
		if i == 0 || changes[i-1].Group != c.Group {
			if i > 0 {
				b.WriteString("</ul>")
			}
			b.WriteString("<h3" + string(w.Of(c.Lang, c.Group)) + ">" + html.EscapeString(c.Group) + "</h3><ul>")
		}
		c.write(&b, w)
	}
	b.WriteString("</ul></div>")
	return b.String()
}

func (c FeedChange) write(b *strings.Builder, w *Words) {
	b.WriteString("<li><b>" + html.EscapeString(c.Turn) + "</b> ")
	words, own := "", string(w.Of(c.Words.Lang, c.Words.Text()))
	for _, piece := range c.Words.Pieces {
		text := html.EscapeString(piece.Text)
		switch piece.Kind {
		case revision.Out:
			text = "<del>" + text + "</del>"
		case revision.In:
			text = "<ins>" + text + "</ins>"
		}
		words += text
	}
	if c.Address != "" && words != "" {
		words = `<a href="` + html.EscapeString(c.Address) + `"` + own + `>` + words + "</a>"
	} else {
		words = within(own, words)
	}
	b.WriteString(words)
	for _, more := range []struct{ own, text string }{{string(w.Of(c.Lang, c.Is)), c.Is}, {"", c.Was}, {string(w.Of("", c.Why)), c.Why}} {
		if more.text != "" {
			b.WriteString("<br>" + within(more.own, html.EscapeString(more.text)))
		}
	}
	b.WriteString("</li>")
}

// within is markup in an element of its own, if that has anything to say.
func within(attributes, markup string) string {
	if attributes == "" {
		return markup
	}
	return "<span" + attributes + ">" + markup + "</span>"
}
