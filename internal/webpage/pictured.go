package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What stands with a picture in an element beside the paragraphs is said of the picture,
// though no name says that it is a caption.
const (
	mostPictured  = 2  // lines beside a picture
	longCaption   = 40 // words of a caption
	leastCaption  = 3  // and at least: fewer are a label
	mostInPicture = 4  // parts of a text of which one stands with pictures, where these are what it is about
	leastPicture  = 64 // pixels; what is smaller is a sign
)

// pictureWords end words of the names of elements that hold a picture and what is said of
// it, and textWords are words of those of elements that hold a paragraph beside a picture.
var (
	pictureWords = []string{"image", "images", "photo", "photos", "foto", "fotos", "bild", "bilder", "picture", "pictures", "figure"}
	textWords    = []string{"text", "paragraph"}
)

// pictured leaves out lines that stand with a picture in an element of their own: those
// that are no sentences, and sentences where the element is named after a picture.
func pictured(lines []line, in []bool) {
	above := lineage(homeOf(lines, in))
	groups, of := map[*html.Node][]int{}, []*html.Node{} // in the order of the page
	all := 0
	for i := range lines {
		if in[i] {
			all += lines[i].words
		}
		top := topBelow(lines[i].block, above)
		if top == nil {
			continue
		}
		if groups[top] == nil {
			of = append(of, top)
		}
		groups[top] = append(groups[top], i)
	}
	var captions []int
	words := 0
	for _, top := range of {
		members := groups[top]
		slanted := slantsBelow(top, lines, members)
		if len(members) > mostPictured || !slanted && !setsPicture(top) || !holdsPicture(top) {
			continue
		}
		named := slanted || namesPicture(saidNames(top))
		for _, i := range members {
			l := &lines[i]
			if !in[i] || l.item || l.pre || heading(l.tag) || l.tag == atom.Tr && top.DataAtom != atom.Table || l.first || l.named && !named || l.words < leastCaption {
				continue
			}
			if !endsSentence(l.text) || named && l.words <= longCaption {
				captions = append(captions, i)
				words += l.words
			}
		}
	}
	if words*mostInPicture > all {
		return
	}
	leaveOut(lines, in, captions, ruleCaption)
}

// countsPictures reports a line that says which of some pictures stands here, beside one that says it of another or in an
// element with a picture: 2 / 7. Elsewhere it says how good something is.
func (s *selection) countsPictures(l *line, i int) bool {
	m := pictureNumber(l)
	if m == nil {
		return false
	}
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(s.lines) {
			if next := pictureNumber(&s.lines[k]); next != nil && next[1] != m[1] && next[2] == m[2] {
				return true
			}
		}
	}
	for _, e := range []*html.Node{l.block, l.parent} {
		if e != nil && !s.homes[e] {
			for n := range e.Descendants() {
				if n.DataAtom == atom.Img {
					return true
				}
			}
		}
	}
	return false
}

// pictureNumber are the number of a picture and how many there are, nil in any other line.
func pictureNumber(l *line) []string {
	const longest = 9 // bytes
	if len(l.text) > longest || l.item || l.pre || l.tag == atom.Tr || heading(l.tag) {
		return nil
	}
	m := pictureCount().FindStringSubmatch(l.text)
	if m == nil || len(m[1]) > len(m[2]) || len(m[1]) == len(m[2]) && m[1] > m[2] {
		return nil
	}
	return m
}

var pictureCount = text.Pattern(`^(\d{1,3})\s?/\s?(\d{1,3})$`)

// namesPicture reports names of an element that holds a picture, and no text.
func namesPicture(names string) bool {
	picture := false
	for word := range strings.FieldsFuncSeq(withoutHumps(names), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(textWords, word) {
			return false
		}
		picture = picture || slices.ContainsFunc(pictureWords, func(w string) bool { return strings.HasSuffix(word, w) })
	}
	return picture
}

// lineage is the set of an element and those around it.
func lineage(n *html.Node) map[*html.Node]bool {
	above := map[*html.Node]bool{}
	for ; n != nil; n = n.Parent {
		above[n] = true
	}
	return above
}

