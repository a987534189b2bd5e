package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
// own data is a witness.
func article(root *html.Node, lines []line, m *metadata, p *Page) []int {
	unwrap(lines)
	witness := newWitness(m.ld.body)
	for i := range lines {
		lines[i].spoken = witness.says(&lines[i])
	}
	ask := newQuestion(m, lines)
	in := make([]bool, len(lines))
	if found := readable(root, p.URL); found != nil {
		match(lines, read(found), in)
	}
	if words(lines, in) < leastWords || witness.words > 0 && witness.share(lines, in) < 0.5 {
		// The answer misses the article. The page's own text of it, or else the
		// element with most text in its paragraphs, is a better one.
		other := make([]bool, len(lines))
		for i := range lines {
			other[i] = lines[i].spoken
		}
		if words(lines, other) < leastWords {
			other = densest(lines)
		}
		if words(lines, other) > words(lines, in) || witness.share(lines, other) > witness.share(lines, in) {
			in = other
		}
	}
	first, _ := edges(lines, in)
	title := m.heading(lines, max(first, 0))
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
	ask.mark(lines, in)
	teasers(lines, in, title)
	discard(lines, in, witness)
	margins(lines, in)
	var kept []int
	for i := range lines {
		switch {
		case in[i]:
			kept = append(kept, i)
		case lines[i].left == "":
			lines[i].left = ruleOutside
		}
	}
	if words(lines, in) < leastWords && !ask.short(lines, kept, title >= 0 && lines[title].tag == headline && p.Published != "") || ask.isAll(lines, kept) {
		return nil
	}
	return kept
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
	joined := func(l *line) bool { return l.sentence && utf8.RuneCountInString(l.text) >= 40 && found.has(l.text) }
	first, last := -1, -1
	for i := range lines {
		if t := lines[i].text; count[t] == 1 && (wanted[t] || joined(&lines[i])) {
			in[i] = true
			if utf8.RuneCountInString(t) > 60 {
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
	score := map[*html.Node]int{}
	var best *html.Node
	for i := range lines {
		l := &lines[i]
		if l.menu || l.box || l.tools || l.caption || l.linkShare() > 0.4 || !l.sentence {
			continue
		}
		if score[l.parent] += l.runes; best == nil || score[l.parent] > score[best] {
			best = l.parent
		}
	}
	in := make([]bool, len(lines))
	for i := range lines {
		in[i] = best != nil && inside(lines[i].block, best)
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

// heading finds the line that is the title of the page: the h1 that its data
// names, or the only one above the text.
func (m *metadata) heading(lines []line, text int) int {
	named := []string{squeeze(m.ld.headline), squeeze(m.meta["og:title"]), squeeze(m.meta["twitter:title"]), squeeze(m.title)}
	best, only := -1, -1
	for i := range lines {
		l := &lines[i]
		key := squeeze(l.text)
		if len(key) < 6 || i > text && l.tag != atom.H1 {
			continue
		}
		for _, name := range named {
			// The title element and Open Graph often add the outlet, or cut the end.
			// or put a kicker before it, which stands above the headline.
			behind := l.tag == headline && strings.HasSuffix(name, key)
			if key == name || len(key) >= 15 && name != "" && (strings.HasPrefix(name, key) || behind || len(name) >= 30 && strings.HasPrefix(key, name)) {
				if best < 0 || l.tag == atom.H1 && lines[best].tag != atom.H1 {
					best = i
				}
			}
		}
		if l.tag == atom.H1 && !l.menu {
			if only == -1 {
				only = i
			} else {
				only = -2
			}
		}
	}
	if best >= 0 {
		return best
	}
	return max(only, -1)
}
