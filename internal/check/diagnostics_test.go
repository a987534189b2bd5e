//go:build !race

package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/internal/diag"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestDiagnostics runs the fixtures of testdata/diagnostics, one file for each
// code of the catalogue. In each, the files put over the sound dossier give
// exactly what stands under "want"; those under "silent/" put over them again
// are a neighbour that must not be reported under that code.
func TestDiagnostics(t *testing.T) {
	covered := map[string]bool{}
	files, err := filepath.Glob("testdata/diagnostics/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		code, _, _ := strings.Cut(name, "+")
		covered[code] = true
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var over, silent []txtar.File
			want := -1
			for i, f := range archive.Files {
				switch rest, ok := strings.CutPrefix(f.Name, "silent/"); {
				case f.Name == "want":
					want = i
				case ok:
					silent = append(silent, txtar.File{Name: rest, Data: f.Data})
				default:
					over = append(over, f)
				}
			}
			if want < 0 && os.Getenv("UPDATE") != "" { // that of a new fixture
				want = len(over)
				archive.Files = slices.Insert(archive.Files, want, txtar.File{Name: "want"})
			}
			if want < 0 || len(silent) == 0 {
				t.Fatal("the fixture needs a file want and a file silent/…")
			}
			_, diags := checkedDossier(t, folder(base(t), over))
			got := printed(t, diags)
			if os.Getenv("UPDATE") != "" {
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(string(archive.Files[want].Data), got); diff != "" {
				t.Error(diff)
			}
			if !strings.Contains(got, "["+code+"]") {
				t.Errorf("the fixture does not give %s:\n%s", code, got)
			}
			_, diags = checkedDossier(t, folder(base(t), over, silent))
			for _, d := range diags {
				if d.Code.Name == code {
					t.Errorf("the neighbour is reported too:\n%s", printed(t, []diag.Diagnostic{d}))
				}
			}
		})
	}
	elsewhere := map[string]string{
		"bad-template":     "internal/site", // needs a theme
		"theme-overridden": "internal/site",
		"style-in-vain":    "internal/site",
		"address-taken":    "cmd/dossier", // needs the pages of a site
		"page-gone":        "cmd/dossier", // needs an earlier site
		"rules-differ":     "cmd/dossier", // needs clean --check
		"bad-page":         "cmd/dossier", // needs clean
		"unlisted-outlet":  "cmd/dossier", // needs clean
		"encoding-told":    "cmd/dossier", // needs clean
		"language-differs": "cmd/dossier", // needs clean
		"attachment-left":  "cmd/dossier", // needs add
		"several-articles": "cmd/dossier", // needs add
		"kept-whole":       "cmd/dossier", // needs add
	}
	for _, c := range diag.Codes() {
		if !covered[c.Name] && elsewhere[c.Name] == "" {
			t.Errorf("no fixture shows %s", c.Name)
		}
	}
}

// TestCatalogueOfDiagnostics keeps docs/diagnostics.md, which is made from the
// catalogue and the fixtures. UPDATE=1 rewrites it.
func TestCatalogueOfDiagnostics(t *testing.T) {
	var doc strings.Builder
	doc.WriteString("# Diagnostics\n\nMade from the code and its fixtures by `UPDATE=1 go test ./internal/check`; do not edit.\n\n" +
		"Errors cannot be switched off: something untrue or unreadable would be published. Warnings fail a strict check. Notes never fail.\n")
	last := diag.Severity(99)
	for _, c := range diag.Codes() {
		if c.Severity != last {
			fmt.Fprintf(&doc, "\n## %ss\n", strings.ToUpper(c.Severity.String()[:1])+c.Severity.String()[1:])
			last = c.Severity
		}
		fmt.Fprintf(&doc, "\n### `%s`\n\n%s%s.\n", c.Name, strings.ToUpper(c.Summary[:1]), c.Summary[1:])
		archive, err := txtar.ParseFile("testdata/diagnostics/" + c.Name + ".txtar")
		if err != nil { // shown elsewhere, which TestDiagnostics names
			example, err := os.ReadFile(map[string]string{
				"theme-overridden": "../site/testdata/theme-overridden.txt", "style-in-vain": "../site/testdata/style-in-vain.txt",
				"bad-template": "../site/testdata/bad-template.txt", "rules-differ": "../../cmd/dossier/testdata/rules-differ.txt",
				"address-taken": "../../cmd/dossier/testdata/address-taken.txt", "page-gone": "../../cmd/dossier/testdata/page-gone.txt",
				"bad-page": "../../cmd/dossier/testdata/bad-page.txt", "unlisted-outlet": "../../cmd/dossier/testdata/unlisted-outlet.txt",
				"language-differs": "../../cmd/dossier/testdata/language-differs.txt",
				"encoding-told":    "../../cmd/dossier/testdata/encoding-told.txt", "attachment-left": "../../cmd/dossier/testdata/attachment-left.txt",
				"several-articles": "../../cmd/dossier/testdata/several-articles.txt", "kept-whole": "../../cmd/dossier/testdata/kept-whole.txt",
			}[c.Name])
			if err != nil || !strings.Contains(string(example), "["+c.Name+"]") {
				t.Fatalf("no example of %s: %v", c.Name, err)
			}
			fmt.Fprintf(&doc, "\n```\n%s\n```\n", strings.TrimSpace(string(example)))
			continue
		}
		for _, f := range archive.Files {
			if f.Name != "want" {
				continue
			}
			for example := range strings.SplitSeq(string(f.Data), "\n\n") {
				if strings.Contains(example, "["+c.Name+"]") {
					fmt.Fprintf(&doc, "\n```\n%s\n```\n", strings.TrimSpace(example))
					break
				}
			}
		}
	}
	const file = "../../docs/diagnostics.md"
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(doc.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), doc.String()); diff != "" {
		t.Errorf("%s is out of date; run UPDATE=1 go test ./internal/check\n%s", file, diff)
	}
}
