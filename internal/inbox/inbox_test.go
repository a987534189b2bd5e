package inbox_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/fixture"
	"dossier/internal/inbox"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/text"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestLook_saysWhatANewcomerTouches goes through whole small dossiers, each with a newcomer
// that touches something and a neighbour that does not. The file want of each is what is said.
func TestLook_saysWhatANewcomerTouches(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive := fixture.Files(t, file)
			want := ""
			for i, f := range archive {
				if f.Name == "want" {
					want, archive[i].Data = string(f.Data), nil
				}
			}
			d, f := loaded(t, archive)
			for range 2 { // the same dossier gives the same answer
				got := said(inbox.Look(d, f, inbox.Uncited(d, f)))
				if os.Getenv("UPDATE") != "" {
					update(t, file, got)
				} else if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("not what is wanted (-want +got):\n%s", diff)
				}
			}
		})
	}
}

// TestLook_looksAtThoseThatAreNamed: also at what notes cite, and never at what does not
// account for its capture.
func TestLook_looksAtThoseThatAreNamed(t *testing.T) {
	d, f := loaded(t, fixture.Files(t, "testdata/figures.txtar"))
	for _, a := range d.Articles {
		list := inbox.Look(d, f, []*model.Article{a})
		if len(list) != 1 || list[0].Article != a {
			t.Errorf("of %s it says %v", a.Key, list)
		}
		for _, touch := range list[0].Touches {
			if touch.There.Passage.Article == a {
				t.Errorf("%s touches itself: %v", a.Key, touch)
			}
		}
		torn := *a
		torn.Proven = false
		if list := inbox.Look(d, f, []*model.Article{&torn}); len(list) > 0 {
			t.Errorf("of %s, unproven, it says %v", a.Key, list)
		}
	}
}

func loaded(t *testing.T, files []txtar.File) (*model.Dossier, *check.Findings) {
	t.Helper()
	d, diags, err := load.Load(t.Context(), fixture.Folder(files), load.Options{Internal: true})
	if err != nil {
		t.Fatal(err)
	}
	f, diags := check.Run(d, diags, check.Options{})
	for _, d := range diags {
		if d.Severity == diag.Error {
			t.Fatalf("%v: %s", d.Code, d.Message)
		}
	}
	return d, f
}

// said writes down all that is found, with the words in their places.
func said(list []inbox.Newcomer) string {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	words := func(s inbox.Sentence, at []text.Range) string {
		var list []string
		for _, r := range at {
			list = append(list, r.Of(s.Passage.Text))
		}
		return strings.Join(list, "|")
	}
	for _, n := range list {
		line("%s", n.Article.Key)
		if v := n.Version; v != nil {
			line("  version %d of %d of %s, of %s, after %q", v.Number, v.Of, v.Key, v.Captured, v.Before)
		}
		for _, a := range n.Copies {
			line("  copy %s", a.Key)
		}
		for _, t := range n.Touches {
			line("  %s", t.Kind)
			for _, of := range t.Of {
				line("    of %s %q", of.Name(), of.Says)
			}
			for _, s := range []inbox.Sentence{t.Here, t.There} {
				line("    %s %s: %s ; %s", s.Passage.Article.Key, s.Passage.Name(), words(s, s.Numbers), words(s, s.Words))
				if len(s.Others) > 0 {
					line("      and %s", words(s, s.Others))
				}
			}
		}
		for _, m := range n.Names {
			var subjects []string
			for _, s := range m.Subjects {
				subjects = append(subjects, s.Name())
			}
			line("  names %s as %s: %s", m.Entity.Key, m.Text(), strings.Join(subjects, " "))
		}
		for _, d := range n.Days {
			line("  day %s as %s: %s", d.Date, d.Text(), d.Events[0].ID)
		}
		for _, m := range n.Unknown {
			line("  unknown %s %s", m.Text(), m.Passage.Name())
		}
		if n.Unread {
			line("  unread")
		}
	}
	return out.String()
}

func update(t *testing.T, file, want string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	files := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name != "want" {
			files = append(files, f)
		}
	}
	archive.Files = append(files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
