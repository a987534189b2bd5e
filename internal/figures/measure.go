package figures

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// measure is a unit of a language, as a number is followed by it.
type measure struct {
	key   string
	unit  func() *regexp.Regexp // from the end of the number on; most texts have few of them
	first map[rune]bool         // with which its words begin, folded
}

// measuresOf are those of a language.
var measuresOf = language.OnceEach(func(l *language.Language) []measure {
	var all []measure
	for _, list := range l.Units().Measures {
		unit := sync.OnceValue(func() *regexp.Regexp {
			return oneOf(`^`+blank+`*(?:[\pL\pM]{1,3}`+blank+`+)?(?:`, "", list.Entries, ends, `)`)
		})
		all = append(all, measure{list.Key, unit, firstRunes(list.Entries)})
	}
	return all
})

// firstRunes are the characters, folded, with which the entries of a list of units begin.
func firstRunes(entries []string) map[rune]bool {
	first := map[rune]bool{}
	for _, e := range entries {
		for _, words := range language.Alternatives(e) {
			r := text.FirstRune(strings.TrimSpace(words))
			first[foldedRune(r)] = true
		}
	}
	return first
}

// beginnings are the characters, folded, with which a unit behind a number begins if there is
// one: that of the first word and, behind a short word, that of the second.
func beginnings(behind string) (first, second rune) {
	const short = 3 // characters
	behind = strings.TrimLeftFunc(behind, isBlank)
	first, _ = utf8.DecodeRuneInString(behind)
	rest := strings.TrimLeftFunc(behind, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) })
	if word := behind[:len(behind)-len(rest)]; utf8.RuneCountInString(word) <= short {
		second, _ = utf8.DecodeRuneInString(strings.TrimLeftFunc(rest, isBlank))
	}
	return foldedRune(first), foldedRune(second)
}

// signs are the currencies that a sign beside a number names, whatever the language.
var signs = map[rune]string{
	'€': "euro", '$': "dollar", '£': "pound sterling", '₽': "rouble", '﷼': "rial", '₺': "lira", '₴': "hryvnia", '₹': "rupee", '₪': "shekel", '₩': "won",
}

// Measure returns what a figure of a text counts, by the key that a unit has in all
// languages: euro, kilometre, week. It is "" if no unit stands beside it, or none that is
// known; a unit of one key is not one of another.
func Measure(s string, f Figure, lang string) string {
	before := text.LastRune(strings.TrimRight(s[:f.From], " \u00a0\u202f"))
	behind := text.FirstRune(strings.TrimLeft(s[f.To:], " \u00a0\u202f"))
	for _, r := range []rune{before, behind} {
		if key := signs[r]; key != "" {
			return key
		}
	}
	known := measuresOf(lang)
	if len(known) == 0 {
		return ""
	}
	end := min(len(s), f.To+farthest)
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	near := s[f.To:end]
	one, other := beginnings(near)
	longest, key := 0, ""
	for _, m := range known {
		if !m.first[one] && !m.first[other] {
			continue // to look for all of them takes ten times longer than to see that
		}
		if n := beginningLength(m.unit(), near); n > longest {
			longest, key = n, m.key
		}
	}
	return key
}

// spansOf finds the words for ten and for a hundred years of a language.
var spansOf = language.OnceEach(func(l *language.Language) map[float64]*regexp.Regexp {
	spans := map[float64]*regexp.Regexp{}
	for _, list := range l.Units().Measures {
		if years := map[string]float64{"decade": 10, "century": 100}[list.Key]; years > 0 {
			spans[years] = oneOf("", begins, list.Entries, ends, "")
		}
	}
	return spans
})

// Spans returns how many years a text names in one word, without a number: a decade is ten.
func Spans(s, lang string) []float64 {
	var years []float64
	for _, n := range []float64{10, 100} {
		if words := spansOf(lang)[n]; words != nil && words.MatchString(s) {
			years = append(years, n)
		}
	}
	return years
}

// IsTime reports whether a unit is one of time.
func IsTime(key string) bool { return len(kinds[3][key]) > 0 }

// timesOf finds what names a unit of time in a language.
var timesOf = language.OnceEach(func(l *language.Language) *regexp.Regexp {
	entries := slices.Clone(l.Units().Rates)
	for _, list := range l.Units().Measures {
		if IsTime(list.Key) {
			entries = append(entries, list.Entries...)
		}
	}
	return oneOf("", begins, entries, ends, "")
})

// NamesTime reports whether a text names a unit of time, or says how often something is: a week, monthly.
func NamesTime(s, lang string) bool {
	times := timesOf(lang)
	return times != nil && times.MatchString(s)
}

// romans are the letters of Roman numerals that are read: a number above fifty in them is a
// rare thing, and CD, MD and DC are words.
var romans = map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50}

// roman returns the value of a Roman numeral of at least two letters, as it is written today,
// with the ending of an ordinal or without: XIV, XVIe. It is 0 of anything else.
func roman(word string) int {
	end := strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf || romans[byte(r)] == 0 })
	if end < 0 {
		end = len(word)
	}
	if numeral, ending := word[:end], word[end:]; len(numeral) >= 2 && (ending == "" || ordinals()[ending]) {
		value := 0
		for i := range len(numeral) {
			if n := romans[numeral[i]]; i+1 < len(numeral) && romans[numeral[i+1]] > n {
				value -= n
			} else {
				value += n
			}
		}
		if value > 0 && text.Roman(value) == numeral {
			return value
		}
	}
	return 0
}

// romanAt is the figure of a word that is a Roman numeral, and whether it is one: V and X are
// behind a word of some length, as in Article V. « sur X » and "on X" name a network.
func romanAt(s string, from, to int) (Figure, bool) {
	const shortest = 4 // letters: Pope, Louis, title
	n := roman(s[from:to])
	if w := s[from:to]; w == "V" || w == "X" {
		before := strings.TrimRight(s[:from], " \u00a0")
		word := before[len(strings.TrimRightFunc(before, unicode.IsLetter)):]
		if len(before) < from && utf8.RuneCountInString(word) >= shortest {
			n = romans[w[0]]
		}
	}
	return Figure{Range: text.Range{From: from, To: to}, Values: []float64{float64(n)}, Ordinal: true}, n > 0
}
