package clean

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is one line of a capture.
type Line struct {
	Number     int    // 1-based
	Start, End int    // bytes of the capture, without the line ending
	Next       int    // where the next line starts: End plus the line ending
	Text       string // without blank space at its ends and without invisible characters
}

// Split cuts a capture into lines at LF, CRLF and CR. The lines with their
// endings are the whole capture.
func Split(raw []byte) []Line {
	lines := make([]Line, 0, bytes.Count(raw, []byte{'\n'})+1)
	text := string(raw) // of which the lines are parts
	shown := visible
	if stripInvisible(text) == text {
		shown = strings.TrimSpace // there is nothing else to leave out
	}
	for start := 0; start < len(raw); {
		end := start
		for end < len(raw) && raw[end] != '\n' && raw[end] != '\r' {
			end++
		}
		next := end
		switch {
		case next+1 < len(raw) && raw[next] == '\r' && raw[next+1] == '\n':
			next += 2
		case next < len(raw):
			next++
		}
		lines = append(lines, Line{
			Number: len(lines) + 1, Start: start, End: end, Next: next,
			Text: shown(text[start:end]),
		})
		start = next
	}
	return lines
}

// invisible reports characters that a reader never sees and that are not part
// of any word: soft hyphen, zero-width space, byte order mark.
func invisible(r rune) bool { return r == '\u00ad' || r == '\u200b' || r == '\ufeff' }

// visible is the text of a stretch of a raw line.
func visible(s string) string { return strings.TrimSpace(stripInvisible(s)) }

func stripInvisible(s string) string {
	if !strings.Contains(s, "\u00ad") && !strings.Contains(s, "\u200b") && !strings.Contains(s, "\ufeff") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
}

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
