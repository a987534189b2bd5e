package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// compose puts the shadow trees of a page in their places, as a browser shows them: what stands in the
// template of an element takes the place of what stands in the element, which is shown in the slots of
// the template, and not at all where there is none for it. Browsers that save a page as an archive
// write such templates with another attribute.
func compose(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !mayHost(n) {
			continue
		}
		for c := range n.ChildNodes() {
			if isShadow(c) {
				composeIn(n, c)
				break
			}
		}
	}
}

// mayHost reports an element that may have a shadow tree: one that a page has made itself, or one of a few that HTML names.
func mayHost(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Div, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Main, atom.Nav, atom.P, atom.Section, atom.Span:
		return true
	}
	return n.DataAtom == 0 && strings.Contains(n.Data, "-")
}

func isShadow(n *html.Node) bool {
	return n.DataAtom == atom.Template && (isMode(attribute(n, "shadowrootmode")) || isMode(attribute(n, "shadowmode")))
}

func isMode(s string) bool { return strings.EqualFold(s, "open") || strings.EqualFold(s, "closed") }

// inShadow marks a style that holds for its parent alone. No page can write that name.
const inShadow = " shadow"

// composeIn puts the shadow tree of one element in its place.
func composeIn(host, template *html.Node) {
	light := map[string][]*html.Node{} // what is given to the slots, by their names
	var names []string                 // in the order of the page
	for c := host.FirstChild; c != nil; {
		next := c.NextSibling
		host.RemoveChild(c)
		if c != template && !isShadow(c) {
			name := attribute(c, "slot")
			if light[name] == nil {
				names = append(names, name)
			}
			light[name] = append(light[name], c)
		}
		c = next
	}
	slots, styles := inTree(template, nil, nil)
	for _, n := range styles {
		n.Parent.RemoveChild(n)
		n.Attr = append(n.Attr, html.Attribute{Key: inShadow})
		host.AppendChild(n)
	}
	move(template, host, nil)
	for _, slot := range slots {
		given := light[attribute(slot, "name")]
		delete(light, attribute(slot, "name"))
		for _, n := range given {
			slot.Parent.InsertBefore(n, slot)
		}
		if len(given) == 0 {
			move(slot, slot.Parent, slot)
		}
		slot.Parent.RemoveChild(slot)
	}
	unseen := &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span, Attr: []html.Attribute{{Key: "hidden"}}}
	for _, name := range names {
		for _, n := range light[name] {
			unseen.AppendChild(n)
		}
	}
	if unseen.FirstChild != nil {
		host.AppendChild(unseen)
	}
}

// inTree adds the slots and the style sheets of a shadow tree, without those of the trees in it, which
// are theirs.
func inTree(tree *html.Node, slots, styles []*html.Node) (_, _ []*html.Node) {
	for c := range tree.ChildNodes() {
		switch c.DataAtom {
		case atom.Slot:
			slots = append(slots, c)
		case atom.Style, atom.Link:
			styles = append(styles, c)
		}
		if !isShadow(c) {
			slots, styles = inTree(c, slots, styles)
		}
	}
	return slots, styles
}

// move moves what an element holds into another one, before a child of that, or to its end.
func move(from, to, before *html.Node) {
	for c := from.FirstChild; c != nil; c = from.FirstChild {
		from.RemoveChild(c)
		to.InsertBefore(c, before)
	}
}
