package clean

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"

	"dossier/internal/attribution"
	"dossier/internal/calendar"
	"dossier/internal/language"
	"dossier/internal/text"
)

// What lines of metadata say beside a date. Dates themselves are read by package
// calendar, in every language and calendar.

// dateGrammar is what the languages have for such lines, in words without accents.
type dateGrammar struct {
	// label are words that may stand in a line of metadata beside a date; published and
	// updated say what the date is of.
	label, published, updated text.WordRuns
	// back are words for days counted back from that of the capture.
	back     text.WordRuns
	daysBack map[string]int // by the words, joined by blanks
}

var grammar = sync.OnceValue(func() *dateGrammar {
	g := &dateGrammar{label: text.WordRuns{}, published: text.WordRuns{}, updated: text.WordRuns{}, back: text.WordRuns{}, daysBack: map[string]int{}}
	for _, sign := range dateSigns {
		g.label.Add(sign)
	}
	for _, l := range language.With(language.Cleaning) {
		c := l.Cleaning()
		for list, lines := range map[*text.WordRuns]language.Lines{&g.label: c.DateWords, &g.published: c.PublishedWords, &g.updated: c.UpdatedWords} {
			for _, words := range lines {
				list.Add(words)
			}
		}
		for words, days := range c.DaysBack {
			g.back.Add(words)
			g.daysBack[strings.Join(text.FoldedWords(words), " ")] = int(days)
		}
	}
	return g
})

// dateSigns stand beside dates in every language: zones, and agencies.
var dateSigns = []string{"et", "est", "edt", "gmt", "utc", "bst", "cet", "cest", "pst", "pdt", "msk", "afp", "reuters", "rtrs", "ap"}

// foundDate is a date in a text. Year is 0 if the text leaves it out.
type foundDate struct {
	calendar.Mention
	relative bool
	back     int // days before the capture, if relative
}

// findDates returns the dates of a line in the given language. One whose year has two
// figures is one behind a word that says so only, or before the hour, in languages that
// write it.
func findDates(line, lang string) []foundDate {
	var dates []foundDate
	for _, s := range calendar.Stamps(line, lang) {
		if s.Short {
			before := text.FoldedWords(line[:s.From])
			if g := grammar(); !bool(language.Get(lang).Dates().ShortYears) || !g.published.In(before) && !g.label.In(before) && !hourBehind().MatchString(line[s.To:]) {
				continue
			}
		}
		dates = append(dates, foundDate{Mention: s})
	}
	return dates
}

// hourBehind matches the hour behind a day, and a line that ends with it.
var hourBehind = pattern(`^[ ,|·–—-]{1,3}(?:(?:%s) )?(?:[01]?\d|2[0-3])[:.h]\d\d(?: (?:%s))?$`, beforeHour, behindHour)

// beforeHour and behindHour are pieces of patterns: what stands beside an hour.
func beforeHour() string {
	return text.AnyOf(language.WordsOfAll(func(l *language.Language) []string { return l.Dates().BeforeHour }))
}

func behindHour() string {
	return text.AnyOf(language.WordsOfAll(func(l *language.Language) []string { return l.Dates().BehindHour }))
}

// possible reports a date that the calendar has, with the weekday it names.
func (d foundDate) possible() bool {
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return t.Day() == d.Day && (d.Weekday == 0 || calendar.WeekdayOf(d.Year, d.Month, d.Day) == d.Weekday)
}

func (d foundDate) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// complete gives a date without a year the latest year in which it is not after
// the day of the capture and falls on its weekday. Without a weekday only the
// year before the capture is looked at.
func (d foundDate) complete(captured time.Time) foundDate {
	if d.relative && !captured.IsZero() {
		day := captured.AddDate(0, 0, -d.back)
		return foundDate{Mention: calendar.Mention{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}}
	}
	if d.Year != 0 || captured.IsZero() {
		return d
	}
	back := 1
	if d.Weekday > 0 {
		back = 5
	}
	for year := captured.Year(); year >= captured.Year()-back; year-- {
		e := d
		e.Year = year
		t := time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
		if e.possible() && !t.After(captured) {
			return e
		}
	}
	return d
}

