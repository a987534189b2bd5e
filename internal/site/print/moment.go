package print

import (
	"html/template"

	"dossier/internal/date"
	"dossier/internal/drawing"
)

// Moment names a place of a scale of time: 2025, janvier, 17 janvier; in full, janvier 2025,
// 17 janvier 2025.
func (w *Words) Moment(d drawing.Day, inFull bool) string {
	form := "date_short"
	switch {
	case d.Month == 0:
		return w.Digits(d.Year)
	case d.Day == 0 && !inFull:
		return w.alone[d.Month-1]
	case d.Day == 0:
		form = "date_month"
	case inFull:
		form = "date_day"
	}
	return w.written(form, date.Day{Year: d.Year, Month: d.Month, Day: d.Day})
}

// draw puts a picture into a page.
func draw(picture interface{ SVG() []byte }) template.HTML { return trusted(string(picture.SVG())) }
