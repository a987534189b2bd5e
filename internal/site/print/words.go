package print

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dossier/internal/calendar"
	"dossier/internal/date"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/text"

	"golang.org/x/text/feature/plural"
	xlanguage "golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Words are the words of the interface in one language.
type Words struct {
	Lang      string
	direction text.Direction
	grammar   *language.GrammarData
	months    []string // in dates with a day
	alone     []string // in dates without one
	solar     []string // months of the Solar Hijri calendar
	zero      rune     // of the digits
	tag       xlanguage.Tag
	printer   *message.Printer
	plain     map[string]string
	forms     map[string]map[plural.Form]string
	altered   string                    // what pages say below everything else if the dossier replaces a part of the theme, "" if it does not
	languages memo.Once[string, string] // names by code: to look one up takes longer than all else about an entry of a list
}

// categories are the plural forms as CLDR names them. Each language has its own
// of them, "other" always.
var categories = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// parseWords reads the words of a language: JSON objects of texts, of which a later one
// replaces those of an earlier one that it has too. A phrase that counts something has a
// text for each plural form.
func parseWords(lang string, files ...[]byte) (*Words, error) {
	var raw map[string]json.RawMessage
	for _, data := range files {
		if err := json.Unmarshal(data, &raw); err != nil {
			return nil, err
		}
	}
	known := language.Get(lang)
	w := &Words{
		Lang: lang, direction: directionOf(lang), grammar: known.Grammar(), tag: known.Tag(), printer: message.NewPrinter(known.Tag()),
		plain: map[string]string{}, forms: map[string]map[plural.Form]string{},
	}
	for _, forms := range known.Dates().Months {
		w.months = append(w.months, forms[0])
	}
	for _, forms := range known.Dates().SolarMonths {
		w.solar = append(w.solar, forms[0])
	}
	w.zero, _ = utf8.DecodeRuneInString(w.printer.Sprint(number.Decimal(0)))
	for key, value := range raw {
		var s string
		if json.Unmarshal(value, &s) == nil {
			w.plain[key] = s
			continue
		}
		var texts map[string]string
		if err := json.Unmarshal(value, &texts); err != nil || texts["other"] == "" {
			return nil, fmt.Errorf("%q must be a text, or a text each for one, other and what other plural forms the language has", key)
		}
		forms := map[plural.Form]string{}
		for name, text := range texts {
			form, ok := categories[name]
			if !ok {
				return nil, fmt.Errorf("%q has %q, which is no plural form; those are zero, one, two, few, many and other", key, name)
			}
			forms[form] = text
		}
		w.forms[key] = forms
	}
	w.months, w.alone = w.names("months", w.months), w.names("months_alone", w.months)
	return w, nil
}

// names are those of the months under a key, or those given if there are not as many.
func (w *Words) names(key string, months []string) []string {
	if own := strings.Fields(w.plain[key]); len(own) == len(months) {
		return own
	}
	return months
}

// DateBasis says what a date was taken from, in the language of w if cleaning has
// found it out; known is false for what a person wrote, which stays as it is.
func (w *Words) DateBasis(text string) (basis string, known bool) {
	basis, _, _ = strings.Cut(text, ": «") // behind which stands the date of another calendar, as the capture has it
	if s, ok := w.plain["basis: "+basis]; ok {
		return s + strings.TrimPrefix(text, basis), true
	}
	return text, false
}

// T returns a phrase, with its %s and %d filled in. A phrase that does not
// exist is an error of the template.
func (w *Words) T(key string, args ...any) (string, error) {
	s, ok := w.plain[key]
	if !ok {
		return "", fmt.Errorf("the words of the interface have no %q", key)
	}
	if len(args) == 0 {
		return s, nil
	}
	for i, arg := range args {
		if n, ok := arg.(int); ok {
			args[i] = numeral(w.Digits(n))
		}
	}
	return fmt.Sprintf(s, args...), nil
}

// numeral is a number as a language writes it, in the place of a %d.
type numeral string

// Format writes the number, whatever the verb.
func (n numeral) Format(f fmt.State, _ rune) { fmt.Fprint(f, string(n)) }

// Digits writes a number without groups, in the digits of the language: a year, or the
// number of a line.
func (w *Words) Digits(n int) string {
	s := strconv.Itoa(n)
	if w.zero == '0' {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return w.zero + r - '0'
		}
		return r
	}, s)
}

// Forms are the texts of a phrase that counts, by the names that CLDR has for plural
// forms, as scripts know them too.
func (w *Words) Forms(key string) map[string]string {
	forms := map[string]string{}
	for name, form := range categories {
		if s, ok := w.forms[key][form]; ok {
			forms[name] = s
		}
	}
	return forms
}

// N returns a phrase that counts, in the plural form that the number asks for.
func (w *Words) N(key string, n int) (string, error) {
	forms, ok := w.forms[key]
	if !ok {
		return "", fmt.Errorf("the words of the interface have no forms of %q", key)
	}
	s, ok := forms[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]
	if !ok {
		s = forms[plural.Other]
	}
	return strings.ReplaceAll(s, "%d", w.Number(n)), nil
}

// fewestGrouped is the least number whose digits are grouped: four are read at a
// glance.
const fewestGrouped = 10_000

// Number writes a number as the language does.
func (w *Words) Number(n int) string {
	if n < fewestGrouped {
		return w.printer.Sprint(number.Decimal(n, number.NoSeparator()))
	}
	s := w.printer.Sprint(number.Decimal(n))
	if mark := w.grammar.GroupMark; mark != "" {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }), string(mark))
	}
	return s
}

