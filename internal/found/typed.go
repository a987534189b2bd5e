package found

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"

	"golang.org/x/text/unicode/norm"
)

// Typing is a way in which the same words are typed on two keyboards.
type Typing struct {
	Name string // as a message says it
	// form is what the character is typed as elsewhere; ok is false if the way is not
	// about it.
	form func(r rune) (form string, ok bool)
}

// typings are the ways that are known. None of them counts as the same: what stands in
// a text is quoted as it stands. They are told apart from other mistakes so that a
// person need not look for a difference that nobody sees.
var typings = []Typing{
	{"zero-width non-joiners", dropped("\u200c\u200d")},
	{"tatweel, which only makes a word longer", dropped("\u0640")},
	{"marks of direction", dropped("\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")},
	{"the marks of vowels", func(r rune) (string, bool) {
		return "", r >= 0x0591 && r <= 0x05c7 && unicode.Is(unicode.Mn, r) || r >= 0x064b && r <= 0x0652 || r == 0x0670
	}},
	{"ي for ی", replaced("يىی", "ی")},
	{"ك for ک", replaced("كک", "ک")},
	{"alef with or without its hamza", replaced("أإآٱ", "ا")},
	{"ه with or without its hamza", replaced("ۀە", "ه")},
	{"ё for е", func(r rune) (string, bool) {
		switch r {
		case 'ё', 'е':
			return "е", true
		case 'Ё', 'Е':
			return "Е", true
		}
		return "", false
	}},
	{"the digits of another script", func(r rune) (string, bool) {
		return string('0' + rune(text.DigitValue(r))), unicode.IsDigit(r)
	}},
	{"the commas and percent signs of another script", func(r rune) (string, bool) {
		const arabic, latin = "،؛؟٪٫٬", ",;?%.,"
		if i := strings.IndexRune(arabic, r); i >= 0 {
			return latin[i/2 : i/2+1], true
		}
		return string(r), strings.ContainsRune(latin, r)
	}},
	{"full-width or joined forms of letters", func(r rune) (string, bool) {
		plain := norm.NFKC.String(string(r))
		return plain, r >= 0x80 && plain != string(r) && !unicode.IsSpace(r) && !unicode.IsNumber(r)
	}},
}

func dropped(characters string) func(rune) (string, bool) {
	return func(r rune) (string, bool) { return "", strings.ContainsRune(characters, r) }
}

func replaced(characters, form string) func(rune) (string, bool) {
	return func(r rune) (string, bool) { return form, strings.ContainsRune(characters+form, r) }
}

// TypedOtherwise looks for words that stand in a passage but for how they are typed:
// it returns where, and the ways in which they differ, none if the words are not there.
func TypedOtherwise(words, passage string) (at text.Range, ways []string) {
	sought, _, _ := typed(sicMark.ReplaceAllString(words, ""))
	whole, starts, ends := typed(passage)
	i := edges(true).locate(whole, sought, 0, len(whole))
	if i < 0 || sought == "" {
		return text.Range{}, nil
	}
	at = text.Range{From: starts[i], To: ends[i+len(sought)-1]}
	for at.To < len(passage) { // marks on the last character
		r, n := utf8.DecodeRuneInString(passage[at.To:])
		if !unicode.IsMark(r) {
			break
		}
		at.To += n
	}
	return at, differences(words, passage[at.From:at.To])
}

// typed writes a text in the one form of all typings, folded, and returns for each byte
// the bytes of s for which it stands.
func typed(s string) (form string, starts, ends []int) {
	folded, from, to := foldMap(s)
	var b strings.Builder
	for i, r := range folded {
		one := string(r)
		for range 2 { // a full-width digit is a form and a digit
			for _, t := range typings {
				if r, n := utf8.DecodeRuneInString(one); n == len(one) && n > 0 {
					if form, ok := t.form(r); ok {
						one = form
					}
				}
			}
		}
		b.WriteString(one)
		for range len(one) {
			starts, ends = append(starts, from[i]), append(ends, to[i])
		}
	}
	return b.String(), starts, ends
}

// differences names the ways of typing whose characters one of two texts has and the
// other does not.
func differences(a, b string) []string {
	var ways []string
	for _, t := range typings {
		if !slices.Equal(charactersOf(a, t), charactersOf(b, t)) {
			ways = append(ways, t.Name)
		}
	}
	return ways
}

func charactersOf(s string, t Typing) []rune {
	var list []rune
	for _, r := range norm.NFC.String(s) {
		if _, ok := t.form(r); ok {
			list = append(list, r)
		}
	}
	return list
}
