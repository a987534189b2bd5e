package drawing

import "html"

// Lane is a row of a table that is looked at: marks on a scale from one side of a
// cell to the other. It says nothing that the row does not say in words, and is
// hidden from those who listen.
type Lane struct {
	Marks    []Mark
	Grid     []float64 // lines, as shares of the width
	Breaks   []float64 // where the scale changes
	Mirrored bool      // the scale begins on the right
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
}

// least is how much of a lane the shortest bar takes, so that it is seen.
const least = 0.006

// SVG draws the lane. Its height is the style's; bars stand in the middle of it.
func (l Lane) SVG() []byte {
	var w writer
	w.WriteString(`<svg class="lane" aria-hidden="true" focusable="false">`)
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
		from, to := at(m.From), at(m.To)
		if from > to {
			from, to = to, from
		}
		switch m.Form {
		case Tick:
			w.upright("tick", at(m.From))
		case Dot:
			w.WriteString(`<circle class="dot" cx="` + share(at(m.From)) + `" cy="50%" r="5"/>`)
		case Interval:
			w.level("interval", from, to)
			w.WriteString(`<line class="end" x1="` + share(from) + `" x2="` + share(from) + `" y1="30%" y2="70%"/>`)
			w.WriteString(`<line class="end" x1="` + share(to) + `" x2="` + share(to) + `" y1="30%" y2="70%"/>`)
		case Approximate:
			from, to = wide(from, to)
			w.level("hatch", from, to)
			w.box("approximate", from, to)
		case Bar, Disputed, Rest:
			from, to = wide(from, to)
			w.box(string(m.Form), from, to)
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

func (w *writer) box(class string, from, to float64) {
	w.WriteString(`<rect class="` + class + `" x="` + share(from) + `" width="` + share(to-from) + `" y="22%" height="56%"/>`)
}

func (w *writer) upright(class string, x float64) {
	w.WriteString(`<line class="` + class + `" x1="` + share(x) + `" x2="` + share(x) + `" y2="100%"/>`)
}

func (w *writer) level(class string, from, to float64) {
	w.WriteString(`<line class="` + class + `" x1="` + share(from) + `" x2="` + share(to) + `" y1="50%" y2="50%"/>`)
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

// SVG draws the axis.
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
		if a.Mirrored { // where text begins on the right
			switch side {
			case start:
				side = end
			case end:
				side = start
			}
		}
		w.WriteString(`<text x="` + share(x) + `" y="70%" text-anchor="` + string(side) + `">` + html.EscapeString(l.Text) + "</text>")
	}
	return w.close()
}
