package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"dossier/internal/terminal"
)

// Fixes returns the diagnostics of a list that offer a correction, by file and
// place. Of several that touch the same text the first one stays, so that what
// is returned can be applied together.
func Fixes(list []Diagnostic) []Diagnostic {
	var all []Diagnostic
	for _, d := range list {
		if d.Fix != nil {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Fix.At.File(), b.Fix.At.File()), cmp.Compare(a.Fix.At.Start, b.Fix.At.Start), cmp.Compare(a.Fix.At.End, b.Fix.At.End))
	})
	var apart []Diagnostic
	for _, d := range all {
		if n := len(apart); n > 0 {
			if last := apart[n-1].Fix.At; last.File() == d.Fix.At.File() && d.Fix.At.Start < max(last.End, last.Start+1) {
				continue
			}
		}
		apart = append(apart, d)
	}
	return apart
}

// Apply returns the text of a source with corrections made. They must be of
// that source, in order and apart from each other, as [Fixes] returns them.
func Apply(src *Source, fixes []Fix) []byte {
	var out bytes.Buffer
	text, at := src.Whole(), 0
	for _, f := range fixes {
		out.WriteString(text[at:f.At.Start])
		out.WriteString(f.Text)
		at = f.At.End
	}
	out.WriteString(text[at:])
	return out.Bytes()
}

// PrintFix writes a correction as a small diff: the lines that it touches, as
// they are and as they would be, long ones cut short around the change.
func PrintFix(w io.Writer, d Diagnostic) error {
	const room = 44 // runes shown on each side of the change
	src, at := d.Fix.At.Source, d.Fix.At
	if at.End > len(src.Whole()) {
		return nil // the file has changed, and will not be corrected
	}
	p := at.Position()
	start, first := src.line(p.Line - 1)
	endStart, last := src.line(src.Position(at.End).Line - 1)
	before := []rune(string(first[:at.Start-start]))
	after := []rune(string(last[at.End-endStart:]))
	left, right := "", ""
	if len(before) > room {
		before, left = before[len(before)-room:], "…"
	}
	if len(after) > room {
		after, right = after[:room], "…"
	}
	kind := ""
	if d.Fix.Suggestion {
		kind = ", a suggestion"
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s:%d:%d: %s%s: %s\n", terminal.Visible(at.File()), p.Line, p.Column, d.Code.Name, kind, terminal.Visible(d.Message))
	for _, side := range [][2]string{{"-", at.Text()}, {"+", d.Fix.Text}} {
		for line := range strings.Lines(left + string(before) + side[1] + string(after) + right) {
			fmt.Fprintf(&out, "  %s %s\n", side[0], terminal.Visible(strings.TrimRight(line, "\r\n")))
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}
