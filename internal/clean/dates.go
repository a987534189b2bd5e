package clean

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"dossier/internal/language"
	"dossier/internal/text"
)

// A small grammar of dates: those of the languages, and the plain forms of numbers. It
// reads what says which day is meant and nothing else; a weekday that does not
// fit its date, or a number that could be a day or a month, is no date.

// dateGrammar is what the languages have for dates, folded. Package calendar has
// a reading of its own, of running text, where "mar" and "may" are words.
type dateGrammar struct {
	months   map[string]time.Month
	weekdays map[string]time.Weekday

	dayFirst, monthFirst *regexp.Regexp
	// What may stand in a line of metadata besides a date, and the words in it that
	// say what the date is of.
	dateLabel, publishLabel, updateLabel *regexp.Regexp

	daysBack map[string]int // words for days counted back from that of the capture, with either apostrophe
	dayBack  *regexp.Regexp // one of them
	// backWords are the words of daysBack.
	backWords []string
}

var grammar = sync.OnceValue(func() *dateGrammar {
	g := &dateGrammar{months: map[string]time.Month{}, weekdays: map[string]time.Weekday{}, daysBack: map[string]int{}}
	var suffixes, beforeDay, beforeMonth []string
	labels, published, updated := slices.Clone(dateSigns), []string{}, []string{}
	for _, l := range language.With(language.Dates) {
		d := l.Dates()
		for _, names := range [][][]string{d.Months, d.ShortMonths} {
			for i, forms := range names {
				for _, form := range forms {
					g.months[text.Fold(form)] = time.Month(i + 1)
				}
			}
		}
		for _, names := range [][][]string{d.Weekdays, d.ShortWeekdays} {
			for i, forms := range names {
				for _, form := range forms {
					g.weekdays[text.Fold(form)] = time.Weekday((i + 1) % 7)
				}
			}
		}
		suffixes, beforeDay, beforeMonth = append(suffixes, d.DaySuffixes...), append(beforeDay, d.BeforeDay...), append(beforeMonth, d.BeforeMonth...)
	}
	for _, l := range language.With(language.Cleaning) {
		c := l.Cleaning()
		labels, published, updated = append(labels, c.DateWords...), append(published, c.PublishedWords...), append(updated, c.UpdatedWords...)
		for word, days := range c.DaysBack {
			g.daysBack[text.Fold(word)] = int(days)
			g.daysBack[strings.ReplaceAll(text.Fold(word), "'", "’")] = int(days)
		}
	}
	month := "(" + oneOf(slices.Sorted(maps.Keys(g.months))) + `)\b\.?`
	weekday := `(?:\b(` + oneOf(slices.Sorted(maps.Keys(g.weekdays))) + `)\.?,?\s+(?:(?:` + oneOf(beforeDay) + `)\s+)?)?`
	day := `(\d{1,2})(?:` + oneOf(suffixes) + `)?`
	const year = `(?:,?\s+((?:19|20)\d\d)\b)?`
	g.dayFirst = regexp.MustCompile(weekday + `\b` + day + `(?:\s+(?:` + oneOf(beforeMonth) + `))?\s+` + month + year)
	g.monthFirst = regexp.MustCompile(weekday + `\b` + month + `\s+` + day + `\b` + year)
	g.dateLabel = regexp.MustCompile(`\b(?:` + oneOf(labels) + `)\b`)
	g.publishLabel = regexp.MustCompile(`\b(?:` + oneOf(published) + `)\b`)
	g.updateLabel = regexp.MustCompile(`\b(?:` + oneOf(updated) + `)\b`)
	g.backWords = slices.Sorted(maps.Keys(g.daysBack))
	g.dayBack = regexp.MustCompile(`(?:^|[^\pL-])(` + oneOf(g.backWords) + `)\b`)
	return g
})

// dateSigns stand beside dates in every language: zones, and agencies.
var dateSigns = []string{"et", "est", "edt", "gmt", "utc", "bst", "cet", "cest", "pst", "pdt", "afp", "reuters", "ap"}

// oneOf is a pattern for any of the words, folded.
func oneOf(words []string) string {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = text.Fold(w)
	}
	return anyOf(folded)
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
	isoForm   = regexp.MustCompile(`\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\b|t)`)
	shortYear = regexp.MustCompile(`\b(\d{1,2})([./])(\d{1,2})([./])(\d\d)\b`)
	numbers   = regexp.MustCompile(`\b(\d{1,2})([./-])(\d{1,2})([./-])((?:19|20)\d\d)\b`)
)

