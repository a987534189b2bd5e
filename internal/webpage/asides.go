package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// aside lists the text of an element that is not read, line by line.
func (r *reader) aside(n *html.Node, c context, rule string) {
	if r.marks == nil || r.marks.taken == nil || silent[n.DataAtom] {
		return
	}
	if ofFrame := ruleFrame; n.DataAtom == atom.Iframe || n.DataAtom == atom.Embed || n.DataAtom == atom.Object {
		if hidden(n) {
			ofFrame = ruleHidden
		}
		r.leave(ofFrame, func(inner *reader) { inner.frame(n, c) })
	}
	r.leave(rule, func(inner *reader) {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if child.Type == html.TextNode && markedUp[n.DataAtom] {
				if parts, err := html.ParseFragment(strings.NewReader(child.Data), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}); err == nil {
					for _, part := range parts {
						inner.walk(part, c)
					}
				}
				continue
			}
			inner.walk(child, c)
		}
	})
}

// leave lists what something reads as left out by a rule.
func (r *reader) leave(rule string, read func(*reader)) {
	inner := &reader{size: r.size, total: r.total, seen: r.seen, items: r.items, second: r.second, whole: true}
	read(inner)
	inner.flush()
	at := len(r.lines)
	if r.text.Len() > 0 {
		at++ // behind the line that is being written
	}
	for _, l := range inner.lines {
		l.left = rule
		r.asides = append(r.asides, aside{at, l})
	}
}

// pageIn is the page or the text that a frame has in its address.
func pageIn(n *html.Node) string {
	address := ""
	switch n.DataAtom {
	case atom.Iframe, atom.Embed:
		address = attribute(n, "src")
	case atom.Object:
		address = attribute(n, "data")
	}
	for _, kind := range []string{"text/html", "text/plain", "image/svg+xml", "application/xhtml+xml"} {
		if page, ok := dataIn(address, kind); ok {
			return page
		}
	}
	return ""
}

// frame reads the page that a frame has in itself (srcdoc, or its address), which its readers see, and those within it.
func (r *reader) frame(n *html.Node, c context) {
	source := ""
	if n.DataAtom == atom.Iframe {
		source = attribute(n, "srcdoc")
	}
	if source == "" {
		source = pageIn(n)
	}
	if source != "" {
		r.source(source, c)
	}
}

// source reads a page within the page.
func (r *reader) source(source string, c context) {
	const deepest = 3
	root, err := html.Parse(strings.NewReader(source))
	if err != nil || r.frames == deepest {
		r.write(source, c) // as it is written: nothing of it vanishes
		return
	}
	r.frames++
	r.walk(root, c)
	r.frames--
}
