package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/calendar"
	"dossier/internal/custody"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/text"
)

// dayNamed is a day that an article names, with where it does.
type dayNamed struct {
	calendar.Mention
	passage *model.Passage
	span    diag.Span
}

func (n dayNamed) text() string      { return n.passage.Text[n.From:n.To] }
func (n dayNamed) sentence() [2]int  { return sentenceOf(n.passage.Text, n.From) }
func (n dayNamed) words() []string   { return contentWords(n.passage.Text, n.sentence()) }
func (n dayNamed) onlyWeekday() bool { return n.Month == 0 }
func (n dayNamed) year(a *model.Article) int { // said, or that of the publication
	if n.Year == 0 && a.Published.From.Year == a.Published.To.Year && !a.Published.From.About {
		return a.Published.From.Year
	}
	return n.Year
}

func sentenceOf(passage string, at int) [2]int {
	for _, s := range text.Sentences(passage) {
		if s.From <= at && at < s.To {
			return [2]int{s.From, s.To}
		}
	}
	return [2]int{0, len(passage)}
}

// sharedWords is how many words of five letters or more two sentences must have
// in common to be about the same event: names and what happens.
const sharedWords = 4

const shortWord = 5 // letters

// contentWords returns the distinct words of a sentence that are long enough to
// say what it is about, in small letters.
func contentWords(text string, s [2]int) []string {
	var list []string
	for _, w := range strings.FieldsFunc(text[s[0]:s[1]], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if w = strings.ToLower(w); utf8.RuneCountInString(w) >= shortWord && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// dayBasis is all that the days in an article depend on.
type dayBasis struct{ Article *model.Article }

var daysOf = memo.NewTable[dayBasis, []diag.Diagnostic]("the days in an article")

// weekdays reports the dates of all articles whose day of the week is another.
func (v *checker) weekdays() []diag.Diagnostic {
	articles := v.dossier.Articles
	found := parallel.Map(len(articles), func(i int) []diag.Diagnostic {
		a := articles[i]
		return daysOf.Get(v.memo, dayBasis{a}, func() []diag.Diagnostic { return weekdaysOf(v.dossier.Sources, a) })
	})
	return slices.Concat(found...)
}

// weekdaysOf reports dates of an article whose day of the week is not the one that
// the same text says: beside the date, or for the same event in a sentence that
// shares its words (« le 13 janvier 2025 » was a Monday, « ce vendredi »).
func weekdaysOf(sources model.Sources, a *model.Article) []diag.Diagnostic {
	var dates, pointers []dayNamed
	for _, p := range a.Passages {
		if p.Kind == custody.Caption {
			continue // captions tell of their own day
		}
		for _, m := range calendar.Find(p.Text) {
			n := dayNamed{m, p, sources.Within(p, m.From, m.To)}
			switch {
			case n.onlyWeekday():
				pointers = append(pointers, n)
			case n.year(a) > 0:
				dates = append(dates, n)
			}
		}
	}
	var diags []diag.Diagnostic
	for _, n := range dates {
		is := calendar.WeekdayOf(n.year(a), n.Month, n.Day)
		if n.Weekday != 0 {
			if n.Weekday != is {
				diags = append(diags, diag.New(diag.WeekdayMismatch, n.span, "« %s » was a %s", n.text(), is).
					WithHelp("one of the two is wrong: say so where you cite it, and silence this with the reason"))
			}
			continue
		}
		if n.Year == 0 || len(pointers) == 0 {
			continue
		}
		words := n.words()
		for _, p := range pointers {
			if p.Weekday == is || shared(words, p.words()) < sharedWords {
				continue
			}
			where := "the same text"
			if p.passage != n.passage {
				where = p.passage.Name()
			}
			diags = append(diags, diag.New(diag.WeekdayMismatch, n.span, "« %s » was a %s, and %s says « %s »", n.text(), is, where, p.text()).
				WithDetail(nearestDay(n, p.Weekday)).
				WithRelated(p.span, "it says so here").
				WithHelp("the article contradicts itself: say so where you cite it, and silence this with the reason"))
			break
		}
	}
	return diags
}

func shared(a, b []string) int {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}

// nearestDay names the days of the other weekday next to a date.
func nearestDay(n dayNamed, w calendar.Weekday) string {
	is := calendar.WeekdayOf(n.Year, n.Month, n.Day)
	after := (int(w) - int(is) + 7) % 7
	return fmt.Sprintf("the %ss next to it: %s and %s", w, dayAfter(n, after-7), dayAfter(n, after))
}

func dayAfter(n dayNamed, days int) string {
	year, month, day := calendar.Add(n.Year, n.Month, n.Day, days)
	return date.Day{Year: year, Month: month, Day: day}.String()
}

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
		if e.Date.IsZero() || len(v.findings.Disputes(e)) > 0 || e.Date.From.About || e.Date.To.About {
			continue
		}
		for _, c := range v.findings.CitedIn(&t.Note, e.Section) {
			if c.Words == nil || c.Item.Signal != markdown.Supports && c.Item.Signal != markdown.Relays {
				continue
			}
			for _, m := range calendar.Find(c.Passage.Text) {
				if !quotes(c.Words, m) || covers(e.Date, m) {
					continue
				}
				said := c.Passage.Text[m.From:m.To]
				diags = append(diags, diag.New(diag.DatesDisagree, c.Item.QuoteAt, "the event is dated %s, and the passage says « %s »", e.Date, said).
					WithRelated(e.DateAt, "the date of the event").
					WithHelp("if the date is disputed, link to the question that says so; if this passage is about another day, cite it as context: cf. @%s", c.Item.Key))
				break
			}
		}
	}
	return diags
}

// quotes reports whether a day is named in quoted words.
func quotes(words found.Match, m calendar.Mention) bool {
	return slices.ContainsFunc(words, func(r [2]int) bool { return r[0] <= m.From && m.To <= r[1] })
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
