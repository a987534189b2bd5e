package text

import (
	"sync"
	"unicode"
)

// class is what a character is to a reader of words, with what else is asked of
// most characters.
type class uint8

const (
	parting   class = iota // parts words: a space, a stop, anything not listed here
	letter                 // L
	mark                   // Mn and Mc; what encloses its letter (Me) parts words
	digit                  // Nd
	number                 // Nl and No: ², ½, Ⅳ
	quotation              // parts words, and opens or closes a quotation
	invisible              // is seen by nobody and parts nothing
	joiner                 // U+200C and U+200D, which shape the letters beside them

	kind  class = 1<<3 - 1
	upper class = 1 << 3 // has a small form
	dense class = 1 << 4 // its script sets no spaces between words
)

// Unspaced are the scripts that set no spaces between words: each character,
// with the marks on it, counts as a word.
var Unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// classes holds the characters up to U+FFFF, because looking them up in the
// tables of package unicode takes most of the time that a text takes.
var classes = sync.OnceValue(func() *[1 << 16]class {
	var t [1 << 16]class
	set := func(c class, tables ...*unicode.RangeTable) {
		for _, table := range tables {
			for _, r := range table.R16 {
				for x := int(r.Lo); x <= int(r.Hi); x += int(r.Stride) {
					t[x] |= c
				}
			}
		}
	}
	set(letter, unicode.L)
	set(mark, unicode.Mn, unicode.Mc)
	set(digit, unicode.Nd)
	set(number, unicode.Nl, unicode.No)
	set(upper, unicode.Lu, unicode.Lt, unicode.Nl)
	set(dense, Unspaced...)
	for _, r := range Invisible {
		t[r] = invisible
	}
	t['\u200c'], t['\u200d'] = joiner, joiner
	for _, q := range Quotations {
		t[q.Open] = quotation
		for _, r := range q.Close {
			t[r] = quotation
		}
	}
	return &t
})

// classify is what the table says, for the characters beyond it.
func classify(r rune) class {
	var c class
	switch {
	case unicode.IsLetter(r):
		c = letter
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
		c = mark
	case unicode.Is(unicode.Nd, r):
		c = digit
	case unicode.IsNumber(r):
		c = number
	}
	if unicode.IsUpper(r) {
		c |= upper
	}
	if unicode.In(r, Unspaced...) {
		c |= dense
	}
	return c
}

// Joint is what stands between two lines of a text that was wrapped at a column: a
// space, but nothing where neither of the characters beside it is one of a script
// that sets spaces.
func Joint(before, after string) string {
	last := LastRune(before)
	first := FirstRune(after)
	if tight(last) && tight(first) || tight(last) && unicode.IsDigit(first) || unicode.IsDigit(last) && tight(first) {
		return ""
	}
	return " "
}

// tight reports a character beside which no space is set: one of a script without
// spaces, or one of the marks that are as wide as a Han character.
func tight(r rune) bool {
	return IsUnspaced(r) || isWide(r)
}

// Width is how many columns of a terminal a line takes, nearly: two for a character
// of Han and kana and their marks, one for any other.
func Width(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || isWide(r)) {
			n++
		}
	}
	return n
}

// isWide reports a mark or a form that is as wide as a Han character.
func isWide(r rune) bool { return 0x3001 <= r && r <= 0x303f || 0xff01 <= r && r <= 0xff60 }

// IsUnspaced reports whether the script of a character sets no spaces between
// words.
func IsUnspaced(r rune) bool {
	const first = 0x0E00 // Thai
	if r < first {
		return false
	}
	if int(r) < len(classes()) {
		return classes()[r]&dense != 0
	}
	return unicode.In(r, Unspaced...)
}
