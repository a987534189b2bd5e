package calendar

import (
	"slices"

	"dossier/internal/text"
)

// weekday takes the day of the week before a date into it, if one stands there.
func (p *parser) weekday(r *read) {
	before := r.first
	for before > 0 && (p.isAt(before-1, ",،.") || p.among(before-1, p.names.beforeDay)) {
		before--
	}
	var day dayName
	if at, ok := p.nameBefore(before, func(key string) bool {
		day = p.names.days[key]
		return day.number > 0 && (day.long || !p.running && p.tokens[r.first].blank && spoken(day.languages, p.lang.Code))
	}); ok {
		r.first, r.Weekday = at, day.number
	} else {
		p.weekdayBehind(r)
	}
}

// weekdayBehind takes the day of the week behind a date into it: 3月12日（星期二）, （火）; of
// other scripts in a line that ends with it, 12 Mart 2024 Salı, or goes on with a sign or a time.
func (p *parser) weekdayBehind(r *read) {
	next, bracket := r.next, p.isAt(r.next, "(（")
	if bracket {
		next++
	}
	if p.kindAt(next) != word {
		return
	}
	signs := text.IsUnspaced(text.FirstRune(p.tokens[next].text))
	if signs && p.kindAt(r.next-1) != word || !signs && p.running {
		return
	}
	var day dayName
	if behind, ok := p.nameAt(next, func(key string) bool {
		day = p.names.days[key]
		return day.long || bracket && day.number > 0 && slices.Contains(day.languages, p.lang.Code)
	}); ok && (signs || behind == len(p.tokens) || p.kindAt(behind) == numeral || p.isAt(behind, ",،.)|-–—·(")) && (day.long || p.isAt(behind, ")）")) {
		r.next, r.Weekday = behind, day.number
	}
}
