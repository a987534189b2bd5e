package pdf_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/pdf"
)

// TestRead_files reads each file of testdata; what is read stands beside it. The
// files were printed by Chromium from the pages of the same name.
func TestRead_files(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got, golden := shown(pdf.Read(raw)), strings.TrimSuffix(file, ".pdf")+".txt"
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("it is read as\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func shown(d *pdf.Document, refusal *pdf.Refusal) string {
	if refusal != nil {
		return "refused: " + refusal.Reason + "\nhelp: " + refusal.Help + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%q by %q, %d pages, %d without text, overlay %t\n", d.Title, d.Authors, d.Pages, d.Silent, d.Overlay)
	for _, block := range d.Blocks {
		sign := " "
		switch {
		case block.Margin:
			sign = "margin"
		case block.Hidden:
			sign = "hidden"
		case !block.Apart:
			sign = "+"
		}
		fmt.Fprintf(&b, "%d %s %s\n", block.Page, sign, strings.ReplaceAll(block.Text, "\u00ad", "‧"))
	}
	return b.String()
}

func TestRead_whatIsNoPDF(t *testing.T) {
	for _, raw := range []string{"", "<!doctype html>", strings.Repeat("x", 4096) + "%PDF-1.7", "%PDF-1.7\n%%EOF\n"} {
		if d, refusal := pdf.Read([]byte(raw)); d != nil || refusal == nil || refusal.Help == "" {
			t.Errorf("%.20q is read as %+v, %+v", raw, d, refusal)
		}
	}
}
