package capture_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/capture"

	"golang.org/x/tools/txtar"
)

// TestReaders_fixtures reads the file of each fixture. The last file, "reading", has
// what the reader says: the lines that are left out stand behind their rule. The
// files before it are the capture; of several, a ZIP archive is made, which has the
// name of the fixture.
func TestReaders_fixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d fixtures: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			last := len(archive.Files) - 1
			name, raw := archive.Files[0].Name, archive.Files[0].Data
			if path.Dir(name) != "." || last > 1 {
				name, raw = strings.TrimSuffix(filepath.Base(file), ".txtar"), zipped(t, archive.Files[:last])
			}
			got := shown(capture.FormatOf(name).Read(raw))
			if os.Getenv("UPDATE") != "" {
				archive.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if want := string(archive.Files[last].Data); got != want {
				t.Errorf("it is read as\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func zipped(t *testing.T, files []txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shown writes what a reader says.
func shown(r *capture.Reading, refusal *capture.Refusal) string {
	if refusal != nil {
		return "refused: " + refusal.Reason + "\nhelp: " + refusal.Help + "\n"
	}
	var b strings.Builder
	for _, f := range []struct{ name, value string }{
		{"title", r.Title}, {"authors", strings.Join(r.Authors, " · ")}, {"published", r.Published}, {"basis", r.PublishedBasis},
		{"captured", r.Captured}, {"address", r.URL},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.name, f.value)
		}
	}
	for _, f := range r.Facts {
		if f.Number != 0 || len(f.List) > 0 {
			fmt.Fprintf(&b, "%s: %d %q\n", f.Name, f.Number, f.List)
		}
	}
	left := r.LeftLines()
	for i, line := range strings.Split(strings.TrimSuffix(r.Text, "\n"), "\n") {
		if rule := left[i+1]; rule != "" {
			line = rule + " | " + line
		}
		if slices.Contains(r.Doubtful, i+1) {
			line = "doubtful | " + line
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// FuzzRead holds for every format that what is read is text, that the lines which are
// left out are lines of it, and that reading does not fail. PDF files, of which a second
// reads a few, have FuzzDrawPages.
func FuzzRead(f *testing.F) {
	formats := slices.DeleteFunc(capture.Formats(), func(format capture.Format) bool { return format.Name == "pdf" })
	examples, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range examples {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i := range formats {
			f.Add(i, data)
		}
	}
	f.Fuzz(func(t *testing.T, n int, raw []byte) {
		format := formats[uint(n)%uint(len(formats))]
		r, refusal := format.Read(raw)
		if refusal != nil {
			if refusal.Reason == "" || refusal.Help == "" || r != nil {
				t.Errorf("a refusal without reason or remedy: %+v", refusal)
			}
			return
		}
		lines := strings.Split(r.Text, "\n")
		if format.Derived && lines[len(lines)-1] != "" || !utf8.ValidString(r.Text) {
			t.Errorf("a text that does not end in a line feed, or is none: %q", r.Text)
		}
		before := 0
		for _, l := range r.Left {
			if l.Line <= before || l.Line >= len(lines) || lines[l.Line-1] == "" || !capture.IsReaderRule(l.Rule) {
				t.Errorf("line %d is left out by %q", l.Line, l.Rule)
			}
			before = l.Line
		}
	})
}
