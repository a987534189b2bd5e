package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What stands beside the text and says so by no name.
const (
	mostTeaser     = 80 // words of a teaser
	mostSaid       = 3  // and its sentences
	leastInTeaser  = 3  // words of its headline
	farthestTeaser = 5  // elements around a headline that are looked at
)

// teasers marks the lines of elements outside the text that begin with a headline which
// leads to another page and say little more. Inside it, such a headline may be that of
// an entry of a list.
func teasers(lines []line, in []bool, title int) {
	home := homeOf(lines, in)
	if home == nil {
		return
	}
	text := home
	if around := enclosing(home); around != nil && around.DataAtom == atom.Article {
		text = around
	}
	name := ""
	if title >= 0 {
		name = lines[title].key()
	}
	for i := range lines {
		h := &lines[i]
		if i == title || !heading(h.tag) || h.linkShare() < 0.9 || h.words < leastInTeaser || inside(h.block, text) || !leadsAway(h.block) ||
			name != "" && strings.Contains(h.key(), name) {
			continue
		}
		for around, n := h.block.Parent, 0; around != nil && n < farthestTeaser && !inside(home, around); around, n = around.Parent, n+1 {
			if !teaserIn(lines, i, around) {
				break
			}
		}
	}
}

// teaserIn marks the lines of an element around a headline, and reports that they say
// little.
func teaserIn(lines []line, headline int, around *html.Node) bool {
	words, said := 0, 0
	much := func(l *line) bool { // and not how much, for a page may have as many headlines as it likes
		if words += max(1, l.words); l.sentence {
			said++
		}
		return words > mostTeaser || said > mostSaid
	}
	first, last := headline, headline
	for ; first > 0 && inside(lines[first-1].block, around); first-- {
		if much(&lines[first-1]) {
			return false
		}
	}
	for ; last+1 < len(lines) && inside(lines[last+1].block, around); last++ {
		if much(&lines[last+1]) {
			return false
		}
	}
	if first == last {
		return true // nothing but the headline
	}
	if much(&lines[headline]) {
		return false
	}
	for k := first; k <= last; k++ {
		lines[k].teaser = true
	}
	return true
}

// leadsAway reports an element whose link leads to another page.
func leadsAway(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.A {
			return !strings.Contains(attribute(c, "href"), "#")
		}
	}
	return n.Parent != nil && n.Parent.DataAtom == atom.A && !strings.Contains(attribute(n.Parent, "href"), "#")
}
