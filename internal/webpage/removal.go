package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// removal is a reason to leave a line of the page out of its article. Leaves is a
// pure function of what is known of the lines. What each rule goes by is said in the
// catalogue of package custody, where its name begins with "page-".
type removal struct {
	rule   string
	leaves func(s *selection, l *line, i int) bool
}

// Rules that are no removals: they say why a line was never in the article, or is
// not repeated there.
const (
	ruleOutside = "outside"
	ruleCaption = "caption"
	ruleTime    = "time"
	rulePost    = "post-head"
	ruleLinks   = "links"
	ruleTitle   = "title"
	ruleData    = "data"
	ruleHidden  = "hidden"
	ruleStruck  = "struck"
	ruleHeading = "heading"
	ruleControl = "control"
	ruleFrame   = "frame"
	ruleHover   = "hover"
	ruleMargin  = "margin"
	ruleNext    = "next-article"
	rulePulled  = "pulled"
	ruleAgain   = "again"
	ruleEdge    = "edge"
)

// removals stand in the order in which they are asked; the first to answer for a
// line leaves it out.
var removals = []removal{
	{ruleCaption, func(s *selection, l *line, i int) bool { return l.caption || s.countsPictures(l, i) }},
	{"menu", func(_ *selection, l *line, _ int) bool {
		return l.menu && l.linkShare() > 0.3
	}},
	{"link", func(s *selection, l *line, _ int) bool {
		return l.linkShare() > 0.9 && l.words >= 3 && !l.sentence && !heading(l.tag) && !l.item || s.first >= 0 && l.linkShare() == 1 && within(l.block, atom.A) ||
			pointsAway(l) || l.linkShare() == 1 && l.tag != atom.Tr && !strings.ContainsFunc(l.text, unicode.IsLetter)
	}},
	{"tools", func(_ *selection, l *line, _ int) bool {
		return l.tools && (l.words < 8 || l.linkShare() > 0.5)
	}},
	{ruleTime, func(s *selection, l *line, i int) bool {
		return l.stamp && l.words <= longestStamp || timeBeside(s, l, i)
	}},
	{"teaser", func(_ *selection, l *line, _ int) bool { return l.teaser }},
	{"asks", func(_ *selection, l *line, _ int) bool { return l.asks }},
	{"box", boxLine},
	{"beyond-data", beyondData},
	{ruleEdge, edgeLine},
}

// timeBeside finds a line close to the beginning of the text that holds a time element and
// is no sentence: it says who wrote the page, and when.
func timeBeside(s *selection, l *line, i int) bool {
	return l.time != "" && i <= s.first+belowStandfirst && l.words <= longestDate && !l.sentence && !l.item && !heading(l.tag) && l.tag != atom.Tr
}

// longestStamp is the most words of a line that is nothing but a time.
const longestStamp = 8

// selection is what removals know of the lines that are taken for the article.
type selection struct {
	first, last             int // edges of the running text, −1 if there is none
	spokenFirst, spokenLast int // edges of what the witness has, −1 if it has too little
	boxed, outside          int // sentences in boxes and outside them that are still in

	lang  string
	lines []line
	homes map[*html.Node]bool // what holds sentences of the text
	tail  bool                // little stands behind its last sentence
}

// discard leaves out what the answer took along below a title.
func discard(lines []line, in []bool, w *witness, title, lang string) {
	s := newSelection(lines, in, w)
	s.lang, s.lines = lang, lines
	for i := range lines {
		l := &lines[i]
		if !in[i] || l.spoken && l.words >= 5 {
			continue
		}
		for _, r := range removals {
			if r.leaves(s, l, i) {
				in[i], l.left = false, r.rule
				s.count(l, -1)
				break
			}
		}
	}
	wholeBlocks(lines, in, lang)
	postHeads(lines, in, title, lang)
	lists(lines, in)
	pointers(lines, in)
	pictured(lines, in)
	pulled(lines, in)
	aboutAuthor(lines, in, lang)
	if s.first, s.last = edges(lines, in); s.last >= 0 { // what stood before something that was left out
		s.last = beyond(lines, in, s.last)
		for i := s.last + 1; i < len(lines); i++ {
			switch l := &lines[i]; {
			case l.left == ruleEdge && in[i-1] && lines[i-1].block == l.block && addresses(&lines[i-1]):
				in[i], l.left = true, "" // Yours, and a name below it
			case in[i] && (heading(l.tag) || !l.spoken && edgeLine(s, l, i)):
				in[i], l.left = false, ruleEdge
			}
		}
	}
}

