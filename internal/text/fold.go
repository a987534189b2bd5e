package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// spelled are the letters that have no accent to lose, and are written as others
// where they are not to be had, or on another keyboard: one language's ي and ك are ی and ک
// of the next, and are typed for each other.
var spelled = map[rune]string{
	'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ς': "σ",
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬆ': "st",
	'ي': "ی", 'ى': "ی", 'ك': "ک", 'ە': "ه", 'ٱ': "ا",
}

// forms are the forms of the letters up to U+024F, which are nearly all letters
// of most texts.
var forms = func() (table [0x250]struct{ plain, folded string }) {
	for r := range table {
		table[r].plain, table[r].folded = plainSlowly(string(rune(r))), foldSlowly(string(rune(r)))
	}
	return table
}()

// Plain writes a text in small letters and without accents. Letters that have no
// accent to lose stay what they are; see [Fold].
func Plain(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		b = AppendPlain(b, r)
	}
	return string(b)
}

// AppendPlain appends a character in small letters and without accents. Nothing
// is appended for an accent alone.
func AppendPlain(b []byte, r rune) []byte {
	if int(r) < len(forms) && r >= 0 {
		return append(b, forms[r].plain...)
	}
	var encoded [utf8.UTFMax]byte
	decomposed := norm.NFD.Properties(encoded[:utf8.EncodeRune(encoded[:], r)]).Decomposition()
	if len(decomposed) == 0 {
		if unicode.Is(unicode.Mn, r) {
			return b
		}
		return utf8.AppendRune(b, unicode.ToLower(r))
	}
	for len(decomposed) > 0 {
		c, size := utf8.DecodeRune(decomposed)
		decomposed = decomposed[size:]
		if !unicode.Is(unicode.Mn, c) {
			b = utf8.AppendRune(b, unicode.ToLower(c))
		}
	}
	return b
}

// Fold writes a text in the form in which words are looked for: small letters
// without accents, œ as oe, ß as ss, ς as σ, ك as ک, ۱۲ and １２ as 12. It is for comparing alone and is
// shown to nobody. The browser does the same: spelled and fold in search.js.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			return foldFrom(s, i)
		}
	}
	return s
}

// foldFrom folds a text of which the first bytes are folded.
func foldFrom(s string, done int) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	b.WriteString(s[:done])
	for _, r := range s[done:] {
		switch {
		case int(r) < len(forms):
			b.WriteString(forms[r].folded)
		case 0x2002 <= r && r < 0x20d0: // dashes, quotation marks, signs of money, which stand for themselves
			b.WriteRune(r)
		default:
			return foldSlowly(s)
		}
	}
	return b.String()
}

// plainSlowly writes any text in small letters and without accents.
func plainSlowly(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}

// foldSlowly folds any text.
func foldSlowly(s string) string {
	var b strings.Builder
	for _, r := range plainSlowly(s) {
		if other, ok := spelled[r]; ok {
			b.WriteString(other)
		} else {
			b.WriteRune(narrow(r))
		}
	}
	return b.String()
}

// narrow writes a digit of Arabic or Persian, and a full-width digit or letter, as the one
// of ASCII.
func narrow(r rune) rune {
	switch {
	case '٠' <= r && r <= '٩', '۰' <= r && r <= '۹', '０' <= r && r <= '９':
		return '0' + r&15
	case 'ａ' <= r && r <= 'ｚ':
		return r - 'ａ' + 'a'
	}
	return r
}
