package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"

	"github.com/gosimple/unidecode"
	"golang.org/x/text/unicode/norm"
)

// Latin writes a text with letters of ASCII, for keys and names of files: as the
// language of a tag writes its letters, else as Unicode names them. It is no
// transcription that anybody would print.
func Latin(s, lang string) string {
	letters := language.Get(lang).Letters().Letters
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToLower(s)) {
		latin, known := letters[string(r)]
		switch {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case known:
			b.WriteString(latin)
		case unicode.IsMark(r) && r < devanagari: // an accent, or a vowel that is hardly ever written
		case IsUnspaced(r) && unicode.Is(unicode.Han, r):
			b.WriteString(" " + strings.Map(letterOrDigit, unidecode.Unidecode(string(r))) + " ") // a syllable
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			b.WriteString(strings.Map(letterOrDigit, unidecode.Unidecode(string(r))))
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// devanagari is the first of the scripts in which marks are the vowels.
const devanagari = 0x0900

// letterOrDigit drops what is neither.
func letterOrDigit(r rune) rune {
	if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return unicode.ToLower(r)
	}
	return -1
}
