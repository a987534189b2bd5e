// Package card draws the picture that other sites show where they link to a page: the
// title, the likelihood of what the page judges as a bar, how sure that is, and the date.
//
// The same card gives the same bytes on every machine: outlines are turned into points
// with whole numbers only. Words are shaped by the rules of their script, so Arabic letters
// join and Hebrew runs from the right. The fonts come with the program (fonts/, whose
// licence lies beside them); a card with a character that none of them has is not drawn,
// for boxes in the place of words would be worse than no picture.
package card

import (
	"strings"
	"sync"

	"dossier/internal/memo"

	"golang.org/x/text/unicode/bidi"
)

// Width and Height are the size of a card in points, the one that the services ask for
// which show it.
const (
	Width  = 1200
	Height = 630
)

// Card is what a card shows. It is plain data that can be compared.
type Card struct {
	Site       string
	Title      string
	From, To   int    // percent: the range of the bar; both 0 if there is none
	Likelihood string // the same in words
	Confidence string
	Date       string // in words
}

// Alt is what the card says, for people who do not see it.
func (c Card) Alt() string {
	var said []string
	for _, s := range []string{c.Site, c.Title, c.Likelihood, c.Confidence, c.Date} {
		if s != "" {
			said = append(said, strings.TrimSuffix(s, "."))
		}
	}
	return strings.Join(said, ". ") + "."
}

// drawing is all that the bytes of a card depend on.
type drawing struct{ Card Card }

var cards = memo.NewTable[drawing, []byte]("a card")

// PNG draws a card, or gives what was drawn before with the same memory, which may be
// nil. It is nil if the card cannot be drawn: see [Card.Drawable].
func (c Card) PNG(m *memo.Memory) []byte { return cards.Get(m, drawing{c}, c.draw) }

// Turn forgets the cards that were not asked for since the last Turn.
func Turn(m *memo.Memory) { cards.Turn(m) }

// Drawable reports whether the fonts have all characters of the card.
func (c Card) Drawable() bool {
	d := drawers.Get().(*drawer)
	defer drawers.Put(d)
	for _, r := range c.Title + c.Site + c.Likelihood + c.Confidence + c.Date {
		if d.missing(r) {
			return false
		}
	}
	return true
}

var drawers = sync.Pool{New: func() any { return newDrawer() }}

const margin = 80

func (c Card) draw() []byte {
	if !c.Drawable() {
		return nil
	}
	d := drawers.Get().(*drawer)
	defer drawers.Put(d)
	d.begin(rightToLeft(c.Title))
	d.rectangle(0, 0, Width, 14, accent)
	d.line(d.sans, 30, soft, 92, c.Site)
	foot := Height - 62
	d.line(d.sans, 30, soft, foot, c.Date)
	room := foot - 60
	if c.Likelihood != "" || c.Confidence != "" {
		d.line(d.sans, 34, ink, foot-54, strings.TrimSpace(c.Likelihood+" "+c.Confidence))
		room -= 54
	}
	if c.To > c.From {
		room -= 70
		d.bar(room+14, c.From, c.To)
	}
	d.title(150, room, c.Title)
	return d.png()
}

// rightToLeft reports whether a text runs from the right, which its first letter says
// (UAX #9, P2).
func rightToLeft(text string) bool {
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// bar draws a likelihood: the whole scale, its quarters, and the range.
func (d *drawer) bar(y, from, to int) {
	const height, width = 26, Width - 2*margin
	at := func(percent int) int {
		if d.fromRight {
			percent = 100 - percent
		}
		return margin + width*percent/100
	}
	d.rectangle(margin, y, Width-margin, y+2, soft)
	d.rectangle(margin, y+height-2, Width-margin, y+height, soft)
	for percent := 0; percent <= 100; percent += 25 {
		x := min(at(percent), Width-margin-2)
		d.rectangle(x, y, x+2, y+height, soft)
	}
	d.rectangle(min(at(from), at(to)), y, max(at(from), at(to)), y+height, accent)
}

// title writes the title as large as it fits between two heights.
func (d *drawer) title(top, bottom int, text string) {
	for _, size := range []int{68, 58, 50, 42, 36, 30} {
		lines := d.wrapped(d.serif, size, text)
		step := size * 118 / 100
		if len(lines)*step > bottom-top && size > 30 {
			continue
		}
		for i, l := range lines[:min(len(lines), (bottom-top)/step)] {
			d.put(l, size, ink, top+size*9/10+i*step)
		}
		return
	}
}

func (d *drawer) rectangle(x0, y0, x1, y1 int, of colour) {
	full := of.level(full)
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			d.set(x, y, full)
		}
	}
}
