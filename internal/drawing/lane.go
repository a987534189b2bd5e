package drawing

import (
	"fmt"
	"html"
	"slices"
)

// Lane is a row of a table that is looked at: marks on a scale from one side of a
// cell to the other. It says nothing that the row does not say in words, and is
// hidden from those who listen.
type Lane struct {
	Marks    []Mark
	Grid     []float64 // lines, as shares of the width
	Breaks   []float64 // where the scale changes
	Mirrored bool      // the scale begins on the right
	Rows     int       // of marks, one above the other; 0 is one
}

// mostRows is how many rows a lane is packed into; what has no room stands in the last.
const mostRows = 6

// Pack puts each mark, in the order of the list, into the first row in which nothing is
// where it stands.
func (l *Lane) Pack() {
	const between = 0.004 // of the width, so that marks are told apart
	var ends []float64
	for i := range l.Marks {
		m := &l.Marks[i]
		m.Row = slices.IndexFunc(ends, func(end float64) bool { return end+between <= m.From })
		if m.Row < 0 && len(ends) < mostRows {
			m.Row, ends = len(ends), append(ends, 0)
		} else if m.Row < 0 {
			m.Row = mostRows - 1
		}
		ends[m.Row] = max(ends[m.Row], m.From+least, m.To)
	}
	l.Rows = len(ends)
}

// Form is how a mark is drawn.
type Form string

const (
	Bar         Form = "bar"         // known from one end to the other
	Approximate Form = "approximate" // hatched and dashed: the ends are not known
	Disputed    Form = "disputed"    // an outline: sources differ
	Tick        Form = "tick"        // a moment
	Dot         Form = "dot"         // a value
	Interval    Form = "interval"    // a thin line with ends: what a value may be
	Rest        Form = "rest"        // a part that is not the matter
)

// Mark is a stretch of a lane, in shares of its width. A tick and a dot stand at From.
type Mark struct {
	Form     Form
	From, To float64
	Row      int // of the lane, 0-based
}

// least is how much of a lane the shortest bar takes, so that it is seen.
const least = 0.006

// SVG draws the lane. Its height is the style's; bars stand in the middle of it.
func (l Lane) SVG() []byte {
	var w writer
	class := "lane"
	if l.Rows > 1 {
		class += fmt.Sprintf(" rows-%d", l.Rows)
	}
	w.WriteString(`<svg class="` + class + `" aria-hidden="true" focusable="false">`)
	at := func(x float64) float64 {
		x = min(max(x, 0), 1)
		if l.Mirrored {
			return 1 - x
		}
		return x
	}
	for _, x := range l.Grid {
		w.upright("grid", at(x))
	}
	for _, x := range l.Breaks {
		w.upright("break", at(x))
	}
	for _, m := range l.Marks {
		row := band{float64(m.Row), float64(max(l.Rows, 1))}
		from, to := at(m.From), at(m.To)
		if from > to {
			from, to = to, from
		}
		switch m.Form {
		case Tick:
			w.WriteString(`<line class="tick" x1="` + share(at(m.From)) + `" x2="` + share(at(m.From)) + row.across(0, 1) + `/>`)
		case Dot:
			w.WriteString(`<circle class="dot" cx="` + share(at(m.From)) + `" cy="` + row.down(.5) + `" r="5"/>`)
		case Interval:
			w.level("interval", from, to, row)
			for _, x := range []float64{from, to} {
				w.WriteString(`<line class="end" x1="` + share(x) + `" x2="` + share(x) + row.across(.3, .7) + `/>`)
			}
		case Approximate:
			from, to = wide(from, to)
			w.level("hatch", from, to, row)
			w.box("approximate", from, to, row)
		case Bar, Disputed, Rest:
			from, to = wide(from, to)
			w.box(string(m.Form), from, to, row)
		}
	}
	return w.close()
}

// wide makes a stretch as wide as is seen.
func wide(from, to float64) (float64, float64) {
	if to-from >= least {
		return from, to
	}
	from = min(from, 1-least)
	return from, from + least
}

func (w *writer) box(class string, from, to float64, row band) {
	w.WriteString(`<rect class="` + class + `" x="` + share(from) + `" width="` + share(to-from) +
		`" y="` + row.down(.22) + `" height="` + share(.56/row.rows) + `"/>`)
}

// band is a row of a lane: how many are above it, and of how many it is one.
type band struct{ above, rows float64 }

// down is a share of the height of the row, as one of the lane.
func (b band) down(part float64) string { return share((b.above + part) / b.rows) }

// across are the ends of a line from one share of the height to another.
func (b band) across(from, to float64) string {
	return `" y1="` + b.down(from) + `" y2="` + b.down(to) + `"`
}

func (w *writer) upright(class string, x float64) {
	w.WriteString(`<line class="` + class + `" x1="` + share(x) + `" x2="` + share(x) + `" y2="100%"/>`)
}

func (w *writer) level(class string, from, to float64, row band) {
	w.WriteString(`<line class="` + class + `" x1="` + share(from) + `" x2="` + share(to) + row.across(.5, .5) + `/>`)
}

// Axis names places of a scale, over the lanes that share it.
type Axis struct {
	Labels   []Label
	Breaks   []float64
	Mirrored bool
}

// Label is a text at a share of the width.
type Label struct {
	At   float64
	Text string
}

// SVG draws the axis. Its style has every text begin on the left, those of scripts that
// run from right to left too, so that the outermost stand inside of the picture.
func (a Axis) SVG() []byte {
	var w writer
	w.WriteString(`<svg class="axis" aria-hidden="true" focusable="false">`)
	at := func(x float64) float64 {
		if a.Mirrored {
			return 1 - x
		}
		return x
	}
	for _, x := range a.Breaks {
		w.upright("break", at(x))
	}
	for _, l := range a.Labels {
		x, side := at(l.At), middle
		switch {
		case x < 0.04:
			side = start
		case x > 0.96:
			side = end
		}
		w.WriteString(`<text x="` + share(x) + `" y="70%" text-anchor="` + string(side) + `">` + html.EscapeString(l.Text) + "</text>")
	}
	return w.close()
}
