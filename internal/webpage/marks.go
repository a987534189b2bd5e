package webpage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks writes into a tree what a browser shows without words of its own, so that
// it stands in the lines, and takes out what nobody can read or what its source
// has struck. Whatever is taken out leaves a comment in its place, for the reader
// to list it there as left out.
type marks struct {
	sheet  *stylesheet
	total  int                // runes of text of the page
	size   map[*html.Node]int // and of each element, outside links
	taken  map[*html.Node]taken
	doubts map[*html.Node]bool
	whole  map[*html.Node]declarations // the styles of those that were asked for them
	before byte                        // the last byte of text that was met, which a subscript may stand behind
}

// taken is an element that was taken out of the tree, and the rule that did it.
type taken struct {
	element *html.Node
	rule    string
	shown   bool // all the same, in a form that no line holds
}

// mark writes the marks of a page into its tree.
func mark(root *html.Node, sheet *stylesheet) *marks {
	r := &reader{size: map[*html.Node]int{}}
	m := &marks{total: r.weigh(root), size: r.size, taken: map[*html.Node]taken{}, doubts: map[*html.Node]bool{},
		whole: map[*html.Node]declarations{}, sheet: sheet}
	m.walk(root, 0, "")
	return m
}

// walk marks the elements below n. Quoted is how many <q> are open, lang the
// language of the words.
func (m *marks) walk(n *html.Node, quoted int, lang string) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		m.one(c, quoted, lang)
		c = next
	}
}

// one marks one node, and those below it.
func (m *marks) one(c *html.Node, quoted int, lang string) {
	switch {
	case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
		m.before = c.Data[len(c.Data)-1]
	case c.Type != html.ElementNode || skipped(c) || hidden(c) && !m.shown(c):
	case (c.DataAtom == atom.Del || c.DataAtom == atom.S || c.DataAtom == atom.Strike) && !m.unstruck(c):
		m.take(c, ruleStruck)
	case c.DataAtom == atom.Math && !m.formula(c):
		shown := !shownBeside(c) && says(textOf(c))
		m.taken[m.take(c, ruleControl)] = taken{c, ruleControl, shown}
	default:
		m.styled(c, quoted, cmp.Or(attribute(c, "lang"), lang))
	}
}

// unstruck reports words that are named as struck, and from which a style takes the line: whether a reader sees that they
// are is not known.
func (m *marks) unstruck(n *html.Node) bool {
	style := m.sheet.whole(n)
	lines := style.is("text-decoration") + " " + style.is("text-decoration-line")
	if !strings.Contains(lines, "none") || strings.Contains(lines, "line-through") {
		return false
	}
	m.doubts[n] = true
	return true
}

// shown reports an element whose attribute hides it and that a style shows all the same, and
// takes that attribute off. What will become of it is not known: a script may count on either.
func (m *marks) shown(n *html.Node) bool {
	key := "hidden"
	if !has(n, key) {
		key = "popover"
	}
	if !has(n, key) || attribute(n, key) == "until-found" || !m.sheet.displays(n) {
		return false
	}
	n.Attr = slices.DeleteFunc(slices.Clone(n.Attr), func(a html.Attribute) bool { return a.Key == key })
	m.doubts[n] = true
	return !hidden(n)
}

// styled marks an element by its style. A sheet that hides most of a page is not believed: a script
// takes that back. Of a part that is a fifth or more nobody knows whether one does, so that it is kept
// and in doubt; words within a line are hidden in any case.
func (m *marks) styled(n *html.Node, quoted int, lang string) {
	rules := m.sheet.of(n)
	style := inline(rules.style(n, ""), attribute(n, "style"))
	if said := attribute(n, "color"); said != "" && n.DataAtom == atom.Font {
		style = stronger(hints(n), style)
	}
	by := m.hiders(n, style)
	if len(by) > 0 && m.uncovers(n, by, quoted, lang) {
		return
	}
	if m.size[n]*5 >= m.total && !isOfLine(n) || m.size[n]*2 >= m.total {
		if len(by) > 0 && m.size[n]*2 < m.total {
			m.doubts[n] = true
		}
		style = inline(declarations{}, attribute(n, "style"))
		by = m.hiders(n, style)
	}
	switch {
	case style.strikes():
		m.take(n, ruleStruck)
	case len(by) > 0 || m.blends(n, style):
		m.take(n, ruleHidden)
	default:
		m.element(n, &rules, style, quoted, lang)
	}
}

// blends reports words in the colour of their ground. Those of a line of which that is not sure are in doubt.
func (m *marks) blends(n *html.Node, style declarations) bool {
	if style.last("color") == "" && style.last("-webkit-text-fill-color") == "" && style.last("background") == "" && style.last("background-color") == "" {
		return false
	}
	blended, sure := m.blended(n, style)
	if blended && !sure && isOfLine(n) && says(textOf(n)) {
		m.doubts[n] = true
	}
	return blended && sure
}

// isOfLine reports an element whose words stand in a line with those beside it, if no style says
// otherwise.
func isOfLine(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.A, atom.B, atom.I, atom.Em, atom.Strong, atom.Small, atom.Mark, atom.U, atom.Font, atom.Abbr, atom.Cite, atom.Q, atom.Sup, atom.Sub:
		return true
	}
	return false
}

