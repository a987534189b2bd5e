package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// orderSegments puts what a line from right to left has between its letters, such as numbers,
// names in Latin letters and marks, into the order in which it is read. PDFium gives these
// pieces from left to right, as they are seen; where they stand tells their order, by the rules
// of the Unicode Bidirectional Algorithm (UAX #9) read backwards.
func (s *sheet) orderSegments() {
	for from := 0; from < len(s.letters); {
		to, most := from+1, s.letters[from]
		for ; to < len(s.letters); to++ {
			l := &s.letters[to]
			if l.generated {
				continue
			}
			if !most.generated && math.Abs((l.top+l.bottom)-(most.top+most.bottom)) > (most.top-most.bottom)*2 {
				break
			}
			if most.generated || l.top-l.bottom > most.top-most.bottom {
				most = *l
			}
		}
		if s.hidden == nil {
			orderLine(s.letters[from:to])
		}
		from = to
	}
}

// orderLine does so for the letters of a line.
func orderLine(line []letter) {
	right, left, arabic, marks := 0, 0, false, false
	for i := range line {
		switch classOf(line[i].text) {
		case bidi.NSM:
			marks = true
		case bidi.AL:
			arabic = true
			right++
		case bidi.R:
			right++
		case bidi.L:
			left++
		}
	}
	height := 0.0
	for i := range line {
		height = max(height, line[i].top-line[i].bottom)
	}
	if right <= left {
		if right > 0 && !marks { // a mark stands above its letter, at no place in the order
			segment{letters: line, room: height * roomOfBlank}.orderAround()
		}
		return
	}
	for i := range line {
		line[i].rightToLeft = true
	}
	before := -1 // the last letter from right to left
	for i := 0; i <= len(line); i++ {
		if i < len(line) && !isRightToLeft(line[i].text) {
			continue
		}
		part := segment{letters: line[before+1 : i], arabic: arabic, room: height * roomOfBlank}
		if before >= 0 {
			part.before = &line[before]
		}
		if i < len(line) {
			part.after = &line[i]
		}
		part.order()
		before = i
	}
	turnBrackets(line)
}

// segment is what stands between two letters from right to left.
type segment struct {
	letters       []letter
	before, after *letter // the letters beside it, nil at an end of the line
	room          float64 // of a blank, at least
	arabic        bool    // numbers among Arabic letters are held together by fewer marks
}

// atom is what is read from left to right, or a mark.
type atom struct {
	letters []letter
	words   bool // it has a letter from left to right
	number  bool // it has a figure
}

// orderAround puts the letters of a line from left to right that holds words from right to left
// into the order in which they are read.
func (s segment) orderAround() {
	seen, blanks := s.seen()
	slices.SortStableFunc(seen, func(a, b letter) int { return cmp.Compare(a.left, b.left) })
	for i := 0; i < len(seen); i++ {
		if !isRightToLeft(seen[i].text) {
			continue
		}
		last := i
		for n := i + 1; n < len(seen) && classOf(seen[n].text) != bidi.L; n++ {
			if isRightToLeft(seen[n].text) {
				last = n
			}
		}
		slices.Reverse(seen[i : last+1])
		i = last
	}
	var out []letter
	for i, l := range seen {
		if i > 0 && blanks > 0 && max(l.left-seen[i-1].right, seen[i-1].left-l.right) > s.room {
			out = append(out, letter{text: " ", generated: true})
			blanks--
		}
		out = append(out, l)
	}
	s.put(out, blanks)
}

// seen are the letters without the blanks, and how many these are.
func (s segment) seen() (seen []letter, blanks int) {
	for _, l := range s.letters {
		if !l.generated {
			seen = append(seen, l)
		}
	}
	return seen, len(s.letters) - len(seen)
}

// put writes the letters in their order; blanks for which there was no room are nothing.
func (s segment) put(out []letter, blanks int) {
	for range blanks {
		out = append(out, letter{text: "\n", generated: true})
	}
	copy(s.letters, out)
}

