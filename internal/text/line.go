package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What rules that judge whole lines ask of them. Whoever compares or counts words
// takes them from [Read].

// Field is a stretch of a line without blank space.
type Field struct {
	Text string
	At   int // byte of the line
}

// Fields parts a line at blank space.
func Fields(s string) []Field {
	var fields []Field
	start := -1
	for i, r := range s {
		if isSpace(r) {
			if start >= 0 {
				fields = append(fields, Field{s[start:i], start})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		fields = append(fields, Field{s[start:], start})
	}
	return fields
}

// LastFields returns the last n fields of s, or all if it has fewer.
func LastFields(s string, n int) []Field {
	from := len(s)
	for ; n > 0 && from > 0; n-- {
		from = max(0, strings.LastIndexFunc(strings.TrimRightFunc(s[:from], unicode.IsSpace), unicode.IsSpace))
	}
	fields := Fields(s[from:])
	for i := range fields {
		fields[i].At += from
	}
	return fields
}

// Numberless returns a line in lower case without its digits and spaces: what the headers and
// footers of sheets have in common, of which each has a number.
func Numberless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// PlainWords returns the words of a line: runs of letters, marks and digits, and each
// character of a script that sets no spaces, with the marks on it.
func PlainWords(s string) []string { return AppendPlainWords(nil, s) }

// FoldedWords returns the words of a line in the form of [Fold].
func FoldedWords(s string) []string { return PlainWords(Fold(s)) }

// AppendPlainWords appends the words of a line, as [PlainWords] does.
func AppendPlainWords(words []string, s string) []string {
	start := -1
	single := false // the word is a character of a script that sets no spaces
	for i, r := range s {
		if dense := IsUnspaced(r); (dense || single) && start >= 0 && !unicode.IsMark(r) {
			words = append(words, s[start:i])
			start = -1
		}
		if start < 0 {
			single = IsUnspaced(r)
		}
		if IsLetter(r) || r >= '0' && r <= '9' || r >= utf8.RuneSelf && (unicode.IsDigit(r) || unicode.IsMark(r)) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			words = append(words, s[start:i])
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, s[start:])
	}
	return words
}

// Start returns the beginning of a text, at most so many bytes, cut between two
// characters.
func Start(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// PlainDigits writes the decimal digits of any script as those of ASCII.
func PlainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf && unicode.IsDigit(r) {
			return '0' + rune(DigitValue(r))
		}
		return r
	}, s)
}

// DigitValue is the value of a decimal digit of any script: they stand in their order,
// ten by ten, and but for those of mathematics the ten stand alone.
func DigitValue(r rune) int {
	const mathematics = '\U0001D7CE'
	switch {
	case r <= '9':
		return int(r - '0')
	case r >= mathematics && unicode.IsDigit(r) && r < mathematics+50:
		return int(r-mathematics) % 10
	}
	first := r
	for r-first < 9 && unicode.IsDigit(first-1) {
		first--
	}
	return int(r - first)
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r)
}

// FirstRune is the first character of a text.
func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// Capital gives the first letter of a text a capital.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// LastRune is the last character of a text.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// FoldedSet has some words, folded.
func FoldedSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[Fold(w)] = true
	}
	return set
}

// IsLetter is unicode.IsLetter, quick for ASCII.
func IsLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

// EndsSentence reports whether s ends like a sentence, whatever marks of a reference
// stand behind it: [12], ¹, ².
func EndsSentence(s string) bool {
	if s == "" || IsLetter(rune(s[len(s)-1])) && s[len(s)-1] < utf8.RuneSelf {
		return false // as nearly every word
	}
	if cutShort(s) && measure().MatchString(s) {
		return false
	}
	s = BeforeReferences(s)
	r := LastRune(s)
	return (IsOf(r, Stops) || IsOf(r, FullStops)) && s != ""
}

// measure matches a line of metadata whose full stop is that of a word cut short behind a number: 12.02.2024 · 3 Min.
var measure = Pattern(`[^·•|\s] ?[·•|] ?[^·•|.!?]{0,24}\d{1,3} ?\pL{1,4}\.$`)

// cutShort reports a line that ends with a number, a few letters and a full stop.
func cutShort(s string) bool {
	s, is := strings.CutSuffix(s, ".")
	if !is {
		return false
	}
	s = strings.TrimSuffix(strings.TrimRightFunc(s, IsLetter), " ")
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// closersElsewhere close quotations in languages in which others open them: „Nein.“, »Nej.«
const closersElsewhere = "“«‘‹"

// superscripts are the figures of reference marks, which may stand behind the full
// stop that ends a line.
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// referenceSigns stand there as well, in place of figures or beside them.
const referenceSigns = "⁽⁾*†‡§］〕"

// Raised is a text with its figures as they stand above the line.
func Raised(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return []rune(superscripts)[r-'0']
		}
		return r
	}, s)
}

// BeforeReferences returns s without the marks of references at its end, and without
// blank space and what closes quotations: those behind a full stop may be plain
// figures too, as a text that was taken out of its pages has them.
func BeforeReferences(s string) string {
	closes := func(r rune) bool {
		return unicode.IsSpace(r) || IsOf(r, Closers) || IsOf(r, closersElsewhere) || IsOf(r, superscripts) || IsOf(r, referenceSigns)
	}
	for {
		before := s
		s = strings.TrimRightFunc(s, closes)
		if strings.ContainsAny(before[len(s):], "]］〕") {
			open := strings.LastIndexAny(s, "[［〔")
			if _, n := utf8.DecodeRuneInString(s[max(open, 0):]); open > 0 && isReference(s[open+n:]) {
				s = s[:open]
			}
		}
		if s == before {
			break
		}
	}
	if figures := strings.TrimRight(s, "0123456789"); len(figures) < len(s) && len(s)-len(figures) <= 3 {
		stop := LastRune(figures)
		word := strings.TrimRightFunc(figures, func(r rune) bool { return closes(r) || IsOf(r, Stops) })
		if (IsOf(stop, Stops) || IsOf(stop, Closers)) && unicode.IsLetter(LastRune(word)) {
			return strings.TrimRightFunc(figures, closes)
		}
	}
	return s
}

// isReference reports what stands between the brackets of a reference mark: a few figures, or one small letter.
func isReference(s string) bool {
	const most = 4 // figures
	n := utf8.RuneCountInString(s)
	return n > 0 && n <= most && strings.TrimFunc(s, unicode.IsDigit) == "" || n == 1 && unicode.IsLower(FirstRune(s))
}
