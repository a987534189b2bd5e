package clean_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/clean"
	"dossier/internal/custody"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestRules runs the fixtures of testdata/rules. Each is a capture and, behind
// it, the same lines with what they are. UPDATE=1 rewrites the second half, and
// the difference is reviewed.
func TestRules(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d fixtures (%v); the collection should not shrink", len(files), err)
	}
	used := map[string]bool{}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			raw, want := archive.Files[0].Data, string(archive.Files[1].Data)
			a, lost := clean.Clean(raw, clean.Options{Outlets: []clean.Outlet{{Key: "le-courrier", Names: []string{"Le Courrier"}, Domains: []string{"courrier.example"}}}})
			if _, faults := custody.Prove(raw, custody.Split(raw), a.Record, a.Body()); len(faults) > 0 {
				t.Errorf("the custody does not hold: %+v", faults)
			}
			for _, d := range a.Decisions {
				used[d.Rule] = true
			}
			got := describe(raw, a, lost)
			if os.Getenv("UPDATE") != "" {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, name := range clean.RuleNames() {
		rule := custody.RuleNamed(name)
		if rule.Is == custody.Dropped && !used[name] {
			t.Errorf("no fixture shows the rule %s", name)
		}
		if rule.Reason == "" {
			t.Errorf("the rule %s is not in the catalogue of custody, or gives no reason", name)
		}
	}
}

// describe writes each line of a capture with what became of it.
func describe(raw []byte, a clean.Article, lost bool) string {
	label := map[int]string{}
	for _, d := range a.Decisions {
		for n := d.First; n <= d.Last; n++ {
			label[n] = fmt.Sprintf("%s (%s)", d.Is, d.Rule)
		}
	}
	for _, b := range a.Blocks {
		for n := b.Line; n <= b.Last; n++ {
			label[n] = "(continues)"
		}
		label[b.Line] = string(b.Kind)
	}
	for i := range min(a.Standfirst, len(a.Blocks)) {
		label[a.Blocks[i].Line] = "standfirst"
	}
	for _, c := range a.Captions {
		label[c.Line] = "caption"
		if c.Credit != "" {
			label[c.Line] += " (credit " + c.Credit + ")"
		}
	}
	if a.TitleLine > 0 {
		label[a.TitleLine] = "title"
	}
	var out strings.Builder
	for _, l := range custody.Split(raw) {
		if l.Text == "" {
			continue
		}
		text := l.Text
		for _, c := range a.Cuts {
			if c.Line == l.Number {
				text += " [cut " + c.Words + "]"
			}
		}
		for _, d := range a.Damage {
			if d.Line == l.Number {
				text += " [" + d.Kind + ": " + d.Words + "]"
			}
		}
		fmt.Fprintf(&out, "%-26s | %s\n", label[l.Number], text)
	}
	facts := []string{"language " + a.Lang}
	add := func(name, value string) {
		if value != "" {
			facts = append(facts, name+" "+value)
		}
	}
	add("outlet", a.Outlet)
	add("outlet named", a.OutletHint)
	add("published", a.Published)
	add("address", a.OriginalURL)
	for _, u := range a.Upstream {
		add("credits", fmt.Sprintf("%s in line %d", u.Name, u.Line))
	}
	if a.TitleBasis == "derived" {
		add("title derived:", a.Title)
	}
	if lost {
		add("asks:", "is this an article?")
	}
	return out.String() + "\n" + strings.Join(facts, "\n") + "\n"
}
