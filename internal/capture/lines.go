package capture

import (
	"slices"
	"strings"
)

// lines makes the text of a reading, line by line, and notes which of them are
// left out.
type lines struct {
	text  strings.Builder
	count int
	kept  int // lines with words that are not left out
	left  []Left
	apart bool // a blank line is due

	of       []int // the lines that are not left out
	doubtful []int // those of them that the file may show otherwise
}

// put writes the lines of a text, without those that are blank. Rule is the one by
// which they are left out; "" if they are not.
func (l *lines) put(text, rule string) {
	for line := range strings.Lines(text) {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			continue
		}
		if l.apart && l.count > 0 {
			l.text.WriteByte('\n')
			l.count++
		}
		l.apart = false
		l.text.WriteString(line)
		l.text.WriteByte('\n')
		if l.count++; rule != "" {
			l.left = append(l.left, Left{l.count, rule})
		} else {
			l.kept++
			l.of = append(l.of, l.count)
		}
	}
}

// gap parts what follows from what stands before by a blank line.
func (l *lines) gap() { l.apart = true }

// doubt marks the lines as doubtful that were put, and not left out, since there were so many.
func (l *lines) doubt(since int) {
	after := func(lines []int) int {
		n, _ := slices.BinarySearch(lines, since+1)
		return n
	}
	l.doubtful = append(l.doubtful[:after(l.doubtful)], l.of[after(l.of):]...)
}
