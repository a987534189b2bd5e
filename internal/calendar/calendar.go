// Package calendar finds dates and days of the week in running text, in every
// language whose names of them are known, whatever the text is in: "vendredi 17
// janvier 2025", "January 17, 2025", "ce vendredi". It reads what
// is written and nothing into it: a year that is missing stays missing, and
// "yesterday" is no date.
package calendar

import (
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Mention is a day that a text names.
type Mention struct {
	text.Range
	Year    int // 0 if it is not said
	Month   int // 0 if only a day of the week is named
	Day     int
	Weekday Weekday // 0 if it is not said
}

// Weekday is a day of the week, Monday to Sunday as in ISO 8601. 0 is none.
type Weekday int

// WeekdayOf returns the day of the week of a date of the Gregorian calendar.
func WeekdayOf(year, month, day int) Weekday {
	w := time.Date(year, time.Month(month), day, 12, 0, 0, 0, time.UTC).Weekday()
	if w == time.Sunday {
		return 7
	}
	return Weekday(w)
}

func (w Weekday) String() string {
	return [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[w]
}

// vocabulary is what the languages have for dates, in small letters.
type vocabulary struct {
	months   map[string]int
	weekdays map[string]int
	// pointing words mean the next or last day of a name: ce vendredi.
	pointing map[string]bool
	// points has, by the first byte of a pointing word, the second ones, in either
	// case: hardly any word of a text begins so, and the others need no closer look.
	points [256]string
	// suffixes may stand behind the number of a day.
	suffixes []string
	// before are words between the day of the week and the number of the day.
	before map[string]bool
}

var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{months: map[string]int{}, weekdays: map[string]int{}, pointing: map[string]bool{}, before: map[string]bool{}}
	for _, l := range language.With(language.Dates) {
		d := l.Dates()
		for i, forms := range d.Months {
			for _, form := range forms {
				form = strings.ToLower(form)
				v.months[form], v.months[text.Plain(form)] = i+1, i+1
			}
		}
		for i, forms := range d.Weekdays {
			for _, form := range forms {
				v.weekdays[strings.ToLower(form)] = i + 1
			}
		}
		for _, w := range d.Pointing {
			v.pointing[w] = true
			for _, form := range []string{w, upperFirst(w)} {
				if len(form) > 1 {
					v.points[form[0]] += form[1:2] + strings.ToUpper(form[1:2])
				}
			}
		}
		v.suffixes = append(v.suffixes, d.DaySuffixes...)
		for _, w := range d.BeforeDay {
			v.before[w] = true
		}
	}
	return v
})

// upperFirst gives a word a capital.
func upperFirst(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// Find returns the days that a text names, in their order: dates with a day and
// a month, and days of the week that a word such as "this" points at.
func Find(s string) []Mention {
	var list []Mention
	v := words()
	end := 0 // of the last mention
	for i := 0; i < len(s); i++ {
		var m Mention
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			start := i
			for i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9' {
				i++
			}
			m = v.dateAt(s, start, i+1)
		case i+1 < len(s) && v.points[c] != "" && strings.IndexByte(v.points[c], s[i+1]) >= 0:
			m = v.weekdayAt(s, i)
		default:
			continue
		}
		if n := len(list); m.To > 0 && n > 0 && m.From < end && list[n-1].Month == 0 {
			m.From, list = list[n-1].From, list[:n-1] // ce vendredi 17 janvier
			end = m.From
		}
		if m.To > 0 && m.From >= end {
			list = append(list, m)
			end = m.To
			i = max(i, m.To-1)
		}
	}
	return list
}

// dateAt reads the date of which the digits from start to end are the day.
func (v *vocabulary) dateAt(s string, start, end int) Mention {
	day, _ := strconv.Atoi(s[start:min(end, start+3)])
	if end-start > 2 || day < 1 || day > 31 || joined(s, start) {
		return Mention{}
	}
	m := Mention{Range: text.Range{From: start}, Day: day}
	rest := end
	for _, o := range v.suffixes {
		if w := wordAt(s, end); strings.EqualFold(w, o) {
			rest = end + len(w)
		}
	}
	if word := wordAt(s, skip(s, rest, "")); v.months[strings.ToLower(word)] > 0 && skip(s, rest, "") > rest {
		m.Month = v.months[strings.ToLower(word)]
		m.To = skip(s, rest, "") + len(word)
	} else if word, at := wordBefore(s, start, ""); v.months[strings.ToLower(word)] > 0 && word != strings.ToLower(word) {
		m.Month, m.From, m.To = v.months[strings.ToLower(word)], at, rest
	} else {
		return Mention{}
	}
	if at := skip(s, m.To, ","); at+4 <= len(s) && at > m.To {
		year, err := strconv.Atoi(s[at : at+4])
		if err == nil && year >= 1000 && (at+4 == len(s) || s[at+4] < '0' || s[at+4] > '9') {
			m.Year, m.To = year, at+4
		}
	}
	word, at := wordBefore(s, m.From, ",")
	if v.before[strings.ToLower(word)] {
		word, at = wordBefore(s, at, ",")
	}
	if w := v.weekdays[strings.ToLower(word)]; w > 0 {
		m.Weekday, m.From = Weekday(w), at
	}
	if m.Year > 0 && time.Date(m.Year, time.Month(m.Month), m.Day, 12, 0, 0, 0, time.UTC).Day() != m.Day {
		return Mention{} // the 30th of February
	}
	return m
}

// weekdayAt reads the day of the week behind the word that begins at i, if that
// word points at it.
func (v *vocabulary) weekdayAt(s string, i int) Mention {
	pointer := wordAt(s, i)
	if r, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && unicode.IsLetter(r) || !v.pointing[strings.ToLower(pointer)] {
		return Mention{}
	}
	from := skip(s, i+len(pointer), "")
	word := wordAt(s, from)
	w := v.weekdays[strings.ToLower(word)]
	if w == 0 || from == i+len(pointer) {
		return Mention{}
	}
	return Mention{Range: text.Range{From: i, To: from + len(word)}, Weekday: Weekday(w)}
}

// joined reports whether what begins at i belongs to something longer.
func joined(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,:/-–", r))
}

// wordAt returns the letters that begin at i.
func wordAt(s string, i int) string {
	end := i
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += n
	}
	return s[i:end]
}

// skip returns where something else than blank space begins, over one of the
// marks given at most.
func skip(s string, i int, marks string) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if marks != "" && strings.ContainsRune(marks, r) {
			marks = ""
		} else if !unicode.IsSpace(r) {
			break
		}
		i += n
	}
	return i
}

// wordBefore returns the word that ends before i, with blank space between and
// one of the marks given at most, and where it begins.
func wordBefore(s string, i int, marks string) (string, int) {
	end, spaced := i, false
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:end])
		if marks != "" && strings.ContainsRune(marks, r) {
			marks = ""
		} else if !unicode.IsSpace(r) {
			break
		}
		spaced = true
		end -= n
	}
	if !spaced {
		return "", i
	}
	from := end
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:from])
		if !unicode.IsLetter(r) {
			break
		}
		from -= n
	}
	return s[from:end], from
}

// Add returns the day that is some days after a date, or before it if days is
// negative.
func Add(year, month, day, days int) (int, int, int) {
	t := time.Date(year, time.Month(month), day+days, 12, 0, 0, 0, time.UTC)
	return t.Year(), int(t.Month()), t.Day()
}