// take takes an element out of the tree, and returns what stands in its place.
func (m *marks) take(n *html.Node, rule string) *html.Node {
	place := &html.Node{Type: html.CommentNode}
	n.Parent.InsertBefore(place, n)
	n.Parent.RemoveChild(n)
	m.taken[place] = taken{n, rule, false}
	return place
}

func (m *marks) element(n *html.Node, rules *acted, style declarations, quoted int, lang string) {
	before, behind := rules.added(n, "before"), rules.added(n, "after")
	switch n.DataAtom {
	case atom.Sup:
		raise(n, superscripts)
	case atom.Sub:
		if '0' <= m.before && m.before <= '9' {
			raise(n, subscripts)
		}
	case atom.Rt:
		if n.PrevSibling == nil || n.PrevSibling.DataAtom != atom.Rp {
			wrap(n, "(", ")")
		}
	case atom.Q:
		opens, closes := quotationMarks(lang, quoted)
		if before != "" || behind != "" || rules.silenced(n) {
			break // the page sets its own, or none
		}
		if said := strings.TrimSpace(textOf(n)); said != "" && !strings.ContainsRune("«“\"‘„‹", text.FirstRune(said)) {
			wrap(n, opens, closes)
		}
	case atom.Ul, atom.Ol, atom.Li:
		m.listed(n, rules, style)
	}
	if n.DataAtom == atom.Q {
		quoted++
	}
	m.walk(n, quoted, lang)
	isTurned, known := m.turned(n, style)
	if isTurned {
		turn(n)
	}
	if before != "" || behind != "" {
		wrap(n, before, behind)
	}
	if rules.doubt || !known || style.reorders() && m.parts(n) || m.sheet.fades(style) && strings.TrimSpace(textOf(n)) != "" {
		m.doubts[n] = true
	}
}

// listed writes the words that a style puts before the items of a list.
func (m *marks) listed(n *html.Node, rules *acted, style declarations) {
	if n.DataAtom == atom.Li {
		if m.sheet.letters[style.counter()] {
			m.doubts[n] = true
		}
		wrap(n, cmp.Or(rules.added(n, "marker"), style.marker()), "")
		return
	}
	for item := range n.ChildNodes() {
		if m.sheet.letters[style.counter()] && item.Type == html.ElementNode {
			m.doubts[item] = true
		}
	}
	if said := style.marker(); said != "" {
		for item := range n.ChildNodes() {
			if item.DataAtom == atom.Li && m.sheet.room >= len(said) {
				m.sheet.room -= len(said)
				wrap(item, said, "")
			}
		}
	}
}

// wrap writes text before the first and behind the last child of an element. Where a word begins it
// is parted by a blank: behind the number of a paragraph, or a label before a sentence.
func wrap(n *html.Node, before, behind string) {
	if before != "" {
		if first := edge(n, false); partsWords(before, first) || isNumbered(before, first) {
			before += " "
		}
		n.InsertBefore(&html.Node{Type: html.TextNode, Data: before}, n.FirstChild)
	}
	if behind != "" {
		if last := edge(n, true); partsWords(last, behind) {
			behind = " " + behind
		}
		n.AppendChild(&html.Node{Type: html.TextNode, Data: behind})
	}
}

// edge is the first or the last text inside an element, "" if it has none.
func edge(n *html.Node, last bool) string {
	for n != nil && n.Type != html.TextNode {
		if last {
			n = n.LastChild
		} else {
			n = n.FirstChild
		}
	}
	if n == nil {
		return ""
	}
	return n.Data
}

// partsWords reports whether a word begins where two texts meet without a blank: a digit behind a
// letter, or a capital before a small letter.
func partsWords(one, other string) bool {
	a := text.LastRune(one)
	b, size := utf8.DecodeRuneInString(other)
	return unicode.IsLetter(a) && (unicode.IsDigit(b) || unicode.IsUpper(b) && unicode.IsLower(text.FirstRune(other[size:])))
}

// isNumbered reports whether a number meets a letter. One behind a number may be of its unit: 5M.
func isNumbered(one, other string) bool {
	return unicode.IsDigit(text.LastRune(one)) && unicode.IsLetter(text.FirstRune(other))
}

const (
	raisable     = "0123456789+-−=()"
	superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"
	subscripts   = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"
)

// raise writes the figures of an element with the characters that look as the
// element does: 10<sup>6</sup> is no 106. Words stay as they are.
func raise(n *html.Node, forms string) {
	text := strings.TrimSpace(textOf(n))
	if text == "" || !strings.ContainsFunc(text, unicode.IsDigit) || strings.Trim(text, raisable+" ,;–") != "" {
		return
	}
	from, to := []rune(raisable), []rune(forms)
	replace := func(r rune) rune {
		for i := range from {
			if from[i] == r {
				return to[i]
			}
		}
		return r
	}
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			c.Data = strings.Map(replace, c.Data)
		}
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// quotationMarks are those that browsers write around <q>.
func quotationMarks(lang string, depth int) (opens, closes string) {
	if depth%2 == 1 {
		return "‘", "’"
	}
	if marks := language.Get(strings.ToLower(lang)).About().QuotationMarks; len(marks) == 2 {
		return marks[0], marks[1]
	}
	return "“", "”"
}
