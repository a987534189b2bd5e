package pdf

import (
	"math"
	"slices"
)

// turn is by how much the text of a page is turned: on many pages that are shown on their side its lines
// run up the page, or down.
type turn struct {
	quarters      int     // of a circle, against the clock
	width, height float64 // of the page as the file counts it
}

// upright is where a point of the page stands if the page is turned so that its lines run from left to right.
func (t turn) upright(x, y float64) (float64, float64) {
	switch t.quarters {
	case 1:
		return y, t.width - x
	case 2:
		return t.width - x, t.height - y
	case 3:
		return t.height - y, x
	}
	return x, y
}

// back undoes upright.
func (t turn) back(x, y float64) (float64, float64) {
	switch t.quarters {
	case 1:
		return t.width - y, x
	case 2:
		return t.width - x, t.height - y
	case 3:
		return y, t.height - x
	}
	return x, y
}

// letter turns a letter with its page.
func (t turn) letter(l *letter) {
	x1, y1 := t.upright(l.left, l.bottom)
	x2, y2 := t.upright(l.right, l.top)
	from, _ := t.upright(l.start, l.bottom)
	to, _ := t.upright(l.end, l.top)
	l.left, l.right, l.bottom, l.top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
	l.start, l.end = min(from, to, l.left), max(from, to, l.right)
	if t.quarters%2 == 1 { // how far it goes on along its line is told of lines from left to right alone
		l.start, l.end = l.left, l.right
	}
	l.origin, l.foot = t.upright(l.origin, l.foot)
}

// mark turns the place of a letter back to where it stands on the page.
func (t turn) mark(m Mark) Mark {
	x1, y1 := t.back(m.Left, m.Bottom)
	x2, y2 := t.back(m.Right, m.Top)
	m.Left, m.Right, m.Bottom, m.Top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
	return m
}

// quarters is by how many quarters of a circle a direction is turned.
func quarters(x, y float64) int {
	return (int(math.Round(math.Atan2(y, x)/(math.Pi/2))) + 4) % 4
}

// turnUpright turns a page as most of its letters are.
func (s *sheet) turnUpright(width, height float64) {
	var turned [4]int
	for i := range s.letters {
		if l := &s.letters[i]; !l.generated {
			turned[l.quarters]++
		}
	}
	s.turn = turn{width: width, height: height}
	for q, n := range turned {
		if n > turned[s.turn.quarters] {
			s.turn.quarters = q
		}
	}
	if s.turn.quarters == 0 {
		return
	}
	for i := range s.letters {
		s.turn.letter(&s.letters[i])
	}
	if s.height = height; s.turn.quarters%2 == 1 {
		s.height = width
	}
}

// downwards turns the lines of a page round that PDFium gives from below to above, as it does where they do not
// run as the page is shown.
func downwards(lines []line) {
	up, down := 0, 0
	for i := 1; i < len(lines); i++ {
		switch step := lines[i].bottom - lines[i-1].bottom; {
		case step > lines[i].size/2:
			up++
		case step < -lines[i].size/2:
			down++
		}
	}
	if up > down {
		slices.Reverse(lines)
	}
}
