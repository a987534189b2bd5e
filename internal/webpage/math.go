package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// formulaParts are the elements of a formula (MathML Core) that have no form of their own
// in a line of text, or one that can be written there.
var formulaParts = wordSet(`math semantics mrow mi mn mo mtext mstyle mspace ms mpadded msup msub msubsup mfrac msqrt annotation annotation-xml`)

// formula writes the marks of a formula into its text: 10 with a raised 3 is no 103, and 1
// over 2 no 12. It reports false of one that a line cannot hold, such as a matrix, and of
// one that the page shows once more beside it, in letters that it has set itself.
func (m *marks) formula(n *html.Node) bool {
	var notes, parts []*html.Node
	for c := range n.Descendants() {
		if c.Type != html.ElementNode {
			continue
		}
		if !formulaParts[c.Data] {
			return false
		}
		if strings.HasPrefix(c.Data, "annotation") {
			notes = append(notes, c)
		} else {
			parts = append(parts, c)
		}
	}
	for _, c := range notes {
		if c.Parent != nil {
			m.take(c, ruleControl)
		}
	}
	if shownBeside(n) {
		return false
	}
	for _, c := range parts {
		writePart(c)
	}
	return true
}

// shownBeside reports that the words of a formula stand once more right behind what
// holds it.
func shownBeside(n *html.Node) bool {
	words := squeeze(textOf(n))
	for up, around := 0, n; up < 2 && around != nil && words != ""; up, around = up+1, around.Parent {
		if next := around.NextSibling; next != nil && next.DataAtom == atom.Span && strings.HasPrefix(squeeze(textOf(next)), words) {
			return true
		}
	}
	return false
}

// writePart writes what a part of a formula shows by its form.
func writePart(n *html.Node) {
	var children []*html.Node
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			children = append(children, c)
		}
	}
	switch {
	case n.Data == "msqrt":
		wrap(n, "√(", ")")
	case n.Data == "mfrac" && len(children) == 2:
		for _, c := range children {
			if c.Data == "mrow" && c.FirstChild != c.LastChild {
				wrap(c, "(", ")")
			}
		}
		wrap(children[1], "/", "")
	case n.Data == "msup" && len(children) == 2:
		raiseOrMark(children[1])
	case n.Data == "msub" && len(children) == 2:
		raise(children[1], subscripts)
	case n.Data == "msubsup" && len(children) == 3:
		raise(children[1], subscripts)
		raiseOrMark(children[2])
	}
}

// raiseOrMark raises the figures of an exponent, or marks one that has none.
func raiseOrMark(n *html.Node) {
	before := textOf(n)
	if raise(n, superscripts); textOf(n) == before {
		wrap(n, "^", "")
	}
}
