package print

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/language"
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
	months    []string // in dates
	tag       xlanguage.Tag
	printer   *message.Printer
	plain     map[string]string
	forms     map[string]map[plural.Form]string
	altered   string   // what pages say if the dossier replaces a part of the theme
	languages sync.Map // names by code: to look one up takes longer than all else about an entry of a list
}

// Altered is what a page says below everything else if the dossier replaces a part
// of the theme, "" if it does not.
func (w *Words) Altered() string { return w.altered }

// categories are the plural forms as CLDR names them. Each language has its own
// of them, "other" always.
var categories = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// parseWords reads the words of a language: one JSON object of texts. A phrase
// that counts something has a text for each plural form.
func parseWords(lang string, data []byte) (*Words, error) {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, err
	}
	known := language.Get(lang)
	w := &Words{
		Lang: lang, direction: directionOf(lang), grammar: known.Grammar(), tag: known.Tag(), printer: message.NewPrinter(known.Tag()),
		plain: map[string]string{}, forms: map[string]map[plural.Form]string{},
	}
	for _, forms := range known.Dates().Months {
		w.months = append(w.months, forms[0])
	}
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
	if own := strings.Fields(w.plain["months"]); len(own) == len(w.months) {
		w.months = own
	}
	return w, nil
}

// DateBasis says what a date was taken from, in the language of w if cleaning has
// found it out; known is false for what a person wrote, which stays as it is.
func (w *Words) DateBasis(text string) (basis string, known bool) {
	if s, ok := w.plain["basis: "+text]; ok {
		return s, true
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
	return fmt.Sprintf(s, args...), nil
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

// When writes a date in words: 17 janvier 2025, janvier 2025, vers 2024.
func (w *Words) When(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	if d.From == d.To {
		return w.day(d.From)
	}
	if d.From.Year == d.To.Year && d.From.Month == d.To.Month && d.From.Day > 0 && d.To.Day > 0 && !d.From.About && !d.To.About {
		return w.dayNumber(d.From.Day) + "–" + w.day(d.To)
	}
	return w.Phrase("date_range", w.day(d.From), w.day(d.To))
}

func (w *Words) day(d date.Day) string {
	s := strconv.Itoa(d.Year)
	if d.Month > 0 {
		s = w.months[d.Month-1] + "\u00a0" + s
	}
	if d.Day > 0 {
		s = w.dayNumber(d.Day) + "\u00a0" + s
	}
	if d.About {
		s = w.Phrase("about_date", s)
	}
	return s
}

func (w *Words) dayNumber(n int) string {
	if first := w.grammar.FirstDay; n == 1 && first != "" {
		return string(first)
	}
	return strconv.Itoa(n)
}

// LanguageName writes the name of a language: "vietnamien" for vi.
func (w *Words) LanguageName(code string) string {
	name, ok := w.languages.Load(code)
	if !ok {
		name, _ = w.languages.LoadOrStore(code, w.languageName(code))
	}
	return name.(string)
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
	first, _ := utf8.DecodeRuneInString(strings.ToLower(name))
	return slices.Contains(w.grammar.Vowels, string(first)) ||
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
