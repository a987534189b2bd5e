// Package custody holds what a record of custody says of a capture, and proves
// that it accounts for the whole of it.
//
// # The partition
//
// [Split] cuts a capture into lines; with their endings they are the capture, byte
// for byte. Each line that is not blank has exactly one [Class]: title, subhead,
// paragraph, caption, meta or dropped. A [Record] writes down every line that is
// not body, with the rule that decided, or by hand with a reason; the lines it
// does not speak of are body and stand in the article, less the cuts it lists.
//
// # The proof
//
// [Prove] holds a record and the blocks of an article against the capture: every
// line has one class, and the blocks are the words of the body lines, in order.
// Nothing else than blank space at the ends of a line, line endings and invisible
// characters lies between the two. What does not hold is a [Fault]; only an
// article without faults has passages that can be cited.
//
// The package does not know how lines are judged: it knows the names of the rules
// ([Rules]) and what each may decide, and nothing of why one applies.
package custody

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fault is one way in which a record and blocks fail to account for a capture.
type Fault struct {
	Line   int // raw line, 1-based; 0 if the fault is not about one line
	Block  int // index of the block concerned, -1 if none
	Reason string
	Want   string // the words of the capture, if they differ from the article's
}

// Classes returns the class of every raw line ("" for blank lines and for
// lines the record is silent about, which are therefore body) and what is
// contradictory in the record itself.
func (r Record) Classes(lines []Line) ([]Class, []Fault) {
	class := make([]Class, len(lines)+1) // by line number
	var faults []Fault
	claim := func(n int, is Class) {
		switch {
		case n < 1 || n > len(lines):
			faults = append(faults, Fault{Line: n, Block: -1, Reason: fmt.Sprintf("the record speaks of line %d, the capture has %d lines", n, len(lines))})
		case lines[n-1].Text == "":
			if is == Title || is == Caption {
				faults = append(faults, Fault{Line: n, Block: -1, Reason: fmt.Sprintf("line %d is recorded as %s and is blank", n, is)})
			}
		case class[n] != "" && class[n] != is:
			faults = append(faults, Fault{Line: n, Block: -1, Reason: fmt.Sprintf("line %d is recorded both as %s and as %s", n, class[n], is)})
		default:
			class[n] = is
		}
	}
	if r.TitleLine != 0 {
		claim(r.TitleLine, Title)
	}
	captions := map[int]bool{}
	for _, c := range r.Captions {
		if captions[c.Line] {
			faults = append(faults, Fault{Line: c.Line, Block: -1, Reason: fmt.Sprintf("line %d is a caption twice", c.Line)})
		}
		captions[c.Line] = true
		claim(c.Line, Caption)
	}
	for _, d := range r.Decisions {
		if why := d.fault(); why != "" {
			faults = append(faults, Fault{Line: d.First, Block: -1, Reason: why})
		}
		// A range that runs past the capture is one fault, however long it is.
		last := min(d.Last, len(lines))
		for n := d.First; n <= last; n++ {
			if d.Is == Caption && !captions[n] {
				faults = append(faults, Fault{Line: n, Block: -1, Reason: fmt.Sprintf("line %d is said to be a caption, and no caption has its words", n)})
			}
			claim(n, d.Is)
		}
		if d.Last > len(lines) {
			claim(d.Last, d.Is)
		}
	}
	return class, faults
}

// fault says what is wrong with a decision by itself: a rule must be one of
// ours and decide what it is said to have decided; what a rule does not decide,
// a person does, with a reason.
func (d Decision) fault() string {
	if d.ByHand {
		return ""
	}
	if rule := RuleNamed(d.Rule); rule.Name != "" && rule.Is == d.Is {
		return ""
	}
	return fmt.Sprintf("no rule %q decides that a line is %s", d.Rule, d.Is)
}

// insideWord reports whether byte i of s lies between two letters or digits.
func insideWord(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
	return i > 0 && i < len(s) && word(before) && word(after)
}

// seams returns where in the text of a kept line the cuts were.
func seams(source string, cuts [][2]int) []int {
	whole, at := "", []int(nil)
	from := 0
	for _, c := range cuts {
		whole += source[from:max(from, c[0])]
		at = append(at, len(stripInvisible(whole)))
		from = max(from, c[1])
	}
	whole = stripInvisible(whole + source[from:])
	lead := len(whole) - len(strings.TrimLeftFunc(whole, unicode.IsSpace))
	last := len(strings.TrimSpace(whole))
	var inside []int
	for _, a := range at {
		if a -= lead; a > 0 && a < last {
			inside = append(inside, a)
		}
	}
	return inside
}

