package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// context is what a block inherits from those around it.
type context struct {
	block                                      *html.Node
	tag                                        atom.Atom
	caption, menu, tools, box, sure, item, pre bool
	stamp                                      bool       // inside a time element
	slant                                      bool       // inside of italics
	author                                     *html.Node // the innermost element around it that is marked as who wrote the page
	time                                       string
	article                                    bool // inside an article or main element, whose header is the article's
}

// headsText reports a header with a headline in it that leads nowhere, with a plain paragraph or who wrote it, and with no menu and nothing
// to fill in: it is not that of the site.
func headsText(n *html.Node) bool {
	const most = 100 // nodes in it, which has little else
	headed, told, looked := false, false, 0
	for c := range n.Descendants() {
		switch looked++; {
		case c.DataAtom == headline:
			headed = true
		case c.DataAtom == atom.P && class(c) == "", marksAuthor(c):
			told = true
		case c.DataAtom == atom.A && closest(c, headline) != nil, looked > most:
			return false
		case slices.Contains(furnishing, c.DataAtom):
			return false
		}
	}
	return headed && told && n.Parent != nil && n.Parent.DataAtom != atom.Body
}

// furnishing are elements that the header of a site has, and that of a text does not.
var furnishing = []atom.Atom{atom.Nav, atom.Ul, atom.Form, atom.Input, atom.Button}

// enter adds what an element says of the text in it.
func (r *reader) enter(c context, n *html.Node) context {
	smaller := func(fifths int) bool { return r.size[n]*5 < r.total*fifths } // of the page
	if blocks[n.DataAtom] || r.paragraph(n) {
		c.block, c.tag = n, n.DataAtom
	}
	switch n.DataAtom {
	case atom.Form:
		c.menu = c.menu || smaller(2) // some sites put whole pages into one
	case atom.Nav, atom.Footer:
		c.menu = c.menu || n.DataAtom != atom.Footer || !c.article && !within(n, atom.Blockquote)
	case atom.Header:
		c.menu = c.menu || !c.article && !headsText(n)
	case atom.Aside:
		c.box = c.box || smaller(2)
	case atom.Article, atom.Main:
		c.article = true
	case atom.Figcaption:
		c.caption = true
	case atom.Li, atom.Dt, atom.Dd:
		c.item = true
	case atom.Blockquote:
		c.tools = false // what is quoted from a network stands in an element named after it
	case atom.Pre:
		c.pre = true
	case atom.I, atom.Em:
		c.slant = true
	case atom.Time:
		c.time, c.stamp = attribute(n, "datetime"), true
	}
	switch attribute(n, "role") {
	case "navigation", "search", "menu", "menubar", "banner", "contentinfo", "complementary":
		c.menu = true
	case "main", "article":
		c.article = true
	}
	if marksAuthor(n) {
		c.author = n
	}
	c.sure = c.sure || smaller(1) && namedHidden(attribute(n, "class"))
	names := saidNames(n)
	if len(names) > 1 && n.DataAtom != atom.Body && n.DataAtom != atom.Html && n.DataAtom != atom.Article && n.DataAtom != atom.Main {
		s := r.signs(names)
		c.caption = c.caption || s.caption && smaller(1)
		c.box = c.box || s.box && smaller(2)
		c.sure = c.sure || s.sure && smaller(3)
		c.tools = c.tools || s.tools && smaller(1)
	}
	return c
}

// leastParagraph is how many characters of text an element has that is a paragraph though
// HTML does not know it.
const leastParagraph = 60

// paragraph reports an element that a site has made itself and that holds a paragraph, and
// a cell whose lines are parted: it lays the page out.
func (r *reader) paragraph(n *html.Node) bool {
	if r.size[n] < leastParagraph {
		return false
	}
	if n.DataAtom != atom.Td {
		return n.DataAtom == 0 && strings.Contains(n.Data, "-")
	}
	breaks := 0
	for c := range n.ChildNodes() {
		for d := range c.ChildNodes() {
			if d.DataAtom == atom.Br {
				breaks++
			}
		}
		if c.DataAtom == atom.Br {
			breaks++
		}
	}
	return breaks > 1
}

// closest is an element or the innermost one around it that has one of some tags, nil if none has.
func closest(n *html.Node, tags ...atom.Atom) *html.Node {
	for n != nil && !slices.Contains(tags, n.DataAtom) {
		n = n.Parent
	}
	return n
}

// within reports an element that stands in one with a tag.
func within(n *html.Node, tag atom.Atom) bool { return closest(n.Parent, tag) != nil }
