package site

import (
	"slices"

	"dossier/internal/drawing"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

const placesFile = "places.html"

// PlacesModel is the model of places.html: the map, and beneath it the same as a list.
type PlacesModel struct {
	print.Frame
	Map    drawing.Map // without sites if no place has a position
	Ways   []WayEntry  // that are drawn on it
	Places []PlaceEntry
}

// WayEntry is a line between places that a figure of a note draws.
type WayEntry struct {
	Label string
	Lang  string // of the label, "" if it is the page's own
	Link  print.Link
	Again []AgainEntry // figures that draw the same line under the same label
}

// AgainEntry leads to one more figure that draws a line.
type AgainEntry struct {
	Number string // 2 for the second
	Link   print.Link
}

// PlaceEntry is a place in the list beneath the map.
type PlaceEntry struct {
	NameEntry
	Position string // "" if it is not known
	Radius   string // in kilometres; "" for a point
	Events   int    // of the timeline that happened there
}

func (p *planner) places(lang string) PlacesModel {
	m := PlacesModel{Frame: p.theme.Drawn(p.listFrame(lang, placesFile))}
	sites, events := map[*model.Place]int{}, map[*model.Place]int{}
	if t := p.timelineIn(lang); t != nil {
		for _, event := range t.Events {
			for _, place := range p.findings.Places(event) {
				events[place]++
			}
		}
	}
	for _, place := range p.dossier.Places {
		e := PlaceEntry{NameEntry: p.nameEntry(place.Name, place.About, model.PlaceRecords, place.Key, place.Mentions, lang, m.Path)}
		if place.Located {
			e.Position = position(m.Words, place.Lat, place.Lon)
			sites[place] = len(m.Map.Sites)
			m.Map.Sites = append(m.Map.Sites, drawing.Site{Lat: place.Lat, Lon: place.Lon, Radius: place.Radius, Name: e.Name.Text, Address: e.Link.String()})
		}
		if place.Radius > 0 {
			e.Radius = m.Number(int(place.Radius))
		}
		e.Events = events[place]
		m.Places = append(m.Places, e)
	}
	p.ways(&m, sites, lang)
	sortByText(lang, m.Places, func(e PlaceEntry) string { return e.Name.Text })
	m.Map.Title = drawing.Title{ID: "map_", Text: m.PageTitle, Description: m.Phrase("map_key")}
	return m
}

// mapFigure draws the places of a figure, each row of one by itself, and the lines that join
// some.
func (p *planner) mapFigure(w *print.Words, d *model.Drawn) drawing.Map {
	m := drawing.Map{Title: drawing.Title{ID: d.Callout.ID, Text: d.Title, Description: extremes(w, d)}}
	sites := map[*model.Place]int{}
	add := func(place *model.Place, name string, value float64) {
		sites[place] = len(m.Sites)
		m.Sites = append(m.Sites, drawing.Site{Lat: place.Lat, Lon: place.Lon, Radius: place.Radius, Name: name, Value: value})
	}
	for _, r := range d.Rows {
		switch {
		case len(r.Places) > 1:
		case len(r.Values) > 0 && r.Values[0].Known:
			add(r.Places[0], r.Label+" "+r.Values[0].Text, r.Values[0].Number)
		default:
			add(r.Places[0], r.Label, 0)
		}
	}
	for _, r := range d.Rows {
		if len(r.Places) < 2 {
			continue
		}
		way := make([]int, len(r.Places))
		for i, place := range r.Places {
			if _, drawn := sites[place]; !drawn {
				add(place, p.localized(place.Name, d.Note.Lang).Text, 0)
			}
			way[i] = sites[place]
		}
		m.Ways = append(m.Ways, way)
		if m.Title.Description != "" {
			m.Title.Description += w.Phrase("comma")
		}
		m.Title.Description += r.Label
	}
	return m
}

// ways puts the lines that figures of an edition draw on the map of all places, and lists
// them with the way to the words that prove them. A line of two figures is drawn and listed once.
func (p *planner) ways(m *PlacesModel, sites map[*model.Place]int, lang string) {
	for n, c := range p.shownCallouts() {
		d := p.findings.Drawn(n, c)
		if d == nil || d.Kind != model.MapFigure || p.version(n, lang) != n {
			continue
		}
		for _, r := range d.Rows {
			if len(r.Places) < 2 {
				continue
			}
			way := make([]int, len(r.Places))
			for i, place := range r.Places {
				way[i] = sites[place]
			}
			m.addWay(way, WayEntry{Label: r.Label, Lang: languageUnless(lang, n.Lang), Link: print.Link{From: m.Path, To: p.notePath(n), Fragment: c.ID}})
		}
	}
}

func (m *PlacesModel) addWay(way []int, e WayEntry) {
	for i, drawn := range m.Map.Ways {
		if slices.Equal(drawn, way) && m.Ways[i].Label == e.Label {
			again := &m.Ways[i].Again
			*again = append(*again, AgainEntry{m.Number(len(*again) + 2), e.Link})
			return
		}
	}
	m.Map.Ways = append(m.Map.Ways, way)
	m.Ways = append(m.Ways, e)
}
