package print

import (
	"html/template"
	"strconv"

	"dossier/internal/drawing"
)

// Moment names a place of a scale of time: 2025, janvier, 17 janvier.
func (w *Words) Moment(d drawing.Day) string {
	switch {
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return w.months[d.Month-1]
	}
	return w.dayNumber(d.Day) + "\u00a0" + w.months[d.Month-1]
}

// draw puts a picture into a page.
func draw(picture interface{ SVG() []byte }) template.HTML { return trusted(string(picture.SVG())) }
