package print

import (
	"fmt"
	"html/template"
	"strings"
)

// Degree is how likely something is, a range in per cent, and how sure that is.
type Degree struct {
	From, To   int
	Confidence string // low, moderate or high; "" if nothing is said of it
}

// Bar draws the range at its place on the scale from 0 to 100 per cent; nothing for the
// zero Degree. What fills it is the confidence: solid if that is high or not said, hatched
// if moderate, nothing if low. So the two are never one. Words beside it say the same, so it
// is hidden from those who listen.
func (d Degree) Bar() template.HTML {
	if d.To == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(`<svg class="scale" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">` +
		`<path class="axis" d="M.3 6v5.7h99.4V6M5 9v2.7M20 9v2.7M45 9v2.7M55 9v2.7M80 9v2.7M95 9v2.7"/>`)
	width := d.To - d.From
	fill := "high"
	if d.Confidence != "" {
		fill = d.Confidence
	}
	fmt.Fprintf(&b, `<rect class="range range-%s" x="%d" y="1" width="%d" height="8"/>`, fill, d.From, width)
	if fill == "moderate" {
		b.WriteString(`<path class="hatch" d="`)
		for x := d.From + 1; x < d.To; x += 2 {
			fmt.Fprintf(&b, "M%d 9L%d 1", x-1, min(x+1, d.To))
		}
		b.WriteString(`"/>`)
	}
	return trusted(b.String() + `</svg>`)
}
