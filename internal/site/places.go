package site

import (
	"slices"

	"dossier/internal/drawing"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/site/print"

	"golang.org/x/text/collate"
)

const placesFile = "places.html"

// PlacesModel is the model of places.html: the map, and beneath it the same as a list.
type PlacesModel struct {
	print.Frame
	Map    drawing.Map // without sites if no place has a position
	Places []PlaceEntry
}

// PlaceEntry is a place in the list beneath the map.
type PlaceEntry struct {
	NameEntry
	Position string // "" if it is not known
	Radius   string // in kilometres; "" for a point
	Events   int    // of the timeline that happened there
}

func (p *planner) places(lang string) PlacesModel {
	m := PlacesModel{Frame: p.theme.Drawn(p.listFrame(lang, placesFile, "places"))}
	t := p.timelineIn(lang)
	for _, place := range p.dossier.Places {
		e := PlaceEntry{NameEntry: p.nameEntry(place.Name, place.About, model.PlaceRecords, place.Key, place.Mentions, lang, m.Path)}
		if place.Located {
			e.Position = position(m.Words, place.Lat, place.Lon)
			m.Map.Sites = append(m.Map.Sites, drawing.Site{Lat: place.Lat, Lon: place.Lon, Radius: place.Radius, Name: e.Name.Text, Address: e.Link.String()})
		}
		if place.Radius > 0 {
			e.Radius = m.Number(int(place.Radius))
		}
		if t != nil {
			for _, event := range t.Events {
				if slices.Contains(p.findings.Places(event), place) {
					e.Events++
				}
			}
		}
		m.Places = append(m.Places, e)
	}
	c := collate.New(language.Get(lang).Tag())
	slices.SortStableFunc(m.Places, func(a, b PlaceEntry) int { return c.CompareString(a.Name.Text, b.Name.Text) })
	m.Map.Title = drawing.Title{ID: "map_", Text: m.PageTitle, Description: m.Phrase("map_key")}
	return m
}

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
