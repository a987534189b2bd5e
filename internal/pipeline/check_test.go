package pipeline_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/diag"
	"dossier/internal/pipeline"

	"github.com/google/go-cmp/cmp"
)

// copiesOf is a dossier of n articles with the same words but one.
func copiesOf(n int) fstest.MapFS {
	fsys := fstest.MapFS{"dossier.yaml": file("title: T\nlanguage: en\n")}
	for i := range n {
		text := fmt.Sprintf("The port authority said that the quays were calm on Tuesday and that ships were leaving on time, "+
			"while two crews were waiting for a berth near the eastern breakwater of town %d.\n", i)
		sum := sha256.Sum256([]byte(text))
		fsys[fmt.Sprintf("content/captures/c%d.txt", i)] = file(text)
		fsys[fmt.Sprintf("content/articles/c%d.md", i)] = file(fmt.Sprintf("---\ntitle: Port %d\ntitle_basis: hand\nlang: en\n"+
			"capture: {file: c%d.txt, sha256: %s}\n---\n\n%s", i, i, hex.EncodeToString(sum[:]), text))
	}
	return fsys
}

// noteOf is a dossier of one brief with n callouts.
func noteOf(n int) fstest.MapFS {
	var text strings.Builder
	text.WriteString("---\ntitle: N\nstatus: published\n---\n\n")
	for i := range n {
		fmt.Fprintf(&text, "> [!gap] #g%d\n> Text here\n\n", i)
	}
	return fstest.MapFS{"dossier.yaml": file("title: T\nlanguage: en\n"), "briefs/n.md": file(text.String())}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// TestCheck_saysWhatBuildSays: what is wrong is found without printing pages, unless the
// dossier has a template of its own, which may go wrong while a page is printed.
func TestCheck_saysWhatBuildSays(t *testing.T) {
	with := func(name, text string) fstest.MapFS {
		fsys := copiesOf(3)
		fsys[name] = file(text)
		return fsys
	}
	for name, c := range map[string]struct {
		fsys   fstest.MapFS
		errors int
	}{
		"sound":                      {copiesOf(3), 0},
		"a quotation":                {with("briefs/n.md", "---\ntitle: N\nstatus: published\n---\n\nShips [@c1, \u00b61: \u201cno ships were leaving on time\u201d].\n"), 1},
		"a template that goes wrong": {with("templates/method.html", `{{define "content"}}{{.Nothing}}{{end}}`), 1},
		"words that cannot be read":  {with("templates/i18n/en.json", "{"), 1},
	} {
		built, err := (&pipeline.Builder{FS: c.fsys}).Build(t.Context())
		if err != nil {
			t.Fatal(name, err)
		}
		for _, strict := range []bool{false, true} {
			checked, err := (&pipeline.Builder{FS: c.fsys, Strict: strict}).Check(t.Context())
			if err != nil {
				t.Fatal(name, err)
			}
			if !equal(checked.Diagnostics, built.Diagnostics) || !cmp.Equal(checked.Summary, built.Summary) {
				t.Errorf("%s, strict %v: check says %v and %v, build %v and %v", name, strict, checked.Diagnostics, checked.Summary, built.Diagnostics, built.Summary)
			}
		}
		if n := diag.Count(built.Diagnostics, diag.Error); n != c.errors {
			t.Errorf("%s has %d errors: %v", name, n, built.Diagnostics)
		}
	}
}

func equal(a, b []diag.Diagnostic) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Code != b[i].Code || a[i].Message != b[i].Message || a[i].At.Start != b[i].At.Start {
			return false
		}
	}
	return true
}
