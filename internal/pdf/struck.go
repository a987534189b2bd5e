package pdf

import (
	"dossier/internal/text"
	"image"
	"unicode"
)

// A line through letters is told from their own strokes: it runs on between them, at one height.
const (
	fewestStruck = 2    // letters of whole words through which a line runs
	barInk       = 110  // of 255: by how much it is darker than the ground
	thickestBar  = 0.25 // of the height of a letter
	edgeOfLetter = 0.12 // of its height, at both ends: a line there lies under it, or over it
)

// joined are the scripts whose letters have a line in common.
var joined = []*unicode.RangeTable{unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi}

// strike marks the words of a page through which a line is drawn, as those are marked in other
// documents: [-so-].
func (p *picture) strike(letters []letter) {
	from, last := 0, -1 // of the line, and its last letter that is no blank
	for i := range letters {
		l := &letters[i]
		switch {
		case l.text == "\r" || l.text == "\n", !l.generated && last >= 0 && !p.goesOn(&letters[last], l):
			p.strikeIn(letters[from:i])
			from, last = i, -1
		}
		if !l.generated {
			last = i
		}
	}
	p.strikeIn(letters[from:])
}

// goesOn reports whether a letter stands behind another one on one line.
func (p *picture) goesOn(a, b *letter) bool {
	one, other := p.box(a), p.box(b)
	return a.hidden == b.hidden && one.Left < other.Left && one.Top < other.Bottom && other.Top < one.Bottom
}

// strikeIn marks the letters of one line, blanks among them.
func (p *picture) strikeIn(line []letter) {
	boxes := make([]Mark, len(line))
	top, bottom := 0, 0
	for i := range line {
		l := &line[i]
		if l.generated {
			continue
		}
		if l.hidden || l.overlay || unicode.In(text.FirstRune(l.text), joined...) {
			return
		}
		boxes[i] = p.box(l)
		if y := int(boxes[i].Top); bottom == 0 || y < top {
			top = y
		}
		bottom = max(bottom, int(boxes[i].Bottom)+1)
	}
	struck := make([]int, len(line)) // rows of ink through each letter
	for y := top; y < bottom; y++ {
		p.strikeRow(line, boxes, y, struck)
	}
	for from := 0; from < len(line); {
		to := from
		for to < len(line) && struck[to] > 0 && (line[to].generated || struck[to] <= int((boxes[to].Bottom-boxes[to].Top)*thickestBar)+2) {
			to++
		}
		for from < to && line[from].generated {
			from++
		}
		last := to - 1
		for last > from && line[last].generated {
			last--
		}
		if from < to {
			line[from].text = "[-" + line[from].text
			line[last].text += "-]"
		}
		from = max(to, from) + 1
	}
}

// strikeRow adds one to the letters through which a row of points runs, and those beside them.
func (p *picture) strikeRow(line []letter, boxes []Mark, y int, struck []int) {
	end := func(from, to int) {
		for from < to && from > 0 && isLetter(&line[from-1]) {
			from++ // a word of which only a part is struck may be one whose letters touch
		}
		for from < to && to < len(line) && isLetter(&line[to]) {
			to--
		}
		letters := 0
		for i := from; i < to; i++ {
			if isLetter(&line[i]) {
				letters++
			}
		}
		if letters >= fewestStruck {
			for i := from; i < to; i++ {
				struck[i]++
			}
		}
	}
	from := 0
	for i := range line {
		if p.runsThrough(line, boxes, i, y) {
			continue
		}
		end(from, i)
		from = i + 1
	}
	end(from, len(line))
}

// runsThrough reports whether a row of points is ink from one letter up to the next on its line, of a blank from
// the letter before to the one behind.
func (p *picture) runsThrough(line []letter, boxes []Mark, i, y int) bool {
	last := i == len(line)-1
	if line[i].generated {
		return i > 0 && !last && !line[i-1].generated && !line[i+1].generated && p.isInk(int(boxes[i-1].Right)-1, int(boxes[i+1].Left)+1, y)
	}
	box := boxes[i]
	height := box.Bottom - box.Top
	if isLetter(&line[i]) && (float64(y) < box.Top+height*edgeOfLetter || float64(y) > box.Bottom-height*edgeOfLetter) {
		return false
	}
	right := box.Right
	if !last && !line[i+1].generated {
		right = max(right, boxes[i+1].Left)
	}
	return p.isInk(int(box.Left)+1, int(right)-1, y)
}

func isLetter(l *letter) bool {
	c := text.FirstRune(l.text)
	return !l.generated && (unicode.IsLetter(c) || unicode.IsDigit(c))
}

// isInk reports a row of points all of which are ink.
func (p *picture) isInk(from, to, y int) bool {
	if !image.Rect(from, y, to+1, y+1).In(p.grey.Rect) || to <= from {
		return false
	}
	for _, point := range p.grey.Pix[y*p.grey.Stride+from : y*p.grey.Stride+to+1] {
		if point > 255-barInk {
			return false
		}
	}
	return true
}