// CutsByLine sorts the cuts by the line they are of.
func (r Record) CutsByLine() map[int][]Cut {
	byLine := map[int][]Cut{}
	for _, c := range r.Cuts {
		byLine[c.Line] = append(byLine[c.Line], c)
	}
	return byLine
}

// kept returns the text of a body line less its cuts, and where the cuts are.
func kept(raw []byte, line Line, ofLine []Cut) (text string, cuts [][2]int, faults []Fault) {
	if len(ofLine) == 0 {
		return line.Text, nil, nil
	}
	source := string(raw[line.Start:line.End])
	for _, c := range ofLine {
		at, from := -1, 0
		for range max(1, c.Nth) {
			i := strings.Index(source[from:], c.Words)
			if i < 0 || c.Words == "" {
				at = -1
				break
			}
			at = from + i
			from = at + len(c.Words)
		}
		if at < 0 {
			faults = append(faults, Fault{Line: line.Number, Block: -1, Reason: fmt.Sprintf("the cut %q is not in line %d", c.Words, line.Number)})
			continue
		}
		switch {
		case c.Rule == BulletRule && (Bullet(line.Text) != c.Words || strings.TrimSpace(Visible(source[:at])) != ""):
			faults = append(faults, Fault{Line: line.Number, Block: -1, Reason: fmt.Sprintf("the cut %q is no bullet at the start of line %d", c.Words, line.Number)})
		case c.Rule != "" && c.Rule != BulletRule:
			faults = append(faults, Fault{Line: line.Number, Block: -1, Reason: fmt.Sprintf("no rule %q makes cuts", c.Rule)})
		case insideWord(source, at) || insideWord(source, at+len(c.Words)):
			faults = append(faults, Fault{Line: line.Number, Block: -1, Reason: fmt.Sprintf("the cut %q goes through a word of line %d", c.Words, line.Number)})
		}
		cuts = append(cuts, [2]int{at, at + len(c.Words)})
	}
	if len(cuts) == 0 {
		return line.Text, nil, faults
	}
	slices.SortFunc(cuts, func(a, b [2]int) int { return a[0] - b[0] })
	var b strings.Builder
	from := 0
	for _, c := range cuts {
		if c[0] < from {
			faults = append(faults, Fault{Line: line.Number, Block: -1, Reason: fmt.Sprintf("two cuts overlap in line %d", line.Number)})
			continue
		}
		b.WriteString(source[from:c[0]])
		from = c[1]
	}
	b.WriteString(source[from:])
	return Visible(b.String()), cuts, faults
}

// bodyRuns returns the stretches of lines that make one block each.
func (r Record) bodyRuns(lines []Line, class []Class) [][]Line {
	var runs [][]Line
	joined := false
	for _, l := range lines {
		c := class[l.Number]
		body := l.Text != "" && (c == "" || c == Body)
		if body && joined && r.Mode == ByBlank {
			runs[len(runs)-1] = append(runs[len(runs)-1], l)
		} else if body {
			runs = append(runs, []Line{l})
		}
		joined = body
	}
	return runs
}