// wholeBlocks takes back the short lines of a block of several lines, as verses have, most of which
// stayed.
func wholeBlocks(lines []line, in []bool, lang string) {
	for start := 0; start < len(lines); {
		end, kept, edge := start, 0, 0
		for ; end < len(lines) && lines[end].block == lines[start].block; end++ {
			if in[end] {
				kept++
			} else if lines[end].left == ruleEdge {
				edge++
			}
		}
		for i := start; i < end && edge > 0 && kept >= edge && kept > 1; i++ {
			if l := &lines[i]; l.left == ruleEdge && l.by == "" && l.linked == 0 && !dated(l.text, lang) {
				in[i], l.left = true, ""
			}
		}
		start = end
	}
}

// aboutAuthor leaves out what stands behind a text below a heading that says who wrote it,
// as the page does elsewhere: "By Lake Geneva" is a heading as well.
func aboutAuthor(lines []line, in []bool, lang string) {
	const mostBehind = 4 // parts of a text, of which one at most is about its author
	behind, all := 0, words(lines, in)
	for i := len(lines) - 1; i >= 0 && behind*mostBehind <= all; i-- {
		l := &lines[i]
		if in[i] {
			behind += l.words
		}
		saysWho := func(lang string) bool {
			name := cutBy(l.text, lang)
			return byline(l.text, lang) && isName(name, lang) && slices.ContainsFunc(lines, func(l line) bool { return strings.Contains(l.by, name) })
		}
		if in[i] && heading(l.tag) && behind*mostBehind <= all && (saysWho(lang) || saysWho("en")) {
			for k := i; k < len(lines); k++ {
				if in[k] {
					in[k], lines[k].left = false, ruleEdge
				}
			}
		}
	}
}

// leastPulled is how many bytes of letters a pulled quotation has at least.
const leastPulled = 20

// pulled leaves out what stands beside a paragraph to say some of its words again in
// larger letters.
func pulled(lines []line, in []bool) {
	var all strings.Builder
	for i := range lines {
		if in[i] && !setApart(&lines[i]) && lines[i].tag != atom.Div {
			all.WriteString(lines[i].key() + " ")
		}
	}
	said := finder{text: all.String()}
	for i := range lines {
		if l := &lines[i]; in[i] && (setApart(l) || l.tag == atom.Div && l.words >= longParagraph) {
			if key := l.key(); len(key) >= leastPulled && said.has(key) {
				in[i], l.left = false, rulePulled
			}
		}
	}
}

// again leaves out what stands above the headline and once more below it, in one line or in several: pages have the text of
// their article there for programs that search.
func again(lines []line, in []bool, title int) {
	if title < 0 || !slices.Contains(in[:title], true) {
		return // as of nearly every page
	}
	var below strings.Builder
	same := map[string]int{}    // lines below that are not in
	begins := map[string]bool{} // the first letters of those that are
	for i := title; i < len(lines); i++ {
		if l := &lines[i]; in[i] {
			below.WriteString(l.key())
			begins[text.Start(l.key(), leastPulled)] = true
		} else if l.sentence && telling(l) {
			same[l.key()] = i
		}
	}
	said := finder{text: below.String()}
	for i := range title {
		key := lines[i].key()
		if !in[i] || len(key) < leastPulled {
			continue
		}
		if k := same[key]; k > 0 {
			in[k], in[i], lines[i].left = true, false, ruleAgain
		} else if begins[text.Start(key, leastPulled)] && said.has(key) {
			in[i], lines[i].left = false, ruleAgain
		}
	}
}

// setApart reports a line in a quotation or beside the text.
func setApart(l *line) bool {
	for n, up := l.block, 0; n != nil && up < 4; n, up = n.Parent, up+1 {
		if n.DataAtom == atom.Blockquote || n.DataAtom == atom.Aside || strings.Contains(strings.ToLower(text.Start(class(n), longestClass)), "pull") {
			return true
		}
	}
	return false
}

func newSelection(lines []line, in []bool, w *witness) *selection {
	s := &selection{spokenFirst: -1, spokenLast: -1, homes: map[*html.Node]bool{}}
	s.first, s.last = edges(lines, in)
	s.last = beyond(lines, in, s.last)
	believed := w.words >= leastWords && w.share(lines, in) > 0.8 && w.covers(lines, in)
	all, behind := 0, 0 // words
	defer func() { s.tail = behind*shortTail < all }()
	for i := range lines {
		if !in[i] {
			continue
		}
		if all += lines[i].words; i > s.last {
			behind += lines[i].words
		}
		s.count(&lines[i], 1)
		if lines[i].running() && !lines[i].caption {
			s.homes[lines[i].parent] = true
		}
		if believed && lines[i].words >= 5 && lines[i].spoken {
			if s.spokenFirst < 0 {
				s.spokenFirst = i
			}
			s.spokenLast = i
		}
	}
	return s
}

