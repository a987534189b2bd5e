package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"dossier/internal/terminal"
)

// excerptWidth is how many runes of a long line an excerpt shows. An article
// paragraph is one line of a few thousand runes, a terminal has about 100.
const excerptWidth = 96

// Ink colours the text form. The zero Ink does not.
type Ink struct{ bold, faint, mark, end string }

// Colour is the ink for terminals: ANSI sequences that every one understands.
var Colour = Ink{bold: "\x1b[1m", faint: "\x1b[2m", end: "\x1b[0m"}

// of returns the ink with the colour of a severity.
func (i Ink) of(s Severity) Ink {
	if i.end != "" {
		i.mark = map[Severity]string{Error: "\x1b[31m", Warning: "\x1b[33m", Note: "\x1b[36m"}[s]
	}
	return i
}

// PrintText writes diagnostics for people: place, code, cause, the line with
// a caret, and the remedy. What came from a dossier is made visible here, for the colours
// are commands too.
func PrintText(w io.Writer, list []Diagnostic, ink Ink) error {
	var out bytes.Buffer
	for i, d := range list {
		if i > 0 {
			out.WriteByte('\n')
		}
		p := d.At.Position()
		ink := ink.of(d.Severity)
		fmt.Fprintf(&out, "%s%s:%d:%d:%s %s%s[%s]%s: %s%s%s\n", ink.bold, terminal.Visible(d.At.File()), p.Line, p.Column, ink.end,
			ink.mark, d.Severity, d.Code.Name, ink.end, ink.bold, terminal.Visible(d.Message), ink.end)
		excerpt(&out, d.At, ink)
		for line := range strings.Lines(d.Detail) {
			fmt.Fprintf(&out, "        %s\n", terminal.Visible(strings.TrimRight(line, "\n")))
		}
		for _, r := range d.Related {
			p := r.At.Position()
			fmt.Fprintf(&out, "  %s:%d:%d: %s\n", terminal.Visible(r.At.File()), p.Line, p.Column, terminal.Visible(r.Message))
		}
		if d.Help != "" {
			fmt.Fprintf(&out, "  %shelp:%s %s\n", ink.bold, ink.end, terminal.Visible(d.Help))
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// excerpt prints the first line of the span with a caret under it.
func excerpt(out *bytes.Buffer, at Span, ink Ink) {
	if at.Source == nil || at.Source.Whole() == "" {
		return
	}
	p := at.Position()
	start, line := at.Source.line(p.Line - 1)
	from := min(at.Start-start, len(line))
	to := max(from, min(at.End-start, len(line)))
	before, marked, after := clip(terminal.Visible(lastRunes(line[:from])), terminal.Visible(firstRunes(line[from:to])), terminal.Visible(firstRunes(line[to:])))
	fmt.Fprintf(out, "  %s%5d │%s %s%s%s\n", ink.faint, p.Line, ink.end, before, marked, after)
	fmt.Fprintf(out, "  %s      │%s %s%s%s%s\n", ink.faint, ink.end, blank(before), ink.mark, strings.Repeat("^", max(1, utf8.RuneCountInString(marked))), ink.end)
}

// firstRunes and lastRunes return as much of a line as an excerpt can show, so
// that a thousand problems in one long line do not cost a million.
func firstRunes(s string) string {
	return strings.ToValidUTF8(s[:min(len(s), excerptWidth*utf8.UTFMax)], "")
}

func lastRunes(s string) string {
	return strings.ToValidUTF8(s[max(0, len(s)-excerptWidth*utf8.UTFMax):], "")
}

// clip shortens a line to excerptWidth runes around its marked part.
func clip(before, marked, after string) (string, string, string) {
	b, m, a := []rune(before), []rune(marked), []rune(after)
	if len(b)+len(m)+len(a) <= excerptWidth {
		return before, marked, after
	}
	if len(m) > excerptWidth/2 {
		m = append(m[:excerptWidth/2-1:excerptWidth/2-1], '…')
	}
	room := excerptWidth - len(m)
	left := min(len(b), max(room/2, room-len(a)))
	right := min(len(a), room-left)
	if left < len(b) {
		b = append([]rune{'…'}, b[len(b)-left:]...)
	}
	if right < len(a) {
		a = append(a[:right:right], '…')
	}
	return string(b), string(m), string(a)
}

// blank returns as many spaces as s has runes, keeping its tabs.
func blank(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, s)
}

// PrintGitHub writes diagnostics as workflow commands, which GitHub shows as
// annotations beside the lines of a pull request
// (docs.github.com, "Workflow commands for GitHub Actions").
func PrintGitHub(w io.Writer, list []Diagnostic) error {
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	var out bytes.Buffer
	for _, d := range list {
		command := d.Severity.String()
		if d.Severity == Note {
			command = "notice"
		}
		text := d.Message
		for _, more := range []string{d.Detail, d.Help} {
			if more != "" {
				text += "\n" + more
			}
		}
		p := d.At.Position()
		fmt.Fprintf(&out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
			command, property.Replace(terminal.Visible(d.At.File())), p.Line, p.Column, property.Replace(d.Code.Name), message.Replace(terminal.Lines(text)))
	}
	_, err := w.Write(out.Bytes())
	return err
}

type jsonDiagnostic struct {
	Severity string        `json:"severity"`
	Code     string        `json:"code"`
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Message  string        `json:"message"`
	Detail   string        `json:"detail,omitempty"`
	Help     string        `json:"help"`
	Related  []jsonRelated `json:"related,omitempty"`
	Fix      *jsonFix      `json:"fix,omitempty"`
}

// jsonFix says to replace what stands from one place up to, not including, the
// other.
type jsonFix struct {
	Line       int    `json:"line"`
	Column     int    `json:"column"`
	EndLine    int    `json:"end_line"`
	EndColumn  int    `json:"end_column"`
	Text       string `json:"text"`
	Suggestion bool   `json:"suggestion"` // for a person to judge
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// PrintJSON writes one object {"diagnostics":[…]}. Lines and columns are
// 1-based, columns count runes, as in the text form. A correction is always of
// the file its diagnostic is about.
func PrintJSON(w io.Writer, list []Diagnostic) error {
	all := make([]jsonDiagnostic, 0, len(list))
	for _, d := range list {
		p := d.At.Position()
		j := jsonDiagnostic{
			Severity: d.Severity.String(), Code: d.Code.Name, File: d.At.File(), Line: p.Line, Column: p.Column,
			Message: d.Message, Detail: d.Detail, Help: d.Help,
		}
		for _, r := range d.Related {
			p := r.At.Position()
			j.Related = append(j.Related, jsonRelated{r.At.File(), p.Line, p.Column, r.Message})
		}
		if d.Fix != nil {
			from, to := d.Fix.At.Position(), d.Fix.At.Source.Position(d.Fix.At.End)
			j.Fix = &jsonFix{from.Line, from.Column, to.Line, to.Column, d.Fix.Text, d.Fix.Suggestion}
		}
		all = append(all, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
	}{all})
}
