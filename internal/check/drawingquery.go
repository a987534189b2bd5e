package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/model"
)

// timeline reads which events of the timeline a figure shows.
func (f *figureReader) timeline() {
	f.withoutTable()
	for _, t := range f.dossier.Timelines {
		if f.drawn.Timeline == nil || t.Lang == f.note.Lang {
			f.drawn.Timeline = t
		}
	}
	if f.drawn.Timeline == nil {
		f.bad(f.callout.At, "write content/timeline.md", "the dossier has no timeline to be drawn")
		return
	}
	from, to := f.day("from"), f.day("to")
	var places []*model.Place
	if field := f.callout.FieldNamed("places"); field != nil {
		for _, l := range field.Links {
			if t := f.findings.Target(f.note, l); t != nil && t.Records == model.PlaceRecords {
				if p := f.located(t.Fragment, l.At); p != nil {
					places = append(places, p)
				}
			}
		}
		if len(places) == 0 {
			f.bad(field.At, "link to places: "+f.toPlaces()+"#key", "this field names no place")
		}
	}
	among := func(p *model.Place) bool { return slices.Contains(places, p) }
	for _, e := range f.drawn.Timeline.Events {
		switch {
		case e.Date.IsZero():
		case !from.IsZero() && e.Date.Compare(from) < 0, !to.IsZero() && e.Date.Compare(to) > 0 && !to.Includes(e.Date.From):
		case len(places) > 0 && !slices.ContainsFunc(f.findings.event(f.dossier, f.drawn.Timeline, e).places, among):
		default:
			f.drawn.Events = append(f.drawn.Events, e)
		}
	}
	if len(f.drawn.Events) == 0 && len(f.diags) == 0 {
		f.bad(f.callout.At, "widen from: and to:, or add events", "no event of the timeline is in this figure")
	}
}

// day reads a field that is a date.
func (f *figureReader) day(name string) date.Date {
	field := f.callout.FieldNamed(name)
	if field == nil {
		return date.Date{}
	}
	d, ok := date.Parse(field.Text)
	if !ok {
		f.bad(field.At, "write a year, a month or a day: 2024, 2024-10, 2024-10-17", "%q is no date", field.Text)
	}
	return d
}

// matrix reads of which question a figure shows who says what.
func (f *figureReader) matrix() {
	f.withoutTable()
	field := f.callout.FieldNamed("question")
	if field == nil {
		f.bad(f.callout.At, "close it with a list: - question: [the question](../content/questions/key.md)", "this figure does not say of which question it is")
		return
	}
	for _, l := range field.Links {
		if t := f.findings.Target(f.note, l); t != nil && t.Note != nil {
			f.drawn.Question, _ = t.Note.Own.(*model.Question)
		}
	}
	if f.drawn.Question == nil {
		f.bad(field.At, "link to it: [the question](../content/questions/key.md)", "this field leads to no question")
	}
}

func (f *figureReader) withoutTable() {
	if f.callout.Table != nil {
		f.bad(f.callout.Table.At, "leave it out: what is drawn is asked of the dossier", "a %s has no table of its own", f.drawn.Kind)
	}
}

// figuresDiffer compares what the figures of two versions of a note draw.
func (v *checker) figuresDiffer(original, n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	theirs := map[string]*model.Drawn{}
	for _, d := range v.findings.notes[n].drawn {
		theirs[d.Callout.ID] = d
	}
	for _, c := range original.Doc.Callouts {
		d := v.findings.notes[original].drawn[c]
		if d == nil {
			continue
		}
		t := theirs[c.ID]
		switch {
		case t == nil:
			diags = append(diags, diag.New(diag.TranslationDiffers, diag.Span{Source: n.Doc.Source}, "the figure #%s of %s is not translated", c.ID, original.Path).
				WithRelated(c.At, "it is here").WithHelp("a translation shows the same: draw it there as well"))
		case numbersOf(t) != numbersOf(d):
			diags = append(diags, diag.New(diag.TranslationDiffers, t.Callout.At, "#%s draws other numbers than in %s", c.ID, original.Path).
				WithRelated(c.At, "it is here").WithHelp("a translation shows the same: correct the one that is wrong"))
		}
	}
	return diags
}

// numbersOf writes what a figure draws, whatever the language.
func numbersOf(d *model.Drawn) string {
	var b strings.Builder
	b.WriteString(string(d.Kind))
	for _, r := range d.Rows {
		fmt.Fprintf(&b, "|%s", r.Date)
		for _, place := range r.Places {
			b.WriteString(" " + place.Key)
		}
		for _, value := range r.Values {
			if value.Known {
				fmt.Fprintf(&b, " %v", math.Round(value.Number*1e9)/1e9)
			} else {
				b.WriteString(" –")
			}
		}
	}
	return b.String()
}
