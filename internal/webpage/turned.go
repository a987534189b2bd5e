package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/bidi"
)

// turned reports an element whose letters a browser shows from the last to the first. Known is
// false where too many such elements stand in one another.
func (m *marks) turned(n *html.Node, style declarations) (turned, known bool) {
	if n.DataAtom != atom.Bdo && !style.overrides() {
		return false, true
	}
	words := textOf(n)
	if m.sheet.room -= len(words); m.sheet.room < 0 {
		return false, false
	}
	direction := style.is("direction")
	if direction == "" {
		direction = strings.ToLower(attribute(n, "dir"))
	}
	for _, r := range words {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L, bidi.EN:
			return direction == "rtl", true
		case bidi.R, bidi.AL, bidi.AN:
			return direction == "ltr", true
		}
	}
	return false, true
}

// turn writes the text of an element as it is shown if its letters are turned. Letters and
// the marks on them stay together.
func turn(n *html.Node) {
	var parts []*html.Node
	var all, shown strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && !silent[c.Parent.DataAtom] {
			parts = append(parts, c)
			all.WriteString(c.Data)
		}
	}
	for left := all.String(); left != ""; {
		at := len(left)
		for isMark := true; isMark && at > 0; {
			r, size := utf8.DecodeLastRuneInString(left[:at])
			at, isMark = at-size, unicode.Is(unicode.M, r)
		}
		shown.WriteString(left[at:])
		left = left[:at]
	}
	for i, part := range parts {
		if part.Data = ""; i == 0 {
			part.Data = shown.String()
		}
	}
}
