package drawing

import (
	"cmp"
	"slices"
	"strconv"
)

// Chart is lines over a scale of time, each named where it ends.
type Chart struct {
	Title  Title
	Series []Series
	X, Y   []Label // names of places of the two scales, as shares from the left and from below
	Zero   float64 // where nothing is on the second scale, as a share; negative if it is not on it
	Panel  bool    // one of several side by side: half as wide, with type that does not grow
}

// Series is a line. Its runs are parted by gaps, which stay gaps.
type Series struct {
	Name string
	Last string // the last value, as it is written
	Runs [][]Point
}

// Point is a place in shares of the width and of the height, from below.
type Point struct{ X, Y float64 }

// plot are the measures of a chart in units.
type plot struct {
	wide, high               float64
	top, right, bottom, kind float64 // edges around the lines; kind is the size of type
}

// SVG draws the chart.
func (c Chart) SVG() []byte {
	p := plot{wide: Width, high: 360, top: 34, bottom: 40, kind: phoneType}
	class := "chart"
	if c.Panel {
		p = plot{wide: Width / 2, high: 190, top: 18, bottom: 24, kind: 13}
		class = "chart panel"
	}
	const most = 0.32 // of the width, for names
	for _, s := range c.Series {
		for _, line := range s.label(p, most) {
			p.right = max(p.right, width(line, p.kind)+14)
		}
	}
	var w writer
	w.open(class, p.wide, p.high, c.Title)
	for _, y := range c.Y {
		w.line("grid", 0, p.y(y.At), p.x(1), p.y(y.At))
		w.text("ticks", 0, p.y(y.At)-4, start, y.Text)
	}
	if c.Zero >= 0 {
		w.line("zero", 0, p.y(c.Zero), p.x(1), p.y(c.Zero))
	}
	for _, x := range c.X {
		side := middle
		switch {
		case x.At < 0.08:
			side = start
		case x.At > 0.92:
			side = end
		}
		w.text("ticks", p.x(x.At), p.high-p.bottom+p.kind+2, side, x.Text)
	}
	for i, s := range c.Series {
		s.draw(&w, p, i+1)
	}
	c.names(&w, p, most)
	return w.close()
}

func (p plot) x(share float64) float64 { return share * (p.wide - p.right) }
func (p plot) y(share float64) float64 { return p.high - p.bottom - share*(p.high-p.bottom-p.top) }

// label is the name of a series with its last value, in lines.
func (s Series) label(p plot, most float64) []string {
	if s.Name == "" {
		return []string{s.Last}
	}
	return append(wrap(s.Name, p.kind, p.wide*most, 3), s.Last)
}

// draw draws the line: each has its own dashes, so that no colour is needed to tell
// them apart.
func (s Series) draw(w *writer, p plot, n int) {
	class := "line line-" + strconv.Itoa(n)
	for _, run := range s.Runs {
		if len(run) > 1 {
			w.WriteString(`<path class="` + class + `" d="`)
			for i, at := range run {
				w.WriteString(string("ML"[min(i, 1)]) + number(p.x(at.X)) + " " + number(p.y(at.Y)))
			}
			w.WriteString(`"/>`)
		}
		for _, at := range run {
			w.circle("point", p.x(at.X), p.y(at.Y), p.kind/8+1.5)
		}
	}
}

// names writes the name of each line where it ends, none over another.
func (c Chart) names(w *writer, p plot, most float64) {
	type name struct {
		lines    []string
		x, y, at float64
	}
	var list []name
	step := p.kind * 1.15
	for _, s := range c.Series {
		if len(s.Runs) == 0 {
			continue
		}
		run := s.Runs[len(s.Runs)-1]
		last := run[len(run)-1]
		list = append(list, name{lines: s.label(p, most), x: p.x(last.X) + 9, y: p.y(last.Y)})
	}
	slices.SortStableFunc(list, func(a, b name) int { return cmp.Compare(a.y, b.y) })
	for i := range list {
		n := &list[i]
		n.at = n.y - float64(len(n.lines)-1)*step/2
		if i > 0 {
			n.at = max(n.at, list[i-1].at+float64(len(list[i-1].lines))*step)
		}
	}
	// What has been pushed below the lower edge pushes back.
	floor := p.high - p.bottom
	for i := len(list) - 1; i >= 0; i-- {
		n := &list[i]
		n.at = min(n.at, floor-float64(len(n.lines)-1)*step)
		floor = n.at - step
	}
	for _, n := range list {
		w.lines("name", n.x, n.at+p.kind*0.35, step, start, n.lines)
	}
}

// Slope is how values changed between two times, a line for each.
type Slope struct {
	Title    Title
	From, To string // names of the two times
	Lines    []Change
}

// Change is a line of a slope. Its ends are shares of the height, from below.
type Change struct {
	Name     string
	From, To float64
	Before   string // the values as they are written
	After    string
}

// SVG draws the slope.
func (s Slope) SVG() []byte {
	const left, right, top, bottom = 250.0, 510.0, 56.0, 24.0
	step := phoneType * 1.15
	high := max(340, top+bottom+float64(len(s.Lines))*step*2.2)
	y := func(share float64) float64 { return high - bottom - share*(high-top-bottom) }
	var w writer
	w.open("chart slope", Width, high, s.Title)
	w.line("grid", left, top-14, left, high-bottom+8)
	w.line("grid", right, top-14, right, high-bottom+8)
	w.text("ticks", left, phoneType, end, s.From)
	w.text("ticks", right, phoneType, start, s.To)
	befores, afters := make([]float64, len(s.Lines)), make([]float64, len(s.Lines))
	for i, l := range s.Lines {
		befores[i], afters[i] = y(l.From), y(l.To)
		w.line("line line-"+strconv.Itoa(i%6+1), left, y(l.From), right, y(l.To))
		w.circle("point", left, y(l.From), 5)
		w.circle("point", right, y(l.To), 5)
	}
	befores, afters = apart(befores, step*2, high-bottom), apart(afters, step, high-bottom)
	for i, l := range s.Lines {
		name := wrap(l.Name, phoneType, left-40-width(l.Before, phoneType), 2)
		w.lines("name", left-24-width(l.Before, phoneType), befores[i]+phoneType*0.35-float64(len(name)-1)*step/2, step, end, name)
		w.text("value", left-12, befores[i]+phoneType*0.35, end, l.Before)
		w.text("value", right+12, afters[i]+phoneType*0.35, start, l.After)
	}
	return w.close()
}

// apart moves places so that no two are closer than step and none is below the floor,
// and keeps their order.
func apart(places []float64, step, floor float64) []float64 {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(places[a], places[b]) })
	moved := slices.Clone(places)
	for n, i := range order {
		if n > 0 {
			moved[i] = max(moved[i], moved[order[n-1]]+step)
		}
	}
	for _, i := range slices.Backward(order) {
		moved[i] = min(moved[i], floor)
		floor = moved[i] - step
	}
	return moved
}
