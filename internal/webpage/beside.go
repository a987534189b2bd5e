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
		name = squeeze(lines[title].text)
	}
	for i := range lines {
		h := &lines[i]
		if i == title || !heading(h.tag) || h.linkShare() < 0.9 || h.words < leastInTeaser || inside(h.block, text) || !leadsAway(h.block) ||
			name != "" && strings.Contains(squeeze(h.text), name) {
			continue
		}
		around := h.block
		for range farthestTeaser {
			if around = around.Parent; around == nil || inside(home, around) {
				break
			}
			first, last := i, i
			for first > 0 && inside(lines[first-1].block, around) {
				first--
			}
			for last+1 < len(lines) && inside(lines[last+1].block, around) {
				last++
			}
			if first == last {
				continue // nothing but the headline
			}
			words, said := 0, 0
			for k := first; k <= last; k++ {
				if words += lines[k].words; lines[k].sentence {
					said++
				}
			}
			if words > mostTeaser || said > mostSaid {
				break
			}
			for k := first; k <= last; k++ {
				lines[k].teaser = true
			}
		}
	}
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
