package webpage

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// uncover shows what a page hides until a script has run: the element that holds most
// of its text, and what is for browsers without scripts.
func uncover(root *html.Node) {
	size := map[*html.Node]int{}
	total := textSize(root, size)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.DataAtom == atom.Noscript && size[n] > 0 && within(n, atom.Body):
			n.DataAtom, n.Data = atom.Div, "div"
		case size[n]*2 >= total:
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" || a.Key == "style" })
		}
	}
}

// textSize measures the text of each element in bytes, scripts and styles left out.
func textSize(n *html.Node, size map[*html.Node]int) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if silent[n.DataAtom] {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += textSize(c, size)
	}
	size[n] = sum
	return sum
}

// scripted finds the article in the data that a page gives its scripts: the longest
// text in paragraphs, or the longest list of paragraphs. "" if there is none.
func scripted(root *html.Node) string {
	longest := ""
	for n := range root.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.EqualFold(attribute(n, "type"), "application/json") {
			continue
		}
		var value any
		if json.Unmarshal([]byte(n.FirstChild.Data), &value) == nil {
			longest = longestText(value, longest, 0)
		}
	}
	return longest
}

// deepest is how many values may stand in each other.
const deepest = 40

func longestText(value any, longest string, depth int) string {
	if depth > deepest {
		return longest
	}
	switch v := value.(type) {
	case string:
		if len(v) > len(longest) && strings.Count(v, "<p") > 1 {
			return v
		}
	case []any:
		if t := paragraphsIn(v); len(t) > len(longest) {
			return t
		}
		for _, item := range v {
			longest = longestText(item, longest, depth+1)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) { // of two texts as long as each other the first counts
			longest = longestText(v[key], longest, depth+1)
		}
	}
	return longest
}

const (
	leastParagraphs = 3  // sentences in a list of paragraphs
	leastSaid       = 40 // bytes of one
)

// paragraphsIn joins the texts of a list whose items are the paragraphs of an article;
// "" if it is a list of something else. What has a title or an address of its own is a
// pointer to another article.
func paragraphsIn(items []any) string {
	var b strings.Builder
	sentences := 0
	for _, item := range items {
		t := ""
		switch v := item.(type) {
		case string:
			t = v
		case map[string]any:
			for _, key := range []string{"title", "headline", "url", "href", "slug"} {
				if s, ok := v[key].(string); ok && s != "" {
					return ""
				}
			}
			for _, key := range []string{"text", "content", "value", "html", "body"} {
				if s, ok := v[key].(string); ok {
					t = s
					break
				}
			}
		}
		if t = strings.TrimSpace(t); t == "" || strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[") {
			continue
		}
		if len(t) >= leastSaid && endsSentence(t) {
			sentences++
		}
		if !strings.HasPrefix(t, "<p") {
			t = "<p>" + t + "</p>"
		}
		b.WriteString(t)
	}
	if sentences < leastParagraphs {
		return ""
	}
	return b.String()
}
