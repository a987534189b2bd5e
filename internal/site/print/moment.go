package print

import (
	"html/template"

	"dossier/internal/date"
	"dossier/internal/drawing"
)

// Moment names a place of a scale of time: 2025, janvier, 17 janvier.
func (w *Words) Moment(d drawing.Day) string {
	switch {
	case d.Month == 0:
		return w.Digits(d.Year)
	case d.Day == 0:
		return w.alone[d.Month-1]
	}
	return w.written("date_short", date.Day{Month: d.Month, Day: d.Day})
}

// draw puts a picture into a page.
func draw(picture interface{ SVG() []byte }) template.HTML { return trusted(string(picture.SVG())) }
