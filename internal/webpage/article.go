package webpage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// leastWords is how many words an article has at least.
const leastWords = 40

// leastShort is how many words a short piece of news has at least, in two
// sentences or more.
const leastShort = 20

var consentWords = regexp.MustCompile(`(?i)cookies?\b|traceurs?\b|consent|vos données|your privacy|abonné|subscri|javascript|captcha|robot`)

// article returns the indices of the lines that are the article, in order.
func article(root *html.Node, lines []line, spoken string, p *Page) []int {
	witness := newWitness(spoken)
	for i := range lines {
		lines[i].spoken = witness.says(&lines[i])
	}
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
	rescue(lines, in)
	discard(lines, in, witness)
	var kept []int
	for i := range lines {
		if in[i] {
			kept = append(kept, i)
		}
	}
	if words(lines, in) < leastWords && !short(lines, kept) || !hasText(lines, kept) {
		return nil
	}
	return kept
}

// short reports a short piece of news: a few sentences of which none asks for
// something.
func short(lines []line, kept []int) bool {
	n, sentences := 0, 0
	for _, i := range kept {
		if consentWords.MatchString(lines[i].text) {
			return false
		}
		n += lines[i].words
		if lines[i].linkShare() < 0.5 && lines[i].sentence {
			sentences++
		}
	}
	return n >= leastShort && sentences >= 2
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

// hasText reports whether there is running text among the lines, not only
// entries of a list.
func hasText(lines []line, kept []int) bool {
	var text []string
	for _, i := range kept {
		if l := &lines[i]; l.linkShare() < 0.5 && l.sentence {
			text = append(text, l.text)
		}
	}
	if len(text) == 0 || len(text) > 12 {
		return len(text) > 0
	}
	asks := 0
	for _, t := range text {
		if consentWords.MatchString(t) {
			asks++
		}
	}
	return asks*2 < len(text)
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

// rescue brings back what the answer lost: sentences between its lines, the
// subheads and items among them, paragraphs next to its edges in the same
// element, and whatever the page itself says is the article.
func rescue(lines []line, in []bool) {
	first, last := edges(lines, in)
	if first < 0 {
		return
	}
	home := map[*html.Node]int{} // elements that hold sentences of the answer
	for i := range lines {
		if in[i] && lines[i].sentence {
			home[lines[i].parent]++
		}
	}
	for i := first; i <= last; i++ {
		l := &lines[i]
		if in[i] || l.menu || l.caption || home[l.parent] == 0 && !l.spoken {
			continue
		}
		text := l.linkShare() < 0.5 && l.sentence
		heading := l.tag == atom.H2 || l.tag == atom.H3 || l.tag == atom.H4
		in[i] = l.spoken || !l.box && !l.tools && (text || heading && l.linkShare() < 0.5 || l.item && l.linkShare() < 0.3 && nextTo(lines, in, i))
	}
	for i := first - 1; i >= 0 && beside(&lines[i], &lines[first]); i-- {
		in[i] = true
	}
	for i, end := last+1, last; i < len(lines) && i-end <= 3; i++ {
		if beside(&lines[i], &lines[last]) {
			for k := end + 1; k <= i; k++ {
				in[k] = in[k] || k == i || heading(lines[k].tag) // a subhead before the paragraph
			}
			end = i
		}
	}
	for i := range lines {
		if lines[i].spoken && !lines[i].menu && lines[i].words >= 8 {
			in[i] = true
		}
	}
}

// edges returns the first and the last chosen line that is running text.
func edges(lines []line, in []bool) (first, last int) {
	first, last = -1, -1
	for i := range lines {
		if in[i] && lines[i].linkShare() < 0.5 && lines[i].sentence {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
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
	near := l.block == edge.block || l.parent == edge.parent && l.tag == edge.tag && (l.tag == atom.P || l.tag == atom.Div && class(l.block) != "" && class(l.block) == class(edge.block))
	return near && !l.box && !l.tools && !l.caption && !l.menu &&
		l.linkShare() < 0.4 && l.sentence
}

// class returns the class of an element, by which pages without paragraphs mark
// theirs.
func class(n *html.Node) string {
	if n == nil {
		return ""
	}
	return attribute(n, "class")
}

// discard removes what the answer took along.
func discard(lines []line, in []bool, w *witness) {
	first, last := edges(lines, in)
	spokenFirst, spokenLast := -1, -1
	if w.words >= leastWords && w.share(lines, in) > 0.8 {
		for i := range lines {
			if in[i] && lines[i].words >= 5 && lines[i].spoken {
				if spokenFirst < 0 {
					spokenFirst = i
				}
				spokenLast = i
			}
		}
	}
	// Sentences in boxes stand beside the text if most of the article is outside
	// boxes. Where the whole article is in one, the class tells nothing.
	boxed, outside := 0, 0
	count := func(l *line, n int) {
		switch {
		case l.sentence && l.box:
			boxed += n
		case l.sentence:
			outside += n
		}
	}
	for i := range lines {
		if in[i] {
			count(&lines[i], 1)
		}
	}
	for i := range lines {
		if !in[i] || lines[i].spoken && lines[i].words >= 5 {
			continue
		}
		l := &lines[i]
		n := l.words
		switch {
		case l.caption, l.menu && l.linkShare() > 0.3:
			in[i] = false
		case l.linkShare() > 0.9 && n >= 3 && !l.sentence && !heading(l.tag): // a line that is all link points elsewhere
			in[i] = false
		case l.tools && (n < 8 || l.linkShare() > 0.5):
			in[i] = false
		case l.box && (n < 12 || l.linkShare() > 0.4 || !l.sentence):
			in[i] = false
		case l.sure, l.box && outside > 3*boxed:
			in[i] = false
		case spokenLast >= 0 && i > spokenLast:
			in[i] = false
		case spokenFirst >= 0 && i < spokenFirst && !(l.sentence || heading(l.tag)):
			in[i] = false
		case i < first && !l.sentence && !heading(l.tag) && n < 6:
			in[i] = false
		case i > last && !l.sentence && !l.item && (n < 4 || l.linkShare() > 0.5 || heading(l.tag)):
			in[i] = false // after the last sentence nothing follows a subhead
		}
		if !in[i] {
			count(l, -1)
		}
	}
	lists(lines, in)
}

// lists removes lists whose items are all links: they lead to other pages.
func lists(lines []line, in []bool) {
	for i := 0; i < len(lines); {
		if !in[i] || !lines[i].item {
			i++
			continue
		}
		end, linked := i, 0
		for end < len(lines) && lines[end].item && lines[end].parent == lines[i].parent {
			if lines[end].linkShare() > 0.8 {
				linked++
			}
			end++
		}
		if n := end - i; n >= 2 && linked*10 >= n*9 {
			for k := i; k < end; k++ {
				in[k] = false
			}
			// The label above the list goes with it.
			if i > 0 && in[i-1] && !lines[i-1].sentence && lines[i-1].words <= 8 {
				in[i-1] = false
			}
		}
		i = max(end, i+1)
	}
}

func heading(tag atom.Atom) bool {
	return tag == atom.H1 || tag == atom.H2 || tag == atom.H3 || tag == atom.H4
}

func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("»”\"’')]*", r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:", r)
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
			if key == name || len(key) >= 15 && name != "" && (strings.HasPrefix(name, key) || len(name) >= 30 && strings.HasPrefix(key, name)) {
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
