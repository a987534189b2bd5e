package diag_test

import (
	"bytes"
	"strings"
	"testing"

	"dossier/internal/diag"

	"github.com/google/go-cmp/cmp"
)

func TestFixes_neverOverlap(t *testing.T) {
	src := diag.NewSource("a.md", []byte("un deux trois\nquatre\n"))
	other := diag.NewSource("b.md", []byte("un"))
	at := func(src *diag.Source, from, to int, text string) diag.Diagnostic {
		return diag.New(diag.UnknownKey, diag.Span{Source: src}, "m").WithFix(diag.Span{Source: src, Start: from, End: to}, text)
	}
	list := []diag.Diagnostic{
		at(src, 8, 13, "3"), at(src, 3, 7, "2"), at(src, 5, 9, "x"), at(src, 3, 7, "y"), at(other, 0, 2, "1"),
		diag.New(diag.RawHTML, diag.Span{Source: src}, "m"), at(src, 14, 14, "et "), at(src, 14, 14, "ou "),
	}
	apart := diag.Fixes(list)
	var fixes []diag.Fix
	for _, d := range apart {
		if d.Fix.At.File() == "a.md" {
			fixes = append(fixes, *d.Fix)
		}
	}
	if got := string(diag.Apply(src, fixes)); got != "un 2 3\net quatre\n" || len(apart) != 4 {
		t.Errorf("%q, %d fixes", got, len(apart))
	}
}

func TestPrintFix(t *testing.T) {
	src := diag.NewSource("a.md", []byte(strings.Repeat("é", 60)+" «le\n> mot» "+strings.Repeat("à", 60)))
	d := diag.New(diag.QuoteNotFound, diag.Span{Source: src}, "m\x1b").WithSuggestion(diag.Span{Source: src, Start: 121, End: 121 + len("«le\n> mot»")}, "«un mot»")
	var out bytes.Buffer
	if err := diag.PrintFix(&out, d); err != nil {
		t.Fatal(err)
	}
	want := "a.md:1:62: quote-not-found, a suggestion: m␛\n" +
		"  - …" + strings.Repeat("é", 43) + " «le\n  - > mot» " + strings.Repeat("à", 43) + "…\n" +
		"  + …" + strings.Repeat("é", 43) + " «un mot» " + strings.Repeat("à", 43) + "…\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
