package note

import (
	"slices"
	"strings"
	"sync"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/records"
)

// undated are the words for a date that nobody knows; XXXX is EDTF's.
var undated = sync.OnceValue(func() map[string]bool {
	words := words(func(n *language.NotesData) []string { return n.Undated })
	words["XXXX"] = true
	return words
})

// readTimeline reads the timeline or its translation.
func readTimeline(src *diag.Source) *File {
	f := &File{}
	t := model.Timeline{Note: model.Note{Kind: model.TimelineNote, Status: model.Published}}
	f.read(src, &t.Note, "the timeline", func(rec *frontmatter.Record) {
		t.Title = f.show(rec.Text("title"))
		t.Summary = f.show(rec.Text("summary"))
		t.Internal = isInternal(rec)
		t.Aliases = records.Addresses(rec, "aliases")
	}, func() { f.events(&t) })
	f.Copy = func() (*model.Note, func(*model.Dossier)) {
		t := t
		t.Own = &t
		return &t.Note, func(d *model.Dossier) { d.Timelines = append(d.Timelines, &t) }
	}
	return f
}

func (f *File) events(t *model.Timeline) {
	for _, s := range t.Doc.Sections() {
		if s.Heading == nil {
			t.Lead = s
			continue
		}
		written, title, _ := strings.Cut(s.Heading.Text, "·")
		written, title = strings.TrimSpace(written), strings.TrimSpace(title)
		e := &model.Event{ID: s.Heading.ID, Title: title, DateAt: s.Heading.Words, Section: s}
		if at := strings.Index(e.DateAt.Text(), written); at >= 0 {
			e.DateAt.Start += at
			e.DateAt.End = e.DateAt.Start + len(written)
		}
		day, ok := date.Parse(written)
		if !ok && !undated()[written] || title == "" {
			d := diag.New(diag.BadDate, e.DateAt, "an event begins with its date, a middle dot and a title")
			if title != "" {
				d = diag.New(diag.BadDate, e.DateAt, "%q is no date", written)
			}
			f.Text = append(f.Text, d.WithHelp("write ## 2025-01-17 · what happened; "+
				"dates are 2025-01, 2025, 2024-10~ (about), 2024-12-01/2024-12-10, or XXXX if nobody knows"))
			continue
		}
		e.Date = day
		f.section(s, "an event", "this event cites nothing", "cite the passages that report it: [@key, ¶1: «words»]")
		t.Events = append(t.Events, e)
	}
	slices.SortStableFunc(t.Events, func(a, b *model.Event) int { return a.Date.Compare(b.Date) })
}
