package drawing

import "math"

// Size is a dot in a cell of a table, whose area says how much.
type Size struct{ Share float64 } // of the largest, from 0 to 1

// SVG draws the dot; a number beside it says the same.
func (s Size) SVG() []byte {
	const largest, smallest = 9.0, 1.5
	var w writer
	w.WriteString(`<svg class="size" viewBox="0 0 20 20" aria-hidden="true" focusable="false">`)
	w.circle("dot", 10, 10, max(smallest, largest*math.Sqrt(min(max(s.Share, 0), 1))))
	return w.close()
}