// findDates returns the dates of a folded text in the given language. Of two that
// overlap the one counts that says more: a whole date in ISO 8601, one in numbers,
// one with the name of its month.
func findDates(folded, lang string) []foundDate {
	month, figures := dateParts(folded)
	if !month && !figures {
		return nil
	}
	dates := language.Get(lang).Dates()
	f := dateFinder{folded: folded}
	f.each(isoForm, func(part func(int) string, at []int) { f.add(part(1), part(2), part(3), "", at) })
	f.each(numbers, func(part func(int) string, at []int) {
		if day, month, sure := dayAndMonth(part(1), part(3), part(2), dates.UnclearOrder); sure && part(2) == part(4) {
			f.add(part(5), month, day, "", at)
		}
	})
	if bool(dates.ShortYears) && grammar().publishLabel.MatchString(folded) { // without a label it could be anything
		f.each(shortYear, func(part func(int) string, at []int) {
			if part(2) == part(4) {
				f.add("20"+part(5), part(3), part(1), "", at)
			}
		})
	}
	if month {
		f.each(grammar().dayFirst, func(part func(int) string, at []int) { f.add(part(4), part(3), part(2), part(1), at) })
		f.each(grammar().monthFirst, func(part func(int) string, at []int) { f.add(part(4), part(2), part(3), part(1), at) })
	}
	return f.found
}

// dateFinder gathers the dates of a folded text.
type dateFinder struct {
	folded string
	found  []foundDate
}

// each calls read for every match of a form, with the texts of its groups.
func (f *dateFinder) each(form *regexp.Regexp, read func(part func(group int) string, at []int)) {
	for _, at := range form.FindAllStringSubmatchIndex(f.folded, -1) {
		read(func(group int) string { return part(f.folded, at, group) }, at)
	}
}

// add adds a date that the calendar has and that overlaps none of those before.
func (f *dateFinder) add(year, month, day, weekday string, at []int) {
	d := foundDate{weekday: -1, start: at[0], end: at[1]}
	d.year, _ = strconv.Atoi(year)
	d.day, _ = strconv.Atoi(day)
	if n, err := strconv.Atoi(month); err == nil {
		d.month = time.Month(n)
	} else {
		d.month = grammar().months[month]
	}
	if w, ok := grammar().weekdays[weekday]; ok {
		d.weekday = int(w)
	}
	overlaps := slices.ContainsFunc(f.found, func(other foundDate) bool { return d.start < other.end && other.start < d.end })
	if !overlaps && d.possible() {
		f.found = append(f.found, d)
	}
}

// dayAndMonth returns the day and the month of a date in numbers. With some marks
// between them it is not clear which is which, unless one can be no month.
func dayAndMonth(first, second, mark string, unclear []string) (day, month string, sure bool) {
	if !slices.Contains(unclear, mark) {
		return first, second, true
	}
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	if b > 12 && a <= 12 && a != b {
		return second, first, true
	}
	return first, second, a > 12 || a == b
}

// dateParts looks for what a date needs: the name of a month, or figures with a
// mark between.
func dateParts(folded string) (month, figures bool) {
	months := grammar().months
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

var timeOfDay = regexp.MustCompile(`\b\d{1,2}\s?(?::|h)\s?\d{0,2}(?::\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?`)

// dateline matches the place, the date and the agency with which a text begins.
var dateline = func() *regexp.Regexp {
	agency := `\(` + either("afp", "ap", "reuters", "efe", "dpa", "ats", "belga", "xinhua", "tass", "upi", "ansa", "pa") + `\)`
	return regexp.MustCompile(`^[^.!?]{0,60}?` + agency + `|^[^.!?]{2,40}, [^.!?]{3,20}` + agency)
}()

// cityLine matches a dateline without an agency: a place, a whole date, a dash.
var cityLine = regexp.MustCompile(`^[^.!?:]{2,40}, (?:le )?` +
	either(`[a-z]{3,9}\.? \d{1,2}, \d{4}`, `\d{1,2}(?:er)? [a-z]{3,9}\.? \d{4}`) + ` ?(?:/[a-z -]+/ ?)?` + either("-", "–", "—", ":"))

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
func readDateLine(line, lang string) *datedLine {
	folded := text.Fold(line)
	dates := findDates(folded, lang)
	if len(dates) == 0 {
		dates = relativeDay(folded)
	}
	if len(dates) == 0 || len(dates) > 3 {
		return nil
	}
	l := &datedLine{date: dates[0]}
	before := folded[:dates[0].start]
	update := grammar().updateLabel.FindStringIndex(before)
	l.label = grammar().publishLabel.MatchString(before)
	l.update = update != nil && !l.label
	if l.update && len(dates) > 1 { // the change first, the publication behind it
		if between := folded[dates[0].end:dates[1].start]; grammar().publishLabel.MatchString(between) {
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
	for i, date := range slices.Backward(dates) {
		if i < len(dates) && date.end <= len(rest) {
			rest = rest[:date.start] + " " + rest[date.end:]
		}
	}
	rest = timeOfDay.ReplaceAllString(rest, " ")
	rest = grammar().dateLabel.ReplaceAllString(rest, " ")
	for _, w := range text.PlainWords(rest) {
		if _, weekday := grammar().weekdays[w]; !weekday && !isNumber(w) {
			l.leftover++
		}
	}
	l.nothing = l.leftover == 0
	return l
}
