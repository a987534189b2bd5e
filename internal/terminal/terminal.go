// Package terminal prints text of a dossier where characters can be commands: on
// a terminal, and in the log of a CI service.
//
// Names of files, titles, passages and error messages come from web pages and
// mail. Among their characters may be those that move the cursor, name the window
// or reorder a line (CVE-2021-42574), and lines that GitHub takes for a command of
// the workflow ("Workflow commands for GitHub Actions", docs.github.com). All
// output of the program goes through a [Writer], which shows such characters as
// pictures of themselves.
package terminal

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// control reports whether a character can command a terminal, or hides or reorders what
// stands beside it: ASCII and C1 controls, the ends of lines and paragraphs of Unicode,
// and the controls of direction (UAX #9).
func control(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
	case r == 0x061c, r == 0x200e, r == 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
	default:
		return false
	}
	return true
}

// picture is the visible form of a control character: its picture of U+2400 if there
// is one, the replacement character if not.
func picture(r rune) rune {
	switch {
	case r < 0x20:
		return 0x2400 + r
	case r == 0x7f:
		return '␡'
	}
	return utf8.RuneError
}

// Visible makes the control characters of a text visible, one character for one: ends of
// lines too, tabs not. Two signs that begin a command of a workflow wherever they stand
// in a line, ##[, lose their meaning, and :: loses it at the start of the text.
func Visible(s string) string {
	var f filter
	return string(f.text(nil, s, false))
}

// Lines is [Visible] for a text of several lines: their ends are kept.
func Lines(s string) string {
	var f filter
	return string(f.text(nil, s, true))
}

// filter makes text visible that comes in pieces.
type filter struct {
	colons int // at the start of a line, behind blanks: 0 or 1; -1 once something else stood there
	hashes int // right before, up to 2
}

// text appends the visible form of s. lines says to keep the ends of lines.
func (f *filter) text(out []byte, s string, lines bool) []byte {
	for _, r := range s {
		switch {
		case r == '\n' && lines:
			out = append(out, '\n')
			f.colons, f.hashes = 0, 0
			continue
		case r == '\t':
			out = append(out, '\t')
			continue
		case r == ':' && f.colons == 1:
			r, f.colons = '∶', -1 // U+2236, which looks the same
		case r == ':' && f.colons == 0:
			f.colons = 1
		case r == '[' && f.hashes == 2:
			r = '［'
		case control(r):
			r = picture(r)
		}
		if r != ':' && !unicode.IsSpace(r) {
			f.colons = -1
		}
		if f.hashes = min(f.hashes+1, 2); r != '#' {
			f.hashes = 0
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// Writer prints text for people. Ends of lines and tabs are printed; every other control
// character is made visible.
type Writer struct {
	to   io.Writer
	rest []byte // of a character that is not whole yet
	err  error  // why something was not printed, the first time
	filter
}

// New returns a Writer that prints to a stream.
func New(to io.Writer) *Writer { return &Writer{to: to} }

// Write prints text in UTF-8.
func (w *Writer) Write(p []byte) (int, error) {
	text := append(w.rest, p...)
	whole := len(text)
	for back := 1; back < utf8.UTFMax && back <= len(text); back++ {
		if utf8.RuneStart(text[len(text)-back]) {
			if !utf8.FullRune(text[len(text)-back:]) {
				whole = len(text) - back
			}
			break
		}
	}
	w.rest = bytes.Clone(text[whole:])
	if _, err := w.to.Write(w.text(nil, string(text[:whole]), true)); err != nil {
		w.err = cmp.Or(w.err, err)
		return 0, err
	}
	return len(p), nil
}

// Printf prints as [fmt.Fprintf] does, but that texts among the arguments keep to their
// line: an end of a line in them is made visible too, so that a name of a file cannot
// begin a line of its own. What is not printed [Writer.Err] tells.
func (w *Writer) Printf(format string, args ...any) {
	shown := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			shown[i] = strings.Map(keepToLine, a)
		case error:
			shown[i] = strings.Map(keepToLine, a.Error())
		case fmt.Stringer:
			shown[i] = strings.Map(keepToLine, a.String())
		default:
			shown[i] = a
		}
	}
	fmt.Fprintf(w, format, shown...)
}

func keepToLine(r rune) rune {
	if r == '\n' {
		return picture(r)
	}
	return r
}

// Err is why something was not printed, or nil: the disk may be full.
func (w *Writer) Err() error { return w.err }

// Stream is where the Writer prints to, for those that have made their text [Visible]
// and print commands of their own besides: colours, and annotations.
func (w *Writer) Stream() io.Writer { return w.to }

// JSON returns a writer for JSON, to the same stream. What it prints reads as the same
// values: controls that JSON allows in texts as they are become \u escapes.
func (w *Writer) JSON() io.Writer { return escaper{w.to} }

type escaper struct{ to io.Writer }

// Write escapes one value, which may come in no pieces.
func (e escaper) Write(p []byte) (int, error) {
	out := make([]byte, 0, len(p))
	for _, r := range string(p) {
		switch {
		case r >= 0x20 && control(r):
			out = append(append(out, `\u`...), fourDigits(r)...)
		case r == '[' && bytes.HasSuffix(out, []byte("##")):
			out = append(append(out, `\u`...), fourDigits(r)...)
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	if _, err := e.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

func fourDigits(r rune) string {
	digits := strconv.FormatInt(int64(r), 16)
	return strings.Repeat("0", 4-len(digits)) + digits
}
