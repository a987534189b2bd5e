package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"

	"golang.org/x/text/unicode/bidi"
)

// line is a line of a page.
type line struct {
	text                     string
	left, right, top, bottom float64 // points, from the lower left of the page
	size                     float64 // of most of its type
	hidden                   bool
	rightToLeft              bool
	row                      bool  // of a table
	gaps                     []gap // the wide ones within the line
	marks                    []Mark
}

// gap is a place within a line where nothing stands.
type gap struct {
	left, right float64
	at          int // byte of the text behind it
}

// lines puts the letters of a page together to lines, in the order of the file. Words that are not
// seen are lines of their own, behind that in which they stand.
func (s *sheet) lines() []line {
	var all []line
	var now, unseen *lineWriter
	end := func(w **lineWriter) {
		if *w != nil {
			all = append(all, (*w).line())
			*w = nil
		}
	}
	for _, l := range s.letters {
		w := &now
		if l.hidden {
			w = &unseen
		}
		switch {
		case l.text == "\r" || l.text == "\n":
			now.breakOff() // the places say where lines end
			unseen.breakOff()
			continue
		case l.generated || strings.TrimSpace(l.text) == "":
			now.addBlank(&l)
			unseen.addBlank(&l)
			continue
		case *w != nil && !(*w).holds(&l), now == nil && unseen != nil && !unseen.holds(&l):
			end(&now)
			end(&unseen)
		}
		if l.hidden && now != nil && now.holds(&l) {
			now.passed = max(now.passed, l.right)
		}
		if *w == nil {
			*w = &lineWriter{from: l, hidden: l.hidden, placed: s.placed}
		}
		(*w).add(&l)
	}
	end(&now)
	end(&unseen)
	return all
}

// breakOff notes the end of a line behind the last letter.
func (w *lineWriter) breakOff() {
	if w != nil {
		w.broken = true
	}
}

// addBlank adds a blank, which in a line from right to left may be one between cells.
func (w *lineWriter) addBlank(l *letter) {
	if w == nil {
		return
	}
	w.blank = true
	if w.written && l.rightToLeft && l.right-l.left > max(w.from.size, 1)*cellGap {
		w.wide = l
	}
}

// lineWriter writes a line letter by letter.
type lineWriter struct {
	text    strings.Builder
	from    letter // the first of the size of the line
	last    letter
	box     line
	blank   bool
	wide    *letter // the blank between the cells of a line from right to left, nil if none is due
	hidden  bool
	written bool
	broken  bool // PDFium has a line end behind the last letter
	placed  bool // where each letter stands is noted

	passed float64 // to where words reach that stand within the line and are not seen
}

// holds reports whether a letter stands on the line: at its height, or raised or
// lowered and smaller, and not far back from where the last one ended.
func (w *lineWriter) holds(l *letter) bool {
	if l.rightToLeft && w.from.rightToLeft { // of such lines each has an end of its own
		return math.Abs(l.foot-w.from.foot) < max(w.from.size, 1)*footRoom || classOf(l.text) == bidi.NSM
	}
	size := max(w.from.size, 1)
	middle := (l.top + l.bottom) / 2
	if middle > w.from.bottom+size*1.1 || middle < w.from.bottom-size*0.45 {
		return false
	}
	if l.rightToLeft || isRightToLeft(l.text) || isRightToLeft(w.last.text) {
		return true
	}
	return l.left > w.last.right-size*1.2 || l.left > w.last.left
}

func (w *lineWriter) add(l *letter) {
	words := l.text
	w.lowerFirst(l)
	size := max(w.from.size, 1)
	if l.size > 0 && l.size < w.from.size*smallType && l.bottom > w.from.bottom+size*0.2 && unicode.IsDigit(text.FirstRune(words)) {
		words = text.Raised(words)
	}
	beside := w.last.right
	if w.written && isRightToLeft(w.last.text) { // which is the left end of a word
		beside = w.box.right
	}
	beside = max(beside, w.passed)
	fromLeft := !isRightToLeft(words) && !l.rightToLeft
	wide := w.written && fromLeft && l.left-beside > size*cellGap
	if w.written && (w.blank || wide || w.broken && fromLeft && l.left-beside > size*roomBetween) {
		w.text.WriteByte(' ')
	}
	if w.wide != nil {
		w.box.gaps = append(w.box.gaps, gap{w.wide.left, w.wide.right, w.text.Len()})
		w.wide = nil
	}
	if wide {
		w.box.gaps = append(w.box.gaps, gap{beside, l.left, w.text.Len()})
	}
	if !w.written {
		w.box.left, w.box.right, w.box.top, w.box.bottom = l.left, l.right, l.top, l.bottom
	}
	if strings.TrimSpace(words) == "\u0002" || words == "\ufffe" {
		words = "-" // a hyphen at the end of a line, as PDFium marks it
	}
	if w.placed {
		w.box.marks = append(w.box.marks, Mark{w.text.Len(), l.left, l.top, l.right, l.bottom, 0})
	}
	w.text.WriteString(words)
	w.box.left, w.box.right = min(w.box.left, l.left), max(w.box.right, l.right)
	w.box.top, w.box.bottom = max(w.box.top, l.top), min(w.box.bottom, l.bottom)
	w.written, w.blank, w.broken, w.last = true, false, false, *l
}

