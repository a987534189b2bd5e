// Package diag describes what is wrong with a dossier, and where.
//
// A [Diagnostic] is a value, never a string: it has a [Code] from the
// catalogue in codes.go, a [Span] of a [Source], a message that names the
// cause and, whenever we know one, a remedy. Mistakes of the people who write
// a dossier are always diagnostics; trouble of the machine (a disk that is
// full, a folder that may not be read) is an ordinary wrapped error. No
// function returns one in the place of the other.
//
// Offsets in a Source are bytes, 0-based, end exclusive. Positions printed
// for people are 1-based lines and 1-based columns counted in runes.
package diag

import (
	"cmp"
	"fmt"
	"slices"

	"dossier/internal/text"
)

// Severity says what a diagnostic does to a build.
type Severity uint8

const (
	// Note is for information; it never fails a build, not even a strict one.
	Note Severity = iota
	// Warning fails a strict build.
	Warning
	// Error fails every build. Errors cannot be switched off.
	Error
)

func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	default:
		return "note"
	}
}

// Diagnostic is one thing that is wrong, or worth knowing, at one place.
type Diagnostic struct {
	Code     Code
	Severity Severity // Code.Severity, unless lowered by [Diagnostic.Soften]
	At       Span
	Message  string // the cause: one sentence, lower case, no full stop
	Detail   string // lines shown under the excerpt, such as a word diff
	Help     string // the remedy; empty if we know none
	Related  []Related
	Fix      *Fix // a correction; nil if we know none
}

// Fix is a correction that a diagnostic offers: the text of At becomes Text.
type Fix struct {
	At   Span
	Text string
	// Suggestion says that the correction rests on likeness, or on what only a
	// person can judge. It is never made unless a person has seen it or asks for
	// suggestions by name.
	Suggestion bool
}

// Related points at a second place that explains the first.
type Related struct {
	At      Span
	Message string
}

// New makes a diagnostic of the code's own severity.
func New(code Code, at Span, format string, args ...any) Diagnostic {
	return Diagnostic{Code: code, Severity: code.Severity, At: at, Message: fmt.Sprintf(format, args...)}
}

// WithHelp returns a copy of d that names a remedy.
func (d Diagnostic) WithHelp(format string, args ...any) Diagnostic {
	d.Help = fmt.Sprintf(format, args...)
	return d
}

// WithDetail returns a copy of d with lines to show below the excerpt.
func (d Diagnostic) WithDetail(detail string) Diagnostic {
	d.Detail = detail
	return d
}

// WithRelated returns a copy of d that also points at another place.
func (d Diagnostic) WithRelated(at Span, format string, args ...any) Diagnostic {
	d.Related = append(slices.Clone(d.Related), Related{At: at, Message: fmt.Sprintf(format, args...)})
	return d
}

// WithFix returns a copy of d that offers to replace a stretch of its file. It
// is for corrections that follow from what is there; see [Diagnostic.WithSuggestion].
func (d Diagnostic) WithFix(at Span, text string) Diagnostic {
	d.Fix = &Fix{At: at, Text: text}
	return d
}

// WithSuggestion returns a copy of d that offers a correction that is probable
// and not certain, such as the nearest word or the nearest quotation.
func (d Diagnostic) WithSuggestion(at Span, text string) Diagnostic {
	d.Fix = &Fix{At: at, Text: text, Suggestion: true}
	return d
}

// WithNearest returns a copy of d that names what a misspelt word was probably
// meant to be, one of the words given, and offers it as a suggestion if the word
// stands at the place as it was read. It reports whether any word is near.
func (d Diagnostic) WithNearest(at Span, word string, among *text.Candidates) (Diagnostic, bool) {
	near := among.Nearest(word)
	if near == "" {
		return d, false
	}
	d = d.WithHelp("did you mean %q?", near)
	if at.Text() == word {
		d = d.WithSuggestion(at, near)
	}
	return d, true
}

// Soften returns a copy of d in which an error counts as a warning. It is used
// for briefs that are not published: their errors must be seen, and must not
// keep the rest of the site from being built.
func (d Diagnostic) Soften() Diagnostic {
	d.Severity = min(d.Severity, Warning)
	return d
}

// Sort orders diagnostics by file, place and code, so that a run prints the
// same list whatever order the work was done in.
func Sort(list []Diagnostic) {
	slices.SortStableFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.At.File(), b.At.File()),
			cmp.Compare(a.At.Start, b.At.Start),
			cmp.Compare(a.At.End, b.At.End),
			cmp.Compare(a.Code.Name, b.Code.Name),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// Count returns how many diagnostics of the list have the given severity.
func Count(list []Diagnostic, severity Severity) int {
	n := 0
	for _, d := range list {
		if d.Severity == severity {
			n++
		}
	}
	return n
}

// Amount writes a number with the word for what is counted: 1 word, 2 words.
func Amount(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
