package webpage

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page shows in the colour of the ground on which it stands, and what it hides by a style that goes over to what
// stands within.

var colourIn = text.Pattern(`#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)|\b[a-z]{3,}\b`)

// oneColour is the only colour of a gradient, "" if it has several.
func oneColour(value string) string {
	one := ""
	for _, found := range colourIn().FindAllString(value, -1) {
		if !isColour(found) {
			continue
		}
		if is := colour(found); one != "" && one != is {
			return ""
		} else {
			one = is
		}
	}
	return one
}

// ground is the colour that a style lays under the words, if it is known which one it lays.
func (d declarations) ground() (is string, known bool) {
	for _, property := range []string{"background-image", "background", "background-color"} {
		value := d.is(property)
		switch {
		case value == "" || value == "none" || everywhere[value]:
		case strings.Contains(value, "url("), strings.Contains(value, "var("):
			return "", false
		case strings.Contains(value, "gradient("):
			return oneColour(value), oneColour(value) != ""
		case property != "background-image":
			for _, part := range fieldsOf(value) {
				if isColour(part) && is == "" {
					is = colour(part)
				}
			}
		}
	}
	return is, is != "" && is != noColour
}

// lays reports a style that lays something under the words.
func (d declarations) lays() bool {
	is, known := d.ground()
	return known || is == "" && (strings.Contains(d.is("background")+d.is("background-image"), "(") && d.is("background-image") != "none")
}

const (
	white = "#ffffff"
	black = "#000000"
)

// blends reports a style with the ink of a page without colours, or with a ground as its letters are.
func (d declarations) blends() bool {
	if ink := d.last("color"); ink != "" {
		return colour(ink) == white && !d.lays()
	}
	is, known := d.ground()
	return known && is == black
}

// blended reports words in the colour of what lies under them. Sure is false where something else may lie there: sheets that
// are not in the page, pictures, what is moved over another part of the page.
func (m *marks) blended(n *html.Node, style declarations) (blended, sure bool) {
	ink, ground := m.ink(n, style), ""
	_, own := style.ground()
	if ink == "" && !own || style.is("text-shadow") != "" {
		return false, true
	}
	for up := n; up != nil && up.Type == html.ElementNode && ground == ""; up = up.Parent {
		whole := m.wholeOf(up)
		is, known := whole.ground()
		position := whole.is("position")
		switch {
		case known:
			ground = is
		case whole.lays() || position == "absolute" || position == "fixed" || whole.animated():
			return false, false
		}
	}
	for up := n.Parent; up != nil && up.Type == html.ElementNode && ink == ""; up = up.Parent {
		ink = m.ink(up, m.wholeOf(up))
	}
	return cmp.Or(ink, black) == cmp.Or(ground, white) && m.sheet.spare >= 0, !m.sheet.elsewhere
}

// ink is the colour that a style gives to letters, "" if it gives them none of its own.
func (m *marks) ink(n *html.Node, style declarations) string {
	ink := colour(cmp.Or(style.is("-webkit-text-fill-color"), style.is("color")))
	if ink == "" && n.DataAtom == atom.A {
		return "link"
	}
	if ink == "currentcolor" || everywhere[ink] {
		return ""
	}
	return ink
}

// wholeOf is the style of an element, which is asked for once.
func (m *marks) wholeOf(n *html.Node) declarations {
	style, known := m.whole[n]
	if !known {
		style = m.sheet.whole(n)
		m.whole[n] = style
	}
	return style
}

// inherited are the properties that go over to what stands in an element, and that it can undo.
var inherited = wordSet(`visibility font-size font color -webkit-text-fill-color -webkit-text-security text-indent`)

// ofBoxes are those that change nothing of a word in its line.
var ofBoxes = wordSet(`left right top bottom inset-inline-start inset-block-start clip height width max-height max-width block-size inline-size
	transform translate scale rotate margin-top text-indent`)

