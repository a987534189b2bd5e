package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Some pages have no paragraphs: a converted PDF has an element for each of its lines,
// an archive of mails and a plain text have lines that were wrapped at a column. What
// belongs together is told by where sentences go on.

const (
	leastWrapped  = 5   // lines that go on, in a text that was wrapped
	narrowest     = 40  // columns of its lines, half of which are longer
	widestWrapped = 120 // and half of which are shorter
)

// unwrap marks the lines of elements whose lines break off in the middle of a sentence,
// which the next one goes on with: each is a part of one, however it ends.
func unwrap(lines []line) {
	type kind struct {
		parent *html.Node
		tag    atom.Atom
	}
	parts := map[kind]bool{}
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && adjoins(&lines[end-1], &lines[end]) {
			end++
		}
		if broken(lines[start:end]) {
			parts[kind{lines[start].parent, lines[start].tag}] = true
		}
		start = end
	}
	for i := range lines {
		if l := &lines[i]; parts[kind{l.parent, l.tag}] && l.parent != nil {
			l.sentence, l.part = true, true
		}
	}
}

// broken reports that most of some lines break off before the next goes on.
func broken(lines []line) bool {
	n := 0
	widths := make([]int, 0, len(lines))
	for i := range lines {
		widths = append(widths, text.Width(lines[i].text))
		if i > 0 && !endsSentence(lines[i-1].text) && unicode.IsLower(firstRune(lines[i].text)) {
			n++
		}
	}
	if n < leastWrapped || n*2 < len(lines) {
		return false
	}
	slices.Sort(widths)
	middle := widths[len(widths)/2]
	return middle >= narrowest && middle <= widestWrapped
}

// wrapped reports that most of a text stands in such elements.
func wrapped(lines []line, kept []int) bool {
	parts, all := 0, 0
	for _, i := range kept {
		all += lines[i].runes
		if lines[i].part {
			parts += lines[i].runes
		}
	}
	return 2*parts > all
}

// adjoins reports two lines of one element, or of two that look alike and stand beside
// each other, which may be parts of one paragraph.
func adjoins(a, b *line) bool {
	if a.item || b.item || a.tag == atom.Tr || heading(a.tag) || heading(b.tag) || a.block == nil || b.block == nil {
		return false
	}
	return a.block == b.block || a.tag == b.tag && a.parent == b.parent
}

// goesOn reports that a line of a wrapped text is the next part of the paragraph of the
// one before: it stands with it, and that one does not end a paragraph, as a short line
// with the end of a sentence does.
func goesOn(a, b *line) bool {
	if a.left != "" || b.left != "" || !a.part || !b.part || b.parted || !adjoins(a, b) || strings.HasPrefix(a.text, ">") || strings.HasPrefix(b.text, ">") {
		return false
	}
	return !endsSentence(a.text) || 4*text.Width(a.text) >= 3*text.Width(b.text)
}