// shortTail is the part of a text behind its last sentence that may be something else: a
// thirtieth.
const shortTail = 30

// count adds a line to the sentences that are in, or takes it away.
func (s *selection) count(l *line, n int) {
	switch {
	case l.sentence && l.box:
		s.boxed += n
	case l.sentence:
		s.outside += n
	}
}

// boxLine finds lines in boxes. A sentence in a box stands beside the text if most
// of the article is outside boxes; where the whole article is in one, the name
// tells nothing.
func boxLine(s *selection, l *line, _ int) bool {
	return l.sure || l.box && (l.words < 12 || l.linkShare() > 0.4 || !l.sentence || s.outside > 3*s.boxed)
}

func beyondData(s *selection, l *line, i int) bool {
	return s.spokenLast >= 0 && (i > s.spokenLast || i < s.spokenFirst && !l.sentence && !heading(l.tag))
}

// edgeLine finds lines at the edges of the text: above the first sentence a
// heading may stand, behind the last nothing follows a subhead.
func edgeLine(s *selection, l *line, i int) bool {
	switch {
	case l.sentence && l.linkShare() < 0.9, l.named && l.linkShare() < 0.3, s.homes[l.parent] && addresses(l):
		return false
	case i < s.first:
		subhead := l.tag == atom.P && l.words >= leastEmphatic && l.linked == 0 && l.by == "" && setOff(l.block) && !dated(l.text, s.lang)
		return !heading(l.tag) && l.words < 6 && !subhead
	case i > s.last && l.tag != atom.Tr && strings.Contains(l.text, " | ") && dated(l.text, s.lang):
		return true // where it was broadcast, and when
	case i > s.last:
		return !l.item && (l.words < 4 || l.linkShare() > 0.5 || heading(l.tag) || s.tail && !l.pre && l.tag != atom.Tr && !s.homes[l.parent] && !s.homes[l.block])
	}
	return false
}

// addresses reports the line of a letter that ends with a comma, above its first sentence or below its last: Dear readers,
func addresses(l *line) bool {
	end := text.LastRune(l.text)
	return (end == ',' || end == '،' || end == '，') && l.words > 1 && l.linked == 0 && l.by == "" && l.tag != atom.Tr && !l.item && !l.tools && !l.box
}

// labelled reports that a few words stand above a list which are no sentence.
func labelled(lines []line, in []bool, i int) bool {
	return i > 0 && in[i-1] && !lines[i-1].sentence && lines[i-1].words <= 8
}

// lists removes lists whose items are all links: they lead to other pages.
func lists(lines []line, in []bool) {
	for i := 0; i < len(lines); {
		if !in[i] || !lines[i].item {
			i++
			continue
		}
		end, linked := i, 0
		label := labelled(lines, in, i)
		for end < len(lines) && lines[end].item && (lines[end].parent == lines[i].parent || lines[end].linkShare() > 0.8 && linked == end-i) {
			if lines[end].linkShare() > 0.8 || label && lines[end].linkShare() > 0.6 {
				linked++
			}
			end++
		}
		if n := end - i; (n >= 2 || label && (lines[i].words > 3 || heading(lines[i-1].tag))) && linked*10 >= n*9 {
			start := i
			if label {
				start-- // the label above the list goes with it
			}
			for k := start; k < end; k++ {
				if in[k] {
					in[k], lines[k].left = false, ruleLinks
				}
			}
		}
		i = max(end, i+1)
	}
}

// leastPointers is how many lines that are links to other pages stand below each other.
const leastPointers = 2

// pointers leaves out lines below each other that lead to other pages, below a label
// that says so: what is no list for the browser is one for the reader.
func pointers(lines []line, in []bool) {
	points := func(i int) bool {
		l := &lines[i]
		return in[i] && !l.item && !l.sentence && !heading(l.tag) && l.words >= 3 && l.linkShare() > 0.7
	}
	for i := 1; i < len(lines); i++ {
		if !points(i) {
			continue
		}
		end := i
		for end < len(lines) && points(end) && (lines[end].block == lines[i].block || lines[end].parent == lines[i].parent) {
			end++
		}
		if label := &lines[i-1]; end-i >= leastPointers && in[i-1] && !label.sentence && label.words <= 6 && !label.item {
			for k := i - 1; k < end; k++ {
				in[k], lines[k].left = false, ruleLinks
			}
		}
		i = end - 1
	}
}
