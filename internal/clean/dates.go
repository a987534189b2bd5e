package clean

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A small grammar of dates: French, English and the plain forms of numbers. It
// reads what says which day is meant and nothing else; a weekday that does not
// fit its date, or a number that could be a day or a month, is no date.

// The names of months and days in French and English, folded, with the short
// forms that stand in metadata. Package calendar has a table of its own: it reads
// running text, where "mar" and "may" are words.
var (
	monthNames = []string{
		"janvier janv january jan", "fevrier fevr fev february feb", "mars march mar", "avril avr april apr", "mai may", "juin june jun",
		"juillet juil july jul", "aout august aug", "septembre sept september sep", "octobre oct october", "novembre nov november", "decembre dec december",
	}
	weekdayNames = []string{
		"dimanche sunday sun dim", "lundi monday mon lun", "mardi tuesday tue tues mar", "mercredi wednesday wed mer",
		"jeudi thursday thu thurs jeu", "vendredi friday fri ven", "samedi saturday sat sam",
	}
	months   = numbered[time.Month](monthNames, 1)
	weekdays = numbered[time.Weekday](weekdayNames, 0)
)

// numbered gives each name the number of its list.
func numbered[T ~int](lists []string, first T) map[string]T {
	numbers := map[string]T{}
	for i, names := range lists {
		for name := range strings.FieldsSeq(names) {
			numbers[name] = first + T(i)
		}
	}
	return numbers
}

// oneOf is a pattern for any of the names.
func oneOf(lists []string) string {
	return "(" + strings.Join(strings.Fields(strings.Join(lists, " ")), "|") + ")"
}

// foundDate is a date in a text. Year is 0 if the text leaves it out.
type foundDate struct {
	year       int
	month      time.Month
	day        int
	weekday    int // −1 if none is named
	relative   bool
	back       int // days before the capture, if relative
	start, end int // bytes of the folded text
}

var (
	dayPart   = `(\d{1,2})(?:er|st|nd|rd|th)?`
	monthPart = oneOf(monthNames) + `\b\.?`
	weekPart  = `(?:\b` + oneOf(weekdayNames) + `\.?,?\s+(?:le\s+|the\s+)?)?`
	yearPart  = `(?:,?\s+((?:19|20)\d\d)\b)?`
)

