package calendar

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Stamps returns the dates of a line that says when, a line of metadata, a dateline, an
// address, in the language of a tag, in their order: those
// with the names of months of any language, in all digits, and those in numbers,
// whose order is that of the language. A date that no calendar has is none, nor is one
// that does not fall on the day of the week that it names.
func Stamps(line, lang string) []Mention {
	if !strings.ContainsFunc(line, unicode.IsDigit) && !strings.ContainsAny(line, "年月") {
		return nil
	}
	p := parser{line: line, tokens: tokensOf(line), names: stampNames(), lang: language.Get(lang)}
	var list []Mention
	for i := 0; i < len(p.tokens); i++ {
		if p.tokens[i].kind != numeral {
			continue
		}
		if m, next := p.at(i); next > i { // of a date that is none no part is one either
			if !m.missing && !p.spans(i, next) {
				list = append(list, m)
			}
			i = next - 1
		}
	}
	return list
}

// spanMarks stand between the first and the last day of a stretch of days.
const spanMarks = "-–—~～〜"

// spans reports a date that is an end of a stretch of days, 14–16 March, 3月14日至16日: what
// took so long is an event, and nothing is published so. The tokens of the date are those
// around its first number, up to next.
func (p *parser) spans(first, next int) bool {
	k := first - 1
	if p.isAt(k, spanMarks) || p.kindAt(k) == word && p.joinsDays(p.tokens[k].text) {
		if k--; p.isAt(k, ".") {
			k--
		}
		if k >= 0 && p.tokens[k].digits <= 2 && p.isDay(k) && (k == 0 || p.tokens[k].spaced) {
			return true
		}
	}
	if p.isAt(next, spanMarks) || p.kindAt(next) == word && p.joinsDays(p.tokens[next].text) {
		return p.kindAt(next+1) == numeral && p.kindAt(next+2) == word && text.IsUnspaced(text.FirstRune(p.tokens[next+2].text)) && p.tokens[next+1].digits <= 2
	}
	return false
}

// joinsDays reports a word that stands between two numbers in the language of the line.
func (p *parser) joinsDays(w string) bool {
	return slices.ContainsFunc(p.lang.Units().Between, func(entry string) bool {
		return slices.ContainsFunc(language.Alternatives(entry), func(form string) bool { return text.Fold(form) == w })
	})
}

// parser reads the dates of a line.
type parser struct {
	line   string
	tokens []token
	names  *dateNames
	lang   *language.Language
	// running says that the line is running text, where a short name may be a word, and
	// a day of the week that is not that of the date is no reason to read none.
	running bool
}

// tokenAt returns the token that begins at a byte, -1 if none does.
func (p *parser) tokenAt(at int) int {
	i, ok := slices.BinarySearchFunc(p.tokens, at, func(t token, at int) int { return t.From - at })
	if !ok {
		return -1
	}
	return i
}

// key is the text of the tokens from i to j, as the names have it.
func (p *parser) key(i, j int) string {
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
func (p *parser) nameAt(i int, found func(key string) bool) (next int, ok bool) {
	for j := min(len(p.tokens), i+2*p.names.longest); j > i; j-- {
		if last := &p.tokens[j-1]; last.kind != sign && found(p.key(i, j)) {
			return j, true
		}
	}
	return i, false
}

// nameBefore is nameAt for the names that end before token i.
func (p *parser) nameBefore(i int, found func(key string) bool) (first int, ok bool) {
	for j := max(0, i-2*p.names.longest); j < i; j++ {
		if p.tokens[j].kind == word && !p.insideWord(j) && found(p.key(j, i)) {
			return j, true
		}
	}
	return i, false
}

// insideWord reports whether a token goes on with what stands before it: the last letter of תשפ״ה.
func (p *parser) insideWord(i int) bool {
	return p.kindAt(i-2) == word && p.isAt(i-1, "\"'״׳”’") && !p.tokens[i].spaced && !p.tokens[i-1].spaced
}

func (p *parser) kindAt(i int) kind {
	if i < 0 || i >= len(p.tokens) {
		return sign
	}
	return p.tokens[i].kind
}

// isAt reports whether a token is one of some marks.
func (p *parser) isAt(i int, marks string) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].kind == sign && strings.Contains(marks, p.tokens[i].text)
}

