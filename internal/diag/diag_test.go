package diag_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/diag"

	"github.com/google/go-cmp/cmp"
)

func TestPosition_countsRunes(t *testing.T) {
	src := diag.NewSource("a.md", []byte("été\r\n«Téhéran»\n\nfin"))
	for _, c := range []struct {
		offset       int
		line, column int
	}{
		{0, 1, 1}, {5, 1, 4}, {7, 2, 1}, {9, 2, 2}, {len("été\r\n«T"), 2, 3}, {21, 3, 1}, {22, 4, 1}, {25, 4, 4}, {999, 4, 4}, {-1, 1, 1},
	} {
		if got := src.Position(c.offset); got.Line != c.line || got.Column != c.column {
			t.Errorf("byte %d is at %d:%d, want %d:%d", c.offset, got.Line, got.Column, c.line, c.column)
		}
	}
}

func TestPrintText(t *testing.T) {
	src := diag.NewSource("briefs/a.md", []byte("première\nLe «traité» dit"))
	d := diag.New(diag.QuoteNotFound, diag.Span{Source: src, Start: 13, End: 24}, "the words are not there").
		WithDetail("wrote:  a\nsource: b").WithHelp("copy them").
		WithRelated(src.LineSpan(1), "it is here")
	var out bytes.Buffer
	if err := diag.PrintText(&out, []diag.Diagnostic{d}, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	want := `briefs/a.md:2:4: error[quote-not-found]: the words are not there
      2 │ Le «traité» dit
        │    ^^^^^^^^
        wrote:  a
        source: b
  briefs/a.md:1:1: it is here
  help: copy them
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPrintText_longLine(t *testing.T) {
	line := strings.Repeat("é", 3000) + "ICI" + strings.Repeat("à", 3000)
	src := diag.NewSource("a.md", []byte(line))
	d := diag.New(diag.BrokenLink, diag.Span{Source: src, Start: 6000, End: 6003}, "m")
	var out bytes.Buffer
	if err := diag.PrintText(&out, []diag.Diagnostic{d}, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out.String(), "\n")
	excerpt, caret := []rune(lines[1]), []rune(lines[2])
	if len(excerpt) > 120 {
		t.Errorf("the excerpt has %d runes", len(excerpt))
	}
	at := strings.Index(lines[2], "^")
	if column := len([]rune(lines[2][:at])); string(excerpt[column:column+3]) != "ICI" || len(caret) != column+3 {
		t.Errorf("the caret does not stand under ICI:\n%s\n%s", lines[1], lines[2])
	}
}

func TestPrintText_controlCharacters(t *testing.T) {
	src := diag.NewSource("a\x1b[2J.md", []byte("x \x1b]0;title\x07 \u202eevil\u009b y"))
	d := diag.New(diag.BadText, diag.Span{Source: src, Start: 2, End: 3}, "message \x1b[31m").WithHelp("help \r")
	var out bytes.Buffer
	if err := diag.PrintText(&out, []diag.Diagnostic{d}, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out.String(), "\x1b\x07\r\u202e\u009b") {
		t.Errorf("control characters reach the terminal: %q", out.String())
	}
}

func TestPrintText_colours(t *testing.T) {
	src := diag.NewSource("a.md", []byte("un mot"))
	d := []diag.Diagnostic{diag.New(diag.QuoteNotFound, diag.Span{Source: src, Start: 3, End: 6}, "m").WithHelp("h")}
	var plain, coloured bytes.Buffer
	if err := diag.PrintText(&plain, d, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	if err := diag.PrintText(&coloured, d, diag.Colour); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") || !strings.Contains(coloured.String(), "\x1b[31m") {
		t.Errorf("plain %q, coloured %q", plain.String(), coloured.String())
	}
	if stripped := regexp.MustCompile("\x1b\\[[0-9]*m").ReplaceAllString(coloured.String(), ""); stripped != plain.String() {
		t.Errorf("colours change the text:\n%s\n%s", stripped, plain.String())
	}
}

func TestPrintGitHub(t *testing.T) {
	src := diag.NewSource("briefs/a,b.md", []byte("é «x»"))
	list := []diag.Diagnostic{
		diag.New(diag.QuoteNotFound, diag.Span{Source: src, Start: 3, End: 8}, "100 %% of it").WithDetail("wrote: a\nsource: b").WithHelp("copy: it"),
		diag.New(diag.NotYetCleaned, diag.Span{Source: src}, "m"),
	}
	var out bytes.Buffer
	if err := diag.PrintGitHub(&out, list); err != nil {
		t.Fatal(err)
	}
	want := "::error file=briefs/a%2Cb.md,line=1,col=3,title=quote-not-found::100 %25 of it%0Awrote: a%0Asource: b%0Acopy: it\n" +
		"::notice file=briefs/a%2Cb.md,line=1,col=1,title=not-yet-cleaned::m\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPrintJSON(t *testing.T) {
	src := diag.NewSource("briefs/x.md", []byte("a <b> «é»"))
	d := diag.New(diag.RawHTML, diag.Span{Source: src, Start: 2, End: 5}, "raw <b>").WithHelp("say it in Markdown")
	var out bytes.Buffer
	if err := diag.PrintJSON(&out, []diag.Diagnostic{d}); err != nil {
		t.Fatal(err)
	}
	want := `{"diagnostics":[{"severity":"error","code":"raw-html","file":"briefs/x.md","line":1,"column":3,"message":"raw <b>","help":"say it in Markdown"}]}` + "\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	out.Reset()
	if err := diag.PrintJSON(&out, nil); err != nil || out.String() != "{\"diagnostics\":[]}\n" {
		t.Errorf("no diagnostics print as %q (%v)", out.String(), err)
	}
	if !json.Valid(out.Bytes()) {
		t.Error("not JSON")
	}
}

func TestSort(t *testing.T) {
	a := diag.NewSource("a.md", []byte("one two"))
	b := diag.NewSource("b.md", []byte("one"))
	list := []diag.Diagnostic{
		diag.New(diag.RawHTML, diag.Span{Source: b}, "m"),
		diag.New(diag.Uncited, diag.Span{Source: a, Start: 4, End: 5}, "m"),
		diag.New(diag.BrokenLink, diag.Span{Source: a, Start: 4, End: 5}, "m"),
		diag.New(diag.RawHTML, diag.Span{Source: a}, "m"),
	}
	diag.Sort(list)
	var got []string
	for _, d := range list {
		got = append(got, d.At.File()+" "+d.Code.Name)
	}
	want := []string{"a.md raw-html", "a.md broken-link", "a.md uncited", "b.md raw-html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCodes(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	last := diag.Error
	for _, c := range diag.Codes() {
		if !name.MatchString(c.Name) || seen[c.Name] || c.Summary == "" {
			t.Errorf("code %+v is malformed or stands twice", c)
		}
		if c.Severity > last {
			t.Errorf("%s stands behind codes that matter less", c.Name)
		}
		seen[c.Name], last = true, c.Severity
	}
}

func TestSoften(t *testing.T) {
	d := diag.New(diag.QuoteNotFound, diag.Span{}, "m").Soften()
	if d.Severity != diag.Warning {
		t.Errorf("an error softens to %v", d.Severity)
	}
	if n := diag.New(diag.NotYetCleaned, diag.Span{}, "m").Soften(); n.Severity != diag.Note {
		t.Errorf("a note softens to %v", n.Severity)
	}
}

// TestOffset_isTheWayBackFromPosition also holds of text that is no UTF-8, of which each
// byte counts as a rune.
func TestOffset_isTheWayBackFromPosition(t *testing.T) {
	text := []byte(strings.Repeat("première «ligne» \u202e", 400) + "\r\n\n" + strings.Repeat("港", 700) + "\n\xff\xc3" + strings.Repeat("x\xe6\xb8", 900) + "é")
	src := diag.NewSource("a.md", text)
	for at := 0; at < len(text); {
		p := src.Position(at)
		start := bytes.LastIndexByte(text[:at], '\n') + 1
		if column := utf8.RuneCount(text[start:at]) + 1; p.Column != column {
			t.Fatalf("byte %d is in column %d, want %d", at, p.Column, column)
		}
		if back := src.Offset(p.Line, p.Column); text[at] != '\r' && text[at] != '\n' && back != at {
			t.Fatalf("byte %d is at %d:%d, which is byte %d", at, p.Line, p.Column, back)
		}
		_, n := utf8.DecodeRune(text[at:])
		at += n
	}
	if got, want := src.Offset(1, 1<<30), bytes.IndexByte(text, '\r'); got != want {
		t.Errorf("the end of the line is byte %d, want %d", got, want)
	}
}

// TestSource_letGo: places in a text that was let go are those in the file, as long as it is
// the same file.
func TestSource_letGo(t *testing.T) {
	const text = "Le port\nest fermé.\n"
	file := text
	again := func() *diag.Source {
		src := diag.NewSource("port.md", []byte(text))
		src.LetGo(func() (string, error) { return file, nil })
		return src
	}
	src := again()
	span := diag.Span{Source: src, Start: strings.Index(text, "fermé"), End: strings.Index(text, ".")}
	if at := span.Position(); src.Text != "" || at != (diag.Position{Line: 2, Column: 5}) || span.Text() != "fermé" || src.Whole() != text {
		t.Errorf("%v %q of %q", at, span.Text(), src.Whole())
	}
	file = "Le quai\nest fermé.\n"
	span.Source = again()
	if at := span.Position(); at != (diag.Position{Line: 1, Column: 1}) || span.Text() != "" || span.Source.Whole() != "" {
		t.Errorf("of another file: %v %q", at, span.Text())
	}
	file = text
	if at := span.Position(); at != (diag.Position{Line: 2, Column: 5}) || span.Text() != "fermé" {
		t.Errorf("of a file that is what it was again: %v %q", at, span.Text())
	}
}