// lowerFirst takes a letter for the first of the size of the line if all that stands before it
// are raised figures, such as those of a note: they are smaller and stand higher.
func (w *lineWriter) lowerFirst(l *letter) {
	before := w.text.String()
	const most = 6 // bytes; notes have no more figures
	if !w.written || len(before) > most || l.size <= w.from.size*1.05 || w.from.bottom < l.bottom+l.size*0.2 ||
		strings.Trim(before, "0123456789 ") != "" {
		return
	}
	w.text.Reset()
	w.text.WriteString(text.Raised(before))
	w.from = *l
	for i := range w.box.marks { // a raised figure has two bytes or three
		w.box.marks[i].At = len(text.Raised(before[:w.box.marks[i].At]))
	}
	for i := range w.box.gaps {
		w.box.gaps[i].at = len(text.Raised(before[:w.box.gaps[i].at]))
	}
}

func (w *lineWriter) line() line {
	l := w.box
	l.rightToLeft = w.from.rightToLeft
	l.text, l.size, l.hidden = strings.TrimRight(w.text.String(), " "), w.from.size, w.hidden
	return l
}

// markCells puts bars between the cells of rows. A line that is stretched to the
// width of the one before it, with gaps of one size, is no row.
func markCells(lines []line) {
	for i := range lines {
		l := &lines[i]
		if len(l.gaps) == 0 || i > 0 && l.stretched(&lines[i-1]) || i+1 < len(lines) && l.stretched(&lines[i+1]) {
			continue
		}
		var text strings.Builder
		from := 0
		bars := make([]string, len(l.gaps))
		for n, g := range l.gaps {
			bars[n] = strings.Repeat("| ", 1+max(l.emptyCells(g, lines, i-1), l.emptyCells(g, lines, i+1)))
			text.WriteString(l.text[from:g.at] + bars[n])
			from = g.at
		}
		before, put := 0, 0 // gaps, as marks and gaps stand in the order of the line, and bytes of their bars
		for i := range l.marks {
			for before < len(l.gaps) && l.gaps[before].at <= l.marks[i].At {
				put += len(bars[before])
				before++
			}
			l.marks[i].At += put
		}
		l.text, l.row = text.String()+l.text[from:], true
	}
}

// emptyCells returns how many columns of the row beside have nothing in a gap of this one: their
// cells begin within it, and where it ends a cell of both begins. Rows with more cells than
// a sheet has room for are none of a table.
func (l *line) emptyCells(g gap, lines []line, beside int) (empty int) {
	const most = 200 // cells
	if beside < 0 || beside >= len(lines) || max(len(l.gaps), len(lines[beside].gaps)) > most {
		return 0
	}
	same := false
	for _, other := range lines[beside].gaps {
		same = same || math.Abs(other.right-g.right) < l.size/2
		if g.left+l.size < other.right && other.right < g.right-l.size {
			empty++
		}
	}
	if !same {
		return 0
	}
	return empty
}

func (l *line) stretched(beside *line) bool {
	if len(l.gaps) < strings.Count(l.text, " ") || math.Abs(l.left-beside.left) > l.size || math.Abs(l.right-beside.right) > l.size {
		return false // narrow blanks beside wide ones
	}
	width := func(a, b gap) int { return cmp.Compare(a.right-a.left, b.right-b.left) }
	widest, narrowest := slices.MaxFunc(l.gaps, width), slices.MinFunc(l.gaps, width)
	return widest.right-widest.left < l.size*6 && widest.right-widest.left < 1.6*(narrowest.right-narrowest.left)
}

func isRightToLeft(s string) bool {
	p, _ := bidi.LookupString(s)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// stepped counts the pairs of neighbouring letters of scripts written from right to left, and
// those among them that stand on a line at two heights.
func (s *sheet) stepped() (steps, all int) {
	before := -1
	for i := range s.letters {
		l := &s.letters[i]
		if !isRightToLeft(l.text) {
			continue
		}
		if before >= 0 {
			all++
			if step := math.Abs(l.foot - s.letters[before].foot); step > l.size*leastStep && step < l.size {
				steps++
			}
		}
		before = i
	}
	return steps, all
}

const leastStep = 0.04 // in parts of the size of type
