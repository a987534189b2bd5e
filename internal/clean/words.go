package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fields splits text at blank space, keeping the byte offset of each word.
type word struct {
	text string
	at   int
}

func fields(s string) []word {
	var words []word
	start := -1
	for i, r := range s {
		if isSpace(r) {
			if start >= 0 {
				words = append(words, word{s[start:i], start})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		words = append(words, word{s[start:], start})
	}
	return words
}

// lastFields returns the last n fields of s, or all if it has fewer.
func lastFields(s string, n int) []word {
	from := len(s)
	for ; n > 0 && from > 0; n-- {
		from = max(0, strings.LastIndexFunc(strings.TrimRightFunc(s[:from], unicode.IsSpace), unicode.IsSpace))
	}
	words := fields(s[from:])
	for i := range words {
		words[i].at += from
	}
	return words
}

// letters returns the words of s: runs of letters, marks and digits.
func letters(s string) []string { return appendLetters(nil, s) }

func appendLetters(words []string, s string) []string {
	start := -1
	for i, r := range s {
		if isLetter(r) || r >= '0' && r <= '9' || r >= utf8.RuneSelf && (unicode.IsDigit(r) || unicode.IsMark(r)) {
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

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

// startsQuotation reports whether s begins with a quotation that it also ends.
func startsQuotation(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("«“\"‘", r) && strings.ContainsAny(s[n:], "»”\"’")
}

// endsSentence reports whether s ends like a sentence.
func endsSentence(s string) bool {
	if s == "" || isLetter(rune(s[len(s)-1])) && s[len(s)-1] < utf8.RuneSelf {
		return false // as nearly every word
	}
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("»”\"’')]", r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r) && s != ""
}
