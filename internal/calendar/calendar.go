// Package calendar finds dates, in every language, script and calendar whose names of
// them are known, whatever the text is in: "vendredi 17 janvier 2025", "January 17, 2025",
// «۲۸ دی ۱۴۰۳», 2025年1月17日. One parser reads running text ([Find]) and lines that say when
// ([Stamps]), where short names and plain numbers are dates as well. It reads what is
// written and nothing into it: a year that is missing stays missing, and "yesterday" is
// no date.
package calendar

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Mention is a day that a text names.
type Mention struct {
	text.Range
	Year    int // of the Gregorian calendar; 0 if it is not said
	Month   int // 0 if only a day of the week is named
	Day     int
	Weekday Weekday // 0 if it is not said
	// Written is the calendar of the text, from which the date was converted.
	Written Reckoning
	// Short says that the year has two figures: 12.03.24 may be anything without a
	// word that says that it is a date.
	Short bool

	missing bool // its calendar has no such day
}

// Common returns the mentions of one text whose day another text mentions, too, as far as both
// say it; a day of the week alone names none.
func Common(mentions, others []Mention) []Mention {
	type day struct{ month, day, year int }
	const some = -1 // in any year, also in none
	named := map[day]bool{}
	for _, o := range others {
		named[day{o.Month, o.Day, o.Year}] = true
		named[day{o.Month, o.Day, some}] = true
	}
	var common []Mention
	for _, m := range mentions {
		year := m.Year
		if year == 0 {
			year = some
		}
		if m.Month > 0 && (named[day{m.Month, m.Day, year}] || named[day{m.Month, m.Day, 0}]) {
			common = append(common, m)
		}
	}
	return common
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

// Find returns the days that a text in a language names, in their order: dates with a day
// and a month, in numbers those with all of the year, and days of the week that a word
// such as "this" points at.
func Find(s, lang string) []Mention {
	days, _ := Scan(s, lang)
	return days
}

// Scan is Find, and returns the dates as well that their calendar does not have, such as
// 30 February and ۳۰ اسفند ۱۴۰۲. What these say of year, month and day means nothing.
func Scan(s, lang string) (days, missing []Mention) {
	for _, m := range mentions(s, lang) {
		if m.missing {
			missing = append(missing, m)
		} else {
			days = append(days, m)
		}
	}
	return days, missing
}

// mentions returns the dates of running text, those that are missing too.
func mentions(s, lang string) []Mention {
	var list []Mention
	names := stampNames()
	var whole *parser // of a text in Han characters, which has no words to look at first
	if strings.Contains(s, "月") || strings.Contains(s, "월") {
		whole = &parser{line: s, tokens: tokensOf(s), names: names, lang: language.Get(lang), running: true}
	}
	end := 0 // of the last mention
	for i := 0; i < len(s); {
		var m Mention
		next := i + 1
		switch c := s[i]; {
		case isDigitAt(s, i):
			next = digitsEnd(s, i)
			m = dateAt(s, i, next, lang, whole)
		case whole != nil && c >= utf8.RuneSelf && utf8.RuneStart(c):
			if r, n := utf8.DecodeRuneInString(s[i:]); strings.ContainsRune(hanNumerals, r) {
				m, next = dateAt(s, i, i+n, lang, whole), i+n
			}
		case names.points[c] != "" && i+1 < len(s) && (i == 0 || !isASCIILetter(s[i-1])) && strings.IndexByte(names.points[c], s[i+1]) >= 0:
			m = names.weekdayAt(s, i)
		}
		if m.To == 0 && isASCIILetter(s[i]) {
			next = afterLetters(s, next)
		}
		if n := len(list); m.To > 0 && n > 0 && m.From < end && list[n-1].Month == 0 && !list[n-1].missing {
			m.From, list = list[n-1].From, list[:n-1] // ce vendredi 17 janvier
			end = m.From
		}
		if m.To > 0 && m.From >= end {
			list = append(list, m)
			end = m.To
			next = max(next, m.To)
		}
		i = next
	}
	return list
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// afterLetters returns the first byte from i on that is no ASCII letter: inside of a word of
// these no date begins.
func afterLetters(s string, i int) int {
	for i < len(s) && isASCIILetter(s[i]) {
		i++
	}
	return i
}

// isDigitAt reports whether a decimal digit of any script stands at byte i.
func isDigitAt(s string, i int) bool {
	c := s[i]
	if c < utf8.RuneSelf {
		return '0' <= c && c <= '9'
	}
	const arabic, indic, wide = 0xD9, 0xDB, 0xEF // the first bytes of digits that texts have
	if c != arabic && c != indic && c < 0xE0 || c > wide {
		return false
	}
	return unicode.IsDigit(text.FirstRune(s[i:]))
}

func digitsEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsDigit(r) {
			break
		}
		i += n
	}
	return i
}

