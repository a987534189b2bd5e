package site

import (
	"dossier/internal/drawing"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// mapFigure draws the places of a figure.
func (p *planner) mapFigure(w *print.Words, d *model.Drawn) drawing.Map {
	m := drawing.Map{Title: drawing.Title{ID: d.Callout.ID, Text: d.Title, Description: extremes(w, d)}}
	for _, r := range d.Rows {
		site := drawing.Site{Lat: r.Place.Lat, Lon: r.Place.Lon, Radius: r.Place.Radius, Name: r.Label}
		if len(r.Values) > 0 && r.Values[0].Known {
			site.Name += " " + r.Values[0].Text
			site.Value = r.Values[0].Number
		}
		m.Sites = append(m.Sites, site)
	}
	return m
}
