package webpage

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/bidi"
)

// turned reports an element whose letters a browser shows from the last to the first.
func turned(n *html.Node, style declarations) bool {
	if n.DataAtom != atom.Bdo && !style.overrides() {
		return false
	}
	direction := style.is("direction")
	if direction == "" {
		direction = strings.ToLower(attribute(n, "dir"))
	}
	for _, r := range textOf(n) {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L, bidi.EN:
			return direction == "rtl"
		case bidi.R, bidi.AL, bidi.AN:
			return direction == "ltr"
		}
	}
	return false
}

// turn writes the text of an element as it is shown if its letters are turned. Letters and
// the marks on them stay together.
func turn(n *html.Node) {
	var parts []*html.Node
	var shown []string
	for c := range n.Descendants() {
		if c.Type != html.TextNode || silent[c.Parent.DataAtom] {
			continue
		}
		parts = append(parts, c)
		for _, r := range c.Data {
			if last := len(shown) - 1; last >= 0 && unicode.Is(unicode.M, r) {
				shown[last] += string(r)
			} else {
				shown = append(shown, string(r))
			}
		}
	}
	slices.Reverse(shown)
	for i, part := range parts {
		if part.Data = ""; i == 0 {
			part.Data = strings.Join(shown, "")
		}
	}
}
