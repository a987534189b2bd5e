package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// line is one block of text of a page, with what its markup tells.
type line struct {
	text     string
	letters  string     // of it, once they were asked for; see key
	tag      atom.Atom  // the block it stands in
	block    *html.Node // that block
	parent   *html.Node // what holds the block
	linked   int        // runes of text inside links
	runes    int
	words    int
	sentence bool       // of at least five words, ending as one does
	spoken   bool       // the page's own data has its words
	caption  bool       // of a picture
	menu     bool       // in navigation, a header or footer of the page, a form
	tools    bool       // in something whose class says that it serves the text: shares, tags, bylines
	box      bool       // in something whose class says that it stands beside the text: related, comments
	sure     bool       // in one whose class leaves no doubt
	item     bool       // of a list
	number   string     // with which a browser shows the item, as "3."; "" for a bullet
	time     string     // what a time element in it says
	by       string     // what of it is marked as the name of who wrote the page
	signedIn *html.Node // the element that marks it
	at       int        // its number in the text of the page, 1-based, once that is made
	first    bool       // the standfirst
	pre      bool       // set as it is, as code is
	teaser   bool       // of another article, beside its headline
	part     bool       // of a paragraph that was wrapped
	stamp    bool       // nothing but a time element
	slant    bool       // all of it is set in italics
	parted   bool       // an empty line stands before it in preformatted text
	named    bool       // in the element that the page names as the text of its article
	doubt    bool       // a style may add or hide words of it, and it is not known whether or which
	asks     bool       // in an element that asks for something: consent, a subscription

	left string // the rule by which it is left out of the article, "" if it is in it
}

// say gives a line its text.
func (l *line) say(s string) {
	l.text, l.words = s, countWords(s)
	l.sentence = l.words >= 5 && (endsSentence(s) || l.words >= leastUnstopped && unstopped(s))
}

// key is the letters and figures of a line, by which it is compared.
func (l *line) key() string {
	if l.letters == "" {
		l.letters = squeeze(l.text)
	}
	return l.letters
}

// leastUnstopped is how many words a paragraph has in a script that sets no full stops.
const leastUnstopped = 15

// unstopped reports a text in a script that sets no full stops, but a space between
// sentences.
func unstopped(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.In(r, unicode.Thai, unicode.Lao) {
			letters += 2
		} else if unicode.IsLetter(r) {
			letters--
		}
	}
	return letters > 0
}

// apart reports a line that stands in a block quotation.
func (l *line) apart() bool { return closest(l.block, atom.Blockquote) != nil }

// countWords counts what stands between spaces. In scripts that set none two
// characters make a word, as in most of their words.
func countWords(s string) int {
	unspaced := 0
	for _, r := range s {
		if r >= 0x0e00 && unicode.IsLetter(r) && text.IsUnspaced(r) {
			unspaced++
		}
	}
	return len(strings.Fields(s)) + unspaced/2
}

// linkShare is the part of the text that is links, 0 to 1.
func (l *line) linkShare() float64 {
	if l.runes == 0 {
		return 0
	}
	return float64(l.linked) / float64(l.runes)
}

// running reports a sentence that is no link: running text.
func (l *line) running() bool { return l.sentence && l.linkShare() < 0.5 }

// blocks are elements that begin a line of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true,
	atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true,
	atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true, atom.Html: true,
	atom.Legend: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true,
	atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tbody: true, atom.Tfoot: true, atom.Thead: true,
	atom.Tr: true, atom.Ul: true, atom.Caption: true,
}

// reader turns a tree into lines.
type reader struct {
	lines  []line
	text   strings.Builder
	space  bool               // blank space is waiting to be written
	now    line               // what is known of the line being written
	depth  int                // of links
	size   map[*html.Node]int // runes of text outside links, by element
	total  int
	seen   map[string]signs      // by names
	items  map[*html.Node]string // numbers of items that no line has yet
	second map[*html.Node]bool   // cells behind empty ones
	parted bool                  // an empty line of preformatted text was met

	whole  bool    // text of any element is read
	frames int     // how many stand around what is read
	marks  *marks  // nil inside of an aside
	doubt  bool    // a style may change the words that come next
	gone   bool    // words that are shown stood where the line may go on
	asides []aside // what stands in no line
}

// aside is a line whose words are not read as text.
type aside struct {
	at   int // how many lines stand before it
	line line
}

// read returns the lines of a tree in the order of the page.
func read(root *html.Node) []line {
	lines, _ := readAll(root, &marks{sheet: stylesOf(root)})
	return lines
}

// readAll returns the lines of a tree in the order of the page, and those that
// stand between them and are not read as text, some of which were taken out of the
// tree.
func readAll(root *html.Node, m *marks) ([]line, []aside) {
	r := &reader{size: map[*html.Node]int{}, seen: map[string]signs{}, marks: m, items: numbered(root, m.sheet), second: behindEmpty(root)}
	r.total = r.weigh(root)
	r.walk(root, context{block: root})
	r.flush()
	return r.lines, r.asides
}

// weigh measures the text of each element, so that a class is not believed
// when the element it stands on holds a large part of the page.
func (r *reader) weigh(n *html.Node) int {
	if n.Type == html.TextNode {
		return utf8.RuneCountInString(strings.TrimSpace(n.Data))
	}
	if skipped(n) || n.DataAtom == atom.A || n.Type == html.ElementNode && hidden(n) {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += r.weigh(c)
	}
	if n.Type == html.ElementNode {
		r.size[n] = sum
	}
	return sum
}