// hiders are the properties by which a style keeps an element from being seen. What moves or cuts a box alone hides no words
// that stand in their line.
func (m *marks) hiders(n *html.Node, style declarations) (by []string) {
	var whole declarations
	for _, one := range style {
		if !style.unseenBy(one) {
			continue
		}
		if ofBoxes[one.property] {
			if whole == nil {
				whole = m.wholeOf(n)
			}
			if !m.boxed(n, whole, one.property) {
				continue
			}
		}
		by = append(by, one.property)
	}
	return by
}

// boxed reports an element in which a property of boxes does something.
func (m *marks) boxed(n *html.Node, style declarations, property string) bool {
	position := style.is("position")
	switch property {
	case "left", "right", "top", "bottom", "inset-inline-start", "inset-block-start":
		return position != "" && position != "static"
	case "clip":
		return position == "absolute" || position == "fixed"
	}
	float := style.is("float")
	if position == "absolute" || position == "fixed" || float == "left" || float == "right" {
		return true
	}
	if n.Parent != nil && n.Parent.Type == html.ElementNode {
		if around := m.wholeOf(n.Parent).is("display"); strings.Contains(around, "flex") || strings.Contains(around, "grid") {
			return true
		}
	}
	display := style.is("display")
	return display != "inline" && display != "contents" && (display != "" && !everywhere[display] || !isOfLine(n) && n.DataAtom != 0)
}

// undone are the properties of some that a style does not undo.
func undone(by []string, style declarations) []string {
	return slices.DeleteFunc(slices.Clone(by), func(property string) bool {
		value := style.is(property)
		switch property {
		case "visibility":
			return value == "visible"
		case "font-size", "font":
			size := style.is("font-size")
			n, unit, ok := length(size)
			return ok && n > 1 && unit != "em" && unit != "%" && unit != "ex" && unit != "ch" || strings.HasSuffix(size, "small") || size == "medium" ||
				strings.HasSuffix(size, "large")
		case "color", "-webkit-text-fill-color":
			return value != "" && !everywhere[value] && colour(value) != noColour && colour(value) != "currentcolor"
		case "-webkit-text-security":
			return value == "none"
		case "text-indent":
			n, _, ok := length(value)
			return ok && n == 0
		}
		return false
	})
}

// uncovers takes out the words that an element hides, and leaves those that are shown again within. It reports false if none is.
func (m *marks) uncovers(n *html.Node, by []string, quoted int, lang string) bool {
	if slices.ContainsFunc(by, func(property string) bool { return !inherited[property] }) || !m.shows(n, by) {
		return false
	}
	m.cover(n, by, quoted, lang)
	return true
}

// shows reports that something in an element undoes all by which that is hidden.
func (m *marks) shows(n *html.Node, by []string) bool {
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || skipped(c) || hidden(c) {
			continue
		}
		left := undone(by, m.wholeOf(c))
		if len(left) == 0 && says(textOf(c)) || m.shows(c, left) {
			return true
		}
	}
	return false
}

func (m *marks) cover(n *html.Node, by []string, quoted int, lang string) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			unseen := &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span}
			n.InsertBefore(unseen, c)
			n.RemoveChild(c)
			unseen.AppendChild(c)
			m.take(unseen, ruleHidden)
		case c.Type != html.ElementNode:
		default:
			switch left := undone(by, m.wholeOf(c)); {
			case len(left) == 0:
				m.one(c, quoted, lang)
			case m.shows(c, left):
				m.cover(c, left, quoted, lang)
			case !skipped(c) && !hidden(c):
				m.take(c, ruleHidden)
			}
		}
		c = next
	}
}

// parts reports words of a line that stand in boxes beside one another, whose order a style may change.
func (m *marks) parts(n *html.Node) bool {
	home := n
	if !strings.Contains(m.wholeOf(n).is("display"), "flex") && n.Parent != nil {
		home = n.Parent
	}
	all, said := 0, false
	for c := range home.ChildNodes() {
		if c.Type == html.ElementNode && !isOfLine(c) {
			return false
		}
		if says(textOf(c)) || says(c.Data) && c.Type == html.TextNode {
			all++
		}
		said = said || c.Type == html.TextNode && says(c.Data)
	}
	return all > 1 && (said || home.DataAtom == atom.P || isOfLine(home)) && strings.Contains(m.wholeOf(home).is("display"), "flex")
}