// Decimal writes a number as the language does, with all its digits.
func (w *Words) Decimal(x float64) string {
	_, fraction, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	return w.printer.Sprint(number.Decimal(x, number.NoSeparator(), number.MaxFractionDigits(len(fraction))))
}

// Phrase is T for keys that the tests hold in every language.
func (w *Words) Phrase(key string, args ...any) string {
	s, err := w.T(key, args...)
	if err != nil {
		return key
	}
	return s
}

// Count is N for keys that the tests hold in every language.
func (w *Words) Count(key string, n int) string {
	s, err := w.N(key, n)
	if err != nil {
		return key
	}
	return s
}

// Quoted puts words between the quotation marks of the language.
func (w *Words) Quoted(words string) string { return w.Opening(words) + words + w.Closing(words) }

// Blank is the blank behind words of the interface. Behind a full-width mark there is none: it
// has room of its own.
func (w *Words) Blank(key string) string {
	if last := text.LastRune(w.plain[key]); '\uff00' <= last && last <= '\uffef' {
		return ""
	}
	return " "
}

// Leading is words of the interface before what they lead to, with the blank between.
func (w *Words) Leading(key string) (string, error) {
	words, err := w.T(key)
	return words + w.Blank(key), err
}

// Opening is the quotation mark of the language before words, for those that are printed
// with marks of their own inside. It is text, so that whoever copies the words has it.
func (w *Words) Opening(words string) string {
	open, _ := w.marksAround(words)
	return open
}

// Closing is the quotation mark behind words.
func (w *Words) Closing(words string) string {
	_, end := w.marksAround(words)
	return end
}

// marksAround are the marks of a quotation, or those of a quotation in another one if the
// words hold the former: marks inside are not ours to change.
func (w *Words) marksAround(words string) (open, end string) {
	open, end, _ = strings.Cut(w.plain["quoted"], "%s")
	if strings.ContainsAny(words, strings.TrimSpace(open)+strings.TrimSpace(end)) {
		open, end, _ = strings.Cut(w.plain["quoted_around_marks"], "%s")
	}
	return open, end
}

// When writes a date in words: 17 janvier 2025, janvier 2025, vers 2024.
func (w *Words) When(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	if d.From == d.To {
		return w.day(d.From)
	}
	if d.From.Year == d.To.Year && d.From.Month == d.To.Month && d.From.Day > 0 && d.To.Day > 0 && !d.From.About && !d.To.About {
		return strings.ReplaceAll(w.written("date_days", d.To), "{from}", w.dayNumber(d.From.Day))
	}
	return w.Phrase("date_range", w.day(d.From), w.day(d.To))
}

func (w *Words) day(d date.Day) string {
	form := "date_year"
	switch {
	case d.Day > 0:
		form = "date_day"
	case d.Month > 0:
		form = "date_month"
	}
	s := w.written(form, d)
	if d.Day > 0 {
		s = w.both(s, d)
	}
	if d.About {
		s = w.Phrase("about_date", s)
	}
	return s
}

// both writes a day in the other calendar of the language as well, if it has one.
func (w *Words) both(s string, d date.Day) string {
	form := w.Phrase("date_both")
	months := w.solar
	if !w.KnowsSolar() {
		return s
	}
	year, month, day, ok := calendar.SolarOf(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC))
	if !ok {
		return s
	}
	also := strings.NewReplacer("{year}", w.Digits(year), "{month}", months[month-1], "{day}", w.Digits(day)).Replace(w.Phrase("date_day"))
	return strings.NewReplacer("{date}", s, "{also}", also).Replace(form)
}

// KnowsSolar reports whether pages give days in the Solar Hijri calendar as well.
func (w *Words) KnowsSolar() bool {
	return len(w.solar) > 0 && strings.Contains(w.Phrase("date_both"), "{also}")
}

// written fills the parts of a date into a form of dates of the language.
func (w *Words) written(form string, d date.Day) string {
	month := ""
	switch {
	case d.Day > 0:
		month = w.months[d.Month-1]
	case d.Month > 0:
		month = w.alone[d.Month-1]
	}
	return strings.NewReplacer("{year}", w.Digits(d.Year), "{month}", month, "{day}", w.dayNumber(d.Day)).Replace(w.Phrase(form))
}

func (w *Words) dayNumber(n int) string {
	if first := w.grammar.FirstDay; n == 1 && first != "" {
		return string(first)
	}
	return w.Digits(n)
}

// LanguageName writes the name of a language: "vietnamien" for vi.
func (w *Words) LanguageName(code string) string {
	return w.languages.Of(code, func() string { return w.languageName(code) })
}

func (w *Words) languageName(code string) string {
	tag, err := xlanguage.Parse(code)
	if err != nil {
		return code
	}
	if name := display.Languages(w.tag).Name(tag); name != "" {
		return name
	}
	return code
}

// FromLanguage writes "de l’espagnol", "du vietnamien", "from Spanish".
func (w *Words) FromLanguage(code string) string {
	name, phrase := w.LanguageName(code), w.grammar.FromLanguage
	if elided := w.grammar.FromElided; elided != "" && w.elides(name) {
		phrase = elided
	}
	return fmt.Sprintf(string(phrase), name)
}

// elides reports whether the word before a name loses its vowel.
func (w *Words) elides(name string) bool {
	return slices.Contains(w.grammar.Vowels, string(text.FirstRune(strings.ToLower(name)))) ||
		slices.ContainsFunc(w.grammar.Mute, func(beginning string) bool { return strings.HasPrefix(name, beginning) })
}

// CountryName writes the name of a country: "Viêt Nam" for VN.
func (w *Words) CountryName(code string) string {
	region, err := xlanguage.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(w.tag).Name(region); name != "" {
		return name
	}
	return code
}
