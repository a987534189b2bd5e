package pdf_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dossier/internal/pdf"
)

// TestRead_files reads each file of testdata; what is read stands beside it. The
// files were printed by Chromium from the pages of the same name (list.pdf by LibreOffice), or written by hand.
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
		page := strconv.Itoa(block.Page)
		if block.Last > block.Page {
			page += "–" + strconv.Itoa(block.Last)
		}
		fmt.Fprintf(&b, "%s %s %s\n", page, sign, strings.ReplaceAll(block.Text, "\u00ad", "‧"))
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

// TestRead_hiddenWords holds that words printed in no colour are no part of the line in which they
// stand, wherever that is. The file has no index and says nothing of itself.
func TestRead_hiddenWords(t *testing.T) {
	d, refusal := pdf.Read(onePage("BT /F1 12 Tf 72 700 Td (The minister did ) Tj 3 Tr (not ) Tj 0 Tr (resign in May.) Tj ET"))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	if got, want := shown(d, nil), "\"\" by [], 1 pages, 0 without text, overlay false\n1   The minister did resign in May.\n1 hidden not\n"; got != want {
		t.Errorf("it is read as\n%s\nwant\n%s", got, want)
	}
}

// onePage is a file of one page with this content. /F1 is Helvetica; of /F2 the file does not say which
// letters it draws.
func onePage(content string) []byte {
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>endobj\n" +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" +
		"6 0 obj<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Own/Encoding/Identity-H/DescendantFonts[7 0 R]>>endobj\n" +
		"7 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
		"/DW 600/FontDescriptor 8 0 R>>endobj\n" +
		"8 0 obj<</Type/FontDescriptor/FontName/ABCDEF+Own/Flags 4/FontBBox[0 0 600 700]/ItalicAngle 0/Ascent 700/Descent 0/CapHeight 700/StemV 80>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n", len(content), content))
}

// TestRead_unknownLetters holds that a letter of which a file does not say which it is is shown
// as unknown, and taken for no other; and that a file of such letters is refused.
func TestRead_unknownLetters(t *testing.T) {
	d, refusal := pdf.Read(onePage("BT /F1 12 Tf 72 700 Td (The minister did ) Tj /F2 12 Tf <0041> Tj /F1 12 Tf ( resign in the month of May.) Tj ET"))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	if len(d.Blocks) != 1 || d.Blocks[0].Text != "The minister did \uFFFD resign in the month of May." || d.Unread != 1 {
		t.Errorf("it is read as %+v", d)
	}
	d, refusal = pdf.Read(onePage(`BT /F1 12 Tf 72 700 Td (The minister did resign in the month) Tj 400 0 Td /F2 12 Tf <0041> Tj ET`))
	if refusal != nil || len(d.Blocks) != 1 || d.Blocks[0].Text != "The minister did resign in the month | \uFFFD" {
		t.Errorf("at the end of a line it is read as %+v, %+v", d, refusal)
	}
	if d, refusal := pdf.Read(onePage("BT /F2 12 Tf 72 700 Td <004100420043> Tj /F1 12 Tf ( a name) Tj ET")); refusal == nil {
		t.Errorf("letters that are not known are read as %+v", d)
	}
}
