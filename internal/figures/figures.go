// Package figures reads the numbers of a text: 10 000, 10.000 and « dix mille »
// are one value. It serves a check that only warns, so where a text can be read
// in two ways, both readings count. It goes from character to character and not
// from word to word, because a number may stand inside a word: S-300, 5km.
package figures

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Figure is a number of a text.
type Figure struct {
	text.Range
	Values  []float64 // its readings: 1.500 is 1500 or 1.5
	Spelled bool      // in words
	Ordinal bool      // 1er, 21st, XIV
}

// Known reports whether numbers in words of a language are read.
func Known(lang string) bool { return language.Get(lang).Knows(language.Numbers) }

// In finds the numbers of a text in a language, in digits of any script and in words.
func In(s, lang string) []Figure {
	if !strings.ContainsFunc(s, foreignDigit) {
		return in(s, lang)
	}
	plain, at := latin(s)
	found := in(plain, lang)
	for i := range found {
		found[i].From, found[i].To = at[found[i].From], at[found[i].To]
	}
	return found
}

// foreignDigit reports a decimal digit that is not one of ASCII.
func foreignDigit(r rune) bool { return r >= utf8.RuneSelf && unicode.IsDigit(r) }

// latin writes the digits of a text, and the marks between those of Arabic, as those
// of ASCII. It also returns the byte of the text for each byte of what it writes.
func latin(s string) (plain string, at []int) {
	var b strings.Builder
	for i, r := range s {
		switch {
		case foreignDigit(r):
			r = '0' + rune(text.DigitValue(r))
		case r == '٫':
			r = '.'
		case r == '٬':
			r = '\u00a0'
		}
		n, _ := b.WriteRune(r)
		for range n {
			at = append(at, i)
		}
	}
	return b.String(), append(at, len(s))
}

func in(s, lang string) []Figure {
	var found []Figure
	spelled := spelling{lang: wordsOf(lang), text: s}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= '0' && r <= '9':
			found = spelled.end(found)
			var figures []Figure
			figures, i = digits(s, i)
			if len(figures) == 1 {
				i = spelled.lang.scale(s, i, &figures[0])
			}
			found = append(found, figures...)
		case text.IsUnspaced(r):
			found = spelled.end(found)
			f, end := numeral(s, i, spelled.lang.values)
			if len(f.Values) == 0 {
				f = spelled.lang.counted(s, i, end)
			}
			if len(f.Values) > 0 {
				end = max(end, partsByCharacters(s, f.To, spelled.lang.values, &f))
				if len(f.Values) == 1 && f.Values[0] < 10 && slices.ContainsFunc(spelled.lang.tenths, func(w string) bool { return strings.HasPrefix(s[f.To:], w) }) {
					f.multiply(10)
				}
				found = append(found, f)
			}
			i = end
		case unicode.IsLetter(r):
			end := spelled.lang.wordEnd(s, i)
			if f, ok := romanAt(s, i, end); ok {
				found = append(spelled.end(found), f)
				i = end
				continue
			}
			if i > 0 && isDigit(s[i-1]) || !spelled.takes(plainWord(s[i:end]), i, end) {
				found = spelled.end(found)
			}
			i = end
		default:
			if r != '-' && r != '‑' && r != '\u200c' && !unicode.IsSpace(r) { // سی‌وپنج
				found = spelled.end(found)
			}
			i += n
		}
	}
	return spelled.lang.withHalves(s, spelled.end(found))
}

// wordEnd returns where the word ends that begins at byte i.
func (w *words) wordEnd(s string, i int) int {
	end := i
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || text.IsUnspaced(r) {
			break
		}
		end += n
	}
	if joined := withApostrophe(s, end); joined > end && w.values[plainWord(s[i:joined])] > 0 {
		return joined // п’ять
	}
	return end
}

// withApostrophe returns where the letters end that an apostrophe joins to those that
// end there, end if there are none.
func withApostrophe(s string, end int) int {
	r, n := utf8.DecodeRuneInString(s[end:])
	if n == 0 || !text.IsOf(r, text.Apostrophes) {
		return end
	}
	more := wordAt(s[end+n:])
	if more == "" {
		return end
	}
	return end + n + len(more)
}

// group is a run of digits in a number.
type group struct {
	from, to  int
	separator rune // before it; 0 for the first
}

// digits reads the number that begins at byte i and returns the byte behind it. A
// chain that is neither grouped nor a decimal, such as 17.01.2025, is several
// numbers.
func digits(s string, i int) ([]Figure, int) {
	groups, end := groupsAt(s, i)
	f := Figure{Range: text.Range{From: i, To: groups[len(groups)-1].to}, Ordinal: ordinals()[strings.ToLower(wordAt(s[end:]))]}
	f.read(s, groups)
	if len(f.Values) > 0 {
		return []Figure{f}, end
	}
	all := make([]Figure, len(groups))
	for n, g := range groups {
		all[n] = Figure{Range: text.Range{From: g.from, To: g.to}}
		all[n].add(s[g.from:g.to])
	}
	return all, end
}

// groupsAt returns the groups of digits that may be one number, and the byte behind
// them. A space or an apostrophe stands only between groups of three.
func groupsAt(s string, i int) ([]group, int) {
	groups := []group{{from: i, to: digitsEnd(s, i)}}
	for {
		last := groups[len(groups)-1]
		r, n := utf8.DecodeRuneInString(s[last.to:])
		next := group{from: last.to + n, to: digitsEnd(s, last.to+n), separator: r}
		size := next.to - next.from
		switch {
		case size == 0:
			return groups, last.to
		case text.IsOf(r, text.GroupSpaces+"'’"):
			if size != 3 || last.to-last.from > 3 {
				return groups, last.to
			}
		case !text.IsOf(r, text.DecimalPoints):
			return groups, last.to
		}
		groups = append(groups, next)
	}
}

// digitsEnd returns the byte behind the digits that stand at byte i.
func digitsEnd(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i
}

// read adds what groups may mean: a whole number in groups of three, and a number
// with decimals.
func (f *Figure) read(s string, groups []group) {
	if digits, ok := joined(s, groups); ok {
		f.add(digits)
	}
	last := groups[len(groups)-1]
	if !text.IsOf(last.separator, text.DecimalPoints) {
		return
	}
	whole := groups[:len(groups)-1]
	if digits, ok := joined(s, whole); ok && (len(whole) == 1 || last.separator != groups[1].separator) {
		f.add(digits + "." + s[last.from:last.to])
	}
}

// joined returns the digits of groups as one number, if they are groups of three
// with one separator.
func joined(s string, groups []group) (string, bool) {
	var b strings.Builder
	for n, g := range groups {
		if n > 0 && (g.to-g.from != 3 || g.separator != groups[1].separator || groups[0].to-groups[0].from > 3) {
			return "", false
		}
		b.WriteString(s[g.from:g.to])
	}
	return b.String(), true
}

// wordAt returns the letters with which a text begins.
func wordAt(s string) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); end >= 0 {
		return s[:end]
	}
	return s
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

// add adds a reading. One that is too long to be a number is like no other.
func (f *Figure) add(s string) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		v = math.NaN()
	}
	f.Values = append(f.Values, v)
}
