package webpage

import (
	"bytes"
	"strings"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// Lacks returns the first of some lines, 0-based, whose letters and figures the page
// has nowhere in one piece, −1 if it has them all: in its text, with or without what
// it hides or serves in buttons, in what it says of itself, or in its data.
func Lacks(raw []byte, lines []string) int {
	text, refusal := decode(raw)
	if refusal != nil {
		return 0
	}
	root, err := html.Parse(bytes.NewReader(text.Bytes))
	if err != nil {
		return 0
	}
	var all, read, data strings.Builder
	m := inspect(root, &Page{})
	for _, said := range m.titles() {
		data.WriteString(said + "\n")
	}
	for _, l := range spoken(m.ld.body) {
		data.WriteString(l.text + "\n")
	}
	gather(root, &all, false)
	gather(root, &read, true)
	pieces := []finder{{text: plain(all.String())}, {text: plain(read.String())}, {text: plain(data.String())}}
	for i, l := range lines {
		has := false
		for k := range pieces {
			has = has || pieces[k].has(plain(l)) || pieces[k].has(plain(itemNumber().ReplaceAllString(l, "")))
		}
		if !has {
			return i
		}
	}
	return -1
}

// itemNumber is the number of an item of a list, which a browser writes.
var itemNumber = text.Pattern(`^(?:-?\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,12})\. `)

// gather writes the text of a tree: all of it, or what is read as text.
func gather(n *html.Node, b *strings.Builder, read bool) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case silent[n.DataAtom], read && (unread[n.DataAtom] || n.Type == html.ElementNode && hidden(n)):
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		gather(c, b, read)
	}
}

// plain keeps letters and figures, raised and lowered ones as plain ones.
func plain(s string) string { return squeeze(norm.NFKC.String(s)) }
