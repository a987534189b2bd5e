package calendar

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Stamp is a date in a line that says when: a line of metadata, a dateline, an
// address. It is read with the short names and the plain numbers that mean nothing
// in running text.
type Stamp struct {
	text.Range
	Year    int // of the Gregorian calendar; 0 if it is not said
	Month   int
	Day     int
	Weekday Weekday // 0 if it is not said
	// Written is the calendar of the text, from which the date was converted.
	Written Reckoning
	// Short says that the year has two figures: 12.03.24 may be anything without a
	// word that says that it is a date.
	Short bool
}

// Stamps returns the dates of a line in the language of a tag, in their order: those
// with the names of months of any language, in all digits, and those in numbers,
// whose order is that of the language. A date that no calendar has is none, nor is one
// that does not fall on the day of the week that it names.
func Stamps(line, lang string) []Stamp {
	if !strings.ContainsFunc(line, unicode.IsDigit) && !strings.ContainsAny(line, "年月") {
		return nil
	}
	p := stampParser{tokens: tokensOf(line), names: stampNames(), lang: language.Get(lang)}
	var list []Stamp
	for i := 0; i < len(p.tokens); i++ {
		if p.tokens[i].kind != numeral {
			continue
		}
		if s, next := p.at(i); next > i {
			list = append(list, s)
			i = next - 1
		}
	}
	return list
}

// stampParser reads the dates of a line.
type stampParser struct {
	tokens []token
	names  *dateNames
	lang   *language.Language
}

// key is the text of the tokens from i to j, as the names have it.
func (p *stampParser) key(i, j int) string {
	key := ""
	for k := i; k < j; k++ {
		t := &p.tokens[k]
		if t.kind == sign {
			continue
		}
		if key != "" && t.spaced {
			key += " "
		}
		key += t.text
	}
	return key
}

// nameAt calls found for the names that may begin at token i, the longest first, until
// it takes one; it returns the token behind that.
func (p *stampParser) nameAt(i int, found func(key string) bool) (next int, ok bool) {
	for j := min(len(p.tokens), i+2*p.names.longest); j > i; j-- {
		if last := &p.tokens[j-1]; last.kind != sign && found(p.key(i, j)) {
			return j, true
		}
	}
	return i, false
}

// nameBefore is nameAt for the names that end before token i.
func (p *stampParser) nameBefore(i int, found func(key string) bool) (first int, ok bool) {
	for j := max(0, i-2*p.names.longest); j < i; j++ {
		if p.tokens[j].kind == word && found(p.key(j, i)) {
			return j, true
		}
	}
	return i, false
}

func (p *stampParser) kindAt(i int) kind {
	if i < 0 || i >= len(p.tokens) {
		return sign
	}
	return p.tokens[i].kind
}

// isAt reports whether a token is one of some marks.
func (p *stampParser) isAt(i int, marks string) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].kind == sign && strings.Contains(marks, p.tokens[i].text)
}

// among reports whether a token is one of some words.
func (p *stampParser) among(i int, words map[string]bool) bool {
	return p.kindAt(i) == word && words[p.tokens[i].text]
}

// read is what a form of dates makes of a number: the date, and the tokens of which it
// consists. It takes none if next is 0.
type read struct {
	Stamp
	first, next int
}

// at reads the date whose first number is token i; next is i if there is none.
func (p *stampParser) at(i int) (s Stamp, next int) {
	for _, form := range []func(int) read{p.signs, p.numbers, p.dayFirst, p.monthFirst} {
		r := form(i)
		if r.next == 0 {
			continue
		}
		p.weekday(&r)
		r.From, r.To = p.tokens[r.first].From, p.tokens[r.next-1].To
		if !r.exists() {
			return Stamp{}, i
		}
		return r.Stamp, r.next
	}
	return Stamp{}, i
}

// weekday takes the day of the week before a date into it, if one stands there.
func (p *stampParser) weekday(r *read) {
	before := r.first
	for before > 0 && (p.isAt(before-1, ",،.") || p.among(before-1, p.names.beforeDay)) {
		before--
	}
	var day dayName
	if at, ok := p.nameBefore(before, func(key string) bool {
		day = p.names.days[key]
		return day.number > 0 && (day.long || spoken(day.languages, p.lang.Code))
	}); ok {
		r.first, r.Weekday = at, day.number
	}
}

