// Package figures reads the numbers of a text: 10 000, 10.000 and « dix mille »
// are one value. It serves a check that only warns, so where a text can be read
// in two ways, both readings count.
package figures

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
)

// Figure is a number of a text.
type Figure struct {
	From, To int       // bytes of the text
	Values   []float64 // its readings: 1.500 is 1500 or 1.5
	Spelled  bool      // in words
	Ordinal  bool      // 1er, 21st
}

// Known reports whether numbers in words of a language are read.
func Known(lang string) bool { return language.Get(lang).Knows(language.Numbers) }

// In finds the numbers of a text in a language, in digits and in words.
func In(text, lang string) []Figure {
	var found []Figure
	spelled := spelling{lang: language.Get(lang).Numbers()}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			found = spelled.end(found)
			var figures []Figure
			figures, i = digits(text, i)
			if len(figures) == 1 {
				i = scale(text, i, spelled.lang.Words, &figures[0])
			}
			found = append(found, figures...)
		case unicode.IsLetter(r):
			end := i
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				end += n
			}
			if !spelled.take(strings.ToLower(text[i:end]), i, end) {
				found = spelled.end(found)
			}
			i = end
		default:
			if r != '-' && r != '‑' && !unicode.IsSpace(r) {
				found = spelled.end(found)
			}
			i += n
		}
	}
	return spelled.end(found)
}

// digits reads the number that begins at byte i. A chain that is neither
// grouped nor a decimal, such as 17.01.2025, is several numbers.
func digits(text string, i int) ([]Figure, int) {
	type group struct {
		from, to int
		before   rune // the separator
	}
	groups := []group{{from: i}}
	for i < len(text) {
		last := &groups[len(groups)-1]
		if isDigit(text[i]) {
			i++
			last.to = i
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		size := 0
		for i+n+size < len(text) && isDigit(text[i+n+size]) {
			size++
		}
		narrow := r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\'' || r == '’'
		if narrow && (size != 3 || last.to-last.from > 3) || !narrow && r != '.' && r != ',' || size == 0 {
			break
		}
		i += n
		groups = append(groups, group{from: i, before: r})
	}
	first, last := groups[0], groups[len(groups)-1]
	whole := func(groups []group) (string, bool) {
		var b strings.Builder
		for k, g := range groups {
			if k > 0 && (g.to-g.from != 3 || g.before != groups[1].before || groups[0].to-groups[0].from > 3) {
				return "", false
			}
			b.WriteString(text[g.from:g.to])
		}
		return b.String(), true
	}
	f := Figure{From: first.from, To: last.to}
	if s, ok := whole(groups); ok {
		f.add(s)
	}
	if len(groups) > 1 && (last.before == '.' || last.before == ',') {
		if s, ok := whole(groups[:len(groups)-1]); ok && (len(groups) == 2 || last.before != groups[1].before) {
			f.add(s + "." + text[last.from:last.to])
		}
	}
	if r, _ := utf8.DecodeRuneInString(text[i:]); unicode.IsLetter(r) {
		suffix := text[i:]
		if end := strings.IndexFunc(suffix, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
			suffix = suffix[:end]
		}
		f.Ordinal = ordinals()[strings.ToLower(suffix)]
	}
	if len(f.Values) > 0 {
		return []Figure{f}, i
	}
	var all []Figure
	for _, g := range groups {
		one := Figure{From: g.from, To: g.to}
		one.add(text[g.from:g.to])
		all = append(all, one)
	}
	return all, i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// ordinals are the endings that make an ordinal in any language: a foreign name
// or title may have its own.
var ordinals = sync.OnceValue(func() map[string]bool {
	endings := map[string]bool{}
	for _, l := range language.With(language.Numbers) {
		for _, ending := range l.Numbers().OrdinalEndings {
			endings[ending] = true
		}
	}
	return endings
})

func (f *Figure) add(s string) {
	if v, err := strconv.ParseFloat(s, 64); err == nil {
		f.Values = append(f.Values, v)
	}
}

// scale takes a word such as « milliards » behind a number into it.
func scale(text string, i int, lang map[string]float64, f *Figure) int {
	rest := strings.TrimLeftFunc(text[i:], unicode.IsSpace)
	start := len(text) - len(rest)
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	by := lang[strings.ToLower(rest[:end])]
	if start == i || by < 1000 {
		return i
	}
	for k := range f.Values {
		f.Values[k] *= by
	}
	f.To = start + end
	return f.To
}

// spelling is a number in words that is being read.
type spelling struct {
	lang     *language.NumbersData
	total    float64
	part     float64 // below the next thousand
	last     string  // word
	from, to int
	any      bool
	joined   bool // « et » or "and" stands behind the last word of it
}

// take reads a word; false means that it is no part of a number.
func (s *spelling) take(word string, from, to int) bool {
	if s.any && !s.joined && slices.Contains(s.lang.And, word) {
		s.joined = true
		return true
	}
	v, ok := s.lang.Words[word]
	if !ok {
		return false
	}
	if !s.any {
		s.from = from
	}
	pair, both := s.lang.Words[s.last+" "+word]
	switch {
	case v >= 1000:
		s.total += max(1, s.part) * v
		s.part = 0
	case v == 100:
		s.part = max(1, s.part) * 100
	case both: // quatre-vingt
		s.part += pair - s.lang.Words[s.last]
	default:
		s.part += v
	}
	s.any, s.joined, s.last, s.to = true, false, word, to
	return true
}

// end closes the number that is being read.
func (s *spelling) end(found []Figure) []Figure {
	if s.any {
		found = append(found, Figure{From: s.from, To: s.to, Values: []float64{s.total + s.part}, Spelled: true})
	}
	*s = spelling{lang: s.lang}
	return found
}
