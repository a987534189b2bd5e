package figures

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// scale takes a word such as « milliards » behind a number into it, or characters such
// as 万亿, and the smaller parts of the same number that follow: «۱۲ هزار و ۵۰۰», 1万2千.
func (w *words) scale(s string, i int, f *Figure) int {
	if text.IsUnspaced(text.FirstRune(s[i:])) {
		scaleByCharacters(s, i, w.values, f)
		return partsByCharacters(s, max(i, f.To), w.values, f)
	}
	if len(w.scales) > 0 {
		return w.scaleJoined(s, i, f)
	}
	by, end := w.scaleAt(s, i)
	if by == 0 {
		return w.scaleByLetters(s, i, f)
	}
	f.multiply(by)
	f.To = end
	for by > 1 {
		part, least := w.partAt(s, end)
		if part.Values == nil || least >= by || part.Values[0] >= by {
			break
		}
		for k := range f.Values {
			f.Values[k] += part.Values[0]
		}
		f.To, end, by = part.To, part.To, least
	}
	return f.To
}

// scaleByLetters takes letters behind a number into it: $48.7m, 300 M€. One alone behind what is no money may be a unit as
// well, 5,200m, and both readings count.
func (w *words) scaleByLetters(s string, i int, f *Figure) int {
	rest := strings.TrimLeftFunc(s[i:], isBlank)
	letters := wordAt(rest)
	by := w.letters[strings.ToLower(letters)]
	if by == 0 {
		return i
	}
	end := len(s) - len(rest) + len(letters)
	before, behind := text.LastRune(strings.TrimRightFunc(s[:f.From], isBlank)), text.FirstRune(strings.TrimLeft(s[end:], " \u00a0\u202f"))
	switch {
	case unicode.Is(unicode.Sc, before) || unicode.Is(unicode.Sc, behind) || len(letters) > 1 && len(rest) == len(s)-i:
		f.multiply(by)
		f.To = end
		return end
	case len(rest) == len(s)-i:
		for _, x := range slices.Clone(f.Values) {
			f.Values = append(f.Values, x*by)
		}
	}
	return i
}

// scaleJoined takes what is written together with the digits of a number and multiplies it, and
// the smaller parts behind: 200만, 1억 5천만.
func (w *words) scaleJoined(s string, i int, f *Figure) int {
	by, end := w.joinedAt(s, i)
	if by == 0 {
		return i
	}
	f.multiply(by)
	for f.To = end; ; {
		at := f.To + len(s[f.To:]) - len(strings.TrimLeft(s[f.To:], " \u00a0"))
		if at == len(s) || !isDigit(s[at]) {
			return f.To
		}
		part, behind := digits(s, at)
		less, to := w.joinedAt(s, behind)
		if len(part) != 1 || len(part[0].Values) != 1 || less >= by || less == 0 && (at > f.To || part[0].Values[0] >= by) {
			return f.To
		}
		part[0].multiply(max(1, less))
		for k := range f.Values {
			f.Values[k] += part[0].Values[0]
		}
		f.To, by = max(behind, to), max(1, less)
	}
}

// joinedAt is what the words right behind digits multiply them with, and the byte behind: 천만 is
// ten millions. It is 0 of any other words.
func (w *words) joinedAt(s string, i int) (by float64, end int) {
	for end = i; end < len(s); {
		r, n := utf8.DecodeRuneInString(s[end:])
		more := w.scales[string(r)]
		if more == 0 {
			break
		}
		by, end = max(1, by)*more, end+n
	}
	return by, end
}

// scaleAt returns the word that multiplies the number which ends at byte i, as a number,
// and the byte behind it; 0 if there is none.
func (w *words) scaleAt(s string, i int) (by float64, end int) {
	rest := strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	start := len(s) - len(rest)
	word := wordAt(rest)
	if by := w.values[plainWord(word)]; start > i && by >= 1000 {
		return by, start + len(word)
	}
	return 0, i
}

// partAt returns the smaller part of a number behind one that ends at byte i, and what it
// is multiplied with: «و ۳۰۰ هزار» behind millions. The hundreds behind thousands have
// nothing more; behind anything else a number alone is another one, as in "5 million and 3 countries".
func (w *words) partAt(s string, i int) (Figure, float64) {
	rest := strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	word := wordAt(rest)
	switch {
	case len(w.and) == 0:
		word = "" // 2 bin 500
	case !slices.Contains(w.and, plainWord(word)):
		return Figure{}, 0
	}
	at := len(s) - len(strings.TrimLeftFunc(rest[len(word):], func(r rune) bool { return unicode.IsSpace(r) || r == '־' || text.IsOf(r, text.Hyphens) }))
	if at == len(s) || !isDigit(s[at]) {
		return Figure{}, 0
	}
	found, end := digits(s, at)
	if len(found) != 1 || len(found[0].Values) != 1 {
		return Figure{}, 0
	}
	part := found[0]
	const fewest, hundreds = 10, 1000
	if by, to := w.scaleAt(s, end); by > 0 {
		part.multiply(by)
		part.To = to
		return part, by
	}
	if by := w.scaleBefore(s, i); by != hundreds || part.Values[0] < fewest || part.Values[0] >= hundreds {
		return Figure{}, 0
	}
	return part, 1
}

// scaleBefore is what the word that ends at byte i multiplies with.
func (w *words) scaleBefore(s string, i int) float64 {
	from := strings.LastIndexFunc(s[:i], unicode.IsSpace)
	return w.values[plainWord(s[from+1:i])]
}

// multiply makes a number that many times as large.
func (f *Figure) multiply(by float64) {
	for k := range f.Values {
		f.Values[k] *= by
	}
}
