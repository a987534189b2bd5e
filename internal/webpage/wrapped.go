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
// which the next one goes on with: each is a part of one, however it ends, or a verse. What is true
// of elements beside each other that look alike, as the sheets of a PDF do, is told by
// all of them.
func unwrap(lines []line) {
	type kind struct {
		around *html.Node
		holder atom.Atom
		class  string
		tag    atom.Atom
	}
	kindOf := func(l *line) (k kind, ok bool) {
		if l.parent == nil {
			return k, false
		}
		return kind{l.parent.Parent, l.parent.DataAtom, class(l.parent), l.tag}, true
	}
	kinds := map[kind]*widths{}
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && adjoins(&lines[end-1], &lines[end]) {
			end++
		}
		if k, ok := kindOf(&lines[start]); ok {
			if kinds[k] == nil {
				kinds[k] = &widths{}
			}
			kinds[k].add(lines[start:end])
		}
		start = end
	}
	for i := range lines {
		l := &lines[i]
		if k, ok := kindOf(l); ok && kinds[k] != nil && kinds[k].broken() {
			l.sentence, l.part = true, !kinds[k].verse()
		}
	}
}

// widths are those of some lines, and how many of them break off before the next goes on.
type widths struct {
	of     []int
	goOn   int
	marked int  // of those that go on, how many end with a mark
	known  bool // of is sorted
}

func (w *widths) add(lines []line) {
	for i := range lines {
		w.of = append(w.of, text.Width(lines[i].text))
		if i > 0 && !endsSentence(lines[i-1].text) && unicode.IsLower(text.FirstRune(lines[i].text)) {
			w.goOn++
			if r := text.LastRune(lines[i-1].text); unicode.IsPunct(r) && r != '-' {
				w.marked++
			}
		}
	}
}

// verse reports lines that break off where there is a mark, as those of stanzas do.
func (w *widths) verse() bool { return w.marked*5 > w.goOn*3 }

// broken reports that many of the lines break off before the next goes on: a third, for
// short paragraphs and the margins of sheets have few that do.
func (w *widths) broken() bool {
	if w.goOn < leastWrapped || w.goOn*3 < len(w.of) {
		return false
	}
	if !w.known {
		slices.Sort(w.of)
		w.known = true
	}
	middle := w.of[len(w.of)/2]
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

// leastSheets is how many sheets a page was made of at least, if their margins are told
// by what recurs in them.
const leastSheets = 3

// margins leaves out the headers, footers and numbers of sheets: a page that was made of
// a PDF has an element for each, whose first and last lines say the same but for a number.
// If no number tells the sheets apart, they are none: stanzas end with a refrain.
func margins(lines []line, in []bool) {
	var sheets [][]int // lines of each
	var before *line
	for i := range lines {
		l := &lines[i]
		if !in[i] {
			continue
		}
		if before == nil || l.parent != before.parent {
			sheets = append(sheets, nil)
		}
		sheets[len(sheets)-1] = append(sheets[len(sheets)-1], i)
		before = l
	}
	if len(sheets) < leastSheets || !oneForm(lines, sheets) {
		return
	}
	said, first, counted := map[string]int{}, map[string]string{}, false
	edge := func(f func(i int, key string)) {
		for _, sheet := range sheets {
			f(sheet[0], text.Numberless(lines[sheet[0]].text))
			if last := len(sheet) - 1; last > 0 {
				f(sheet[last], text.Numberless(lines[sheet[last]].text))
			}
		}
	}
	edge(func(i int, key string) {
		if said[key]++; said[key] == 1 {
			first[key] = lines[i].text
		}
	})
	recurs := func(key string) bool { return said[key] >= leastSheets && 2*said[key] >= len(sheets) }
	edge(func(i int, key string) { counted = counted || recurs(key) && lines[i].text != first[key] })
	edge(func(i int, key string) {
		if counted && recurs(key) {
			in[i], lines[i].left = false, ruleMargin
		}
	})
}

// oneForm reports that lines stand in elements beside each other that look alike, each
// with parts of wrapped paragraphs.
func oneForm(lines []line, sheets [][]int) bool {
	first := lines[sheets[0][0]].parent
	for _, sheet := range sheets {
		n := lines[sheet[0]].parent
		alike := n != nil && first != nil && n.Parent == first.Parent && n.DataAtom == first.DataAtom && class(n) == class(first)
		if !alike || !slices.ContainsFunc(sheet, func(i int) bool { return lines[i].part }) {
			return false
		}
	}
	return true
}
