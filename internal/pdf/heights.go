package pdf

import (
	"math"
	"slices"

	"golang.org/x/text/unicode/bidi"
)

const (
	footRoom  = 0.6 // between the heights of letters of one line, at most, in parts of the size of type
	linesBack = 3   // among which a piece is looked for that belongs to it
)

func isHidden(l letter) bool { return l.hidden }

// linesByFoot parts the letters of a page where they go on at another height. A piece that stands
// within one of the lines before, out of which a mark has thrown it, is put back there.
func (s *sheet) linesByFoot() [][]letter {
	var lines []footLine
	for from := 0; from < len(s.letters); {
		var now footLine
		to := from
		for ; to < len(s.letters); to++ {
			if l := &s.letters[to]; !l.generated && !now.take(l) {
				break
			}
		}
		now.letters = slices.Clone(s.letters[from:to])
		from = to
		put := false
		for i := len(lines) - 1; i >= 0 && i >= len(lines)-linesBack && !put; i-- {
			if l := &lines[i]; l.foot == now.foot && l.left < now.left && now.right < l.right {
				l.letters = append(l.letters, now.letters...)
				put = true
			}
		}
		if !put {
			lines = append(lines, now)
		}
	}
	all := make([][]letter, len(lines))
	for i := range lines {
		all[i] = lines[i].letters
	}
	return all
}

// footLine is a stretch of letters at one height.
type footLine struct {
	letters           []letter
	begun             bool
	foot, left, right float64
	size              float64
}

// take reports whether a letter stands at the height of a line. Marks stand at any.
func (f *footLine) take(l *letter) bool {
	if classOf(l.text) == bidi.NSM {
		return true
	}
	if f.begun && math.Abs(l.foot-f.foot) > max(f.size, l.size)*footRoom {
		return false
	}
	if !f.begun {
		f.begun, f.foot, f.left, f.right = true, l.foot, l.left, l.right
	}
	f.left, f.right, f.size = min(f.left, l.left), max(f.right, l.right), max(f.size, l.size)
	return true
}
