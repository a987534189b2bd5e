package load

import (
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/note"
	"dossier/internal/records"

	"golang.org/x/tools/txtar"
)

// valid makes what a fuzzer throws into what may reach a reader of files.
func valid(s string) string { return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "") }

// inside checks that diagnostics stand inside their file.
func inside(t *testing.T, diags []diag.Diagnostic, s string) {
	t.Helper()
	for _, d := range diags {
		if d.At.Start < 0 || d.At.End > len(s) || d.At.Start > d.At.End {
			t.Fatalf("%q: %s stands at %d–%d", s, d.Message, d.At.Start, d.At.End)
		}
	}
}

// FuzzFrontMatter reads anything as a brief, an article, settings and outlets.
func FuzzFrontMatter(f *testing.F) {
	files, err := filepath.Glob("../check/testdata/bad-input/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if data := string(archive.Files[0].Data); len(data) < 2000 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = valid(s)
		src := diag.NewSource("a.md", []byte(s))
		brief := note.Kinds[0].Read(src)
		inside(t, brief.Front, s)
		inside(t, brief.Text, s)
		article := readArticle(src)
		inside(t, article.diags, s)
		if len(article.diags) == 0 && article.Title == "" {
			t.Fatalf("%q is an article without a title and without a complaint", s)
		}
		_, diags := records.ReadSettings(src)
		inside(t, diags, s)
		_, diags = records.ReadOutlets(src)
		inside(t, diags, s)
	})
}
