package custody

import "strings"

// Line is one line of a capture.
type Line struct {
	Number     int    // 1-based
	Start, End int    // bytes of the capture, without the line ending
	Next       int    // where the next line starts: End plus the line ending
	Text       string // without blank space at its ends and without invisible characters
}

// Raw is the text of a capture. What is made of a string shares its memory.
type Raw interface{ ~string | ~[]byte }

// Split cuts a capture into lines at LF, CRLF and CR. The lines with their
// endings are the whole capture.
func Split[T Raw](raw T) []Line {
	text := string(raw) // of which the lines are parts
	lines := make([]Line, 0, strings.Count(text, "\n")+1)
	shown := Visible
	if stripInvisible(text) == text {
		shown = strings.TrimSpace // there is nothing else to leave out
	}
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		next := end
		switch {
		case next+1 < len(text) && text[next] == '\r' && text[next+1] == '\n':
			next += 2
		case next < len(text):
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

// Visible returns the text of a stretch of a raw line.
func Visible(s string) string { return strings.TrimSpace(stripInvisible(s)) }

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
