package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// seeds choose lines from which an article may grow where go-readability has found none,
// the likeliest first. Each is nil if the page has nothing of its kind.
var seeds = []func(lines []line, m *metadata) []bool{belowTitle, captions, unended, overview}

// telling reports a line that may be text by what stands around it.
func telling(l *line) bool {
	return !l.menu && !l.box && !l.tools && !l.caption && l.linkShare() < 0.4
}

// titleBlock finds the title and the smallest element around it in which some words of
// telling lines stand behind it; title is −1 if there is none.
func titleBlock(lines []line, m *metadata, least int, counts func(*line) bool) (title int, block *html.Node) {
	title = m.titleLine(lines, len(lines)-1)
	if title < 0 {
		return -1, nil
	}
	held := map[*html.Node]int{}
	for i := title + 1; i < len(lines); i++ {
		if l := &lines[i]; telling(l) && counts(l) {
			for n := l.block; n != nil; n = n.Parent {
				held[n] += l.words
			}
		}
	}
	for n := lines[title].block; n != nil; n = n.Parent {
		if held[n] >= least {
			return title, n
		}
	}
	return -1, nil
}

// belowTitle chooses the sentences below the headline, where a page has a few that stand
// among longer teasers.
func belowTitle(lines []line, m *metadata) []bool {
	title, block := titleBlock(lines, m, leastShort, func(l *line) bool { return l.sentence })
	if block == nil {
		return nil
	}
	in, said := make([]bool, len(lines)), 0
	for i := title + 1; i < len(lines) && lines[i].tag != headline && !(said >= leastShort && ofTeaser(&lines[i])); i++ {
		if in[i] = telling(&lines[i]) && lines[i].sentence && inside(lines[i].block, block); in[i] {
			said += lines[i].words
		}
	}
	return in
}

// ofTeaser reports the headline of another page.
func ofTeaser(l *line) bool {
	return !l.item && !l.sentence && l.words >= leastInTeaser && l.linkShare() >= 0.9 && leadsAway(l.block)
}

// teaserAround returns the first of the elements below headlines of other pages in which all stands that was chosen for
// an article, while the headline of this one stands above them; and whether sentences do between. It is nil if there is none.
func teaserAround(lines []line, kept []int, m *metadata) (entry *html.Node, told bool) {
	title := m.titleLine(lines, max(kept[0], 0))
	if title < 0 || lines[title].tag != headline {
		return nil, false
	}
	first := -1
	for _, i := range kept {
		if i != title && lines[i].sentence {
			first = i
			break
		}
	}
	of := first - 1
	for of > title && !ofTeaser(&lines[of]) {
		if of--; first-of > linesOfEntry {
			return nil, false
		}
	}
	if of <= title {
		return nil, false
	}
	for n := lines[of].block; n != nil && !inside(lines[title].block, n); n = n.Parent {
		if !inside(lines[first].block, n) || !hasTwin(n) {
			continue
		}
		for _, i := range kept {
			if l := &lines[i]; i != title && l.sentence && !inTwin(l.block, n) {
				return nil, false
			}
		}
		for i := title + 1; i < of; i++ {
			if l := &lines[i]; telling(l) && l.sentence && !ofTeaser(l) && !inTwin(l.block, n) {
				return n, true
			}
		}
		return n, false
	}
	return nil, false
}

// oneOfList reports that what was chosen is one short entry of a list of other pages: it is no article, nor is the list.
func oneOfList(lines []line, kept []int, m *metadata) bool {
	entry, told := teaserAround(lines, kept, m)
	if entry == nil || told {
		return false
	}
	words := 0
	for _, i := range kept {
		if words += lines[i].words; lines[i].sentence && !inside(lines[i].block, entry) {
			return false
		}
	}
	return words <= mostTeaser && slices.ContainsFunc(lines, func(l line) bool {
		return l.sentence && !inside(l.block, entry) && inTwin(l.block, entry)
	})
}