// signs reads a date with signs behind its numbers: 2024年3月12日, 令和6年3月12日,
// 3月12日, 2024년 3월 12일.
func (p *stampParser) signs(i int) read {
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

// numbers reads a date in numbers: 2024-03-12, 12.03.2024, ۱۴۰۲/۱۲/۲۲, 12.03.24.
func (p *stampParser) numbers(i int) read {
	if p.kindAt(i+2) != numeral || p.kindAt(i+4) != numeral || !p.isAt(i+1, "./-") || !p.isAt(i+3, p.tokens[i+1].text) {
		return read{}
	}
	for k := i + 1; k <= i+4; k++ {
		if p.tokens[k].blank {
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
	if !ok {
		return read{}
	}
	return r
}

// continues reports whether the number at token i goes on with what stands before it:
// a time, a longer number, a version.
func (p *stampParser) continues(i int) bool {
	return i > 0 && !p.tokens[i].spaced && (p.isAt(i-1, ".,:/") || p.kindAt(i-1) == numeral)
}

// reckoning is the calendar of a year in numbers, in the language of the line: that of
// its own country if the year is none of the Gregorian one.
func (p *stampParser) reckoning(year int) Reckoning {
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

// isDay reports whether a number may be that of a day.
func (p *stampParser) isDay(i int) bool {
	t := &p.tokens[i]
	return t.digits <= 2 && 1 <= t.value && t.value <= 31 && !p.continues(i)
}

// dayFirst reads a date whose month has a name behind the day: 12 March 2024,
// 12-Mar-2024, 12 de marzo de 2024, ngày 12 tháng 3 năm 2024, ۲۲ اسفند ۱۴۰۲.
func (p *stampParser) dayFirst(i int) read {
	if !p.isDay(i) {
		return read{}
	}
	next := i + 1
	if p.isAt(next, ".°") || p.among(next, p.names.suffixes) && !p.tokens[next].spaced {
		next++
	}
	if p.isAt(next, "-,،") {
		next++
	}
	for p.among(next, p.names.beforeMonth) {
		next++
	}
	if p.kindAt(next) != word || next == i+1 && !p.tokens[next].spaced {
		return read{}
	}
	var name monthName
	next, ok := p.nameAt(next, func(key string) bool {
		name = p.names.months[key]
		return name.languages != nil
	})
	if !ok {
		return read{}
	}
	if p.isAt(next, "/") { // آذار/مارس
		if behind, same := p.nameAt(next+1, func(key string) bool { return p.names.months[key].number[Gregorian] == name.number[Gregorian] }); same {
			next = behind
		}
	}
	r := read{first: i}
	if year, behind := p.year(next); behind > next && r.named(name, year, p.tokens[i].value) {
		r.next = behind
	} else if known(name, p.lang.Code) && r.set(Gregorian, 0, name.number[Gregorian], p.tokens[i].value) {
		r.next = next
	}
	return r
}

// known reports whether the name of a month is one without a year behind it: a short
// one of another language may be a word.
func known(name monthName, lang string) bool {
	return name.number[Gregorian] > 0 && (name.long || spoken(name.languages, lang))
}

// spoken reports whether a short name is one of the language of the line, or of
// English or French, whose short names stand in lines of any language.
func spoken(languages []string, lang string) bool {
	return slices.Contains(languages, lang) || slices.Contains(languages, "en") || slices.Contains(languages, "fr")
}

// year reads the year behind a month; next is i if there is none.
func (p *stampParser) year(i int) (year, next int) {
	next = i
	if p.isAt(next, ".") && !p.tokens[next].blank {
		next++
	}
	if p.isAt(next, ",،-") {
		next++
	}
	for p.among(next, p.names.beforeYear) {
		next++
	}
	if p.kindAt(next) != numeral || p.tokens[next].digits != 4 || !p.tokens[next].spaced && p.kindAt(next-1) == word {
		return 0, i
	}
	year = p.tokens[next].value
	next++
	for p.among(next, p.names.behindYear) {
		next++
	}
	return year, next
}

// named sets a date whose month has a name, in the calendar that has both the name and
// the year.
func (s *Stamp) named(name monthName, year, day int) bool {
	for _, r := range []Reckoning{Gregorian, Solar, Lunar} {
		if name.number[r] > 0 && r.has(year) {
			return s.set(r, year, name.number[r], day)
		}
	}
	return false
}

// monthFirst reads a date whose month stands before the day: March 12, 2024.
func (p *stampParser) monthFirst(i int) read {
	if !p.isDay(i) || !p.tokens[i].blank {
		return read{}
	}
	end := i
	if p.isAt(end-1, ".") {
		end--
	}
	if p.kindAt(end-1) != word {
		return read{}
	}
	var name monthName
	at, ok := p.nameBefore(end, func(key string) bool {
		name = p.names.months[key]
		return name.long || name.monthDay
	})
	if !ok {
		return read{}
	}
	r := read{first: at}
	next := i + 1
	if p.among(next, p.names.suffixes) && !p.tokens[next].spaced {
		next++
	}
	if next < len(p.tokens) && !p.tokens[next].spaced && (p.kindAt(next) != sign || p.isAt(next, ":/%")) {
		return read{}
	}
	if year, behind := p.year(next); behind > next && r.named(name, year, p.tokens[i].value) {
		r.next = behind
	} else if name.number[Gregorian] > 0 && r.set(Gregorian, 0, name.number[Gregorian], p.tokens[i].value) {
		r.next = next
	}
	return r
}

// exists reports a date that the calendar has, on the day of the week that it names.
// One without a year may be in a leap year.
func (s *Stamp) exists() bool {
	const leap = 2024
	year := s.Year
	if year == 0 {
		year = leap
	}
	t := time.Date(year, time.Month(s.Month), s.Day, 12, 0, 0, 0, time.UTC)
	if s.Month < 1 || s.Month > 12 || s.Day < 1 || t.Day() != s.Day {
		return false
	}
	return s.Year == 0 || s.Weekday == 0 || s.Written == Lunar || WeekdayOf(s.Year, s.Month, s.Day) == s.Weekday
}