// among reports whether a token is one of some words.
func (p *parser) among(i int, words map[string]bool) bool {
	return p.kindAt(i) == word && words[p.tokens[i].text]
}

// read is what a form of dates makes of a number: the date, and the tokens of which it
// consists. It takes none if next is 0.
type read struct {
	Mention
	first, next int
	// languages are those of the name of the month: another may have given it to a
	// longer month. None are named of a month that is a number.
	languages []string
}

// at reads the date whose first number is token i; next is i if there is none.
func (p *parser) at(i int) (m Mention, next int) {
	for _, form := range []func(int) read{p.signs, p.numbers, p.dayFirst, p.monthFirst} {
		r := form(i)
		if r.next == 0 {
			continue
		}
		if p.running && r.Short {
			return Mention{}, i
		}
		p.weekday(&r)
		r.From, r.To = p.tokens[r.first].From, p.tokens[r.next-1].To
		r.missing = r.missing || !r.exists(p.running)
		if r.missing && r.Written == Gregorian && len(r.languages) > 0 && !slices.Contains(r.languages, p.lang.Code) {
			return Mention{}, i
		}
		return r.Mention, r.next
	}
	return Mention{}, i
}

// isDay reports whether a number may be that of a day.
func (p *parser) isDay(i int) bool {
	t := &p.tokens[i]
	return t.digits <= 2 && 1 <= t.value && t.value <= 31 && !p.continues(i)
}

// dayFirst reads a date whose month has a name behind the day: 12 March 2024,
// 12-Mar-2024, 12 de marzo de 2024, ngày 12 tháng 3 năm 2024, ۲۲ اسفند ۱۴۰۲.
func (p *parser) dayFirst(i int) read {
	if !p.isDay(i) {
		return read{}
	}
	next := i + 1
	if p.isAt(next, ".°") || p.among(next, p.names.suffixes) && !p.tokens[next].spaced {
		next++
	} else if p.isAt(next, "-") && p.among(next+1, p.names.suffixes) { // 1-го
		next += 2
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
		name = p.names.months[key].in(p.lang.Code)
		return name.languages != nil
	})
	if !ok {
		return p.roman(i, next)
	}
	next = p.monthAgain(next, name)
	r := read{first: i, languages: name.languages}
	if year, behind := p.year(next); behind > next && r.named(name, year, p.tokens[i].value) {
		r.next = behind
	} else if year, behind := p.yearAhead(next, name); year > 0 && r.set(Gregorian, year, name.number[Gregorian], p.tokens[i].value) {
		r.next = behind
	} else if p.running && (!name.long || p.goesOn(next)) {
		return read{}
	} else if known(name, p.lang.Code) && r.set(Gregorian, 0, name.number[Gregorian], p.tokens[i].value) {
		r.next = next
	}
	return r
}

// romanMonths are the months in Roman numerals.
var romanMonths = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}

// roman reads a date of which token i is the day and month, in capitals, the number of its
// month, with a year behind: 14 III 2025, 14.III.2025.
func (p *parser) roman(i, month int) read {
	r := read{first: i}
	number := 1 + slices.Index(romanMonths, p.tokens[month].Of(p.line))
	if year, next := p.year(month + 1); number > 0 && next > month+1 && r.set(Gregorian, year, number, p.tokens[i].value) {
		r.next = next
	}
	return r
}

// monthAgain passes over the other name of a month, as Arabic has it behind the first:
// آذار/مارس, مارس آذار, مارس (آذار).
func (p *parser) monthAgain(next int, name monthName) int {
	at, bracket := next, p.isAt(next, "(")
	if bracket || p.isAt(next, "/") {
		at++
	}
	behind, same := p.nameAt(at, func(key string) bool {
		other := p.names.months[key].in(p.lang.Code)
		return other.long && other.number[Gregorian] > 0 && other.number[Gregorian] == name.number[Gregorian]
	})
	switch {
	case !same || bracket && !p.isAt(behind, ")"):
		return next
	case bracket:
		behind++
	}
	return behind
}

