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
	sheet  stylesheet
	total  int                // runes of text of the page
	size   map[*html.Node]int // and of each element, outside links
	taken  map[*html.Node]taken
	before byte // the last byte of text that was met, which a subscript may stand behind
}

// taken is an element that was taken out of the tree, and the rule that did it.
type taken struct {
	element *html.Node
	rule    string
}

// mark writes the marks of a page into its tree.
func mark(root *html.Node, sheet stylesheet) map[*html.Node]taken {
	r := &reader{size: map[*html.Node]int{}}
	m := &marks{total: r.weigh(root), size: r.size, taken: map[*html.Node]taken{}, sheet: sheet}
	m.walk(root, 0, "")
	return m.taken
}

// walk marks the elements below n. Quoted is how many <q> are open, lang the
// language of the words.
func (m *marks) walk(n *html.Node, quoted int, lang string) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			m.before = c.Data[len(c.Data)-1]
		case c.Type != html.ElementNode || skipped(c) || hidden(c):
		case c.DataAtom == atom.Del || c.DataAtom == atom.S || c.DataAtom == atom.Strike:
			m.take(c, ruleStruck)
		case strikesOut(attribute(c, "style")) || m.size[c]*5 < m.total && m.sheet.strikes(c):
			m.take(c, ruleStruck)
		case c.DataAtom == atom.Math && !m.formula(c):
			m.take(c, ruleControl)
		case unseen(attribute(c, "style")) || m.size[c]*5 < m.total && m.sheet.hides(c):
			m.take(c, ruleHidden)
		default:
			m.element(c, quoted, cmp.Or(attribute(c, "lang"), lang))
		}
		c = next
	}
}

// take takes an element out of the tree.
func (m *marks) take(n *html.Node, rule string) {
	place := &html.Node{Type: html.CommentNode}
	n.Parent.InsertBefore(place, n)
	n.Parent.RemoveChild(n)
	m.taken[place] = taken{n, rule}
}

func (m *marks) element(n *html.Node, quoted int, lang string) {
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
		if text := strings.TrimSpace(textOf(n)); text != "" && !strings.ContainsRune("«“\"‘„‹", firstRune(text)) {
			wrap(n, opens, closes)
		}
		quoted++
	}
	m.walk(n, quoted, lang)
	if before, behind := m.sheet.adds(n); before != "" || behind != "" {
		wrap(n, before, behind)
	}
}

// wrap writes text before the first and behind the last child of an element.
func wrap(n *html.Node, before, behind string) {
	if before != "" {
		n.InsertBefore(&html.Node{Type: html.TextNode, Data: before}, n.FirstChild)
	}
	if behind != "" {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: behind})
	}
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

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
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

var (
	far      = `-\s*(?:\d{4,}|[5-9]\d\d)\s*(?:px|pt)|-\s*\d{3,}\s*(?:em|rem|vw|vh|%)`
	offStyle = text.Pattern(`(?i)(?:^|[;\s])(?:(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*(?:` + far + `)` +
		`|visibility\s*:\s*collapse|(?:opacity|font-size)\s*:\s*0(?:\.0*)?(?:px|em|rem|pt|%)?\s*(?:;|!|$)` +
		`|clip\s*:\s*rect\(\s*(?:0|1px)[^)]*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%|transform\s*:\s*scale\(\s*0\s*\)` +
		`|content-visibility\s*:\s*hidden|(?:^|[;\s])color\s*:\s*transparent)`)
	struckStyle = text.Pattern(`(?i)(?:^|[;\s])text-decoration(?:-line)?\s*:[^;]*\bline-through\b`)
	inkStyle    = text.Pattern(`(?i)(?:^|[;\s])color\s*:\s*([^;!]+)`)
	paperStyle  = text.Pattern(`(?i)(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]+)`)
)

// hiding are pieces without one of which no style hides a text, in small letters.
var hiding = []string{"none", "hidden", "collapse", "opacity", "font-size", "clip", "scale", "transparent", ":-", ": -", " :", ":  ", ":\n", ":\t", ":\r"}

// mayHide reports a style that is worth reading: most are not.
func mayHide(style string) bool {
	if style == "" {
		return false
	}
	style = strings.ToLower(style)
	return slices.ContainsFunc(hiding, func(piece string) bool { return strings.Contains(style, piece) }) ||
		strings.Contains(style, "background") && strings.Contains(style, "color")
}

// strikesOut reports a style that draws a line through the words, as <del> does.
func strikesOut(style string) bool {
	return strings.Contains(style, "-through") && struckStyle().MatchString(style)
}

// unseen reports a style with which no reader of the page sees a text: it is
// hidden, far outside the window, without size or in the colour of its ground.
func unseen(style string) bool {
	if !mayHide(style) {
		return false
	}
	if hiddenStyle().MatchString(style) || offStyle().MatchString(style) {
		return true
	}
	ink, paper := inkStyle().FindStringSubmatch(style), paperStyle().FindStringSubmatch(style)
	return ink != nil && paper != nil && strings.EqualFold(strings.TrimSpace(ink[1]), strings.TrimSpace(paper[1]))
}
