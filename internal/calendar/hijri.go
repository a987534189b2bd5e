package calendar

import "time"

// Reckoning is a calendar in which a date is written.
type Reckoning uint8

// The calendars that are read.
const (
	Gregorian Reckoning = iota
	// Solar is the Solar Hijri calendar, of Iran and Afghanistan.
	Solar
	// Lunar is the Islamic calendar. Where a month begins is seen in the sky and
	// said by each country; the tabular calendar, which is reckoned with here, may be
	// a day away from that.
	Lunar
)

// years are the years of our time in each calendar.
var years = [...][2]int{Gregorian: {1900, 2099}, Solar: {1279, 1478}, Lunar: {1317, 1524}}

// has reports whether a year may be meant in a calendar.
func (r Reckoning) has(year int) bool { return years[r][0] <= year && year <= years[r][1] }

// solarBreaks are the years of the Solar Hijri calendar in which the cycle of leap
// years changes, as K. M. Borkowski gives them (The Persian calendar for 3000 years,
// 1996).
var solarBreaks = []int{-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178}

// newYear returns the day of March on which a Solar Hijri year begins, and how many
// years have passed since its last leap year: 0 if it is one itself.
func newYear(year int) (march, sinceLeap int) {
	gregorian := year + 621
	leaps := -14
	from, jump := solarBreaks[0], 0
	for _, to := range solarBreaks[1:] {
		jump = to - from
		if year < to {
			break
		}
		leaps += jump/33*8 + jump%33/4
		from = to
	}
	n := year - from
	leaps += n/33*8 + (n%33+3)/4
	if jump%33 == 4 && jump-n == 4 {
		leaps++
	}
	march = 20 + leaps - (gregorian/4 - (gregorian/100+1)*3/4 - 150)
	if jump-n < 6 {
		n = n - jump + (jump+4)/33*33
	}
	sinceLeap = (n+1)%33 - 1
	if sinceLeap < 0 {
		return march, 4 // the year before a cycle begins
	}
	return march, sinceLeap % 4
}

// fromSolar returns the Gregorian date of one of the Solar Hijri calendar. It is
// not ok if the calendar has no such day.
func fromSolar(year, month, day int) (t time.Time, ok bool) {
	march, sinceLeap := newYear(year)
	length := 31
	switch {
	case month > 6 && month < 12, month == 12 && sinceLeap == 0:
		length = 30
	case month == 12:
		length = 29
	}
	if month < 1 || month > 12 || day < 1 || day > length {
		return time.Time{}, false
	}
	before := (month - 1) * 31
	if month > 7 {
		before -= month - 7
	}
	return time.Date(year+621, time.March, march+before+day-1, 12, 0, 0, 0, time.UTC), true
}

// SolarOf returns a day of ours in the Solar Hijri calendar, month and day from 1; ok is
// false for one outside of the years of our time.
func SolarOf(t time.Time) (year, month, day int, ok bool) {
	t = time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC)
	year = t.Year() - 621
	first, _ := fromSolar(year, 1, 1)
	if t.Before(first) {
		year--
		first, _ = fromSolar(year, 1, 1)
	}
	if !Solar.has(year) {
		return 0, 0, 0, false
	}
	const firstHalf, long, short = 186, 31, 30 // days of six months, and of a month before and after
	passed := int(t.Sub(first).Hours() / 24)
	if passed < firstHalf {
		return year, passed/long + 1, passed%long + 1, true
	}
	passed -= firstHalf
	return year, passed/short + 7, passed%short + 1, true
}

// fromLunar returns the Gregorian date of one of the tabular Islamic calendar. It is
// not ok if the calendar has no such day. Its years of 355 days are those of the
// common cycle of thirty years, and its first day is 16 July 622 of the Julian
// calendar.
func fromLunar(year, month, day int) (t time.Time, ok bool) {
	length := 29 + month%2
	if month == 12 && (11*year+14)%30 < 11 {
		length = 30
	}
	if month < 1 || month > 12 || day < 1 || day > length {
		return time.Time{}, false
	}
	days := (year-1)*354 + (3+11*year)/30 + 29*(month-1) + month/2 + day - 1
	return time.Date(622, time.July, 19+days, 12, 0, 0, 0, time.UTC), true
}

// set writes a date down in the Gregorian calendar; year 0 is not said. It is false if
// the year is none that may be meant. A day that the calendar does not have is missing.
func (m *Mention) set(r Reckoning, year, month, day int) bool {
	m.Year, m.Month, m.Day, m.Written = year, month, day, r
	if r == Gregorian {
		return year == 0 || r.has(year)
	}
	from := fromSolar
	if r == Lunar {
		from = fromLunar
	}
	t, ok := from(year, month, day)
	const longest = 30 // days of a month that is seen in the sky
	if !ok && r == Lunar && 1 <= month && month <= 12 && day == longest {
		t, ok = fromLunar(year, month, day-1)
		t = t.AddDate(0, 0, 1)
	}
	m.missing = !ok
	if ok {
		m.Year, m.Month, m.Day = t.Year(), int(t.Month()), t.Day()
	}
	return true
}
