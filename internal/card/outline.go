package card

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// subRows is how many rows of a point are looked at: that many levels of cover a slanted edge has,
// beside those that the place of its crossing gives.
const subRows = 4

// crossing is where an edge of an outline crosses the middle of a row, and whether it goes
// up or down there.
type crossing struct {
	x         int
	direction int8
}

// place is a place on the card, in units.
type place struct{ x, y int }

// steps is into how many straight parts a curve is cut.
const steps = 8

// outline takes the outline of a letter: its curves become edges, and those crossings. All
// is counted in whole numbers, so that every machine gets the same.
func (d *drawer) outline(o font.GlyphOutline, x, y int, size, upem int64) {
	at := func(p opentype.SegmentPoint) place {
		return place{x + int(int64(p.X)*unit*size/upem), y - int(int64(p.Y)*unit*size/upem)}
	}
	var start, now place
	for _, s := range o.Segments {
		a := s.Args
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			d.edge(now, start)
			start, now = at(a[0]), at(a[0])
		case opentype.SegmentOpLineTo:
			d.edge(now, at(a[0]))
			now = at(a[0])
		case opentype.SegmentOpQuadTo:
			now = d.curve(now, at(a[0]), at(a[1]), at(a[1]), quadratic)
		case opentype.SegmentOpCubeTo:
			now = d.curve(now, at(a[0]), at(a[1]), at(a[2]), cubic)
		}
	}
	d.edge(now, start)
}

// weights say how much each of the four places that make a curve counts at the i-th of
// its steps; together they are steps³.
type weights func(i int) (a, b, c, e int)

func quadratic(i int) (a, b, c, e int) {
	j := steps - i
	return j * j * steps, 2 * i * j * steps, i * i * steps, 0
}

func cubic(i int) (a, b, c, e int) {
	j := steps - i
	return j * j * j, 3 * i * j * j, 3 * i * i * j, i * i * i
}

// curve takes a curve, and returns where it ends.
func (d *drawer) curve(from, b, c, end place, of weights) place {
	now := from
	for i := 1; i <= steps; i++ {
		wa, wb, wc, we := of(i)
		next := place{
			(from.x*wa + b.x*wb + c.x*wc + end.x*we) / (steps * steps * steps),
			(from.y*wa + b.y*wb + c.y*wc + end.y*we) / (steps * steps * steps),
		}
		d.edge(now, next)
		now = next
	}
	return end
}

// edge notes where an edge crosses the middles of rows.
func (d *drawer) edge(a, b place) {
	direction := int8(1)
	if a.y > b.y {
		a, b, direction = b, a, -1
	}
	const row, middle = unit / subRows, unit / subRows / 2
	n := max(0, ceiling(a.y-middle, row))
	d.top = min(d.top, n)
	for ; n < len(d.rows) && n*row+middle < b.y; n++ {
		x := a.x + (b.x-a.x)*(n*row+middle-a.y)/(b.y-a.y)
		d.rows[n] = append(d.rows[n], crossing{x, direction})
	}
	d.end = max(d.end, min(n, len(d.rows)))
}

// ceiling is a/b, rounded up; b is positive.
func ceiling(a, b int) int {
	if a <= 0 {
		return a / b
	}
	return (a + b - 1) / b
}

// fill puts ink on what lies inside of the outlines that were taken since the last time:
// where more edges have gone up than down, or fewer.
func (d *drawer) fill(of colour) {
	for y := d.top / subRows; y*subRows < d.end; y++ {
		left, right := Width, 0
		for n := y * subRows; n < (y+1)*subRows; n++ {
			list := d.rows[n]
			sortByPlace(list)
			wound, since := 0, 0
			for _, c := range list {
				if wound == 0 {
					since = c.x
				}
				if wound += int(c.direction); wound == 0 {
					l, r := d.cover(since, c.x)
					left, right = min(left, l), max(right, r)
				}
			}
			d.rows[n] = list[:0]
		}
		for x := left; x < right; x++ {
			if l := of.level(int(d.covered[x])); l != 0 {
				d.set(x, y, l)
			}
			d.covered[x] = 0
		}
	}
	d.top, d.end = len(d.rows), 0
}

// sortByPlace sorts the few crossings of a row, most of which are in order.
func sortByPlace(list []crossing) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].x < list[j-1].x; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// cover adds what lies between two places of a row, and returns the points it lies in.
func (d *drawer) cover(from, to int) (left, right int) {
	from, to = min(max(from, 0), Width*unit), min(max(to, 0), Width*unit)
	if from >= to {
		return Width, 0
	}
	const share = full / subRows / unit // of a unit in a row
	left, right = from/unit, (to+unit-1)/unit
	for x := left; x < right; x++ {
		d.covered[x] += int32((min(to, (x+1)*unit) - max(from, x*unit)) * share)
	}
	return left, right
}
