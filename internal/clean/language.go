package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"

	"golang.org/x/text/unicode/norm"
)

// mostLanguages is how many languages a set has bits for.
const mostLanguages = 64

// languageSet holds a bit for each language of the lexicon.
type languageSet uint64

// isStop reports whether a folded word is a stop word of a language.
func isStop(word, lang string) bool {
	i := languageIndex(lang)
	return i >= 0 && lexica().stop[word]>>i&1 == 1
}

// languageIndex is the place of a language in sets, −1 if it has none.
func languageIndex(code string) int {
	return slices.IndexFunc(lexica().langs, func(l *language.Language) bool { return l.Code == code })
}

// profile counts words, and those that are stop words of each language.
type profile struct {
	words int
	stops [mostLanguages]int32
}

func (p *profile) count(word string) {
	p.words++
	for i, set := 0, lexica().stop[word]; set != 0; i, set = i+1, set>>1 {
		p.stops[i] += int32(set & 1)
	}
}

func (p *profile) add(q profile) {
	p.words += q.words
	for i := range lexica().langs {
		p.stops[i] += q.stops[i]
	}
}

func profileOf(words []string) (p profile) {
	for _, w := range words {
		p.count(w)
	}
	return p
}

// share returns how large a part of the words are stop words of a language.
func (p profile) share(lang string) float64 {
	i := languageIndex(lang)
	if i < 0 || p.words == 0 {
		return 0
	}
	return float64(p.stops[i]) / float64(p.words)
}

// language names the language of the words by its stop words, with the lead it
// has over the runner-up. Without any stop word there is no answer.
func (p profile) language() (lang string, lead float64) {
	var best, second float64
	for _, l := range lexica().langs {
		switch s := p.share(l.Code); {
		case s > best:
			lang, best, second = l.Code, s, best
		case s > second:
			second = s
		}
	}
	return lang, best - second
}

// isNumber reports whether a folded word is a number.
func isNumber(w string) bool {
	for _, r := range w {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return w != ""
}

// fold makes words comparable: lower case, no accents, œ as oe, ß as ss. It is
// used for comparing only; folded text is never stored.
func fold(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
		case int(r) < len(foldLatin):
			b.WriteString(foldLatin[r])
		case 0x2002 <= r && r < 0x20d0: // dashes, quotation marks, signs of money
			b.WriteRune(r)
		default:
			return foldSlowly(s)
		}
	}
	return b.String()
}

// foldLatin is what becomes of the letters up to U+024F, one by one.
var foldLatin = func() (table [0x250]string) {
	for r := range table {
		table[r] = foldSlowly(string(rune(r)))
	}
	return table
}()

// foldSlowly folds any text.
func foldSlowly(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToValidUTF8(strings.ToLower(s), "\uFFFD")))
	return foldLigatures.Replace(s)
}

var foldLigatures = strings.NewReplacer("œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "đ", "d")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
