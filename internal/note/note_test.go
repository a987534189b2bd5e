package note

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/model"

	"golang.org/x/tools/txtar"
)

// TestKinds_readTheirFiles reads each fixture by the kind whose folder its first file
// lies in. What was read stands in the file "read", what is wrong in "problems".
func TestKinds_readTheirFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures: ", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil || len(archive.Files) != 3 {
				t.Fatalf("a note, what is read of it and what is wrong with it: %v", err)
			}
			src := archive.Files[0]
			k := kindOf(src.Name)
			f := k.Read(diag.NewSource(src.Name, src.Data))
			n, _ := f.Copy()
			n.ID, n.Lang = k.Name(src.Name, "fr")
			var problems strings.Builder
			for _, d := range append(f.Front, f.Text...) {
				at := d.At.Position()
				fmt.Fprintf(&problems, "%d:%d %s\n", at.Line, at.Column, d.Message)
			}
			for i, got := range []string{shown(n), problems.String()} {
				if os.Getenv("UPDATE") != "" {
					archive.Files[i+1].Data = []byte(got)
				} else if want := archive.Files[i+1]; got != string(want.Data) {
					t.Errorf("%s is\n%s\nwant\n%s", want.Name, got, want.Data)
				}
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// kindOf returns the kind whose folder is the longest in a path.
func kindOf(file string) (kind Kind) {
	for _, k := range Kinds {
		if strings.HasPrefix(file, k.Folder+"/") && len(k.Folder) > len(kind.Folder) {
			kind = k
		}
	}
	return kind
}

// shown writes what was read of a note.
func shown(n *model.Note) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s in %s: %q, %s, internal %t\n", n.Kind, n.ID, n.Lang, n.Title, n.Status, n.Internal)
	switch own := n.Own.(type) {
	case *model.Brief:
		fmt.Fprintf(&b, "by %q on %s, reviewed by %q on %s, tags %q\n", own.Authors, own.Date, own.Reviewed.By, own.Reviewed.On, own.Tags)
	case *model.Question:
		for _, p := range own.Positions {
			fmt.Fprintf(&b, "position %s: %s\n", p.ID, p.Answer)
		}
		fmt.Fprintf(&b, "assessment %t\n", own.Assessment.Heading != nil)
	case *model.Timeline:
		for _, e := range own.Events {
			fmt.Fprintf(&b, "event %s on %q: %s\n", e.ID, e.Date, e.Title)
		}
	}
	for _, p := range n.Printed {
		if p.Text != "" {
			fmt.Fprintf(&b, "printed %q\n", p.Text)
		}
	}
	return b.String()
}

func TestName_partsIDAndLanguage(t *testing.T) {
	for file, want := range map[string]string{
		"briefs/treaty.md":            "treaty fr",
		"briefs/treaty.en.md":         "treaty en",
		"briefs/2025/treaty.en.md":    "2025/treaty en",
		"briefs/treaty.v2.md":         "treaty.v2 fr",
		"content/questions/who.en.md": "who en",
		"content/timeline.md":         "timeline fr",
	} {
		id, lang := kindOf(file).Name(file, "fr")
		if got := id + " " + lang; got != want {
			t.Errorf("%s is %q, want %q", file, got, want)
		}
	}
}
