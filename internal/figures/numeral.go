package figures

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/text"
)

// myriad is the least of the characters that multiply all before them: 万, 億.
const myriad = 10000

// scaleByCharacters takes characters such as 万 and 亿 behind a number into it.
func scaleByCharacters(s string, i int, words map[string]float64, f *Figure) int {
	for i < len(s) {
		_, n := utf8.DecodeRuneInString(s[i:])
		by := words[s[i:i+n]]
		if by < 100 {
			break
		}
		for k := range f.Values {
			f.Values[k] *= by
		}
		i += n
		f.To = i
	}
	return i
}

// partsByCharacters takes the smaller parts of the same number behind characters such as
// 万 into it, in digits and in characters: 1万2千, 3億5000万, １万五千. It returns the byte
// behind the number. A year or a day is no part of one: 約1万2025年.
func partsByCharacters(s string, i int, words map[string]float64, f *Figure) int {
	const fewest = 1000 // what is below that has no parts in digits
	least := multiplierBefore(s, i, words)
	for i < len(s) && least >= fewest {
		var part Figure
		switch {
		case isDigit(s[i]):
			found, end := digits(s, i)
			if len(found) == 1 {
				part, part.To = found[0], end
			}
		default:
			part, _ = numeral(s, i, words)
		}
		if len(part.Values) != 1 {
			break
		}
		end, plain := part.To, part.Values[0]
		scaleByCharacters(s, end, words, &part)
		by := 1.0
		switch {
		case end == part.To && isUnitOfTime(s, end) || plain >= least:
			return i
		case part.Values[0] >= least: // 2千500万
			by, part.Values[0] = part.Values[0]/plain, plain
		}
		for k := range f.Values {
			f.Values[k] = (f.Values[k] + part.Values[0]) * by
		}
		i, f.To, least = part.To, part.To, multiplierBefore(s, part.To, words)
	}
	return i
}

// multiplierBefore is what the characters that end at byte i multiply with, 1 if nothing.
func multiplierBefore(s string, i int, words map[string]float64) float64 {
	by := 1.0
	for i > 0 {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		v := words[s[i-n:i]]
		if v < 100 {
			break
		}
		by *= v
		i -= n
	}
	return by
}

// isUnitOfTime reports that a year, a day or an hour stands at byte i.
func isUnitOfTime(s string, i int) bool {
	return strings.ContainsRune("年月日時时分秒号", text.FirstRune(s[i:]))
}

// numeral reads the characters at byte i that may be a number, such as 三百二十万,
// 二〇二五 or 三点五万, and returns the byte behind them. What has one character only is far
// more often part of a word, and so are 三四 and what begins with a multiplier, 万一. What is
// about a number is none: 二三百, 十二三.
func numeral(s string, i int, words map[string]float64) (Figure, int) {
	var total, section, digit, last, lastMyriad float64
	characters, inRow, about := 0, 0, false
	from := i
	for i < len(s) {
		_, n := utf8.DecodeRuneInString(s[i:])
		v, ok := words[s[i:i+n]]
		if !ok {
			break
		}
		switch {
		case v < 10:
			about = about || inRow > 0 && digit > 0 && last > 0 && last < myriad
			digit = digit*10 + v
			inRow++
		case v < myriad:
			about = about || inRow > 1 && digit > 10
			section += max(1, digit) * v
			digit, inRow, last = 0, 0, v
		default:
			about = about || inRow == 2 && digit > 10 && int(digit)%10 == int(digit)/10+1
			part := section + digit
			switch {
			case part == 0 || v > lastMyriad && lastMyriad > 0:
				total = (total + part) * v
			default:
				total += part * v
			}
			section, digit, inRow, last, lastMyriad = 0, 0, 0, v, v
		}
		i += n
		characters++
	}
	if i == from {
		_, n := utf8.DecodeRuneInString(s[i:])
		return Figure{}, i + n
	}
	const fewest = 4 // characters of a number without a multiplier, a year
	value := total + section + digit
	_, n := utf8.DecodeRuneInString(s[from:])
	f := Figure{Range: text.Range{From: from, To: i}, Values: []float64{value}, Spelled: true}
	if behind, end := decimals(s, i, words); end > i && words[s[from:from+n]] < 100 {
		f.Values, f.To = nil, end
		f.add(strconv.FormatFloat(value, 'f', 0, 64) + "." + behind)
		end = scaleByCharacters(s, end, words, &f)
		return f, end
	}
	if characters < 2 || last == 0 && characters < fewest || words[s[from:from+n]] >= 100 || value < 10 || about || math.IsInf(value, 0) {
		return Figure{}, i
	}
	if inRow == 1 && digit > 0 && last >= 100 { // 一百二 is 120 in Chinese, 102 in Japanese
		f.Values = append(f.Values, value-digit+digit*last/10)
	}
	return f, i
}

// counted returns the number that the one character between two bytes is, 九 in 九名, if what
// is counted stands behind it, or before it that it is a share, 百分之九. One and two are articles
// and pairs, and a third is no number, nor is a day of the week: 第三次, 周三.
func (w *words) counted(s string, from, to int) Figure {
	const fewest = 3
	value := w.values[s[from:to]]
	before := func(word string) bool { return strings.HasSuffix(s[:from], word) }
	behind := func(word string) bool { return strings.HasPrefix(s[to:], word) }
	if value < 1 || value > 10 || !slices.ContainsFunc(w.ratios, before) && (value < fewest || !slices.ContainsFunc(w.counters, behind)) ||
		slices.ContainsFunc(w.before, before) || slices.ContainsFunc(w.behind, behind) {
		return Figure{}
	}
	return Figure{Range: text.Range{From: from, To: to}, Values: []float64{value}, Spelled: true}
}

// decimals reads 点五 behind a number, and returns its digits and the byte behind them. A time
// of day has none: 十点五分, 十点二十.
func decimals(s string, i int, words map[string]float64) (digits string, end int) {
	point, size := utf8.DecodeRuneInString(s[i:])
	if point != '点' && point != '點' {
		return "", i
	}
	end = i + size
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		v, ok := words[s[end:end+n]]
		if r == '分' && !strings.HasPrefix(s[end:], "分之") || ok && v == 10 {
			return "", i
		}
		if !ok || v > 10 {
			break
		}
		digits += string('0' + rune(v))
		end += n
	}
	if digits == "" {
		return "", i
	}
	return digits, end
}
