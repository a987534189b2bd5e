package figures

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
)

// Rough is what words before a number say of how near it is to what was counted: some of these, none of a number
// that is as counted.
type Rough uint8

const (
	About Rough = 1 << iota // around 60
	Above                   // over 60
	Below                   // nearly 60
)

// roughWords are words before a number that say something of it.
type roughWords struct {
	rough  Rough
	words  *regexp.Regexp // before the number, or behind it
	behind bool
}

// shortWord is what may stand between them and the number: more than *a* dozen, mehr als *eine halbe* Million.
const shortWord = blank + `*(?:[\pL\pM]{1,5}` + blank + `+){0,2}$`

var roughWordsOf = language.OnceEach(func(l *language.Language) []roughWords {
	u := l.Units()
	var all []roughWords
	for rough, entries := range map[Rough][]string{About: u.About, Above: u.Above, Below: u.Below} {
		if r := oneOf(`(?:`, begins, entries, "", `)`+shortWord); r != nil {
			all = append(all, roughWords{rough, r, false})
		}
	}
	if r := oneOf(`^`+blank+`*(?:`, "", u.RoughBehind, ends, `)`); r != nil {
		all = append(all, roughWords{About | Above, r, true})
	}
	return all
})

// Roughly returns what the words beside a figure of a text say of it. Its own first words may be among them: une
// vingtaine, a dozen.
func Roughly(s string, f Figure, lang string) Rough {
	last, from := f.To, len(strings.TrimRightFunc(s[:f.From], func(r rune) bool { return unicode.Is(unicode.Sc, r) }))
	if f.Spelled {
		last = f.From + strings.LastIndexFunc(f.Of(s), unicode.IsSpace) + 1
	}
	var rough Rough
	if f.Spelled && slices.Contains(language.Get(lang).Units().RoughNumbers, strings.ToLower(s[last:f.To])) {
		rough = About
	}
	for _, w := range roughWordsOf(lang) {
		if w.behind && w.words.MatchString(s[f.To:]) ||
			!w.behind && (w.words.MatchString(nearBefore(s, from)) || f.Spelled && last > f.From && w.words.MatchString(nearBefore(s, last))) {
			rough |= w.rough
		}
	}
	return rough
}

// nearBefore is what stands before a place of a text, as far as words beside a number are looked for.
func nearBefore(s string, at int) string {
	from := max(0, at-farthest)
	for from < at && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:at]
}

// kinds are units of one kind, each with how many of another unit of the kind it is. Miles are those on land or at sea.
var kinds = []map[string][]float64{
	{"metre": {1}, "kilometre": {1000}, "centimetre": {0.01}, "millimetre": {0.001}, "mile": {1609.344, 1852}, "foot": {0.3048}},
	{"kilogram": {1}, "gram": {0.001}, "tonne": {1000}},
	{"hectare": {1}, "acre": {0.404686}},
	{"hour": {1}, "minute": {1. / 60}, "day": {24}, "week": {7 * 24}, "month": {730.5}, "year": {8766}, "decade": {87660}, "century": {876600}},
	{"megawatt": {1}, "gigawatt": {1000}},
	{"barrel": {1}, "tonne": {7.33}, "litre": {1 / 158.987}},
}

// InUnit returns how many of one unit another one may be, by the keys of [Measure], none if they are not of one kind. A
// unit is one of itself, and one of whatever is not known.
func InUnit(of, in string) []float64 {
	if of == in || of == "" || in == "" {
		return []float64{1}
	}
	var factors []float64
	for _, kind := range kinds {
		for _, one := range kind[of] {
			for _, other := range kind[in] {
				factors = append(factors, one/other)
			}
		}
	}
	return factors
}
