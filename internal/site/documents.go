package site

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/search"
	"dossier/internal/site/print"
)

// document is the page of a note or of records as the search reads it, while it
// is being written. It says what the page shows and nothing else.
type document struct{ search.Document }

// beginDocument begins the document of a page with what stands at its head.
func beginDocument(f print.Frame, kind string, on date.Date, head ...string) *document {
	d := &document{search.Document{Kind: kind, Lang: f.Lang, Title: f.PageTitle, Dates: days(on)}}
	d.add("", f.PageTitle, search.Title)
	for _, text := range head {
		d.add("", text, search.Summary)
	}
	return d
}

func (d *document) add(anchor, text string, field search.Field) {
	if text != "" {
		d.Passages = append(d.Passages, search.Passage{Anchor: anchor, Text: text, Field: field})
	}
}

func (d *document) tags(tags []string) { d.add("", strings.Join(tags, ", "), search.Title) }

// sections adds the blocks of a note, as they are printed.
func (d *document) sections(sections []Section) {
	for _, s := range sections {
		text, heading := s.Text()
		field := search.Note
		if heading {
			field = search.Summary
		}
		d.add(s.ID, text, field)
	}
}

// days are the ends of a date as the search writes them.
func days(d date.Date) []string {
	if d.IsZero() {
		return nil
	}
	list := []string{strings.TrimSuffix(d.From.String(), "~")}
	if d.To != d.From {
		list = append(list, strings.TrimSuffix(d.To.String(), "~"))
	}
	return list
}
