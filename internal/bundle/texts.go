package bundle

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Texts returns the texts of a page by the ids at which they stand, as the script
// of a single file reads them there: what it can read need not be in the data of
// the search once more. See single.js, which does the same.
func Texts(page []byte) (map[string]string, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for n := range doc.Descendants() {
		if id, ok := get(n, "id"); ok {
			if words := wordsOf(n); words != nil {
				var b strings.Builder
				write(&b, words)
				texts[id] = strings.Trim(blank.ReplaceAllString(b.String(), " "), " ")
			}
		}
	}
	return texts, nil
}

// blank is what HTML shows as one space.
var blank = regexp.MustCompile(`[ \t\r\n]+`)

// wordsOf is the part of an element that holds what it says.
func wordsOf(n *html.Node) *html.Node {
	var heading *html.Node
	for d := range n.Descendants() {
		if hasClass(d, "words", "prose") {
			return d
		}
		if heading == nil && d.DataAtom == atom.H2 {
			heading = d
		}
	}
	return heading
}

// write writes the text of an element without what was added to it, and without
// the spaces before that.
func write(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && c.NextSibling != nil && isAdded(c.NextSibling):
			b.WriteString(strings.TrimRight(c.Data, " \n"))
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && !isAdded(c):
			write(b, c)
		}
	}
}

func isAdded(n *html.Node) bool {
	return hasClass(n, "cites", "anchor", "footnote-ref", "footnote-backref", "label", "credit", "definition", "hidden-text")
}

func hasClass(n *html.Node, classes ...string) bool {
	value, ok := get(n, "class")
	return ok && slices.ContainsFunc(strings.Fields(value), func(c string) bool { return slices.Contains(classes, c) })
}
