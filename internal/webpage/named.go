package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bodyNames are the classes by which the formats of pages and the programs that write
// them name the element that holds the text of an article, without hyphens.
var bodyNames = wordSet(`entrycontent econtent postcontent postbody articlebody articlecontent articletext storybody storycontent storytext
	newsbody newstext bodycontent fieldnamebody articlebodycontent contentbody`)

// namesBody reports an element that says of itself that it is the text of an article.
func namesBody(n *html.Node) bool {
	if slices.Contains(strings.Fields(attribute(n, "itemprop")), "articleBody") {
		return true
	}
	for name := range strings.FieldsSeq(strings.ToLower(attribute(n, "class"))) {
		if bodyNames[unmarked.Replace(name)] {
			return true
		}
	}
	return false
}

// nearlyWhole is the part of the chosen sentences that an element must hold for its name
// to be believed.
const nearlyWhole = 0.9

// namedBody returns the innermost element that is named as the text of an article and
// holds nearly all sentences that are chosen; nil if there is none.
func namedBody(lines []line, in []bool) *html.Node {
	held, all := map[*html.Node]int{}, 0
	for i := range lines {
		l := &lines[i]
		if !in[i] || !l.running() {
			continue
		}
		all += l.runes
		for n := l.block; n != nil; n = n.Parent {
			held[n] += l.runes
		}
	}
	for n := homeOf(lines, in); n != nil && n.DataAtom != atom.Body; n = n.Parent {
		if namesBody(n) && float64(held[n]) >= nearlyWhole*float64(all) {
			return n
		}
	}
	return nil
}

// rescueNamed brings back what the page names as the text of its article: the lines of
// its paragraphs, lists and tables, however short they are, that no element of its own
// sets apart.
func rescueNamed(lines []line, in []bool) {
	body := namedBody(lines, in)
	if body == nil {
		return
	}
	for i := range lines {
		l := &lines[i]
		if !plainIn(l.block, body) {
			continue
		}
		l.named = true
		in[i] = in[i] || !l.menu && !l.box && !l.tools && !l.caption && l.linkShare() < 0.3 && l.tag != headline
	}
}

// plainIn reports that between an element and one around it stand only elements of which a
// text consists, with no name of their own.
func plainIn(n, body *html.Node) bool {
	for ; n != nil && n != body; n = n.Parent {
		switch n.DataAtom {
		case atom.Div, atom.Section, atom.Center, atom.Figure, atom.Aside, atom.Form, atom.Header, atom.Footer, atom.Nav, 0:
			if n.DataAtom != atom.Div && n.DataAtom != atom.Section && n.DataAtom != atom.Center || class(n) != "" || attribute(n, "id") != "" {
				return false
			}
		}
	}
	return n == body
}
