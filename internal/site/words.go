package site

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/date"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Words are the words of the interface in one language.
type Words struct {
	Lang      string
	plain     map[string]string
	forms     map[string]forms
	languages sync.Map // names by code: to look one up takes longer than all else about an entry of a list
}

// forms of a phrase that counts something.
type forms struct {
	One   string `json:"one"`
	Other string `json:"other"`
}

// parseWords reads a file of i18n/.
func parseWords(lang string, data []byte) (*Words, error) {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, err
	}
	w := &Words{Lang: lang, plain: map[string]string{}, forms: map[string]forms{}}
	for key, value := range raw {
		var s string
		if json.Unmarshal(value, &s) == nil {
			w.plain[key] = s
			continue
		}
		var f forms
		if err := json.Unmarshal(value, &f); err != nil {
			return nil, fmt.Errorf("%q must be a text, or a text each for one and other", key)
		}
		w.forms[key] = f
	}
	return w, nil
}

// basis says what a date was taken from, if cleaning said it. What a person wrote
// stays as it is.
func (w *Words) basis(text string) (said string, ours bool) {
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

// N returns a phrase that counts. French takes the singular for 0 as well.
func (w *Words) N(key string, n int) (string, error) {
	f, ok := w.forms[key]
	if !ok {
		return "", fmt.Errorf("the words of the interface have no forms of %q", key)
	}
	s := f.Other
	if n == 1 || n == 0 && w.Lang == "fr" {
		s = f.One
	}
	return strings.ReplaceAll(s, "%d", w.Number(n)), nil
}

// Number writes a number with the group separator of the language.
func (w *Words) Number(n int) string {
	s := strconv.Itoa(n)
	separator := ","
	if w.Lang == "fr" {
		separator = "\u202f"
	}
	for i := len(s) - 3; i > 0 && len(strconv.Itoa(n)) > 4; i -= 3 {
		s = s[:i] + separator + s[i:]
	}
	return s
}

// Decimal writes a number with the decimal sign of the language.
func (w *Words) Decimal(s string) string {
	if w.Lang == "fr" {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// must is T for keys that the tests hold in every language.
func (w *Words) must(key string, args ...any) string {
	s, err := w.T(key, args...)
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
	return w.must("date_range", w.day(d.From), w.day(d.To))
}

func (w *Words) day(d date.Day) string {
	s := strconv.Itoa(d.Year)
	if d.Month > 0 {
		if months := strings.Fields(w.plain["months"]); d.Month <= len(months) {
			s = months[d.Month-1] + "\u00a0" + s
		}
	}
	if d.Day > 0 {
		s = w.dayNumber(d.Day) + "\u00a0" + s
	}
	if d.About {
		s = w.must("about_date", s)
	}
	return s
}

func (w *Words) dayNumber(n int) string {
	if n == 1 && w.Lang == "fr" {
		return "1er"
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
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if name := display.Languages(language.Make(w.Lang)).Name(tag); name != "" {
		return name
	}
	return code
}

// FromLanguage writes "de l’espagnol", "du vietnamien", "from Spanish".
func (w *Words) FromLanguage(code string) string {
	name := w.LanguageName(code)
	if w.Lang != "fr" {
		return "from " + name
	}
	// Names of languages are masculine; h is mute in « hébreu » only.
	if strings.ContainsRune("aeiouyàâéèêîôû", []rune(strings.ToLower(name) + " ")[0]) || strings.HasPrefix(name, "hébreu") {
		return "de l’" + name
	}
	return "du " + name
}

// CountryName writes the name of a country: "Viêt Nam" for VN.
func (w *Words) CountryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(language.Make(w.Lang)).Name(region); name != "" {
		return name
	}
	return code
}