func (r *reader) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		r.write(n.Data, c)
		return
	case html.CommentNode:
		if r.marks != nil {
			if t, ok := r.marks.taken[n]; ok {
				r.aside(t.element, c, t.rule)
				r.gone = r.gone || t.shown
			}
		}
		return
	case html.ElementNode:
		r.doubt = r.doubt || r.marks != nil && r.marks.doubts[n]
		switch {
		case silent[n.DataAtom]:
			return
		case r.whole:
			r.frame(n, c)
		case skipped(n):
			r.aside(n, c, ruleControl)
			r.loses(n)
			return
		case hidden(n):
			r.aside(n, c, ruleHidden)
			return
		case r.opensOver(n):
			r.aside(n, c, ruleHover)
			return
		}
		switch n.DataAtom {
		case atom.Br:
			r.flush()
			return
		case atom.Input, atom.Img, atom.Optgroup, atom.Option:
			if r.stand(n, c) {
				return
			}
		case atom.Td, atom.Th:
			if r.text.Len() > 0 && !r.paragraph(n) {
				r.space = false
				r.text.WriteString(" |")
				r.space = true
			} else if r.second[n] {
				r.now = lineIn(c)
				r.text.WriteString("|")
				r.space = true
			}
		case atom.A:
			if c.block != nil && heading(c.tag) && isAnchor(n) {
				r.aside(n, c, ruleControl)
				return
			}
			r.depth++
			defer func() { r.depth-- }()
		}
		c = r.enter(c, n)
		if blocks[n.DataAtom] || r.paragraph(n) {
			r.flush()
			defer r.flush()
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		r.walk(child, c)
	}
}

// isAnchor reports the sign behind a heading that gives its own address.
func isAnchor(a *html.Node) bool {
	return strings.HasPrefix(attribute(a, "href"), "#") &&
		!strings.ContainsFunc(textOf(a), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// shorten cuts the value of an attribute, for go-readability as well.
func shorten(n *html.Node, key string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = text.Start(n.Attr[i].Val, longestSaid)
		}
	}
}

// write adds text to the line, collapsing blank space as a browser does. A
// no-break space is a character like any other.
func (r *reader) write(s string, c context) {
	if c.pre && strings.ContainsAny(s, "\n\r") {
		r.writeLines(s, c)
		return
	}
	for i := 0; i < len(s); {
		switch s[i] {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			r.space = true
			i++
			continue
		}
		end := i
		for end < len(s) && !strings.ContainsRune(" \t\n\r\f\v", rune(s[end])) {
			end++
		}
		word := strings.Map(printable, s[i:end])
		i = end
		if word == "" {
			continue
		}
		lost := r.goesOn(word)
		if r.text.Len() == 0 {
			r.now = lineIn(c)
			r.now.number = r.numberOf(c)
			r.now.parted, r.parted = r.parted, false
		} else if r.space {
			r.text.WriteByte(' ')
		}
		r.now.caption = r.now.caption && c.caption // a credit inside a paragraph makes no caption of it
		r.now.box = r.now.box && (c.box || c.sure)
		r.now.tools = r.now.tools && c.tools
		r.now.sure = r.now.sure && c.sure
		r.now.stamp = r.now.stamp && c.stamp
		r.now.slant = r.now.slant && c.slant
		r.now.doubt, r.doubt = r.now.doubt || r.doubt || lost, false
		if r.now.time == "" {
			r.now.time = c.time
		}
		r.now.sign(word, c.author)
		r.space = false
		r.text.WriteString(word)
		n := utf8.RuneCountInString(word)
		r.now.runes += n
		if r.depth > 0 {
			r.now.linked += n
		}
	}
}

// writeLines adds preformatted text, each of its lines as one.
func (r *reader) writeLines(s string, c context) {
	for i, part := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n") {
		if i > 0 {
			r.flush()
		}
		if strings.TrimSpace(part) == "" {
			r.parted = r.parted || i > 0
			continue
		}
		r.write(part, c)
	}
}

// lineIn is an empty line in a context.
func lineIn(c context) line {
	l := line{
		tag: c.tag, block: c.block, caption: c.caption, menu: c.menu, tools: c.tools, box: c.box || c.sure, sure: c.sure, item: c.item,
		stamp: c.stamp, slant: c.slant, pre: c.pre,
	}
	if c.block != nil {
		l.parent = c.block.Parent
	}
	return l
}

// printable drops what cannot stand in a text file.
func printable(r rune) rune {
	if r == 0 || r != '\t' && unicode.Is(unicode.Cc, r) || r == '\u2028' || r == '\u2029' {
		return -1
	}
	return r
}

func (r *reader) flush() {
	text := strings.TrimFunc(r.text.String(), unicode.IsSpace)
	r.text.Reset()
	gone := r.gone
	r.space, r.gone = false, false
	if strings.Trim(text, "| ") == "" {
		return
	}
	l := r.now
	l.doubt, r.doubt = l.doubt || r.doubt || gone && breaksOff(text, l.tag), false
	for strings.HasSuffix(text, " |") { // empty cells at the end of a row
		text = strings.TrimRight(strings.TrimSuffix(text, " |"), " ")
	}
	l.say(text)
	r.lines = append(r.lines, l)
}
