package site

import (
	"dossier/internal/date"
	"dossier/internal/drawing"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// laneType is the size of the type of an axis as a share of its width on a phone.
const laneType = 13.0 / 340

// daysOf is a date as a stretch of a scale of time.
func daysOf(d date.Date) drawing.Span {
	from := drawing.Day{Year: d.From.Year, Month: max(d.From.Month, 1), Day: max(d.From.Day, 1)}
	to := drawing.Day{Year: d.To.Year, Month: d.To.Month, Day: d.To.Day + 1}
	switch {
	case d.To.Month == 0:
		to = drawing.Day{Year: d.To.Year + 1, Month: 1, Day: 1}
	case d.To.Day == 0:
		to = drawing.Day{Year: d.To.Year, Month: d.To.Month + 1, Day: 1}
	}
	return drawing.Span{From: from.Number(), To: to.Number()}
}

// timeLanes draws dates on one scale: a lane for each, empty for those that are
// unknown, and the axis over them. disputed says which the sources do not agree on.
func timeLanes(w *print.Words, dates []date.Date, disputed func(i int) bool) ([]drawing.Lane, drawing.Axis) {
	var spans []drawing.Span
	for _, d := range dates {
		if !d.IsZero() {
			spans = append(spans, daysOf(d))
		}
	}
	lanes := make([]drawing.Lane, len(dates))
	if len(spans) == 0 {
		return lanes, drawing.Axis{}
	}
	scale := drawing.NewTimes(spans)
	axis := drawing.Axis{Breaks: scale.Breaks(), Labels: scale.Labels(laneType, w.Moment), Mirrored: w.RightToLeft()}
	var grid []float64
	for _, l := range axis.Labels {
		grid = append(grid, l.At)
	}
	for i, d := range dates {
		lanes[i].Grid, lanes[i].Breaks, lanes[i].Mirrored = grid, axis.Breaks, axis.Mirrored
		if !d.IsZero() {
			days := daysOf(d)
			lanes[i].Marks = []drawing.Mark{{Form: timeForm(d, disputed(i)), From: scale.At(days.From), To: scale.At(days.To)}}
		}
	}
	return lanes, axis
}

// eventLanes draws the dates of events of a timeline.
func (p *planner) eventLanes(w *print.Words, events []*model.Event) ([]drawing.Lane, drawing.Axis) {
	dates := make([]date.Date, len(events))
	for i, e := range events {
		dates[i] = e.Date
	}
	return timeLanes(w, dates, func(i int) bool { return p.disputed(events[i]) })
}

// disputed reports an event that questions are about.
func (p *planner) disputed(e *model.Event) bool { return len(p.findings.Disputes(e)) > 0 }

// timeForm is how the mark of a date is drawn.
func timeForm(d date.Date, disputed bool) drawing.Form {
	switch {
	case disputed:
		return drawing.Disputed
	case d.From.About || d.To.About:
		return drawing.Approximate
	case d.From == d.To && d.From.Day > 0:
		return drawing.Tick
	}
	return drawing.Bar
}
