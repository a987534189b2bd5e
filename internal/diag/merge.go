package diag

import (
	"strings"

	"dossier/internal/text"
)

// MergeMarkers reports the lines between two bytes of a file that a merge left where
// two versions disagree. A line of equal signs alone may underline a heading; it
// counts between two others.
func MergeMarkers(src *Source, from, to int) []Diagnostic {
	var diags []Diagnostic
	inside := false
	for at := from; at < to; {
		end := to
		if n := strings.IndexByte(src.Text[at:to], '\n'); n >= 0 {
			end = at + n
		}
		line := strings.TrimRight(src.Text[at:end], "\r \t")
		marker := false
		switch {
		case strings.HasPrefix(line, "<<<<<<< "), line == "<<<<<<<":
			marker, inside = true, true
		case strings.HasPrefix(line, ">>>>>>> "), line == ">>>>>>>":
			marker, inside = true, false
		case line == "=======", strings.HasPrefix(line, "||||||| "):
			marker = inside
		}
		if marker {
			diags = append(diags, New(MergeMarker, Span{Source: src, Start: at, End: at + len(line)}, "this line is the mark of a merge that is not resolved").
				WithHelp("keep the lines you want of the two versions and delete the marks"))
		}
		at = end + 1
	}
	return diags
}

// HiddenIn says what is wrong with a hidden character.
func HiddenIn(at Span, h text.Hidden) Diagnostic {
	return New(HiddenCharacter, at, "U+%04X %s", h.Rune, h.What).WithHelp("%s", h.Then)
}
