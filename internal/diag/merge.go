package diag

import (
	"strings"

	"dossier/internal/text"
)

// MergeMarkers reports where between two bytes of a file a merge left two versions that
// disagree: each place once, at its first mark, with the lines of the others. A line of
// equal signs alone may underline a heading; it counts between two others.
func MergeMarkers(src *Source, from, to int) []Diagnostic {
	var diags []Diagnostic
	inside := false
	for at := from; at < to; {
		end := to
		if n := strings.IndexByte(src.Text[at:to], '\n'); n >= 0 {
			end = at + n
		}
		line := strings.TrimRight(src.Text[at:end], "\r \t")
		mark := Span{Source: src, Start: at, End: at + len(line)}
		begins := strings.HasPrefix(line, "<<<<<<< ") || line == "<<<<<<<"
		ends := strings.HasPrefix(line, ">>>>>>> ") || line == ">>>>>>>"
		parts := line == "=======" || strings.HasPrefix(line, "||||||| ")
		switch {
		case begins, ends && !inside:
			diags = append(diags, New(MergeMarker, mark, "this line is the mark of a merge that is not resolved").
				WithHelp("keep the lines you want of the two versions and delete the marks"))
		case inside && parts:
			last := &diags[len(diags)-1]
			last.Related = append(last.Related, Related{At: mark, Message: "the other version"})
		case ends:
			last := &diags[len(diags)-1]
			last.Related = append(last.Related, Related{At: mark, Message: "its end"})
		}
		inside = begins || inside && !ends
		at = end + 1
	}
	return diags
}

// HiddenIn says what is wrong with a hidden character.
func HiddenIn(at Span, h text.Hidden) Diagnostic {
	return New(HiddenCharacter, at, "U+%04X %s", h.Rune, h.What).WithHelp("%s", h.Then)
}
