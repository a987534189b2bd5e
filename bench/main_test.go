package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// What nobody runs for months stops to work unseen: the preview, above all, is measured as
// its own script uses it.
func TestMeasure_everyRowHasItsFigures(t *testing.T) {
	program := filepath.Join(t.TempDir(), "dossier")
	if _, err := timed([]string{"go", "build", "-C", "..", "-o", program, "./cmd/dossier"}); err != nil {
		t.Fatal(err)
	}
	cp, err := exec.LookPath("cp")
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() // with nothing else that may be installed
	if err := os.Symlink(cp, filepath.Join(path, "cp")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", path)
	rows, err := bench{dir: t.TempDir(), program: program, articles: articlesToABrief * 2, briefs: 2, edits: 1}.measure()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.first.wall == 0 || r.first.memory == 0 {
			t.Errorf("%s: nothing measured: %+v", r.name, r)
		}
		if served := r.name == "`dossier serve`"; (r.brief > 0 && r.article > 0) != served {
			t.Errorf("%s: a brief is seen after %v, an article after %v", r.name, r.brief, r.article)
		}
	}
	if len(rows) < 5 {
		t.Errorf("%d rows", len(rows))
	}
}
