package records

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/diag"

	"golang.org/x/tools/txtar"
)

// readers writes what is read of a file, one line for each record.
var readers = map[string]func(*diag.Source) (string, []diag.Diagnostic){
	SettingsFile: func(src *diag.Source) (string, []diag.Diagnostic) {
		s, diags := ReadSettings(src)
		var b strings.Builder
		fmt.Fprintf(&b, "%q about %q in %s, rights %s, at %q\n", s.Title[s.Language], s.Description[s.Language], s.Language, s.Rights, s.BaseURL)
		for _, step := range s.Reading {
			fmt.Fprintf(&b, "read %s\n", step.ID)
		}
		for _, x := range s.Silence {
			fmt.Fprintf(&b, "silence %s in %s, id %q, line %d: %s\n", x.Check, x.Files, x.ID, x.Line, x.Why)
		}
		return b.String(), diags
	},
	"outlets.yaml": func(src *diag.Source) (string, []diag.Diagnostic) {
		list, diags := ReadOutlets(src)
		return each(list, func(b *strings.Builder, i int) {
			o := list[i]
			fmt.Fprintf(b, "%s: %q at %q, %s %s, grade %s by %q on %s: %s\n", o.Key, o.Name, o.Domains, o.Kind, o.Country, o.Grade, o.By, o.On, o.Why)
		}), diags
	},
	"entities.yaml": func(src *diag.Source) (string, []diag.Diagnostic) {
		list, diags := ReadEntities(src)
		return each(list, func(b *strings.Builder, i int) {
			e := list[i]
			fmt.Fprintf(b, "%s: %s %q, about %q\n", e.Key, e.Kind, e.Name[""]+e.Name["fr"], e.About[""]+e.About["fr"])
			spellings(b, e.Spellings)
		}), diags
	},
	"places.yaml": func(src *diag.Source) (string, []diag.Diagnostic) {
		list, diags := ReadPlaces(src)
		return each(list, func(b *strings.Builder, i int) {
			p := list[i]
			fmt.Fprintf(b, "%s: %q, %g %g, located %t\n", p.Key, p.Name[""]+p.Name["fr"], p.Lat, p.Lon, p.Located)
			spellings(b, p.Spellings)
		}), diags
	},
	"glossary.yaml": func(src *diag.Source) (string, []diag.Diagnostic) {
		list, diags := ReadTerms(src)
		return each(list, func(b *strings.Builder, i int) {
			t := list[i]
			fmt.Fprintf(b, "%s: %q means %q\n", t.Key, t.Term.Term[""]+t.Term.Term["fr"], t.Definition[""]+t.Definition["fr"])
			spellings(b, t.Spellings)
		}), diags
	},
	HistoryFile: func(src *diag.Source) (string, []diag.Diagnostic) {
		h, diags := ReadHistory(src)
		return fmt.Sprintf("broken %t\n", h.Broken) + each(h.Releases, func(b *strings.Builder, i int) {
			r := h.Releases[i]
			fmt.Fprintf(b, "release %s of %s, %q\n", r.ID, r.On, r.Message)
			for _, c := range r.Changes {
				fmt.Fprintf(b, "  %s %s %s, %q because %q, needs a reason %t\n", c.Turn(), c.About().What, c.About().At, c.About().Text, c.Why, c.NeedsReason())
			}
		}), diags
	},
	LockFile: func(src *diag.Source) (string, []diag.Diagnostic) {
		lock, diags := ReadLock(src)
		again, err := WriteLock(lock)
		return fmt.Sprintf("broken %t, %v\n", lock.Broken, err) + string(again), diags
	},
}

func each[T any](list []T, write func(*strings.Builder, int)) string {
	var b strings.Builder
	for i := range list {
		write(&b, i)
	}
	return b.String()
}

func spellings(b *strings.Builder, list []Spelling) {
	for _, s := range list {
		at := s.At.Position()
		fmt.Fprintf(b, "  %q at %d:%d, %s\n", s.Text, at.Line, at.Column, [...]string{"proper", "metonym", "when", "not"}[s.Role])
	}
}

// TestReaders_readTheirFiles reads the first file of each fixture by the reader of its
// name. What was read stands in the file "read", what is wrong in "problems".
func TestReaders_readTheirFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < len(readers) {
		t.Fatalf("%d fixtures for %d readers: %v", len(files), len(readers), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil || len(archive.Files) != 3 {
				t.Fatalf("a file, what is read of it and what is wrong with it: %v", err)
			}
			src := archive.Files[0]
			read := readers[path.Base(src.Name)]
			if read == nil {
				t.Fatalf("no reader reads %s", src.Name)
			}
			got, diags := read(diag.NewSource(src.Name, src.Data))
			var problems strings.Builder
			for _, d := range diags {
				at := d.At.Position()
				fmt.Fprintf(&problems, "%d:%d %s\n", at.Line, at.Column, d.Message)
			}
			if os.Getenv("UPDATE") != "" {
				archive.Files[1].Data, archive.Files[2].Data = []byte(got), []byte(problems.String())
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for i, got := range []string{got, problems.String()} {
				if want := archive.Files[i+1]; got != string(want.Data) {
					t.Errorf("%s is\n%s\nwant\n%s", want.Name, got, want.Data)
				}
			}
		})
	}
}
