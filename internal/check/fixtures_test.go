package check_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/fixture"
	"dossier/internal/load"
	"dossier/internal/model"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// folder makes a dossier of txtar files, later ones over earlier ones.
func folder(archives ...[]txtar.File) fstest.MapFS { return fixture.Folder(archives...) }

func base(t testing.TB) []txtar.File {
	t.Helper()
	return fixture.Files(t, "testdata/base.txtar")
}

// checked is a dossier with what checking it has found out.
type checked struct {
	*model.Dossier
	*check.Findings
}

func checkedDossier(t testing.TB, fsys fs.FS) (checked, []diag.Diagnostic) {
	t.Helper()
	d, diags, err := load.Load(context.Background(), fsys, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, diags := check.Run(d, diags, check.Options{Today: date.Day{Year: 2025, Month: 7, Day: 1}})
	return checked{d, findings}, diags
}

func printed(t testing.TB, diags []diag.Diagnostic) string {
	t.Helper()
	var out bytes.Buffer
	if err := diag.PrintText(&out, diags, diag.Ink{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheSoundDossierIsSilent(t *testing.T) {
	d, diags := checkedDossier(t, folder(base(t)))
	if len(diags) > 0 {
		t.Error(printed(t, diags))
	}
	if len(d.Articles) != 2 || len(d.Captures) != 2 || len(d.Briefs) != 1 || d.Cited(&d.Briefs[0].Note)[0].Passage.Line != 3 {
		t.Errorf("it was not read whole: %+v", d)
	}
}

// TestBadInput runs the small dossiers of testdata/bad-input. Each has one or
// more mistakes; "want" lists where they are reported, and as what. Whatever
// the mistake, all of them come in one run, each with a remedy, quickly, and
// nothing is published.
func TestBadInput(t *testing.T) {
	files, err := filepath.Glob("testdata/bad-input/*.txtar")
	if err != nil || len(files) < 150 {
		t.Fatalf("%d cases (%v); the table should not shrink", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := len(archive.Files) - 1
			start := fixture.ProcessorTime()
			_, diags := checkedDossier(t, folder(base(t), archive.Files[:want]))
			if took := fixture.ProcessorTime() - start; took > 2*time.Second {
				t.Errorf("it took %v", took)
			}
			var got strings.Builder
			for _, d := range diags {
				p := d.At.Position()
				fmt.Fprintf(&got, "%s:%d:%d %s %s\n", d.At.File(), p.Line, p.Column, d.Severity, d.Code.Name)
				if d.Help == "" {
					t.Errorf("%s:%d: %s names no remedy", d.At.File(), p.Line, d.Message)
				}
			}
			if diag.Count(diags, diag.Error) == 0 {
				t.Errorf("there is no error:\n%s", printed(t, diags))
			}
			if os.Getenv("UPDATE") != "" {
				archive.Files[want].Data = []byte(got.String())
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(archive.Files[want].Data), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