// withHour matches a time of day with the word that a language sets before it, folded.
var withHour = sync.OnceValue(func() *regexp.Regexp {
	var before []string
	for _, w := range language.WordsOfAll(func(l *language.Language) []string { return l.Dates().BeforeHour }) {
		before = append(before, text.Fold(w))
	}
	return regexp.MustCompile(`\b(?:(?:` + text.AnyOf(before) + `) )+\d{1,2}[:.h]\d\d\b`)
})

var timeOfDay = text.Pattern(`\b\d{1,2}\s?(?::|h)\s?\d{0,2}(?::\d\d)?\s?(?:a\.?m\.?|p\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\.?`)

// withoutHours is a text, folded and in the digits of ASCII, without times of day: words often stand right behind one.
func withoutHours(s string) string {
	return timeOfDay().ReplaceAllString(withHour().ReplaceAllString(text.PlainDigits(text.Fold(s)), " "), " ")
}

// datelines match the place, the date and the agency with which a text begins, folded
// and in the digits of ASCII.
var datelines = sync.OnceValue(func() []*regexp.Regexp {
	agency := either(append(uncasedSources(),
		"afp", "ap", "reuters", "efe", "dpa", "ats", "belga", "xinhua", "tass", "upi", "ansa", "pa", "pap", "lusa", "aa", "ttxvn", "vna",
		"adnkronos", "europa press", "interfax", "yonhap", "irna", "fna", "anp", "tt", "ntb", "sda", "apa", "mti", "ctk",
	)...)
	behindYear := language.WordsOfAll(func(l *language.Language) []string { return l.Dates().BehindYear })
	for i, w := range behindYear {
		behindYear[i] = text.Fold(w)
	}
	return []*regexp.Regexp{
		regexp.MustCompile(`^\(` + agency + `\) ?[-–—] ?[^.!?]{2,40}? ?[-–—]`), // the agency, the place, the date
		regexp.MustCompile(`^(?:[^.!?]|\d\.){0,60}?\.? ?\(` + agency + `(?: [^()]{3,20})?\)|^[^.!?]{2,40}, [^.!?]{3,20}\(` + agency + `\)`),
		regexp.MustCompile(`^[\pL -]{2,30}[.,] ` +
			either(`[a-z]{3,9}\.? \d{1,2}, \d{4}`, `\d{1,2} \pL{3,9}\.? \d{4}`) + ` ?\(` + agency + `\)`),
		// a place, a whole date, a dash
		regexp.MustCompile(`^[^.!?:]{2,40}, (?:le )?` +
			either(`[a-z]{3,9}\.? \d{1,2}, \d{4}`, `\d{1,2}(?:er)? [a-z]{3,9}\.? \d{4}`) + ` ?(?:/[a-z -]+/ ?)?` + either("-", "–", "—", ":")),
		// МОСКВА, 12 марта. /ТАСС/. Москва. 12 марта. INTERFAX.RU - Київ, 12 березня –
		regexp.MustCompile(`^[\pL -]{2,30}[.,] \d{1,2} \pL{3,9}\.?(?: \d{4}(?: (?:` + text.AnyOf(behindYear) + `)\.?)?)?\.?` +
			` ?(?:/[\pL «»"-]+/|[\pL.]{2,20} ?[-–—]|[-–—])`),
		// 【ローマ2024年3月12日共同】
		regexp.MustCompile(`^【[^】\d]{1,14}(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[^】\d]{0,12}】`),
		// 新华社北京3月12日电
		regexp.MustCompile(`^[(（【]?\p{Han}{2,14}(?:\d{4}年)?\d{1,2}月\d{1,2}日[电電]`),
	}
})

// uncasedSources are the names of sources in other letters than Latin ones, folded.
func uncasedSources() []string {
	var names []string
	for _, name := range attribution.AllNames() {
		if !isASCII(name) {
			names = append(names, regexp.QuoteMeta(text.Fold(name)))
		}
	}
	return names
}

