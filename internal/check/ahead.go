package check

import (
	"slices"
	"strings"
	"time"

	"dossier/internal/calendar"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
)

// ahead reports days that have not come yet where notes say what has happened, or what no source
// announces, days after which a brief is to be read again and that have passed, and briefs that were
// changed after somebody had read them. Without a day that is today only the last is looked at.
func (v *checker) ahead() []diag.Diagnostic {
	var diags []diag.Diagnostic
	later := func(d date.Date, at diag.Span, what string) { diags = append(diags, v.later(d, at, what)...) }
	for _, n := range v.dossier.Notes {
		if n.Status == model.Withdrawn {
			continue
		}
		at := func(key string) diag.Span { return fieldAt(diag.Span{Source: n.Doc.Source}, key) }
		switch own := n.Own.(type) {
		case *model.Brief:
			later(own.Date, at("date"), "the date of the brief")
			later(own.LastMod, at("lastmod"), "lastmod")
			later(own.Reviewed.On, at("reviewed"), "the day on which the brief was reviewed")
			diags = append(diags, v.reading(own)...)
		case *model.Question:
			later(own.Date, at("date"), "the date of the question")
			later(own.LastMod, at("lastmod"), "lastmod")
		}
	}
	for _, t := range v.dossier.Timelines {
		for _, e := range t.Events {
			if !v.announced(t, e) {
				later(e.Date, e.DateAt, "the date of an event that no passage announces")
			}
		}
	}
	return diags
}

// later reports a day that has not come yet.
func (v *checker) later(d date.Date, at diag.Span, what string) []diag.Diagnostic {
	if v.today.Year == 0 || d.IsZero() || !v.today.Before(d.From) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.DateAhead, at, "%s is %s, which has not come yet", what, d).WithHelp("correct the date")}
}

// fieldAt is where a key stands in the front matter of a file, or the file.
func fieldAt(file diag.Span, key string) diag.Span {
	if file.Source == nil {
		return file
	}
	content := file.Source.Whole()
	head, _, closed := strings.Cut(content, "\n---")
	at := strings.Index(head, "\n"+key+":")
	if !closed || at < 0 {
		return file
	}
	start := at + 1
	return diag.Span{Source: file.Source, Start: start, End: start + len(key)}
}

// sourcesAhead reports days that have not come yet where what is no note says what has happened, and
// files that are said to have come before they were captured.
func (v *checker) sourcesAhead() []diag.Diagnostic {
	var diags []diag.Diagnostic
	later := func(d date.Date, at diag.Span, what string) { diags = append(diags, v.later(d, at, what)...) }
	for _, a := range v.dossier.Articles {
		later(a.Published, v.fieldOf(a, "published"), "the day of publication")
		if captured, ok := date.Parse(v.dossier.Receipts[a].Captured[:min(len(time.DateOnly), len(v.dossier.Receipts[a].Captured))]); ok {
			later(captured, diag.FileSpan(a.Path), "the day of the capture")
		}
		r := v.dossier.Receipts[a]
		if received, ok := date.Parse(r.Received[:min(len(time.DateOnly), len(r.Received))]); ok && r.Recorded() {
			later(received, r.At, "the day on which the capture was received")
		}
		diags = append(diags, receivedBefore(r)...)
	}
	for _, o := range v.dossier.Outlets {
		later(o.On, recordOf(o), "the day on which the outlet was graded")
	}
	return diags
}

// receivedBefore reports a file that is said to have come before it was captured. Days of one zone may
// be one apart from those of another.
func receivedBefore(r model.Receipt) []diag.Diagnostic {
	captured, received := dayOf(r.Captured), dayOf(r.Received)
	if !r.Recorded() || captured.IsZero() || received.IsZero() || !captured.After(received.AddDate(0, 0, 1)) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.DateAhead, r.At, "the capture is said to have been received on %s, before it was captured on %s",
		received.Format(time.DateOnly), captured.Format(time.DateOnly)).
		WithHelp("correct captured_at: in %s.yaml and run dossier accept; received_at is what dossier add wrote", r.File)}
}

// dayOf is the day of a moment, zero if there is none.
func dayOf(moment string) time.Time {
	day, err := time.Parse(time.DateOnly, moment[:min(len(time.DateOnly), len(moment))])
	if err != nil {
		return time.Time{}
	}
	return day
}

// announced reports whether a passage that is cited for an event has its year, in the
// calendar of the passage.
func (v *checker) announced(t *model.Timeline, e *model.Event) bool {
	if v.today.Year == 0 || e.Date.IsZero() || !v.today.Before(e.Date.From) {
		return true
	}
	return slices.ContainsFunc(v.findings.CitedIn(&t.Note, e.Section), func(c *model.Cited) bool {
		return c.Passage != nil && hasYear(c.Passage.Text, c.Lang(), e.Date.From.Year)
	})
}

// hasYear reports whether a text has a year of our calendar: as a number, in a date of any
// calendar, or as a year of the Solar Hijri one, which begins in one of ours and ends in the
// next, where the language counts years in it.
func hasYear(s, lang string, year int) bool {
	const first, second = 621, 622 // years between the calendars, from March on and before it
	named := []float64{float64(year)}
	if len(language.Get(lang).Dates().SolarMonths) > 0 {
		named = append(named, float64(year-first), float64(year-second))
	}
	return slices.ContainsFunc(figures.In(s, lang), func(f figures.Figure) bool {
		return slices.ContainsFunc(named, func(n float64) bool { return slices.Contains(f.Values, n) })
	}) || slices.ContainsFunc(calendar.Find(s, lang), func(m calendar.Mention) bool { return m.Year == year })
}

// reading reports what is wrong with who has read a brief and when it is to be read again.
func (v *checker) reading(b *model.Brief) []diag.Diagnostic {
	var diags []diag.Diagnostic
	file := diag.Span{Source: b.Doc.Source}
	if v.today.Year > 0 && !b.ReviewBy.IsZero() && b.ReviewBy.To.Before(v.today) {
		diags = append(diags, diag.New(diag.ReviewOverdue, fieldAt(file, "review_by"), "the brief was to be read again by %s", b.ReviewBy).
			WithHelp("read it again and give another day, or withdraw it"))
	}
	changed := b.LastMod
	if changed.IsZero() {
		changed = b.Date
	}
	if !changed.IsZero() && !b.Reviewed.On.IsZero() && b.Reviewed.On.To.Before(changed.From) {
		diags = append(diags, diag.New(diag.ReviewOutdated, fieldAt(file, "reviewed"), "the brief was reviewed on %s, and it is of %s", b.Reviewed.On, changed).
			WithHelp("have it reviewed as it is now, or leave the review out"))
	}
	return diags
}
