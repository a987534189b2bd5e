package found

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/factuality"
	"dossier/internal/text"
)

// edges says where words may begin and end in a passage: true if that may be between
// two characters of a script that sets no spaces.
type edges bool

// edgesOf allows words of Chinese and the like to begin inside a clause where package
// factuality knows what denies in the language: what is cut off is looked at then. In
// others they begin and end beside a mark.
func edgesOf(words, folded, lang string) edges {
	return edges(strings.ContainsFunc(words, text.IsUnspaced) && factuality.Reads(folded, lang))
}

// Characters of Han and kana that belong to those beside them: the figures of a
// number, what denies the word behind it, and the endings that deny the one before.
const numerals, deniers = "〇零一二三四五六七八九十百千万萬亿億兆两兩", "不没沒未无無非否勿莫"

var denying = []string{"ない", "なかっ", "なく", "なけれ", "ませ", "ず", "ぬ", "まい"}

// parts reports whether words may begin and end between two parts of a passage of which
// neither is blank: where a script sets no spaces, but in no number, in no run of
// katakana, and not beside what denies.
func parts(before, after string) bool {
	last := text.LastRune(before)
	first := text.FirstRune(after)
	figure := func(r rune) bool { return text.IsOf(r, numerals) || unicode.IsDigit(r) }
	katakana := func(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }
	switch {
	case !text.IsUnspaced(last) && !text.IsUnspaced(first):
		return false
	case figure(last) && figure(first), katakana(last) && katakana(first), text.IsOf(last, deniers):
		return false
	}
	for _, ending := range denying {
		if strings.HasPrefix(after, ending) {
			return false
		}
	}
	return true
}

// boundary reports whether words may begin or end at byte i of passage.
func (e edges) boundary(passage string, i int) bool {
	before := text.LastRune(passage[:i])
	after := text.FirstRune(passage[i:])
	if i == 0 || i == len(passage) {
		return true
	}
	if unicode.IsMark(after) {
		return false // it belongs to the character before, whatever that is
	}
	if after == '\'' && IsWord(before) && IsWord(text.FirstRune(passage[i+1:])) {
		return false // « they can » of « they can't », « aujourd » of « aujourd'hui »
	}
	if IsWord(before) && IsWord(after) && !(bool(e) && parts(passage[:i], passage[i:])) {
		return false
	}
	return !insideNumber(passage, i)
}

// insideNumber reports whether byte i lies inside a number such as 10 000,
// 5,5, 1.000, 10:30 or 2013-2014: next to a separator that has digits on both
// sides, or between a number and its sign.
func insideNumber(passage string, i int) bool {
	before, nb := utf8.DecodeLastRuneInString(passage[:i])
	after, na := utf8.DecodeRuneInString(passage[i:])
	if (before == '-' || before == '.') && unicode.IsDigit(after) {
		if sign := text.LastRune(passage[:i-nb]); i == nb || unicode.IsSpace(sign) || strings.ContainsRune("(\"'", sign) {
			return true // minus, or a decimal without its zero
		}
	}
	return separates(passage, i, na) || nb > 0 && separates(passage, i-nb, nb)
}

// separates reports whether the character of n bytes at byte at joins the
// digits around it into one number.
func separates(passage string, at, n int) bool {
	if at <= 0 || at+n >= len(passage) {
		return false
	}
	if !unicode.IsDigit(text.LastRune(passage[:at])) || !unicode.IsDigit(text.FirstRune(passage[at+n:])) {
		return false
	}
	switch separator := text.FirstRune(passage[at:]); {
	case text.IsOf(separator, text.NumberJoints):
		return true
	case separator == ' ' || separator == '\'':
		// Digits in groups of three: 10 000, but not « en 2013 300 … ».
		return digitsBefore(passage[:at]) <= 3 && digitsAfter(passage[at+n:]) == 3
	}
	return false
}

// digitsBefore and digitsAfter count the digits at the end and at the start of
// s, up to four: more make no group.
func digitsBefore(s string) int {
	n := 0
	for n < 4 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsDigit(r) {
			break
		}
		s = s[:len(s)-size]
		n++
	}
	return n
}

func digitsAfter(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsDigit(r) || n == 4 {
			break
		}
		n++
	}
	return n
}
