package check

import (
	"slices"
	"strings"

	"dossier/internal/calendar"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// eventDates reports events whose passages name another day. An event that links to
// a question says so itself.
func (v *checker) eventDates() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, t := range v.dossier.Timelines {
		diags = append(diags, v.datesIn(t)...)
	}
	return diags
}

func (v *checker) datesIn(t *model.Timeline) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, e := range t.Events {
		if e.Date.IsZero() || len(v.findings.Disputes(e)) > 0 {
			continue
		}
		for _, c := range v.findings.CitedIn(&t.Note, e.Section) {
			if c.Words == nil || c.Item.Signal != markdown.Supports && c.Item.Signal != markdown.Relays {
				continue
			}
			for _, said := range []string{otherDay(c, about(e.Date)), monthOfOtherYear(c, about(e.Date))} {
				if said != "" {
					diags = append(diags, diag.New(diag.DatesDisagree, c.Item.QuoteAt, "the event is dated %s, and the passage says « %s »", e.Date, said).
						WithRelated(e.DateAt, "the date of the event").
						WithHelp("if the date is disputed, link to the question that says so; if this passage is about another day, cite it as context: cf. @%s", c.Item.Key))
				}
			}
		}
	}
	return diags
}

// otherDay returns the first day that quoted words name outside of the date of an event.
func otherDay(c *model.Cited, d date.Date) string {
	for _, m := range calendar.Find(c.Passage.Text, c.Lang()) {
		if slices.ContainsFunc(c.Words, func(r text.Range) bool { return r.Contains(m.Range) }) && !covers(d, m) {
			return saidDay(c.Passage.Text, m)
		}
	}
	return ""
}

// monthOfOtherYear returns the first month with its year that quoted words name without a day, « May
// 2019 », if all that they name so lie outside of the date of an event.
func monthOfOtherYear(c *model.Cited, d date.Date) string {
	s, lang := c.Words.Extent().Of(c.Passage.Text), c.Lang()
	days := calendar.Find(s, lang)
	months := namesOfDays(lang).months
	first := ""
	for _, f := range figures.In(s, lang) {
		year := int(f.Values[0])
		if f.Spelled || f.Len() != 4 || year < 1000 || year > 2999 || slices.ContainsFunc(days, func(m calendar.Mention) bool { return m.Overlaps(f.Range) }) {
			continue
		}
		before := strings.Fields(s[:f.From])
		for i := len(before) - 1; i >= max(0, len(before)-2); i-- { // mai 2019, mayo de 2019
			month := months[strings.TrimFunc(before[i], notLetter)]
			if month == 0 {
				continue
			}
			from, to := d.From.Year*12+max(d.From.Month, 1), d.To.Year*12+d.To.Month
			if d.To.Month == 0 {
				to += 12
			}
			if n := year*12 + month; from <= n && n <= to {
				return ""
			}
			if first == "" {
				first = strings.Join(before[i:], " ") + " " + f.Of(s)
			}
			break
		}
	}
	return first
}

// saidDay is a day as a text says it, and in our calendar if it is of another.
func saidDay(s string, m calendar.Mention) string {
	said := m.Of(s)
	if m.Written != calendar.Gregorian {
		said += " → " + date.Day{Year: m.Year, Month: m.Month, Day: m.Day}.String()
	}
	return said
}

// about is the span in which a date may lie: of one that is about a year or a month, the years
// or the year around it.
func about(d date.Date) date.Date {
	if !d.From.About && !d.To.About {
		return d
	}
	return date.Date{From: date.Day{Year: d.From.Year - 1}, To: date.Day{Year: d.To.Year + 1}}
}

// covers reports whether a day that a text names may lie in the date of an event.
func covers(d date.Date, m calendar.Mention) bool {
	if m.Month == 0 { // a day of the week, which only an exact date can contradict
		return d.From != d.To || d.From.Day == 0 || calendar.WeekdayOf(d.From.Year, d.From.Month, d.From.Day) == m.Weekday
	}
	for year := d.From.Year; year <= d.To.Year; year++ {
		if (m.Year == 0 || m.Year == year) && d.Includes(date.Day{Year: year, Month: m.Month, Day: m.Day}) {
			return true
		}
	}
	return false
}

// sameDates reports events whose date differs between the languages.
func (v *checker) sameDates() []diag.Diagnostic {
	timelines := v.dossier.Timelines
	var diags []diag.Diagnostic
	first := map[string]*model.Event{}
	for i, t := range timelines {
		for _, e := range t.Events {
			switch original := first[e.ID]; {
			case i == 0:
				first[e.ID] = e
			case original != nil && original.Date != e.Date:
				diags = append(diags, diag.New(diag.DatesDisagree, e.DateAt, "the event %q has another date in %s", e.ID, timelines[0].Path).
					WithRelated(original.DateAt, "the date there").WithHelp("give both the same date, or other ids"))
			}
		}
	}
	return diags
}
