package calendar

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

	"golang.org/x/text/unicode/norm"
)

// kind is what a token of a line is.
type kind uint8

const (
	word kind = iota
	numeral
	sign // anything else that is seen
)

// token is a word, a number or a mark of a line.
type token struct {
	text.Range
	kind   kind
	spaced bool   // blank space stands before it, or a mark that joins words
	blank  bool   // blank space stands before it
	text   string // folded; a number in the digits of ASCII
	value  int
	digits int
}

// hanNumerals are the figures of numbers in Han characters.
const hanNumerals = "〇一二三四五六七八九十"

// joins parts the words of a name and is not seen, or hardly.
const joins = "\u200c-‐‑־'’ʼ"

// tokensOf cuts a line into tokens.
func tokensOf(s string) []token {
	const usual = 5 // bytes of a token and the blank behind it
	list := make([]token, 0, len(s)/usual+1)
	spaced, blank := true, true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		t := token{Range: text.Range{From: i, To: i + n}, kind: sign, spaced: spaced, blank: blank}
		switch {
		case unicode.IsSpace(r):
			i, spaced, blank = i+n, true, true
			continue
		case text.IsInvisible(r):
			i += n
			continue
		case strings.ContainsRune(hanNumerals, r):
			if to, value, ok := hanNumber(s, i); ok {
				t.kind, t.To, t.value, t.digits = numeral, to, value, len(strconv.Itoa(value))
				t.text = strconv.Itoa(value)
				break
			}
			t.kind, t.text = word, s[i:t.To]
		case unicode.IsDigit(r):
			t.kind = numeral
			for t.To = i; t.To < len(s); {
				d, size := utf8.DecodeRuneInString(s[t.To:])
				if !unicode.IsDigit(d) {
					break
				}
				t.text += string(rune('0' + text.DigitValue(d)))
				t.value = min(t.value*10+text.DigitValue(d), 1e8)
				t.digits++
				t.To += size
			}
		case unicode.IsLetter(r):
			t.kind = word
			for t.To < len(s) && !text.IsUnspaced(r) {
				l, size := utf8.DecodeRuneInString(s[t.To:])
				if !unicode.IsLetter(l) && !unicode.IsMark(l) || text.IsUnspaced(l) {
					break
				}
				t.To += size
			}
			switch { // marks tell words apart in some scripts: ม.ค., มี.ค.; जन, जून
			case text.IsUnspaced(r):
				t.To = marksEnd(s, t.To)
				t.text = s[i:t.To]
			case unicode.In(r, unicode.Devanagari, unicode.Bengali):
				t.text = withoutNukta(s[i:t.To])
			default:
				t.text = text.Fold(s[i:t.To])
			}
		default:
			t.text = s[i:t.To]
			if strings.ContainsRune(joins, r) {
				spaced, blank = true, false
				i = t.To
				list = append(list, t)
				continue
			}
		}
		list = append(list, t)
		i, spaced, blank = t.To, false, false
	}
	return list
}

// withoutNukta leaves out the dot that makes a letter of another, which is often not written: फ़रवरी, फरवरी.
func withoutNukta(s string) string {
	const devanagari, bengali = '\u093c', '\u09bc'
	return strings.Map(func(r rune) rune {
		if r == devanagari || r == bengali {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// marksEnd is the end of the marks that begin at a byte.
func marksEnd(s string, at int) int {
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsMark(r) {
			break
		}
		at += size
	}
	return at
}

// hanNumber reads a number in Han characters before the sign of a year, a month or a
// day: 二〇二四年, 十二月.
func hanNumber(s string, at int) (to, value int, ok bool) {
	var figures []int
	for to = at; to < len(s); {
		r, n := utf8.DecodeRuneInString(s[to:])
		i := strings.IndexRune(hanNumerals, r)
		if i < 0 {
			break
		}
		figures = append(figures, i/utf8.RuneLen(r))
		to += n
	}
	if to >= len(s) || !strings.ContainsRune("年月日号號", text.FirstRune(s[to:])) || len(figures) > 4 {
		return 0, 0, false
	}
	const ten = 10
	for i, f := range figures {
		switch {
		case f != ten:
			value = value*ten + f
		case i == 0:
			value = 1 // 十二
		case i+1 == len(figures):
			value *= ten // 二十
		}
	}
	if len(figures) == 1 && figures[0] == ten {
		value = ten
	}
	return to, value, true
}
