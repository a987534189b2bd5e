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

	"golang.org/x/text/unicode/norm"
)

// Mention is a day that a text names.
type Mention struct {
	From, To int // bytes of the text
	Year     int // 0 if it is not said
	Month    int // 0 if only a day of the week is named
	Day      int
	Weekday  Weekday // 0 if it is not said
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
				v.months[form], v.months[bare(form)] = i+1, i+1
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

// bare writes a name without accents, as those do whose keyboards have none.
func bare(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name))
}

// upperFirst gives a word a capital.
func upperFirst(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// Find returns the days that a text names, in their order: dates with a day and
// a month, and days of the week that a word such as "this" points at.
func Find(text string) []Mention {
	var list []Mention
	v := words()
	end := 0 // of the last mention
	for i := 0; i < len(text); i++ {
		var m Mention
		switch c := text[i]; {
		case '0' <= c && c <= '9':
			start := i
			for i+1 < len(text) && '0' <= text[i+1] && text[i+1] <= '9' {
				i++
			}
			m = v.dateAt(text, start, i+1)
		case i+1 < len(text) && v.points[c] != "" && strings.IndexByte(v.points[c], text[i+1]) >= 0:
			m = v.weekdayAt(text, i)
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
func (v *vocabulary) dateAt(text string, start, end int) Mention {
	day, _ := strconv.Atoi(text[start:min(end, start+3)])
	if end-start > 2 || day < 1 || day > 31 || joined(text, start) {
		return Mention{}
	}
	m := Mention{From: start, Day: day}
	rest := end
	for _, o := range v.suffixes {
		if w := wordAt(text, end); strings.EqualFold(w, o) {
			rest = end + len(w)
		}
	}
	if word := wordAt(text, skip(text, rest, "")); v.months[strings.ToLower(word)] > 0 && skip(text, rest, "") > rest {
		m.Month = v.months[strings.ToLower(word)]
		m.To = skip(text, rest, "") + len(word)
	} else if word, at := wordBefore(text, start, ""); v.months[strings.ToLower(word)] > 0 && word != strings.ToLower(word) {
		m.Month, m.From, m.To = v.months[strings.ToLower(word)], at, rest
	} else {
		return Mention{}
	}
	if at := skip(text, m.To, ","); at+4 <= len(text) && at > m.To {
		year, err := strconv.Atoi(text[at : at+4])
		if err == nil && year >= 1000 && (at+4 == len(text) || text[at+4] < '0' || text[at+4] > '9') {
			m.Year, m.To = year, at+4
		}
	}
	word, at := wordBefore(text, m.From, ",")
	if v.before[strings.ToLower(word)] {
		word, at = wordBefore(text, at, ",")
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
func (v *vocabulary) weekdayAt(text string, i int) Mention {
	pointer := wordAt(text, i)
	if r, _ := utf8.DecodeLastRuneInString(text[:i]); i > 0 && unicode.IsLetter(r) || !v.pointing[strings.ToLower(pointer)] {
		return Mention{}
	}
	from := skip(text, i+len(pointer), "")
	word := wordAt(text, from)
	w := v.weekdays[strings.ToLower(word)]
	if w == 0 || from == i+len(pointer) {
		return Mention{}
	}
	return Mention{From: i, To: from + len(word), Weekday: Weekday(w)}
}

// joined reports whether what begins at i belongs to something longer.
func joined(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,:/-–", r))
}

// wordAt returns the letters that begin at i.
func wordAt(text string, i int) string {
	end := i
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += n
	}
	return text[i:end]
}

// skip returns where something else than blank space begins, over one of the
// marks given at most.
func skip(text string, i int, marks string) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
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
func wordBefore(text string, i int, marks string) (string, int) {
	end, spaced := i, false
	for end > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:end])
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
		r, n := utf8.DecodeLastRuneInString(text[:from])
		if !unicode.IsLetter(r) {
			break
		}
		from -= n
	}
	return text[from:end], from
}

// Add returns the day that is some days after a date, or before it if days is
// negative.
func Add(year, month, day, days int) (int, int, int) {
	t := time.Date(year, time.Month(month), day+days, 12, 0, 0, 0, time.UTC)
	return t.Year(), int(t.Month()), t.Day()
}