// Prove checks that record and blocks account for the whole capture: every
// non-blank line has one class, and the blocks hold the words of the body
// lines, in order, less the listed cuts. On success the blocks come back with
// the raw lines they stand on; no faults means the chain holds. lines are those
// of the capture, as Split gives them. The text of a block that comes back is that
// of its lines, the same words, so that nobody keeps them twice.
func Prove(raw []byte, lines []Line, r Record, blocks []Block) ([]Block, []Fault) {
	class, faults := r.Classes(lines)
	for _, c := range r.Captions {
		if c.Line < 1 || c.Line > len(lines) {
			continue
		}
		text := lines[c.Line-1].Text
		before, atEnd := strings.CutSuffix(text, c.Credit)
		behind, atStart := strings.CutPrefix(text, c.Credit)
		if c.Credit == "" && c.Text != text || c.Credit != "" && !(atEnd && Visible(before) == c.Text) && !(atStart && Visible(behind) == c.Text) {
			faults = append(faults, Fault{Line: c.Line, Block: -1, Reason: fmt.Sprintf("the caption is not the words of line %d", c.Line), Want: text})
		}
	}
	for _, d := range r.Damage {
		if d.Line < 1 || d.Line > len(lines) || !strings.Contains(lines[d.Line-1].Text, d.Words) || d.Words == "" {
			faults = append(faults, Fault{Line: d.Line, Block: -1, Reason: fmt.Sprintf("the damaged words %q are not in line %d", d.Words, d.Line)})
		}
	}
	for _, c := range r.Cuts {
		if c.Line < 1 || c.Line > len(lines) || lines[c.Line-1].Text == "" {
			faults = append(faults, Fault{Line: c.Line, Block: -1, Reason: fmt.Sprintf("a cut names line %d, which has no words", c.Line)})
		} else if is := class[c.Line]; is != "" && is != Body {
			faults = append(faults, Fault{Line: c.Line, Block: -1, Reason: fmt.Sprintf("a cut names line %d, which is recorded as %s", c.Line, is)})
		}
	}

	runs := r.bodyRuns(lines, class)
	faults = append(faults, r.titleFaults(runs, class)...)
	placed, ofLine := slices.Clone(blocks), r.CutsByLine()
	for i, run := range runs {
		want := ""
		var cutAt []int
		for k, l := range run {
			text, cuts, bad := kept(raw, l, ofLine[l.Number])
			faults = append(faults, bad...)
			if k > 0 {
				want += " "
			}
			if len(cuts) > 0 {
				for _, s := range seams(string(raw[l.Start:l.End]), cuts) {
					cutAt = append(cutAt, len(want)+s)
				}
			}
			want += text
		}
		first, last := run[0].Number, run[len(run)-1].Number
		switch {
		case i >= len(placed):
			faults = append(faults, Fault{Line: first, Block: -1, Want: want, Reason: fmt.Sprintf("line %d of the capture is neither in the article nor in its record", first)})
			return placed, faults
		case placed[i].Text != want:
			faults = append(faults, Fault{Line: first, Block: i, Want: want, Reason: fmt.Sprintf("the article does not have the words of line %d of the capture", first)})
			if len(placed) != len(runs) { // the rest would only repeat that one block is missing or too many
				return placed, faults
			}
		default:
			placed[i].Text = want
		}
		placed[i].Line, placed[i].Last, placed[i].Seams = first, last, cutAt
	}
	if len(placed) > len(runs) {
		faults = append(faults, Fault{Block: len(runs), Reason: "the article has a paragraph that no line of the capture holds"})
	}
	return placed, faults
}

// titleFaults holds that there is one title and that it stands above the text,
// unless a person says otherwise.
func (r Record) titleFaults(runs [][]Line, class []Class) []Fault {
	var faults []Fault
	titles := 0
	for n, is := range class {
		if is != Title {
			continue
		}
		titles++
		byHand := slices.ContainsFunc(r.Decisions, func(d Decision) bool { return d.ByHand && d.First <= n && n <= d.Last })
		if titles > 1 || !byHand && (len(runs) > 0 && n > runs[0][0].Number) {
			faults = append(faults, Fault{Line: n, Block: -1, Reason: fmt.Sprintf("line %d is recorded as the title; there is one already, or it does not stand above the text", n)})
		}
	}
	return faults
}

// Kept returns the text of a body line of a capture less the given cuts of it.
func Kept(raw []byte, line Line, cuts []Cut) string {
	text, _, _ := kept(raw, line, cuts)
	return text
}

// Foreign returns the first block whose words are no whole lines of the
// capture, in order and less the cuts, and false if there is none. It is how a
// block that somebody has edited is told from one that a change of rules or of
// decisions merely moves.
func Foreign(raw []byte, r Record, blocks []Block) (block int, found bool) {
	lines := Split(raw)
	ofLine, texts := r.CutsByLine(), make([]string, len(lines))
	for i, l := range lines {
		texts[i], _, _ = kept(raw, l, ofLine[l.Number])
	}
	at := 0
	for b, block := range blocks {
		next := -1
		for i := at; i < len(lines) && next < 0; i++ {
			if texts[i] != "" && strings.HasPrefix(block.Text, texts[i]) {
				next = joins(texts[i:], block.Text)
				if next >= 0 {
					next += i
				}
			}
		}
		if next < 0 {
			return b, true
		}
		at = next
	}
	return 0, false
}

// joins returns how many lines, joined by spaces, make the text; −1 if none do.
func joins(lines []string, text string) int {
	for i, l := range lines {
		rest, ok := strings.CutPrefix(text, l)
		switch {
		case !ok:
			return -1
		case rest == "":
			return i + 1
		case rest[0] != ' ':
			return -1
		}
		text = rest[1:]
	}
	return -1
}
