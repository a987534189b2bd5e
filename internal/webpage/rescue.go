package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rescue brings back what the answer lost: sentences between its lines, the
// subheads and items among them, paragraphs next to its edges in the same
// element, and whatever the page itself says is the article.
func rescue(lines []line, in []bool) {
	first, last := edges(lines, in)
	if first < 0 {
		return
	}
	rescueBetween(lines, in)
	for i := first - 1; i >= 0 && beside(&lines[i], &lines[first]); i-- {
		in[i] = true
	}
	rescueBehind(lines, in, last)
	for i := range lines {
		if lines[i].spoken && !lines[i].menu && lines[i].words >= 8 {
			in[i] = true
		}
	}
}

// rescueBetween brings back lines between the first and the last sentence that
// stand in an element which holds sentences of the answer.
func rescueBetween(lines []line, in []bool) {
	first, last := edges(lines, in)
	if first < 0 {
		return
	}
	home := map[*html.Node]bool{} // elements that hold sentences of the answer
	for i := range lines {
		if in[i] && lines[i].sentence {
			home[lines[i].parent] = true
		}
	}
	for i := first; i <= last; i++ {
		l := &lines[i]
		switch {
		case in[i] || l.menu || l.caption:
		case l.spoken:
			in[i] = true
		case quoted(l, home) && !l.box, l.tag == atom.Tr && l.linked == 0 && telling(l) && tabled(l.block, home):
			in[i] = true
		case heading(l.tag) && l.tag != headline && !l.box && !l.tools && l.linkShare() < 0.5 && l.parent != nil && home[l.parent.Parent]:
			in[i] = true // in an element of its own, as those of wikis are
		case l.tag == atom.P && l.sentence && l.words >= longParagraph && l.linked == 0 && !l.box && !l.tools && l.parent != nil && home[l.parent.Parent]:
			in[i] = true // in an element of its own, as programs that build pages of modules set it
		case l.item && l.linked == 0 && !l.box && !l.tools && plainList(l) && home[l.parent.Parent]:
			in[i] = true
		case home[l.parent] && !l.box && !l.tools:
			subhead := (heading(l.tag) && l.tag != atom.H1 || namesSubhead(class(l.block))) && l.linkShare() < 0.5
			aside := l.pre || l.tag == atom.P && strings.HasSuffix(l.text, ":")
			in[i] = l.running() || subhead || aside || l.item && l.linkShare() < 0.3 && nextTo(lines, in, i)
		}
	}
}

// subheadNames are words of classes by which pages mark what stands above some paragraphs.
var subheadNames = wordSet(`subheadline subhead subheading crosshead crossheading intertitle intertitre zwischentitel zwischenueberschrift
	ladillo heading`)

// namesSubhead reports a class that says that what it marks stands above some paragraphs.
func namesSubhead(class string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(class), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }) {
		if subheadNames[word] {
			return true
		}
	}
	return false
}

// rescueAbove brings back sentences between the headline and the text that stand in an
// element beside both, as a verdict does above a review, with its headings and lists.
func rescueAbove(lines []line, in []bool, title int) {
	first, _ := edges(lines, in)
	if title < 0 || lines[title].parent == nil || lines[title].parent.DataAtom == atom.Body || holdsMenu(lines[title].parent) {
		return
	}
	home, verdicts := lines[title].parent, map[*html.Node]bool{}
	for i := title + 1; i < first; i++ {
		l := &lines[i]
		if !in[i] && l.tag == atom.P && l.sentence && l.words >= longParagraph && l.linked == 0 && telling(l) && l.parent != nil && l.parent.Parent == home {
			verdicts[l.parent] = true
		}
	}
	for i := title + 1; i < first; i++ {
		l := &lines[i]
		if term := l.tag == atom.Dt || l.tag == atom.Dd; term && l.linked == 0 && l.by == "" && telling(l) && l.parent != nil &&
			l.parent.Parent == lines[first].parent && plainIn(l.block, l.parent.Parent) && class(l.parent) == "" {
			in[i], l.named = true, true
		}
		held := l.parent != nil && (verdicts[l.parent] || verdicts[l.parent.Parent])
		in[i] = in[i] || held && telling(l) && l.linked == 0 && (l.sentence || l.item || heading(l.tag))
	}
}

