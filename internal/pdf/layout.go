package pdf

import (
	"dossier/internal/text"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Distances, in parts of the size of type.
const (
	cellGap   = 1.8  // between cells of a row, at least
	blockGap  = 1.55 // from one baseline to the next block's, at least
	smallType = 0.85 // of raised figures, at most
)

// layOut makes blocks of the letters of all pages.
func (d *Document) layOut(sheets []sheet) *Refusal {
	pages := make([][]line, len(sheets))
	steps, rightToLeft := 0, 0
	for i := range sheets {
		s := &sheets[i]
		some, all := s.stepped()
		steps, rightToLeft = steps+some, rightToLeft+all
		s.orderLines()
		lines := s.lines()
		if s.turn.quarters != s.shown {
			downwards(lines)
		}
		pages[i] = inColumns(lines)
		markCells(pages[i])
	}
	if steps*10 > rightToLeft { // some are, where a sign stands raised
		return &Refusal{
			"the letters of the file stand one above the other, as in Nastaliq, so that their order cannot be told from where they stand",
			"save the text as a .txt file from the program that the file comes from, or print it again in a type such as Naskh",
		}
	}
	margins := marginLines(sheets, pages)
	words, everywhere := wordsOf(pages), columnEdges(slices.Concat(pages...), edges{})
	w := &blockWriter{document: d, words: words}
	for i, lines := range pages {
		w.page, w.edges = i+1, columnEdges(lines, everywhere)
		for n := range lines {
			l := &lines[n]
			for m := range l.marks {
				l.marks[m].Page = w.page
			}
			if margins[i][n] || l.hidden {
				d.Blocks = append(d.Blocks, Block{Page: w.page, Last: w.page, Text: l.text, Margin: margins[i][n], Hidden: l.hidden, Apart: true})
				continue
			}
			w.take(l)
		}
		for _, note := range sheets[i].notes {
			d.Blocks = append(d.Blocks, Block{Page: w.page, Last: w.page, Text: note, Note: true, Apart: true})
		}
		w.turn()
	}
	w.write(w.before...)
	return nil
}

// blockWriter puts the lines of pages together to blocks.
type blockWriter struct {
	document *Document
	words    map[string]bool // with a hyphen
	page     int             // 1-based
	edges    edges           // of its lines
	open     *block          // on this page; nil if none has begun
	all      []*block        // of this page, the open one last
	before   []*block        // those of the page before one of which may go on here; none once a line of this page was read
}

// take puts a line into the open block, or into one that goes on from the page before, or
// begins a block with it.
func (w *blockWriter) take(l *line) {
	if w.open != nil && w.open.goesOn(l, w.edges) {
		w.open.add(l, w.words)
		return
	}
	over := w.goesOver(l)
	if over != nil {
		over.add(l, w.words)
		w.document.Blocks[over.index].Last = w.page
		w.before = slices.DeleteFunc(w.before, func(b *block) bool { return b == over })
		w.open = over
	} else {
		apart := w.open == nil || !w.open.last.row || !l.row
		w.open = &block{index: len(w.document.Blocks), last: *l, first: *l}
		w.open.text, w.open.marks = []byte(l.text), l.marks
		w.document.Blocks = append(w.document.Blocks, Block{Page: w.page, Last: w.page, Apart: apart})
	}
	w.all = append(w.all, w.open)
	w.write(w.before...)
	w.before = nil
}

// goesOver returns the block of the page before that goes on with the first line of this one, nil if
// none does: the last one, or the last above notes in smaller type.
func (w *blockWriter) goesOver(l *line) *block {
	for _, b := range slices.Backward(w.before) {
		if b.last.size < l.size*0.95 && b.isNote() {
			continue
		}
		if b.runsOver(l) {
			return b
		}
		return nil
	}
	return nil
}

// turn ends a page.
func (w *blockWriter) turn() {
	for _, b := range w.all {
		b.short = w.edges.short(b, &b.last)
	}
	w.write(w.before...)
	w.before = w.all // none of a page without text, for nobody knows what stands there
	w.open, w.all = nil, nil
}

// write gives blocks that have ended their text.
func (w *blockWriter) write(ended ...*block) {
	for _, b := range ended {
		w.document.Blocks[b.index].Text, w.document.Blocks[b.index].Marks = string(b.text), b.marks
	}
}

// inColumns parts lines that go through two columns of text: where most lines of a
// page have a gap at the same place, and running text on both sides of it. The left
// column comes first.
func inColumns(lines []line) []line {
	var gutters []gap
	for i := range lines {
		left, right := lines[i].parts()
		if right != "" && !lines[i].rightToLeft && len(strings.Fields(left)) >= 3 && len(strings.Fields(right)) >= 3 {
			gutters = append(gutters, lines[i].gap())
		}
	}
	if len(gutters) < 5 || len(gutters)*2 < len(lines) {
		return lines
	}
	slices.SortFunc(gutters, func(a, b gap) int { return int(a.left+a.right) - int(b.left+b.right) })
	gutter := gutters[len(gutters)/2]
	middle := (gutter.left + gutter.right) / 2
	var out, right []line
	for _, l := range lines {
		g := l.gap()
		if l.rightToLeft || l.right < middle || l.left > middle || g.left > middle || g.right < middle {
			if l.left > middle {
				right = append(right, l)
				continue
			}
			if l.right > middle { // a heading over both columns ends them
				out, right = append(out, right...), nil
			}
			out = append(out, l)
			continue
		}
		a, b := l, l
		a.text, b.text = l.parts()
		a.right, b.left, a.gaps, b.gaps = g.left, g.right, nil, nil
		a.marks, b.marks = marksBetween(l.marks, 0, g.at), marksBetween(l.marks, g.at, len(l.text))
		out, right = append(out, a), append(right, b)
	}
	return append(out, right...)
}

// parts parts a line at its widest gap.
func (l *line) parts() (left, right string) {
	at := l.gap().at
	if at == 0 {
		return l.text, ""
	}
	return strings.TrimSpace(l.text[:at]), l.text[at:]
}

// gap is the widest gap of a line, the zero one if it has none.
func (l *line) gap() gap {
	var widest gap
	for _, g := range l.gaps {
		if g.right-g.left > widest.right-widest.left {
			widest = g
		}
	}
	return widest
}

var pageNumber = text.Pattern(`^[-–—\s]*(?:\p{L}{1,12}\.?\s*)?\d{1,5}(?:\s*(?:/|\p{L}{1,4})\s*\d{1,5})?[-–—\s]*$`)

// marginLines finds what stands at the top and the bottom of most pages: the same
// words but for their figures, or a number of the page.
func marginLines(sheets []sheet, pages [][]line) []map[int]bool {
	figures := regexp.MustCompile(`\d+`)
	count := map[string]int{}
	edge := func(page, i int) (string, bool) {
		l, height := &pages[page][i], sheets[page].height
		if l.bottom < height*0.93 && l.top > height*0.07 {
			return "", false
		}
		return figures.ReplaceAllString(l.text, "#"), true
	}
	for p := range pages {
		seen := map[string]bool{}
		for i := range pages[p] {
			if key, ok := edge(p, i); ok && !seen[key] {
				seen[key] = true
				count[key]++
			}
		}
	}
	margins := make([]map[int]bool, len(pages))
	for p := range pages {
		margins[p] = map[int]bool{}
		for i := range pages[p] {
			if key, ok := edge(p, i); ok && (count[key] >= 2 && count[key]*3 >= len(pages) || pageNumber().MatchString(pages[p][i].text)) {
				margins[p][i] = true
			}
		}
	}
	return margins
}

// block is a block that is being written.
type block struct {
	index       int // among the blocks of the document
	text        []byte
	first, last line
	lines       int
	short       float64 // by how much the last line ends before its column does, once the page has ended
	marks       []Mark
}

// isItem reports whether the block begins as an item of a list does.
func (b *block) isItem() bool {
	return isBullet(b.first.text) || itemNumber().MatchString(b.first.text)
}

// isNote reports whether the block begins with the mark or the number of a note.
func (b *block) isNote() bool {
	r := text.FirstRune(b.first.text)
	return unicode.IsNumber(r) || strings.ContainsRune("*†‡§[(", r)
}

// runsOver reports whether a sentence of the block, with which its page ends, runs on with the
// first line of the next: that has the same type and begins with a small letter and with a word for
// which the last line had no room, or the block is one of several lines whose last one is full. In
// scripts without small letters that one must be.
func (b *block) runsOver(l *line) bool {
	a := &b.last
	size := max(a.size, 1)
	if a.row || l.row || math.Abs(l.size-a.size) > size*0.12 || a.rightToLeft != l.rightToLeft || endsSentence(a.text) ||
		isBullet(l.text) || itemNumber().MatchString(l.text) {
		return false
	}
	return unicode.IsLower(text.FirstRune(l.text)) && b.short < size+l.firstWord() || b.lines > 0 && b.short < size*2 && !unicode.IsDigit(text.FirstRune(l.text))
}

// firstWord is how wide the first word of a line is, nearly, in points.
func (l *line) firstWord() float64 {
	word, _, _ := strings.Cut(l.text, " ")
	return (l.right - l.left) * float64(len(word)) / float64(len(l.text))
}

// goesOn reports whether a line belongs to the block.
func (b *block) goesOn(l *line, edges edges) bool {
	a := &b.last
	size := max(a.size, 1)
	step := a.bottom - l.bottom
	switch {
	case a.row || l.row:
		return false
	case step < -size: // up into the next column, in which a sentence may go on
		return l.left > a.right && math.Abs(l.size-a.size) < size*0.12 && !endsSentence(a.text) && unicode.IsLower(text.FirstRune(l.text))
	case step <= 0 || step > size*blockGap: // beside it, or down to another block
		return false
	case l.size > a.size*1.12 || l.size < a.size*0.88:
		return false
	case isBullet(l.text) || itemNumber().MatchString(l.text) && (endsSentence(a.text) || b.isItem()):
		return false
	case b.isItem() && !l.rightToLeft && l.left < b.first.left-size*0.8: // out of a list within a list
		return false
	}
	indent, short := l.left-a.left, edges.short(b, a)
	if l.rightToLeft {
		indent = a.right - l.right
	}
	if b.lines > 0 && indent > size*0.8 || b.lines == 0 && indent > size*0.8 && endsSentence(a.text) {
		return false // the first line of a paragraph that is set in
	}
	return short < size*6 || !endsSentence(a.text) && !itemNumber().MatchString(l.text)
}

// edges are how far lines reach that begin at one place, by that place: the other
// side of their column.
type edges struct{ right, left map[int]float64 }

// short is by how much a line of a block ends before its column does, in points.
func (e edges) short(b *block, l *line) float64 {
	if l.rightToLeft {
		return l.left - e.left[bucket(b.first.right)]
	}
	return e.right[bucket(b.first.left)] - l.right
}

// bucket rounds a place, for lines of one column do not begin at quite the same.
func bucket(x float64) int { return int(math.Round(x / 6)) }

// columnEdges finds how far the lines of a page reach. A heading, a row of a table over all
// columns reaches farther than these, so one line in twenty and one alone do not count. Where a
// page has only a few lines, those of all pages say it.
func columnEdges(page []line, all edges) edges {
	e := edges{map[int]float64{}, map[int]float64{}}
	right, left := map[int][]float64{}, map[int][]float64{}
	for i := range page {
		for near := -1; near <= 1; near++ {
			at := bucket(page[i].left) + near
			right[at] = append(right[at], page[i].right)
			at = bucket(page[i].right) + near
			left[at] = append(left[at], page[i].left)
		}
	}
	const few = 6
	for at, reached := range right {
		slices.Sort(reached)
		if e.right[at] = reached[len(reached)-1-max(1, len(reached)/20)*min(1, len(reached)/few)]; len(reached) < few {
			e.right[at] = max(e.right[at], all.right[at])
		}
	}
	for at, reached := range left {
		slices.Sort(reached)
		if e.left[at] = reached[max(1, len(reached)/20)*min(1, len(reached)/few)]; len(reached) < few && all.left != nil {
			e.left[at] = min(e.left[at], all.left[at])
		}
	}
	return e
}

// itemNumber matches the number of an item of a list.
var itemNumber = text.Pattern(`^(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)]\s`)

func isBullet(s string) bool {
	return strings.ContainsRune("•‣▪◦●■►–", text.FirstRune(s)) || strings.HasPrefix(s, "- ")
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") || text.EndsSentence(s)
}

// add writes a line behind those that the block has.
func (b *block) add(l *line, words map[string]bool) {
	joint := text.Joint(b.last.text, l.text)
	if head, ok := divided(b.last.text); ok && unicode.IsLetter(text.FirstRune(l.text)) {
		joint = ""
		tail := leadingWord(l.text)
		if !words[strings.ToLower(head+"-"+tail)] && unicode.IsLower(text.FirstRune(l.text)) {
			b.text = b.text[:len(b.text)-len(b.last.text)+len(trimHyphen(b.last.text))]
			for len(b.marks) > 0 && b.marks[len(b.marks)-1].At >= len(b.text) {
				b.marks = b.marks[:len(b.marks)-1]
			}
			joint = "\u00ad"
		}
	}
	for _, m := range l.marks {
		m.At += len(b.text) + len(joint)
		b.marks = append(b.marks, m)
	}
	b.text = append(append(b.text, joint...), l.text...)
	b.last = *l
	b.lines++
}
