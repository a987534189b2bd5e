package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text.
type Word struct {
	Text  string // folded
	Form  string // as it stands in the text, in small letters, composed: what is stemmed
	Start int    // bytes in the text
	End   int
	Whole bool // letters and digits that a hyphen joins, S-400, beside its parts
}

// letters that have no accent to lose and are written in two, or as another.
var spelled = map[rune]string{
	'œ': "oe", 'æ': "ae", 'ß': "ss", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ς': "σ",
}

// Fold writes a text in the form in which words are compared: small letters,
// without accents.
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
	b.Grow(len(s))
	b.WriteString(s[:done])
	for _, r := range s[done:] {
		if int(r) >= len(folded) {
			return foldAny(s)
		}
		b.WriteString(folded[r])
	}
	return b.String()
}

// folded are the letters up to U+024F, folded: nearly all of most texts.
var folded = func() (table [0x250]string) {
	for r := range table {
		table[r] = foldAny(string(rune(r)))
	}
	return table
}()

func foldAny(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if two, ok := spelled[r]; ok {
			b.WriteString(two)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Words cuts a text into words. A word is a run of letters, marks and digits;
// everything else parts words, apostrophes and hyphens too, so l’Iran gives
// iran. A single letter is no word. Where hyphens join letters and digits, as in
// S-400, the whole is a word beside its parts. Digits in groups of three,
// 10 000, are one number. In scripts that set no spaces each character is a word.
func Words(text string) []Word {
	tokens := cut(nil, text, newEntry)
	words := make([]Word, len(tokens))
	for i, t := range tokens {
		words[i] = t.word()
	}
	return words
}

// entry is what is known of a word as it is spelled, wherever it stands.
type entry struct {
	text   string // folded
	form   string // in small letters, composed: what is stemmed
	single bool   // it is a letter alone

	// What a vocabulary adds.
	term  *tally    // what it is found under; nil for a word that stands in every text
	leads *sighting // from its text to the term
	names []spelling
}

// newEntry makes the entry of a word as it is spelled.
func newEntry(spelling string, _ bool) *entry {
	form := composed(spelling)
	if isDigit(form[0]) {
		form = separators.Replace(form)
	}
	e := &entry{text: Fold(form), form: form}
	r, n := utf8.DecodeRuneInString(e.text)
	e.single = n == 0 || n == len(e.text) && !isDense(r) && !unicode.Is(unicode.Nd, r)
	return e
}

// token is a word where it stands in a text.
type token struct {
	*entry
	start, end int // bytes
	whole      bool
}

func (t token) word() Word {
	return Word{Text: t.text, Form: t.form, Start: t.start, End: t.end, Whole: t.whole}
}

// cut appends the words of a text to a list. look gives the entry of a spelling,
// or of what hyphens join.
func cut(found []token, text string, look func(spelling string, whole bool) *entry) []token {
	first := len(found)
	parts := 0 // of what hyphens have joined so far
	for i := 0; i < len(text); {
		start := i
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case isDense(r):
			i += n
			for i < len(text) {
				mark, size := utf8.DecodeRuneInString(text[i:])
				if !unicode.Is(unicode.Mn, mark) {
					break
				}
				i += size
			}
		case isLetter(r) || isNumber(r):
			if end := number(text, i); end > i {
				i = end
			} else {
				for i < len(text) {
					r, n := utf8.DecodeRuneInString(text[i:])
					if !isLetter(r) && !isNumber(r) && !isMark(r) || isDense(r) {
						break
					}
					i += n
				}
			}
		default:
			i += n
			continue
		}
		if parts > 0 && !joined(text, found[len(found)-1].end, start) {
			found, parts = whole(found, parts, look), 0
		}
		found = append(found, token{entry: look(text[start:i], false), start: start, end: i})
		parts++
	}
	found = whole(found, parts, look)
	kept := found[:first]
	for _, t := range found[first:] {
		if !t.single {
			kept = append(kept, t)
		}
	}
	return kept
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }

func isNumber(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.Is(unicode.Nd, r)
}

func isMark(r rune) bool {
	return r >= 0x300 && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)) || r == '\u00ad'
}

// isDense reports whether r belongs to a script that sets no spaces between words.
func isDense(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// composed is the form of a word that is stemmed.
func composed(s string) string {
	s = strings.ToLower(s)
	for _, r := range s {
		if r == '\u00ad' || r >= 0x300 {
			return strings.ReplaceAll(norm.NFC.String(s), "\u00ad", "")
		}
	}
	return s
}

// separators stand between the digits of a number and nowhere else in a word.
var separators = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", ".", "", ",", "")

// number returns the end of a number in groups of three digits that starts at
// i, and i if none does.
func number(text string, i int) int {
	first := 0
	for first < 4 && i+first < len(text) && isDigit(text[i+first]) {
		first++
	}
	if first == 0 || first > 3 {
		return i
	}
	end := i
	for j := i + first; j < len(text); {
		r, n := utf8.DecodeRuneInString(text[j:])
		if !strings.ContainsRune(" \u00a0\u202f\u2009.,", r) { // as separators
			break
		}
		digits := 0
		for j+n+digits < len(text) && isDigit(text[j+n+digits]) {
			digits++
		}
		if digits != 3 {
			break
		}
		j += n + 3
		end = j
	}
	return end
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// joined reports whether only a hyphen stands between two words.
func joined(text string, end, start int) bool {
	switch text[end:start] {
	case "-", "\u2010", "\u2011", "\u2012", "\u2013":
		return true
	}
	return false
}

// whole adds what hyphens join of the last words, if it mixes letters and digits.
func whole(found []token, parts int, look func(string, bool) *entry) []token {
	if parts < 2 || parts > 3 {
		return found
	}
	last := found[len(found)-parts:]
	var letters, digits bool
	for _, part := range last {
		for _, r := range part.text {
			letters = letters || isLetter(r)
			digits = digits || isNumber(r)
		}
	}
	if !letters || !digits {
		return found
	}
	var text strings.Builder
	for _, part := range last {
		text.WriteString(part.text)
	}
	return append(found, token{entry: look(text.String(), true), start: last[0].start, end: last[parts-1].end, whole: true})
}
