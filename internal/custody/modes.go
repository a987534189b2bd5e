package custody

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// Joining returns what reports whether a line goes on with the block of the line right
// before it.
func Joining[T Raw](m Mode, raw T, lines []Line) func(Line) bool {
	switch m {
	case ByBlank:
		return func(Line) bool { return true }
	case ByIndent:
		return func(l Line) bool { return !Indented(raw, l) }
	case ByEnd:
		begins := BegunByEnds(lines)
		return func(l Line) bool { return !begins[l.Number-1] }
	}
	return func(Line) bool { return false }
}

// Indented reports a line that begins with blank space.
func Indented[T Raw](raw T, l Line) bool {
	return l.Start < len(raw) && (raw[l.Start] == ' ' || raw[l.Start] == '\t' || wideSpace(raw, l.Start))
}

// BegunByEnds tells, for text that was wrapped at a column without blank lines, which lines
// begin a paragraph: those whose first word the line above had room for, although that
// is where it ends, at the end of a sentence, or far from the column and before a capital, as
// a heading does.
func BegunByEnds(lines []Line) []bool {
	begins := make([]bool, len(lines))
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].Text != "" {
			end++
		}
		if start == end {
			start++
			continue
		}
		column, ragged := columnOf(lines[start:end])
		for i := start; i < end; i++ {
			if i == start {
				begins[i] = true
				continue
			}
			above, own := lines[i-1].Text, lines[i].Text
			word, _, _ := strings.Cut(own, " ")
			room := column - text.Width(above) - 1 - text.Width(word)
			first := text.FirstRune(own)
			capital := unicode.IsUpper(first) || unicode.IsDigit(first)
			switch {
			case text.EndsSentence(above):
				begins[i] = room >= ragged && !unicode.IsLower(first)
			case i == start+1:
				begins[i] = room >= ragged && capital
			default:
				begins[i] = room >= column/headingPart && capital
			}
		}
		start = end + 1
	}
	return begins
}

// How much of a column a line leaves that ends a paragraph, as its divisor: more than the
// width of letters makes in the text of a printed page. A heading leaves more.
const raggedPart, headingPart = 12, 3

// columnOf is the width of most of the widest lines of a run, and how much room a line has at
// least that ends a paragraph: any, if no line had room for the word that the next begins with
// and ends amid a sentence.
func columnOf(run []Line) (column, room int) {
	widths := make([]int, len(run))
	for i, l := range run {
		widths[i] = text.Width(l.Text)
	}
	const widest = 10 // of which one may be wider than the column
	full, most := true, slices.Max(widths)
	for i := 1; i+1 < len(run) && full; i++ {
		word, _, _ := strings.Cut(run[i+1].Text, " ")
		first := text.FirstRune(word)
		full = !unicode.IsLower(first) || widths[i]+1+text.Width(word) > most
	}
	slices.Sort(widths)
	column = widths[len(widths)-1-(len(widths)-1)/widest]
	if full {
		return most, 0
	}
	return column, column / raggedPart
}
