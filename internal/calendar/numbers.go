package calendar

import (
	"slices"
	"strings"

	"dossier/internal/text"
)

// signs reads a date with signs behind its numbers: 2024年3月12日, 令和6年3月12日,
// 3月12日, 2024년 3월 12일.
func (p *parser) signs(i int) read {
	const years, months, days = "年년", "月월", "日号號일"
	has := func(k int, signs string) bool {
		return p.kindAt(k) == word && (strings.Contains(signs, p.tokens[k].text) || strings.Contains(text.Fold(signs), p.tokens[k].text))
	}
	r := read{first: i}
	next := i
	if has(i+1, years) {
		if r.Year = p.tokens[i].value; !Gregorian.has(r.Year) {
			begun := 0
			at, ok := p.nameBefore(i, func(key string) bool {
				begun = p.names.eras[key]
				return begun > 0
			})
			if !ok {
				return read{}
			}
			r.Year, r.first = begun+r.Year-1, at
		}
		next = i + 2
	}
	if p.kindAt(next) != numeral || !has(next+1, months) || p.kindAt(next+2) != numeral || !has(next+3, days) {
		return read{}
	}
	r.Month, r.Day, r.next = p.tokens[next].value, p.tokens[next+2].value, next+4
	return r
}

// numbers reads a date in numbers: 2024-03-12, 12.03.2024, 12. 3. 2024, 2024. 3. 12.,
// ۱۴۰۲/۱۲/۲۲, 12.03.24.
func (p *parser) numbers(i int) read {
	if p.kindAt(i+2) != numeral || p.kindAt(i+4) != numeral || !p.isAt(i+1, "./-") || !p.isAt(i+3, p.tokens[i+1].text) {
		return read{}
	}
	ordinals := p.isAt(i+1, ".") && (p.tokens[i].digits <= 2 && p.tokens[i+4].digits == 4 ||
		p.tokens[i].digits == 4 && p.isAt(i+5, ".") && !p.tokens[i+5].blank)
	for k := i + 1; k <= i+4; k++ {
		if p.tokens[k].blank && !(ordinals && p.kindAt(k) == numeral) {
			return read{}
		}
	}
	if p.continues(i) || p.isAt(i+5, "./-") && p.kindAt(i+6) == numeral && !p.tokens[i+6].blank {
		return read{}
	}
	first, middle, last := p.tokens[i], p.tokens[i+2], p.tokens[i+4]
	r := read{first: i, next: i + 5}
	ok := false
	switch {
	case middle.digits > 2:
	case first.digits == 4 && last.digits <= 2:
		ok = r.set(p.reckoning(first.value), first.value, middle.value, last.value)
	case first.digits <= 2 && last.digits == 4:
		day, month, sure := dayAndMonth(first.value, middle.value, p.tokens[i+1].text, p.lang.Dates().UnclearOrder)
		ok = sure && r.set(p.reckoning(last.value), last.value, month, day)
	case first.digits <= 2 && last.digits == 2 && p.tokens[i+1].text != "-":
		r.Short = true
		ok = r.set(Gregorian, 2000+last.value, middle.value, first.value)
	}
	if !ok || r.Month < 1 || r.Month > 12 {
		return read{}
	}
	return r
}

// continues reports whether the number at token i goes on with what stands before it:
// a time, a longer number, a version.
func (p *parser) continues(i int) bool {
	return i > 0 && !p.tokens[i].spaced && (p.isAt(i-1, ".,:/") || p.kindAt(i-1) == numeral)
}

// reckoning is the calendar of a year in numbers, in the language of the line: that of
// its own country if the year is none of the Gregorian one.
func (p *parser) reckoning(year int) Reckoning {
	d := p.lang.Dates()
	switch {
	case Gregorian.has(year) || bool(d.MonthFirst):
		return Gregorian
	case len(d.SolarMonths) > 0:
		return Solar
	case len(d.LunarMonths) > 0:
		return Lunar
	}
	return Gregorian
}

// dayAndMonth returns the day and the month of a date in numbers. With some marks
// between them it is not clear which is which, unless one can be no month.
func dayAndMonth(first, second int, mark string, unclear []string) (day, month int, sure bool) {
	if !slices.Contains(unclear, mark) {
		return first, second, true
	}
	if second > 12 && first <= 12 {
		return second, first, true
	}
	return first, second, first > 12 || first == second
}

// yearAhead reads the year of two figures of a calendar that counts more years than ours, behind a month and outside
// running text: 4 ก.พ. 68 is in 2025. One that may be a day or an hour is none, nor one with what it may count behind it:
// 50 ร้าน, fifty shops.
func (p *parser) yearAhead(i int, name monthName) (year, next int) {
	const century, mostDays = 100, 31
	if p.isAt(i, ".") && !p.tokens[i].blank {
		i++
	}
	if name.ahead == 0 || p.running || p.kindAt(i) != numeral || p.tokens[i].digits != 2 || p.tokens[i].value <= mostDays || p.isAt(i+1, ":.") || p.counts(i) {
		return 0, i
	}
	return (2000+name.ahead)/century*century + p.tokens[i].value - name.ahead, i + 1
}

// counts reports a number with a word behind it other than those that stand between a day and the hour or a name.
func (p *parser) counts(i int) bool {
	if p.kindAt(i+1) != word {
		return false
	}
	rest := p.line[p.tokens[i+1].From:]
	stands := func(w string) bool { return strings.HasPrefix(rest, w) }
	return !slices.ContainsFunc(p.lang.Dates().BeforeHour, stands) && !slices.ContainsFunc(p.lang.Cleaning().BylineStarts, stands)
}
