package check

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// placesOf are the places to which a row of a map leads, each of which stands in the words
// that the row quotes; nil if there is a mistake among them.
func (f *figureReader) placesOf(r *markdown.Row, cited []*model.Cited) []*model.Place {
	var list []*model.Place
	before := len(f.diags)
	for _, l := range r.Links {
		t := f.findings.Target(f.note, l)
		if t == nil || t.Records != model.PlaceRecords || t.Fragment == "" {
			continue
		}
		p := f.located(t.Fragment, l.At)
		if p == nil {
			continue
		}
		list = append(list, p)
		if !namedIn(p, cited) {
			f.diags = append(f.diags, diag.New(diag.FigureUnproven, l.At, "the place %q is drawn, and is not named in the words that are quoted for it", p.Key).
				WithHelp("quote the words that name it in this row; if they have another name of it, add that to aliases: in %s", model.PlaceRecords))
		}
	}
	if len(f.diags) == before && len(list) == 0 {
		f.bad(cellAt(r.Cells[0], r), "link to a place: "+f.toPlaces()+"#key", "this row of a map names no place")
	}
	if value := r.Cells[len(r.Cells)-1]; len(list) > 1 && len(r.Cells) > 1 && strings.TrimSpace(value.Text) != "" {
		f.bad(cellAt(value, r), "leave it empty, or draw bars: the breadth of a line is not read as a value", "a line between places has no value")
	}
	if len(f.diags) > before {
		return nil
	}
	return list
}

// namedIn reports whether quoted words name a place, and mean the place.
func namedIn(p *model.Place, cited []*model.Cited) bool {
	return slices.ContainsFunc(p.Mentions, func(m model.Mention) bool {
		return slices.ContainsFunc(cited, func(c *model.Cited) bool {
			return c.Passage == m.Passage && slices.ContainsFunc(c.Words, func(r text.Range) bool { return r.Contains(m.At) })
		})
	})
}

// toPlaces is how the note links to the file of places.
func (f *figureReader) toPlaces() string {
	return markdown.RelativePath(path.Dir(f.note.Path), string(model.PlaceRecords))
}

// located is a place that has a position.
func (f *figureReader) located(key string, at diag.Span) *model.Place {
	for _, p := range f.dossier.Places {
		if p.Key == key {
			if !p.Located {
				f.bad(at, "give it lat: and lon: in "+string(model.PlaceRecords), "the place %q has no position", key)
				return nil
			}
			return p
		}
	}
	return nil
}