// rescuePoints brings back the lists between the headline and the text, in its element or beside that, that say in short
// what stands in it, with the heading of each.
func rescuePoints(lines []line, in []bool, title int, lang string) {
	const fewest, leastWords = 2, 4 // items; words of one
	first, _ := edges(lines, in)
	if title < 0 || first < 0 || lines[first].parent == nil {
		return
	}
	home := lines[first].parent
	homes := map[*html.Node]bool{home: home != nil, home.Parent: home.Parent != nil}
	for i := title + 1; i < first; i++ {
		from, words := i, 0
		for ; i < first && lines[i].parent == lines[from].parent && isPoint(&lines[i], lang); i++ {
			words += lines[i].words
		}
		n := i - from
		if n == 0 {
			continue
		}
		i-- // the next line may be of another list
		whole := !lines[i+1].item || lines[i+1].parent != lines[from].parent
		if n < fewest || !whole || words < n*leastWords || !homes[lines[from].parent.Parent] {
			continue
		}
		if above := &lines[from-1]; from-1 > title && heading(above.tag) && above.parent == lines[from].parent.Parent && telling(above) && above.linked == 0 {
			from--
		}
		for k := from; k <= i; k++ {
			in[k], lines[k].named = true, true
		}
	}
}

// isPoint reports an item of a list that says something, and not who wrote a page or when.
func isPoint(l *line, lang string) bool {
	return l.item && l.parent != nil && telling(l) && l.linked == 0 && l.by == "" && l.time == "" && !dated(l.text, lang) && !byline(l.text, lang)
}

// longParagraph is how many words a paragraph has that no caption and no notice is likely to have.
const longParagraph = 12

// plainList reports an item of a list without a class: buttons and tags have one.
func plainList(l *line) bool {
	return l.parent != nil && l.block.DataAtom == atom.Li && class(l.block) == "" && class(l.parent) == ""
}

// tabled reports a row of a table that stands between the paragraphs.
func tabled(n *html.Node, home map[*html.Node]bool) bool {
	table := closest(n, atom.Table)
	return table != nil && home[table.Parent]
}

// quoted reports a line of a quotation that stands between the paragraphs.
func quoted(l *line, home map[*html.Node]bool) bool {
	n := closest(l.block, atom.Blockquote)
	return n != nil && (home[n.Parent] || n.Parent != nil && home[n.Parent.Parent])
}

// rescueBehind brings back paragraphs behind the last sentence, with the subheads
// before them. More than two other lines end the search.
func rescueBehind(lines []line, in []bool, last int) {
	end := last
	for i := last + 1; i < len(lines) && i-end <= 3; i++ {
		if !beside(&lines[i], &lines[last]) {
			continue
		}
		for k := end + 1; k < i; k++ {
			in[k] = in[k] || heading(lines[k].tag)
		}
		in[i], end = true, i
	}
}

// edges returns the first and the last chosen line that is running text.
func edges(lines []line, in []bool) (first, last int) {
	first, last = -1, -1
	for i := range lines {
		if in[i] && lines[i].running() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// beyond follows the text behind its last sentence: lists that are no links, rows of a
// table, lines of code, short sentences of the same form, and the headings above them.
func beyond(lines []line, in []bool, last int) int {
	if last < 0 {
		return last
	}
	edge := last
	for i := last + 1; i < len(lines) && i-last <= 3; i++ {
		l := &lines[i]
		if !in[i] || l.menu || l.caption || l.tools || l.box || l.linkShare() >= 0.3 {
			continue
		}
		if l.item || l.pre || l.tag == atom.Tr || l.parent == lines[edge].parent && l.tag == lines[edge].tag && (endsSentence(l.text) || l.words >= longParagraph) {
			last = i
		}
	}
	return last
}

func nextTo(lines []line, in []bool, i int) bool {
	for k := i - 1; k >= 0 && k > i-40 && lines[k].item && lines[k].parent == lines[i].parent; k-- {
		if in[k] {
			return true
		}
	}
	return i > 0 && in[i-1] && strings.HasSuffix(lines[i-1].text, ":")
}

// beside reports a paragraph that stands with another in the same element, or
// behind a line break in the same paragraph.
func beside(l, edge *line) bool {
	alike := l.tag == atom.P || l.tag == atom.Div && class(l.block) != "" && class(l.block) == class(edge.block)
	near := l.block == edge.block || l.parent == edge.parent && l.tag == edge.tag && alike
	return near && telling(l) && l.sentence
}
