package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// leastWords is how many words an article has at least.
const leastWords = 40

// leastShort is how many words a short piece of news has at least, in two
// sentences or more.
const leastShort = 20

// article returns the indices of the lines that are the article, in order, and
// gives each other line the rule by which it is left out. What is in the page's
// own data is a witness. If no article grows from where go-readability says that it
// is, it is looked for elsewhere (seeds.go).
func article(root *html.Node, lines []line, witness *witness, m *metadata, p *Page) []int {
	unwrap(lines)
	for i := range lines {
		lines[i].spoken = witness.says(&lines[i])
	}
	ask := newQuestion(m, lines)
	fresh := slices.Clone(lines)
	kept := grow(lines, answer(root, lines, p, witness), m, p, ask, witness)
	if kept != nil {
		if _, told := teaserAround(lines, kept, m); told {
			chosen := slices.Clone(lines)
			copy(lines, fresh)
			if in := belowTitle(lines, m); in != nil {
				if below := grow(lines, in, m, p, ask, witness); below != nil {
					return below
				}
			}
			copy(lines, chosen)
		}
		if !oneOfList(lines, kept, m) {
			return kept
		}
	}
	failed := slices.Clone(lines)
	for _, seed := range seeds {
		copy(lines, fresh)
		if in := seed(lines, m); in == nil {
			continue
		} else if kept = grow(lines, in, m, p, ask, witness); kept != nil && !oneOfList(lines, kept, m) {
			return kept
		}
	}
	copy(lines, failed)
	return nil
}

// answer chooses the lines that go-readability answers with, or better ones where that
// misses the article.
func answer(root *html.Node, lines []line, p *Page, witness *witness) []bool {
	in := make([]bool, len(lines))
	if found := readable(root, p.URL); found != nil {
		match(lines, read(found), in)
	}
	if words(lines, in) >= leastWords && (witness.words == 0 || witness.share(lines, in) >= 0.5) {
		return in
	}
	// The page's own text of it, or else the element with most text in its paragraphs.
	other := make([]bool, len(lines))
	for i := range lines {
		other[i] = lines[i].spoken
	}
	if words(lines, other) < leastWords {
		other = densest(lines)
	}
	if words(lines, other) > words(lines, in) || witness.share(lines, other) > witness.share(lines, in) {
		return other
	}
	return in
}

// grow makes an article of chosen lines: what belongs to them is brought back, what they
// took along is left out. It is nil if what comes of it is none.
func grow(lines []line, in []bool, m *metadata, p *Page, ask question, witness *witness) []int {
	first, _ := edges(lines, in)
	title := m.titleLine(lines, max(first, 0))
	all := lines
	lines = lines[:nextArticle(lines, title)]
	for i := range all[len(lines):] {
		all[len(lines)+i].left = ruleNext
	}
	if in = in[:len(lines)]; words(lines, in) < leastWords && len(lines) < len(all) {
		in = densest(lines)
	}
	rescue(lines, in)
	rescueAlike(lines, in, title)
	rescueBetween(lines, in)
	rescueNamed(lines, in)
	standfirst(lines, in, m, title)
	rescueAbove(lines, in, title)
	rescuePoints(lines, in, title, p.Lang)
	again(lines, in, title)
	ask.mark(lines, in)
	teasers(lines, in, title)
	discard(lines, in, witness, textAt(lines, title), p.Lang)
	margins(lines, in)
	kickers(lines, in, title)
	var kept []int
	for i := range lines {
		switch {
		case in[i]:
			kept = append(kept, i)
		case lines[i].left == "":
			lines[i].left = ruleOutside
		}
	}
	dated := title >= 0 && lines[title].tag == headline && (p.Published != "" || timed(lines, title, p.Lang))
	dated = dated || datedPost(lines, kept)
	few := words(lines, in) < leastWords && !ask.short(lines, kept, dated)
	if (few || ask.isAll(lines, kept)) && !ask.isTold(lines, kept, dated) {
		return nil
	}
	return kept
}

// datedPost reports a text all of which stands in one article, as the page says, with the hour of a post in it.
func datedPost(lines []line, kept []int) bool {
	if len(kept) == 0 {
		return false
	}
	home := closest(lines[kept[0]].block, atom.Article)
	if home == nil || !inside(lines[kept[len(kept)-1]].block, home) {
		return false
	}
	return slices.ContainsFunc(lines, func(l line) bool { return l.time != "" && hour().MatchString(l.text) && inside(l.block, home) })
}

// textAt is the text of a line, "" for one that there is not.
func textAt(lines []line, i int) string {
	if i < 0 {
		return ""
	}
	return lines[i].text
}

// words counts the words of the chosen lines.
func words(lines []line, in []bool) int {
	n := 0
	for i := range lines {
		if in[i] {
			n += lines[i].words
		}
	}
	return n
}

// match marks the lines that stand in the answer. A text that occurs more than
// once in the page counts where its neighbours are.
func match(lines, answer []line, in []bool) {
	count := map[string]int{}
	for i := range lines {
		count[lines[i].text]++
	}
	wanted := map[string]bool{}
	for i := range answer {
		wanted[answer[i].text] = true
	}
	// A line break that the answer has lost joins two lines of the page.
	var whole strings.Builder
	for i := range answer {
		whole.WriteString(answer[i].text)
		whole.WriteByte(' ')
	}
	found := finder{text: whole.String()}
	joined := func(l *line) bool { return l.sentence && text.Width(l.text) >= 40 && found.has(l.text) }
	first, last := -1, -1
	for i := range lines {
		if t := lines[i].text; count[t] == 1 && (wanted[t] || joined(&lines[i])) {
			in[i] = true
			if text.Width(t) > 60 {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
	}
	for i := range lines {
		if t := lines[i].text; wanted[t] && count[t] > 1 && i > first && i < last {
			in[i] = true
		}
	}
}

// densest finds the element whose own paragraphs hold most text.
func densest(lines []line) []bool {
	in := make([]bool, len(lines))
	for i := range lines {
		in[i] = telling(&lines[i]) && lines[i].sentence
	}
	home := homeOf(lines, in)
	for i := range lines {
		in[i] = home != nil && inside(lines[i].block, home)
	}
	return in
}

func inside(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// headline is the element of the headline of a page.
const headline = atom.H1

func heading(tag atom.Atom) bool {
	return tag == atom.H1 || tag == atom.H2 || tag == atom.H3 || tag == atom.H4 || tag == atom.Summary
}

// endsSentence reports a text that ends like a sentence, or opens what follows it.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return r == '*' || unicode.IsSpace(r) })
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") || text.EndsSentence(s)
}
