package dossier

import (
	"slices"
	"strings"
	"sync"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
)

// timelineFile is a timeline as its own file tells it.
type timelineFile struct {
	noteFile
	timeline model.Timeline
}

// undated are the words for a date that nobody knows; XXXX is EDTF's.
var undated = sync.OnceValue(func() map[string]bool {
	words := wordsOfNotes(func(n *language.NotesData) []string { return n.Undated })
	words["XXXX"] = true
	return words
})

// readTimeline reads content/timeline.md or its translation.
func readTimeline(src *diag.Source) *timelineFile {
	r := &frontmatter.File{Source: src}
	f := &timelineFile{timeline: model.Timeline{Note: model.Note{Kind: model.TimelineNote, Path: src.Name, Status: model.Published}}}
	t := &f.timeline
	rec, body := r.FrontMatter("the timeline")
	if rec != nil {
		t.Title = f.show(rec.Text("title"))
		t.Summary = f.show(rec.Text("summary"))
		t.Internal = isInternal(rec)
		rec.Done()
	}
	f.text(&t.Note, r, body)
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
			f.diags = append(f.diags, d.WithHelp("write ## 2025-01-17 · what happened; dates are 2025-01, 2025, 2024-10~ (about), 2024-12-01/2024-12-10, or XXXX if nobody knows"))
			continue
		}
		e.Date = day
		f.diags = append(f.diags, plainHeading(s, "an event")...)
		if len(citations(s)) == 0 {
			f.diags = append(f.diags, diag.New(diag.Uncited, s.Heading.Words, "this event cites nothing").
				WithHelp("cite the passages that report it: [@key, ¶1: «words»]"))
		}
		t.Events = append(t.Events, e)
	}
	slices.SortStableFunc(t.Events, func(a, b *model.Event) int { return a.Date.Compare(b.Date) })
	return f
}
