package custody

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// CutsByLine returns the cuts by the number of the line they are of, in the order
// in which the record has them.
func (r Record) CutsByLine() map[int][]Cut {
	byLine := map[int][]Cut{}
	for _, c := range r.Cuts {
		byLine[c.Line] = append(byLine[c.Line], c)
	}
	return byLine
}

// Kept returns the text of a body line of a capture less the given cuts of it.
func Kept[T Raw](raw T, line Line, cuts []Cut) string {
	if len(cuts) == 0 {
		return line.Text
	}
	kept, _, _ := cutLine(string(raw[line.Start:line.End]), line, cuts)
	return kept
}

// cutLine returns the text of a body line less its cuts, and where in source, the raw line,
// the cuts are. Cuts that cannot be made are faults and are left out of both.
func cutLine(source string, line Line, cuts []Cut) (kept string, made []text.Range, faults []Fault) {
	if len(cuts) == 0 {
		return line.Text, nil, nil
	}
	fault := func(format string, args ...any) {
		faults = append(faults, lineFault(line.Number, format, args...))
	}
	for _, c := range cuts {
		at, found := c.At(source)
		if !found {
			fault("the cut %q is not in line %d", c.Words, line.Number)
			continue
		}
		rule := cutRule(c.Rule)
		switch {
		case c.Rule != "" && rule == nil:
			fault("no rule %q makes cuts", c.Rule)
		case rule != nil && (rule.mark(line.Text) != c.Words || !rule.AtEnd && Visible(source[:at.From]) != "" || rule.AtEnd && Visible(source[at.To:]) != ""):
			fault("the cut %q is not what %s takes from line %d", c.Words, rule.Name, line.Number)
		case insideWord(source, at.From) || insideWord(source, at.To):
			fault("the cut %q goes through a word of line %d", c.Words, line.Number)
		case rule == nil && (insideNumber(source, at.From) || insideNumber(source, at.To)):
			fault("the cut %q goes through a number of line %d", c.Words, line.Number)
		case rule == nil && meet(source, at) && text.Joint(source[:at.From], source[at.To:]) != "": // but where nothing parts words
			fault("the cut %q makes one word of two in line %d", c.Words, line.Number)
		}
		made = append(made, at)
	}
	if len(made) == 0 {
		return line.Text, nil, faults
	}
	slices.SortFunc(made, func(a, b text.Range) int { return a.From - b.From })
	var rest strings.Builder
	from := 0
	for _, at := range made {
		if at.From < from {
			fault("two cuts overlap in line %d", line.Number)
			continue
		}
		rest.WriteString(source[from:at.From])
		from = at.To
	}
	rest.WriteString(source[from:])
	return Visible(rest.String()), made, faults
}

// At returns where the words of the cut are in a raw line, in bytes.
func (c Cut) At(line string) (at text.Range, found bool) {
	if c.Words == "" {
		return at, false
	}
	for range max(1, c.Nth) {
		next := strings.Index(line[at.To:], c.Words)
		if next < 0 {
			return at, false
		}
		at.From = at.To + next
		at.To = at.From + len(c.Words)
	}
	return at, true
}

// insideWord reports whether byte i of s lies between two letters or digits.
func insideWord(s string, i int) bool { return meet(s, text.Range{From: i, To: i}) }

// meet reports whether letters or digits stand at both ends of a range.
func meet(s string, at text.Range) bool {
	before := text.LastRune(s[:at.From])
	after := text.FirstRune(s[at.To:])
	ofWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
	return at.From > 0 && at.To < len(s) && ofWord(before) && ofWord(after)
}

// numberJoints stand within a number, a day or an hour. A blank that may break parts two numbers as well.
var numberJoints = text.NumberJoints + text.Apostrophes + "–" + strings.TrimLeft(text.GroupSpaces, " ")

// insideNumber reports whether byte i of s lies before or behind a mark between two digits: 300,|000.
func insideNumber(s string, i int) bool {
	isDigit := func(r rune) bool { return unicode.IsDigit(r) }
	for _, end := range []int{i, i - lastSize(s[:i])} { // where the mark begins
		before := text.LastRune(s[:end])
		mark, size := utf8.DecodeRuneInString(s[end:])
		if isDigit(before) && isDigit(text.FirstRune(s[end+size:])) && text.IsOf(mark, numberJoints) {
			return true
		}
	}
	return false
}

func lastSize(s string) int {
	_, size := utf8.DecodeLastRuneInString(s)
	return size
}

// seams returns at which bytes of the text of a line words were cut out, which may be its
// two ends. cuts are those of the raw line; a bullet at its beginning was no word of it.
func seams(line string, cuts []text.Range) []int {
	var rest strings.Builder // the raw line less the cuts
	var joints []int         // bytes of the rest, without what is invisible in it
	from := 0
	for _, at := range cuts {
		rest.WriteString(stripInvisible(line[from:max(from, at.From)]))
		joints = append(joints, rest.Len())
		from = max(from, at.To)
	}
	rest.WriteString(stripInvisible(line[from:]))
	whole := rest.String()
	lead := len(whole) - len(strings.TrimLeftFunc(whole, unicode.IsSpace))
	last := len(strings.TrimSpace(whole))
	var at []int
	for i, joint := range joints {
		if Bullet(Visible(cuts[i].Of(line))) != "" && joint <= lead {
			continue
		}
		at = append(at, min(max(joint-lead, 0), last))
	}
	return slices.Compact(at)
}

// parted reports a line whose last word goes on in the next line.
func parted(cuts []Cut) bool {
	return slices.ContainsFunc(cuts, func(c Cut) bool { return c.Rule == LineEndRule })
}

// blockText returns the text of the block that body lines make, and the bytes of
// it at which words were cut out.
func blockText(raw string, run []Line, cuts map[int][]Cut) (block string, cutAt []int, faults []Fault) {
	var joined strings.Builder
	for i, line := range run {
		kept, made, bad := cutLine(raw[line.Start:line.End], line, cuts[line.Number])
		faults = append(faults, bad...)
		if i > 0 && !parted(cuts[run[i-1].Number]) {
			joined.WriteString(text.Joint(joined.String(), kept))
		}
		if len(made) > 0 {
			for _, at := range seams(raw[line.Start:line.End], made) {
				cutAt = append(cutAt, joined.Len()+at)
			}
		}
		if len(run) == 1 {
			return kept, cutAt, faults // as it is: most blocks are one line
		}
		joined.WriteString(kept)
	}
	return joined.String(), cutAt, faults
}
