package figures

import (
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

// numeral reads the characters at byte i that may be a number, such as 三百二十万 or
// 二〇二五, and returns the byte behind them. What has one character only is far more
// often part of a word, and so are 三四 and what begins with a multiplier, 万一.
func numeral(s string, i int, words map[string]float64) (Figure, int) {
	var total, section, digit, lastMyriad float64
	characters, multiplied := 0, false
	from := i
	for i < len(s) {
		_, n := utf8.DecodeRuneInString(s[i:])
		v, ok := words[s[i:i+n]]
		if !ok {
			break
		}
		switch {
		case v < 10:
			digit = digit*10 + v
		case v < myriad:
			section += max(1, digit) * v
			digit, multiplied = 0, true
		default:
			part := section + digit
			switch {
			case part == 0 || v > lastMyriad && lastMyriad > 0:
				total = (total + part) * v
			default:
				total += part * v
			}
			section, digit, lastMyriad, multiplied = 0, 0, v, true
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
	if characters < 2 || !multiplied && characters < fewest || words[s[from:from+n]] >= 100 || value < 10 {
		return Figure{}, i
	}
	return Figure{Range: text.Range{From: from, To: i}, Values: []float64{value}, Spelled: true}, i
}