// goesOn reports whether the word before a token goes on in it: می‌شود.
func (p *parser) goesOn(i int) bool {
	return p.isAt(i, "\u200c") || p.kindAt(i) == word && !p.tokens[i].blank && !text.IsUnspaced(text.FirstRune(p.tokens[i].text))
}

// known reports whether the name of a month is one without a year behind it: a short
// one of another language may be a word.
func known(name monthName, lang string) bool {
	return name.number[Gregorian] > 0 && (name.long || spoken(name.languages, lang))
}

// spoken reports whether a short name is one of the language of the line, or of one
// whose short names stand in lines of any language.
func spoken(languages []string, lang string) bool {
	return slices.ContainsFunc(languages, func(l string) bool { return l == lang || bool(language.Get(l).Dates().ShortNamesAnywhere) })
}

// year reads the year behind a month; next is i if there is none.
func (p *parser) year(i int) (year, next int) {
	next = i
	if p.isAt(next, ".") && !p.tokens[next].blank {
		next++
	}
	if p.isAt(next, ",،-") {
		next++
	}
	for p.among(next, p.names.beforeYear) {
		if next++; p.isAt(next, ".") && !p.tokens[next].blank {
			next++ // พ.ศ.
		}
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
func (m *Mention) named(name monthName, year, day int) bool {
	for _, r := range []Reckoning{Gregorian, Solar, Lunar} {
		if name.number[r] > 0 && r.has(year) {
			return m.set(r, year, name.number[r], day)
		}
	}
	if ours := year - name.ahead; name.ahead > 0 && Gregorian.has(ours) {
		return m.set(Gregorian, ours, name.number[Gregorian], day)
	}
	return false
}

// yearBefore reads the year before a month: 2024. március 12. First is i if there is none.
func (p *parser) yearBefore(i int) (year, first int) {
	k := i - 1
	if p.isAt(k, ".") {
		k--
	}
	if p.kindAt(k) != numeral || p.tokens[k].digits != 4 || !p.tokens[i].spaced || p.continues(k) {
		return 0, i
	}
	return p.tokens[k].value, k
}

// monthFirst reads a date whose month stands before the day: March 12, 2024; the year may
// stand before both.
func (p *parser) monthFirst(i int) read {
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
		name = p.names.months[key].in(p.lang.Code)
		return name.long || name.monthDay && !p.running
	})
	early, from := p.yearBefore(at)
	if !ok || p.running && from == at && !unicode.IsUpper(text.FirstRune(p.line[p.tokens[at].From:])) {
		return read{}
	}
	r := read{first: at, languages: name.languages}
	next := i + 1
	if p.among(next, p.names.suffixes) && !p.tokens[next].spaced {
		next++
	}
	if next < len(p.tokens) && !p.tokens[next].spaced && (p.kindAt(next) != sign || p.isAt(next, ":/%")) {
		return read{}
	}
	if year, behind := p.year(next); behind > next && r.named(name, year, p.tokens[i].value) {
		r.next = behind
	} else if from < at && r.named(name, early, p.tokens[i].value) {
		r.first, r.next = from, next
	} else if name.number[Gregorian] > 0 && r.set(Gregorian, 0, name.number[Gregorian], p.tokens[i].value) {
		r.next = next
	}
	return r
}

// exists reports a date that the calendar has, on the day of the week that it names,
// unless any will do. One without a year may be in a leap year.
func (m *Mention) exists(anyWeekday bool) bool {
	const leap = 2024
	year := m.Year
	if year == 0 {
		year = leap
	}
	t := time.Date(year, time.Month(m.Month), m.Day, 12, 0, 0, 0, time.UTC)
	if m.Month < 1 || m.Month > 12 || m.Day < 1 || t.Day() != m.Day {
		return false
	}
	return anyWeekday || m.Year == 0 || m.Weekday == 0 || m.Written == Lunar || WeekdayOf(m.Year, m.Month, m.Day) == m.Weekday
}