// order puts the letters of a segment into the order in which they are read. The blanks of a
// segment have no place of their own: they stand where there is room for one.
func (s segment) order() {
	seen, blanks := s.seen()
	if !slices.ContainsFunc(seen, func(l letter) bool {
		return classOf(l.text) == bidi.L || isFigure(l.text) || strings.Contains("()[]{}", l.text)
	}) {
		return
	}
	slices.SortStableFunc(seen, func(a, b letter) int { return cmp.Compare(a.left, b.left) })
	atoms := s.atoms(seen)
	slices.Reverse(atoms)
	var out []letter
	between := func(gap float64) {
		if blanks > 0 && gap > s.room {
			out = append(out, letter{text: " ", generated: true})
			blanks--
		}
	}
	last := s.before // the one from which a gap is measured to what is read next
	for _, a := range atoms {
		if last != nil {
			between(last.left - a.letters[len(a.letters)-1].right)
		}
		for n := range a.letters {
			if n > 0 {
				between(a.letters[n].left - a.letters[n-1].right)
			}
			out = append(out, a.letters[n])
		}
		last = &a.letters[0]
	}
	if s.after != nil {
		between(last.left - s.after.right)
	}
	s.put(out, blanks)
}

// roomOfBlank is the room that a blank takes at least, in parts of the height of the highest letter.
const roomOfBlank = 0.25

// atoms parts letters, as they are seen from left to right.
func (s segment) atoms(seen []letter) []atom {
	var atoms []atom
	for i := 0; i < len(seen); {
		a := atom{}
		a.add(seen[i])
		i++
		for a.words || a.number {
			n := s.joins(&a, seen[i:])
			if n == 0 {
				break
			}
			for range n {
				seen[i].within = true
				a.add(seen[i])
				i++
			}
		}
		atoms = append(atoms, a)
	}
	return atoms
}

func (a *atom) add(l letter) {
	a.letters = append(a.letters, l)
	a.words, a.number = a.words || classOf(l.text) == bidi.L, a.number || isFigure(l.text)
}

// joins returns how many of the letters that are seen next are read as part of an atom.
func (s segment) joins(a *atom, next []letter) int {
	if len(next) == 0 {
		return 0
	}
	last := a.letters[len(a.letters)-1]
	apart := next[0].left-last.right > s.room
	further := func(from int) int { // the first letter or figure, and how many stand before it
		for n := from; n < len(next); n++ {
			if classOf(next[n].text) == bidi.L || a.words && isFigure(next[n].text) {
				return n + 1
			}
		}
		return 0
	}
	switch {
	case classOf(next[0].text) == bidi.L && (a.words || !apart), isFigure(next[0].text) && (a.words || !apart):
		return 1
	case a.words:
		return further(1)
	case apart:
		return 0
	case !s.arabic && strings.Contains("%‰°€$£", next[0].text):
		return 1
	case len(next) > 1 && isFigure(next[1].text) && next[1].left-next[0].right <= s.room &&
		(strings.Contains(".,:/", next[0].text) || !s.arabic && strings.Contains("+-", next[0].text)):
		return 2
	}
	return 0
}

// turnBrackets makes a bracket with a blank before it alone one that opens, and one with a blank
// behind it alone one that closes: seen from the right each has the form of the other, and
// programs do not agree on which they write. Those among words that are read from left to right
// stay.
func turnBrackets(line []letter) {
	blank := func(i, step int) bool {
		for i += step; i >= 0 && i < len(line); i += step {
			if line[i].text != "\n" { // which is nothing
				return line[i].generated || step > 0 && strings.Contains(".,;:!?", line[i].text)
			}
		}
		return true
	}
	for i := range line {
		l := &line[i]
		if l.generated || l.within {
			continue
		}
		for _, pair := range []string{"()", "[]", "{}"} {
			if !strings.Contains(pair, l.text) {
				continue
			}
			switch before, behind := blank(i, -1), blank(i, 1); {
			case before && !behind:
				l.text = pair[:1]
			case behind && !before:
				l.text = pair[1:]
			}
		}
	}
}

func classOf(s string) bidi.Class {
	p, _ := bidi.LookupString(s)
	return p.Class()
}

func isFigure(s string) bool { return unicode.IsDigit(first(s)) }