// weight is how many words there are, where each character of a script that sets no
// spaces is one: as many as other languages have in their place.
func weight(words []string) int {
	const characters = 3 // of a word
	dense := 0
	for _, w := range words {
		if text.IsUnspaced(text.FirstRune(w)) {
			dense++
		}
	}
	return len(words) - dense + (dense+characters-1)/characters
}

// datedLine is a line of metadata with a date.
type datedLine struct {
	date     foundDate
	label    bool // says that it is the date of publication
	update   bool // says that it is the date of a change only
	nothing  bool // nothing else stands in it but names and times
	leftover int  // words that are neither date nor label
}

// labelledBehind reads what stands behind a date and its hour, if that is one label alone of a script that has it there:
// 2024/03/12 15:20 송고. In English, "updated" there may say that it was changed, at some other hour.
func (l *datedLine) labelledBehind(said string) {
	words, g := text.PlainWords(said), grammar()
	if len(words) > 0 && unicode.Is(unicode.Lo, text.FirstRune(words[0])) {
		l.label, l.update = g.published.At(words, 0) == len(words), g.updated.At(words, 0) == len(words)
		l.update = l.update && !l.label
	}
}

// oursFirst puts the day of our calendar first where a line gives the same day in that of the moon,
// whose months begin when they are seen to.
func oursFirst(dates []foundDate) []foundDate {
	const apart = 3 * 24 * time.Hour
	on := func(d foundDate) time.Time {
		return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	}
	if len(dates) == 2 && dates[0].Written == calendar.Lunar && dates[1].Written == calendar.Gregorian && dates[1].Year > 0 &&
		on(dates[0]).Sub(on(dates[1])).Abs() < apart {
		return []foundDate{dates[1], dates[0]}
	}
	return dates
}

// readDateLine reads a line as a line of metadata, nil if it has no date. A line
// with two dates, as many have, is read up to the label of the change.
func readDateLine(line, lang string) *datedLine {
	line = cmp.Or(wireStamp(line), line)
	dates := findDates(line, lang)
	if len(dates) == 0 {
		dates = relativeDay(line)
	}
	if len(dates) == 0 || len(dates) > 3 {
		return nil
	}
	g := grammar()
	l := &datedLine{date: oursFirst(dates)[0]}
	before := text.FoldedWords(line[:dates[0].From])
	l.label = g.published.In(before)
	l.update = g.updated.In(before) && !l.label
	if len(dates) == 1 && !l.label && !l.update {
		l.labelledBehind(withoutHours(line[dates[0].To:]))
	}
	if l.update && len(dates) > 1 { // the change first, the publication behind it
		if between := withoutHours(line[dates[0].To:dates[1].From]); g.published.In(text.PlainWords(between)) {
			l.date, l.update, l.label = dates[1], false, true
		}
	}
	if len(dates) > 1 && l.date == dates[0] && l.date.Year == 0 && dates[1].Year > 0 && l.label {
		// "Publié le 22 mai, mis à jour le 23 mai 2024": one year is given for both.
		if d := dates[1]; l.date.Month < d.Month || l.date.Month == d.Month && l.date.Day <= d.Day {
			l.date.Year = d.Year
			if !l.date.possible() {
				l.date.Year = 0
			}
		}
	}
	rest, at := "", 0
	for _, date := range dates { // two readings of the same words may overlap
		if date.From >= at {
			rest += line[at:date.From] + " "
		}
		at = max(at, date.To)
	}
	rest += line[at:]
	words := text.PlainWords(withoutHours(rest))
	var left []string
	for i := 0; i < len(words); i++ {
		if len(dates) == 1 && !l.update && g.updated.At(words, i) > 0 {
			break // how long ago it was changed
		}
		if n := max(g.label.At(words, i), g.published.At(words, i)); n > 0 {
			i += n - 1
		} else if !calendar.IsDay(words[i]) && !isNumber(words[i]) {
			left = append(left, words[i])
		}
	}
	l.leftover = weight(left)
	l.nothing = l.leftover == 0
	return l
}
