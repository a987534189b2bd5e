package custody

import (
	"fmt"
	"slices"
	"strings"
)

// Fault is one way in which a record and blocks fail to account for a capture.
type Fault struct {
	Line   int // raw line, 1-based; 0 if the fault is not about one line
	Block  int // index of the block concerned, -1 if none
	Reason string
	Want   string // the words of the capture, if they differ from the article's
}

// Prove checks that record and blocks account for the whole capture: every
// non-blank line has one class, and the blocks hold the words of the body
// lines, in order, less the listed cuts. On success the blocks come back with
// the raw lines they stand on; no faults means the chain holds. lines are those
// of the capture, as Split gives them. The text of a block that comes back is that
// of its lines, the same words, so that nobody keeps them twice.
func Prove[T Raw](raw T, lines []Line, r Record, blocks []Block) ([]Placed, []Fault) {
	text := string(raw)
	class, faults := r.Classes(lines)
	faults = append(faults, r.captionFaults(lines)...)
	faults = append(faults, r.damageFaults(lines)...)
	faults = append(faults, r.cutFaults(lines, class)...)
	runs := r.bodyRuns(text, lines, class)
	faults = append(faults, r.titleFaults(runs, class)...)
	placed, unplaced := r.place(text, runs, blocks)
	return placed, append(faults, unplaced...)
}

// lineFault is a fault of a line that has nothing to do with a block.
func lineFault(line int, format string, args ...any) Fault {
	return Fault{Line: line, Block: -1, Reason: fmt.Sprintf(format, args...)}
}

// captionFaults holds that a caption is its line, with the credit at one end.
func (r Record) captionFaults(lines []Line) []Fault {
	var faults []Fault
	for _, c := range r.Captions {
		if c.Line >= 1 && c.Line <= len(lines) && !c.isOf(lines[c.Line-1].Text) {
			fault := lineFault(c.Line, "the caption is not the words of line %d", c.Line)
			fault.Want = lines[c.Line-1].Text
			faults = append(faults, fault)
		}
	}
	return faults
}

// isOf reports whether the caption has the words of a line.
func (c CaptionLine) isOf(line string) bool {
	if c.Credit == "" {
		return c.Text == line
	}
	before, atEnd := strings.CutSuffix(line, c.Credit)
	behind, atStart := strings.CutPrefix(line, c.Credit)
	return atEnd && Visible(before) == c.Text || atStart && Visible(behind) == c.Text
}

// damageFaults holds that words which are marked as damaged stand in their line.
func (r Record) damageFaults(lines []Line) []Fault {
	var faults []Fault
	for _, d := range r.Damage {
		if d.Line < 1 || d.Line > len(lines) || !strings.Contains(lines[d.Line-1].Text, d.Words) || d.Words == "" {
			faults = append(faults, lineFault(d.Line, "the damaged words %q are not in line %d", d.Words, d.Line))
		}
	}
	return faults
}

// cutFaults holds that cuts are made in lines of the body. Whether the words are
// there shows when the text of the line is made.
func (r Record) cutFaults(lines []Line, class []Class) []Fault {
	var faults []Fault
	for _, c := range r.Cuts {
		if c.Line < 1 || c.Line > len(lines) || lines[c.Line-1].Text == "" {
			faults = append(faults, lineFault(c.Line, "a cut names line %d, which has no words", c.Line))
		} else if is := class[c.Line]; is != "" && is != Body && (is != Title || c.Rule == "") {
			faults = append(faults, lineFault(c.Line, "a cut names line %d, which is recorded as %s", c.Line, is))
		}
	}
	return faults
}

// place holds the blocks against the runs of body lines, one by one, and returns
// them with the lines they stand on.
func (r Record) place(raw string, runs [][]Line, blocks []Block) ([]Placed, []Fault) {
	var faults []Fault
	placed, ofLine := make([]Placed, len(blocks)), r.CutsByLine()
	for i, b := range blocks {
		placed[i].Block = b
	}
	for i, run := range runs {
		want, cutAt, bad := blockText(raw, run, ofLine)
		faults = append(faults, bad...)
		first, last := run[0].Number, run[len(run)-1].Number
		switch {
		case i >= len(placed):
			fault := lineFault(first, "line %d of the capture is neither in the article nor in its record", first)
			fault.Want = want
			return placed, append(faults, fault)
		case placed[i].Text != want:
			fault := lineFault(first, "the article does not have the words of line %d of the capture", first)
			fault.Block, fault.Want = i, want
			faults = append(faults, fault)
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

// bodyRuns returns the stretches of lines that make one block each.
func (r Record) bodyRuns(raw string, lines []Line, class []Class) [][]Line {
	var runs [][]Line
	joins := Joining(r.Mode, raw, lines)
	joined := false
	for _, l := range lines {
		c := class[l.Number]
		body := l.Text != "" && (c == "" || c == Body)
		if body && joined && joins(l) {
			runs[len(runs)-1] = append(runs[len(runs)-1], l)
		} else if body {
			runs = append(runs, []Line{l})
		}
		joined = body
	}
	return runs
}

// titleFaults holds that there is one title and that it stands above the text,
// unless a person or the page itself says otherwise.
func (r Record) titleFaults(runs [][]Line, class []Class) []Fault {
	var faults []Fault
	titles := 0
	for n, is := range class {
		if is != Title {
			continue
		}
		titles++
		decided := slices.ContainsFunc(r.Decisions, func(d Decision) bool {
			return (d.ByHand || d.Rule == HeadingRule) && d.First <= n && n <= d.Last
		})
		if titles > 1 || !decided && (len(runs) > 0 && n > runs[0][0].Number) {
			faults = append(faults, lineFault(n, "line %d is recorded as the title; there is one already, or it does not stand above the text", n))
		}
	}
	return faults
}