// Bytes around a number in which the rest of its date is looked for.
const (
	before = 48
	behind = 80
)

// dateAt reads the date whose first number stands from start to end.
func dateAt(s string, start, end int, lang string, whole *parser) Mention {
	if joined(s, start) {
		return Mention{}
	}
	p, from := whole, 0
	if p == nil {
		if !stampNames().promises(s, start, end) {
			return Mention{}
		}
		var to int
		from, to = max(0, start-before), min(len(s), end+behind)
		for from > 0 && from < start && s[from] != ' ' {
			from++
		}
		for to < len(s) && to > end && s[to] != ' ' {
			to--
		}
		p = &parser{line: s[from:to], tokens: tokensOf(s[from:to]), names: stampNames(), lang: language.Get(lang), running: true}
	}
	i := p.tokenAt(start - from)
	if i < 0 {
		return Mention{}
	}
	m, next := p.at(i)
	if next == i {
		return Mention{}
	}
	m.From, m.To = m.From+from, m.To+from
	return m
}

// promises reports whether the number from start to end may belong to a date, as far as
// the words and marks beside it tell: nearly all others need no closer look.
func (n *dateNames) promises(s string, start, end int) bool {
	const most = 4 // digits
	if utf8.RuneCountInString(s[start:end]) > most {
		return false
	}
	after, size := utf8.DecodeRuneInString(s[end:])
	if strings.ContainsRune("./-", after) && end+size < len(s) && isDigitAt(s, end+size) {
		return true
	}
	if after == '.' {
		rest := strings.TrimLeft(s[end+size:], " \u00a0\u202f")
		if rest != "" && isDigitAt(rest, 0) && strings.HasPrefix(rest[digitsEnd(rest, 0):], ".") {
			return true // 17. 1. 2025
		}
	}
	if utf8.RuneCountInString(s[start:end]) > 2 {
		return false
	}
	at := end
	if w := wordAt(s, end); w != "" {
		if len(w) > 4 || !n.suffixes[text.Fold(w)] {
			return false
		}
		at += len(w)
	}
	if n.opens[lower(wordAt(s, skip(s, at, ".°,،")))] {
		return true
	}
	word, _ := wordBefore(s, start, ".")
	return n.closes[lower(word)]
}

// lower is a word as the names have it.
func lower(w string) string {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return text.Fold(w)
		}
	}
	return strings.ToLower(w)
}

// weekdayAt reads the day of the week behind the word that begins at i, if that
// word points at it.
func (n *dateNames) weekdayAt(s string, i int) Mention {
	pointer := wordAt(s, i)
	if i > 0 && unicode.IsLetter(text.LastRune(s[:i])) || !n.pointing[strings.ToLower(pointer)] {
		return Mention{}
	}
	from := skip(s, i+len(pointer), "")
	word := wordAt(s, from)
	day := n.days[lower(word)]
	if !day.long || from == i+len(pointer) {
		return Mention{}
	}
	return Mention{Range: text.Range{From: i, To: from + len(word)}, Weekday: day.number}
}

// joined reports whether what begins at i belongs to something longer. Characters of a
// script that sets no spaces do not, nor does the letter that Hebrew writes before a
// number: ב-12.
func joined(s string, i int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:i])
	if i == 0 || text.IsUnspaced(r) {
		return false
	}
	if strings.ContainsRune("-־", r) {
		return !unicode.Is(unicode.Hebrew, text.LastRune(s[:i-n]))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".,:/–", r)
}

// wordAt returns the letters that begin at i, with the marks on them.
func wordAt(s string, i int) string {
	end := i
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
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
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
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
