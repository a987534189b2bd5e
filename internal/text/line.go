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

// PlainWords returns the words of a line: runs of letters, marks and digits.
func PlainWords(s string) []string { return AppendPlainWords(nil, s) }

// AppendPlainWords appends the words of a line, as [PlainWords] does.
func AppendPlainWords(words []string, s string) []string {
	start := -1
	for i, r := range s {
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

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r)
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
	s = beforeReferences(s)
	r, _ := utf8.DecodeLastRuneInString(s)
	return (IsOf(r, Stops) || IsOf(r, FullStops)) && s != ""
}

// What may stand behind the full stop that ends a line: the figures of reference
// marks, and what closes quotations in scripts of full width.
const superscripts, wideClosers = "⁰¹²³⁴⁵⁶⁷⁸⁹", "」』）】》〉〞｣"

// beforeReferences returns s without the marks of references at its end, and without
// blank space and what closes quotations: those behind a full stop may be plain
// figures too, as a text that was taken out of its pages has them.
func beforeReferences(s string) string {
	closes := func(r rune) bool {
		return unicode.IsSpace(r) || IsOf(r, Closers) || IsOf(r, superscripts) || IsOf(r, wideClosers)
	}
	for {
		before := s
		s = strings.TrimRightFunc(s, closes)
		if open := strings.LastIndexByte(s, '['); open > 0 && strings.HasPrefix(before[len(s):], "]") && isDigits(s[open+1:], 4) {
			s = s[:open]
		}
		if s == before {
			break
		}
	}
	if figures := strings.TrimRight(s, "0123456789"); len(figures) < len(s) && len(s)-len(figures) <= 3 {
		stop, _ := utf8.DecodeLastRuneInString(figures)
		word := strings.TrimRightFunc(figures, func(r rune) bool { return closes(r) || IsOf(r, Stops) })
		if last, _ := utf8.DecodeLastRuneInString(word); (IsOf(stop, Stops) || IsOf(stop, Closers)) && unicode.IsLetter(last) {
			return strings.TrimRightFunc(figures, closes)
		}
	}
	return s
}

// isDigits reports one to most digits and nothing else.
func isDigits(s string, most int) bool {
	return s != "" && len(s) <= most && strings.Trim(s, "0123456789") == ""
}
