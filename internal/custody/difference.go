package custody

import "fmt"

// Difference finds the first line in which a text is not the one that it should
// be: its number (1-based, 0 if no line can be named), the words that should stand
// there, and what is wrong. The reason is empty if both texts are the same bytes.
func Difference(want, text string) (line int, words, reason string) {
	if want == text {
		return 0, "", ""
	}
	wanted, lines := Split(want), Split(text)
	for i, l := range lines {
		switch {
		case i >= len(wanted):
			return l.Number, "", fmt.Sprintf("line %d is none of it", l.Number)
		case wanted[i].Text != l.Text:
			return l.Number, wanted[i].Text, fmt.Sprintf("line %d has other words there", l.Number)
		}
	}
	if n := len(lines); n < len(wanted) {
		return n, wanted[n].Text, "a line is missing behind this one"
	}
	return 0, "", "its blank space or its invisible characters are others"
}
