package calendar

import (
	"strings"
	"sync"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"
)

// dateNames are the names of all languages, by the text of their tokens.
type dateNames struct {
	months  map[string]monthName
	days    map[string]dayName
	eras    map[string]int
	longest int // tokens of a name

	dayWords map[string]bool // words of the names of days
	// opens has the words that may stand behind the number of a day, and closes those
	// before it in a date whose month comes first.
	opens, closes map[string]bool
	// pointing words mean the next or last day of a name: ce vendredi.
	pointing map[string]bool
	// points has, by the first byte of a pointing word, the second ones, in either
	// case: hardly any word of a text begins so, and the others need no closer look.
	points [256]string

	// Words that stand between the parts of a date.
	suffixes, beforeDay, beforeMonth, beforeYear, behindYear map[string]bool
}

type monthName struct {
	number    [3]int // by calendar
	long      bool   // a full name in some language
	monthDay  bool   // may stand before the day though it is short
	ahead     int    // years that are counted more than ours
	languages []string
	// own is the month by language, where the name is not that of the same month in all:
	// listopad is October in Croatian, and November in Polish.
	own map[string]int
}

// in is the name as a language has it: of one that is another month elsewhere only what that
// language says.
func (m monthName) in(lang string) monthName {
	if m.own == nil {
		return m
	}
	number, is := m.own[lang]
	if !is {
		return monthName{}
	}
	m.number[Gregorian] = number
	return m
}

type dayName struct {
	number    Weekday
	long      bool
	languages []string
}

var stampNames = sync.OnceValue(func() *dateNames {
	n := &dateNames{
		months: map[string]monthName{}, days: map[string]dayName{}, eras: map[string]int{},
		opens: map[string]bool{}, closes: map[string]bool{}, pointing: map[string]bool{},
		dayWords: map[string]bool{}, suffixes: map[string]bool{}, beforeDay: map[string]bool{},
		beforeMonth: map[string]bool{}, beforeYear: map[string]bool{}, behindYear: map[string]bool{},
	}
	for _, l := range language.With(language.Dates) {
		d := l.Dates()
		for _, between := range []struct {
			words language.Words
			set   map[string]bool
		}{
			{d.DaySuffixes, n.suffixes}, {d.BeforeDay, n.beforeDay}, {d.BeforeMonth, n.beforeMonth},
			{d.BeforeYear, n.beforeYear}, {d.BehindYear, n.behindYear},
		} {
			for _, w := range between.words {
				between.set[text.Fold(w)] = true
			}
		}
		n.addMonths(l, d.Months, Gregorian, true)
		n.addMonths(l, d.SolarMonths, Solar, true)
		n.addMonths(l, d.LunarMonths, Lunar, true)
		n.addMonths(l, d.ShortMonths, Gregorian, false)
		n.addDays(l, d.Weekdays, true)
		n.addDays(l, d.ShortWeekdays, false)
		for _, w := range d.BeforeMonth {
			n.opens[text.Fold(w)] = true
		}
		for _, w := range d.Pointing {
			n.pointing[w] = true
			for _, form := range []string{w, text.Capital(w)} {
				if len(form) > 1 {
					n.points[form[0]] += form[1:2] + strings.ToUpper(form[1:2])
				}
			}
		}
		for name, first := range d.Eras {
			for _, key := range n.keys(name) {
				n.eras[key] = int(first)
			}
		}
	}
	return n
})

func (n *dateNames) addMonths(l *language.Language, names language.Names, calendar Reckoning, long bool) {
	for i, forms := range names {
		for _, form := range forms {
			for _, key := range n.keys(form) {
				m := n.months[key]
				if calendar == Gregorian && long && m.long && m.number[calendar] > 0 && (m.own != nil || m.number[calendar] != i+1) {
					m.apart(l.Code, i+1)
				}
				if m.number[calendar] == 0 || long && !m.long {
					m.number[calendar] = i + 1
				}
				m.ahead = max(m.ahead, int(l.Dates().YearsAhead))
				m.long = m.long || long
				m.monthDay = m.monthDay || bool(l.Dates().MonthFirst)
				m.languages = append(m.languages, l.Code)
				n.months[key] = m
			}
			if words := text.FoldedWords(form); len(words) > 0 {
				n.opens[words[0]], n.closes[words[len(words)-1]] = true, true
			}
		}
	}
}

// apart notes that the full name is one month in some languages and another in this one.
func (m *monthName) apart(lang string, number int) {
	if m.own == nil {
		m.own = map[string]int{}
		for _, l := range m.languages {
			m.own[l] = m.number[Gregorian]
		}
	}
	m.own[lang] = number
}

func (n *dateNames) addDays(l *language.Language, names language.Names, long bool) {
	for i, forms := range names {
		for _, form := range forms {
			for _, w := range text.FoldedWords(form) {
				if !unicode.Is(unicode.Thai, text.FirstRune(w)) { // letters one by one
					n.dayWords[w] = true
				}
			}
			for _, key := range n.keys(form) {
				day := n.days[key]
				if day.number == 0 || long && !day.long {
					day.number = Weekday(i + 1)
				}
				day.long = day.long || long
				day.languages = append(day.languages, l.Code)
				n.days[key] = day
			}
		}
	}
}

// IsDay reports whether a folded word is the name of a day of the week, whole or a
// part of it, or a short name.
func IsDay(word string) bool { return stampNames().dayWords[word] }

// keys are the ways in which a form may stand in a line: its parts apart, and in one.
func (n *dateNames) keys(form string) []string {
	var parts []string
	for _, t := range tokensOf(form) {
		if t.kind != sign {
			parts = append(parts, t.text)
			n.longest = max(n.longest, len(parts))
		}
	}
	apart, whole := "", strings.Join(parts, "")
	for i, t := range tokensOf(form) {
		if t.kind == sign {
			continue
		}
		if i > 0 && t.spaced {
			apart += " "
		}
		apart += t.text
	}
	if apart == whole {
		return []string{whole}
	}
	return []string{apart, whole}
}