// hasTwin reports an element beside which another of its form leads to a page, as teasers
// stand beside each other.
func hasTwin(n *html.Node) bool {
	for _, next := range []func(*html.Node) *html.Node{
		func(s *html.Node) *html.Node { return s.NextSibling }, func(s *html.Node) *html.Node { return s.PrevSibling },
	} {
		s := next(n)
		for s != nil && s.Type != html.ElementNode {
			s = next(s)
		}
		if s != nil && s.DataAtom == n.DataAtom && class(s) == class(n) && leadsAway(s) {
			return true
		}
	}
	return false
}

// inTwin reports an element inside of another, or of one beside that of its form.
func inTwin(n, of *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n.Parent == of.Parent {
			return n.DataAtom == of.DataAtom && class(n) == class(of)
		}
	}
	return false
}

// leastCaptions is how many captions are the text of a page that has no other.
const leastCaptions = 3

// captions chooses what is said below the pictures of a page that shows nothing else. The
// name of who took it often stands behind its sentence.
func captions(lines []line, _ *metadata) []bool {
	in, n := make([]bool, len(lines)), 0
	for i := range lines {
		l := &lines[i]
		if l.menu || l.box || l.linkShare() >= 0.4 {
			continue
		}
		if l.caption && (l.sentence || l.words >= fewestWords && strings.Contains(l.text, ". ")) {
			in[i], l.caption, l.sentence = true, false, true
			n++
		} else {
			in[i] = l.sentence && !l.tools
		}
	}
	if n < leastCaptions {
		return nil
	}
	return in
}

// unended chooses what stands below the headline and ends in no full stop, as lists and
// tables do, if that is most of what stands there and no links.
func unended(lines []line, m *metadata) []bool {
	const fewest = 3 // words of a line
	counts := func(l *line) bool {
		return l.words >= fewest && (l.item || l.tag == atom.Tr || l.tag == atom.P || l.pre)
	}
	title, block := titleBlock(lines, m, leastWords, counts)
	if block == nil || lines[title].menu {
		return nil
	}
	in, inText, other := make([]bool, len(lines)), 0, 0
	for i := title + 1; i < len(lines); i++ {
		switch l := &lines[i]; {
		case !inside(l.block, block):
		case telling(l) && (counts(l) || l.item):
			in[i], l.sentence = true, true
			inText += l.words
		default:
			other += l.words
		}
	}
	if inText < other {
		return nil
	}
	return in
}

// leastEntries is how many entries an overview has at least.
const leastEntries = 3

// overview chooses the entries of a page that consists of them, as a list of news does: each
// has a headline that leads to it, and some of what it says in whole sentences. They stand
// right below a heading of the page, beside it: else the headline of one would be that of all,
// or what is beside a film its text.
func overview(lines []line, _ *metadata) []bool {
	entries := map[string]int{}
	said := make([]string, len(lines)) // by the headline of an entry, what its entry is like
	for i := range lines {
		h := &lines[i]
		if !heading(h.tag) || h.menu || h.box || h.words < leastInTeaser || h.linkShare() < 0.9 || i+1 == len(lines) {
			continue
		}
		for k := i + 1; k < len(lines) && k <= i+linesOfEntry && !heading(lines[k].tag); k++ {
			if l := &lines[k]; telling(l) && l.sentence && l.words >= fewestWords {
				said[i] = form(h.block) + form(h.parent)
				entries[said[i]]++
				break
			}
		}
	}
	in, n := make([]bool, len(lines)), 0
	for i := range lines {
		if said[i] == "" || entries[said[i]] < leastEntries {
			continue
		}
		if n++; n == 1 && (i == 0 || !heads(&lines[i-1], &lines[i])) {
			return nil
		}
		in[i], lines[i].linked = true, 0
		for k := i + 1; k < len(lines) && k <= i+linesOfEntry && !heading(lines[k].tag); k++ {
			in[k] = telling(&lines[k]) && lines[k].sentence
		}
	}
	if n == 0 {
		return nil
	}
	return in
}

// heads reports a heading of a page beside which the entry stands that has a headline.
func heads(l, entry *line) bool {
	return l.tag == headline && l.linkShare() < 0.5 && l.parent != nil && entry.parent != nil && entry.parent.Parent == l.parent
}

// linesOfEntry is how many lines behind its headline an entry of an overview has at most.
const linesOfEntry = 4