// topBelow returns the outermost element around n that stands in one of some elements and
// is none of them; nil if n is one.
func topBelow(n *html.Node, above map[*html.Node]bool) *html.Node {
	if n == nil || above[n] {
		return nil
	}
	for n.Parent != nil && !above[n.Parent] {
		n = n.Parent
	}
	return n
}

// setsPicture reports an element that is no paragraph and may hold a picture.
func setsPicture(n *html.Node) bool {
	return slices.Contains([]atom.Atom{atom.Div, atom.Section, atom.Figure, atom.Aside, atom.Center, atom.Table, 0}, n.DataAtom)
}

// slantsBelow reports a paragraph with one line, in italics, and a line break, as stands below a picture.
func slantsBelow(n *html.Node, lines []line, at []int) bool {
	if n.DataAtom != atom.P || len(at) > 1 || !lines[at[0]].slant {
		return false
	}
	for c := range n.Descendants() {
		if c.DataAtom == atom.Br {
			return true
		}
	}
	return false
}

// holdsPicture reports an element with a picture and little else.
func holdsPicture(n *html.Node) bool {
	const most = 60 // nodes in what holds one picture
	pictures, looked := 0, 0
	for c := range n.Descendants() {
		if looked++; looked > most {
			return false
		}
		if c.DataAtom == atom.Blockquote || c.DataAtom == atom.Table {
			return false
		}
		if c.DataAtom == atom.Img && !isSign(c) {
			pictures++
		}
	}
	return pictures > 0
}

// isSign reports a picture that is so small, or so drawn, that nothing is said of it.
func isSign(img *html.Node) bool {
	source, _, _ := strings.Cut(strings.ToLower(attribute(img, "src")), "?")
	for _, key := range []string{"width", "height"} {
		if n, number := pixels(attribute(img, key)); number && n < leastPicture {
			return true
		}
	}
	return strings.HasSuffix(source, ".svg") || strings.HasPrefix(source, "data:image/svg") || attribute(img, "role") == "presentation"
}

// pixels reads the width or height of a picture.
func pixels(size string) (n int, number bool) {
	for i := 0; i < len(size) && i < 5 && '0' <= size[i] && size[i] <= '9'; i++ {
		n, number = 10*n+int(size[i]-'0'), true
	}
	return n, number
}

// pointsAway reports a line that says in a few words what its link is, and leads to another
// page.
func pointsAway(l *line) bool {
	const longestLabel, leastTitle = 3, 4 // words
	if l.item || heading(l.tag) || l.linked == 0 {
		return false
	}
	if label, to := labelAndLink(l.block); label != "" && squeeze(label+to) == l.key() {
		return len(strings.Fields(label)) <= longestLabel && len(strings.Fields(to)) >= leastTitle && !endsSentence(to)
	}
	label, to, is := strings.Cut(l.text, ":")
	linked := 0
	for word := range strings.FieldsSeq(to) {
		linked += len([]rune(word))
	}
	return is && len(strings.Fields(label)) <= longestLabel && len(strings.Fields(to)) >= leastTitle && linked == l.linked && !endsSentence(to)
}

// labelAndLink returns the words of the two elements of which a block consists, a label that is no link and a link; "" of any other.
func labelAndLink(block *html.Node) (label, to string) {
	for n := range block.ChildNodes() {
		said := strings.TrimSpace(textOf(n))
		if n.Type == html.TextNode {
			said = strings.TrimSpace(n.Data) // a full stop behind the link ends a sentence
		}
		switch {
		case said == "":
		case n.DataAtom == atom.A && label != "" && to == "":
			to = said
		case n.Type == html.ElementNode && n.DataAtom != atom.A && label == "" && to == "":
			for inner := range n.Descendants() {
				if inner.DataAtom == atom.A {
					return "", ""
				}
			}
			label = said
		default:
			return "", ""
		}
	}
	if to == "" {
		return "", ""
	}
	return label, to
}