var (
	dayFirst   = regexp.MustCompile(weekPart + `\b` + dayPart + `(?:\s+of)?\s+` + monthPart + yearPart)
	monthFirst = regexp.MustCompile(weekPart + `\b` + monthPart + `\s+` + dayPart + `\b` + yearPart)
	isoForm    = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\b|t)`)
	shortYear  = regexp.MustCompile(`\b(\d{1,2})([./])(\d{1,2})([./])(\d\d)\b`)
	numbers    = regexp.MustCompile(`\b(\d{1,2})([./-])(\d{1,2})([./-])((?:19|20)\d\d)\b`)
)

// findDates returns the dates of a folded text in the given language.
func findDates(folded, lang string) []foundDate {
	var found []foundDate
	add := func(year, month, day, weekday string, at []int) {
		d := foundDate{weekday: -1, start: at[0], end: at[1]}
		d.year, _ = strconv.Atoi(year)
		d.day, _ = strconv.Atoi(day)
		if n, err := strconv.Atoi(month); err == nil {
			d.month = time.Month(n)
		} else {
			d.month = months[month]
		}
		if w, ok := weekdays[weekday]; ok {
			d.weekday = int(w)
		}
		for _, other := range found {
			if d.start < other.end && other.start < d.end {
				return
			}
		}
		if d.possible() {
			found = append(found, d)
		}
	}
	month, figures := dateParts(folded)
	if !month && !figures {
		return nil
	}
	for _, m := range isoForm.FindAllStringSubmatchIndex(folded, -1) {
		add(part(folded, m, 1), part(folded, m, 2), part(folded, m, 3), "", m)
	}
	for _, m := range numbers.FindAllStringSubmatchIndex(folded, -1) {
		first, second := part(folded, m, 1), part(folded, m, 3)
		if part(folded, m, 2) != part(folded, m, 4) {
			continue
		}
		if lang == "en" && part(folded, m, 2) != "." { // 03/04 is March in New York and April in London
			a, _ := strconv.Atoi(first)
			b, _ := strconv.Atoi(second)
			switch {
			case a > 12 || a == b:
			case b > 12:
				first, second = second, first
			default:
				continue
			}
		}
		add(part(folded, m, 5), second, first, "", m)
	}
	if lang == "fr" && publishLabel.MatchString(folded) { // without a label it could be anything
		for _, m := range shortYear.FindAllStringSubmatchIndex(folded, -1) {
			if part(folded, m, 2) == part(folded, m, 4) {
				add("20"+part(folded, m, 5), part(folded, m, 3), part(folded, m, 1), "", m)
			}
		}
	}
	if !month {
		return found
	}
	for _, m := range dayFirst.FindAllStringSubmatchIndex(folded, -1) {
		add(part(folded, m, 4), part(folded, m, 3), part(folded, m, 2), part(folded, m, 1), m)
	}
	for _, m := range monthFirst.FindAllStringSubmatchIndex(folded, -1) {
		add(part(folded, m, 4), part(folded, m, 2), part(folded, m, 3), part(folded, m, 1), m)
	}
	return found
}

// dateParts looks for what a date needs: the name of a month, or figures with a
// mark between.
func dateParts(folded string) (month, figures bool) {
	digit := func(i int) bool { return i < len(folded) && folded[i] >= '0' && folded[i] <= '9' }
	for i := 0; i < len(folded); i++ {
		switch c := folded[i]; {
		case c >= 'a' && c <= 'z':
			start := i
			for i+1 < len(folded) && folded[i+1] >= 'a' && folded[i+1] <= 'z' {
				i++
			}
			month = month || months[folded[start:i+1]] != 0
		case digit(i):
			figures = figures || digit(i+2) && strings.IndexByte("./-", folded[i+1]) >= 0
		}
	}
	return month, figures
}

func part(s string, m []int, group int) string {
	if m[2*group] < 0 {
		return ""
	}
	return s[m[2*group]:m[2*group+1]]
}

// possible reports a date that the calendar has, with the weekday it names.
func (d foundDate) possible() bool {
	year := d.year
	if year == 0 {
		year = 2024 // any leap year
	}
	t := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	if d.month < 1 || t.Month() != d.month || t.Day() != d.day {
		return false
	}
	return d.year == 0 || d.weekday < 0 || int(t.Weekday()) == d.weekday
}

func (d foundDate) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

// complete gives a date without a year the latest year in which it is not after
// the day of the capture and falls on its weekday. Without a weekday only the
// year before the capture is looked at.
func (d foundDate) complete(captured time.Time) foundDate {
	if d.relative && !captured.IsZero() {
		day := captured.AddDate(0, 0, -d.back)
		return foundDate{year: day.Year(), month: day.Month(), day: day.Day(), weekday: -1}
	}
	if d.year != 0 || captured.IsZero() {
		return d
	}
	back := 1
	if d.weekday >= 0 {
		back = 5
	}
	for year := captured.Year(); year >= captured.Year()-back; year-- {
		e := d
		e.year = year
		t := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC)
		if e.possible() && !t.After(captured) {
			return e
		}
	}
	return d
}

var (
	// What may stand in a line of metadata besides a date: labels, times, names of
	// agencies, separators.
	dateLabel    = regexp.MustCompile(`\b(?:publiee?s?|paru|poste|mise?|jour|modifiee?|actualisee?|cree|redige|le|la|du|de|a|au|et|par|published|posted|updated|first|last|modified|created|on|at|by|the|date|in|min|et|est|edt|gmt|utc|bst|cet|cest|pst|pdt|am|pm|a m|p m|h|heures?|afp|reuters|ap|veroffentlicht|am|aktualisiert|uhr|stand|publicado|actualizado|el|pubblicato|aggiornato|il)\b`)
	timeOfDay    = regexp.MustCompile(`\b\d{1,2}\s?(?::|h)\s?\d{0,2}(?::\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?`)
	publishLabel = regexp.MustCompile(`\b(?:publiee?|paru|poste|mis en ligne|published|posted|date|veroffentlicht|publicado|pubblicato|cree|created)\b`)
	updateLabel  = regexp.MustCompile(`\b(?:mise? a jour|modifiee?|actualisee?|corrigee?|corrected|updated|last modified|last update|aktualisiert|stand|actualizado|aggiornato)\b`)
	dateline     = regexp.MustCompile(`^[^.!?]{0,60}?\((?:afp|ap|reuters|efe|dpa|ats|belga|xinhua|tass|upi|ansa|pa)\)|^[^.!?]{2,40}, [^.!?]{3,20}\((?:afp|ap|reuters|efe|dpa|ats|belga|xinhua|tass|upi|ansa|pa)\)`)
)

// cityLine matches a dateline without an agency: a place, a whole date, a dash.
var cityLine = regexp.MustCompile(`^[^.!?:]{2,40}, (?:le )?(?:[a-z]{3,9}\.? \d{1,2}, \d{4}|\d{1,2}(?:er)? [a-z]{3,9}\.? \d{4}) ?(?:/[a-z -]+/ ?)?(?:-|–|—|:)`)

// datedLine is a line of metadata with a date.
type datedLine struct {
	date     foundDate
	label    bool // says that it is the date of publication
	update   bool // says that it is the date of a change only
	nothing  bool // nothing else stands in it but names and times
	leftover int  // words that are neither date nor label
}

// readDateLine reads a line as a line of metadata, nil if it has no date. A line
// with two dates, as many have, is read up to the label of the change.
func readDateLine(text, lang string) *datedLine {
	folded := fold(text)
	dates := findDates(folded, lang)
	if len(dates) == 0 {
		dates = relativeDay(folded)
	}
	if len(dates) == 0 || len(dates) > 3 {
		return nil
	}
	l := &datedLine{date: dates[0]}
	before := folded[:dates[0].start]
	update := updateLabel.FindStringIndex(before)
	l.label = publishLabel.MatchString(before)
	l.update = update != nil && !l.label
	if l.update && len(dates) > 1 { // the change first, the publication behind it
		if between := folded[dates[0].end:dates[1].start]; publishLabel.MatchString(between) {
			l.date, l.update, l.label = dates[1], false, true
		}
	}
	if len(dates) > 1 && l.date == dates[0] && l.date.year == 0 && dates[1].year > 0 && l.label {
		// "Publié le 22 mai, mis à jour le 23 mai 2024": one year is given for both.
		if d := dates[1]; l.date.month < d.month || l.date.month == d.month && l.date.day <= d.day {
			l.date.year = d.year
			if !l.date.possible() {
				l.date.year = 0
			}
		}
	}
	rest := folded
	for i := len(dates) - 1; i >= 0; i-- {
		if i < len(dates) && dates[i].end <= len(rest) {
			rest = rest[:dates[i].start] + " " + rest[dates[i].end:]
		}
	}
	rest = timeOfDay.ReplaceAllString(rest, " ")
	rest = dateLabel.ReplaceAllString(rest, " ")
	for _, w := range letters(rest) {
		if _, weekday := weekdays[w]; !weekday && !isNumber(w) {
			l.leftover++
		}
	}
	l.nothing = l.leftover == 0
	return l
}
