//go:build !race

// The interpreter of PDF files is ten times slower under the detector: make test runs this without it.

package pdf_test

import (
	"bytes"
	"fmt"
	"image/png"
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
		case block.Note:
			sign = "note"
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

// TestRead_hiddenWords holds that words that nobody sees are no part of the line in which they stand,
// whatever keeps them from being seen, and that those which are faint, small, or white on black are
// read. The file has no index and says nothing of itself.
func TestRead_hiddenWords(t *testing.T) {
	ways := []struct{ name, before, behind string }{
		{"in no colour", "3 Tr", "0 Tr"},
		{"white", "1 g", "0 g"},
		{"nearly white", ".99 g", "0 g"},
		{"white in four inks", "0 0 0 0 k", "0 g"},
		{"as dust", "/F1 .3 Tf", "/F1 12 Tf"},
		{"without width", ".1 Tz", "100 Tz"},
		{"as a window alone", "7 Tr", "0 Tr"},
		{"outlined by nothing", "1 Tr 1 G 0 w", "0 Tr"},
		{"as clear as glass", "/Clear gs", "/Solid gs"},
		{"in a layer that is off", "/OC /Off BDC", "EMC"},
	}
	var content strings.Builder
	var want strings.Builder
	for i, way := range ways {
		fmt.Fprintf(&content, "BT /F1 12 Tf 72 %d Td (Way %d: the minister did ) Tj %s (not ) Tj %s (resist.) Tj ET\n", 760-40*i, i, way.before, way.behind)
		fmt.Fprintf(&want, "1   Way %d: the minister did resist.\n1 hidden not\n", i)
	}
	for _, way := range []struct{ words, shown string }{
		{"q 0 0 9 9 re W n BT /F1 12 Tf 72 340 Td (Outside a window.) Tj ET Q", "hidden Outside a window."},
		{"BT /F1 12 Tf 72 300 Td (Under an area.) Tj ET 1 g 60 290 300 30 re f 0 g", "hidden Under an area."},
		{"BT /F1 12 Tf 72 260 Td (Under a black one.) Tj ET 60 250 300 30 re f", "hidden Under a black one."},
		{"BT /F1 12 Tf 72 1200 Td (Above the page.) Tj ET", "hidden Above the page."},
		{"60 190 300 30 re f BT 1 g /F1 12 Tf 72 200 Td (White on black is seen.) Tj ET 0 g", "  White on black is seen."},
		{"BT .85 g /F1 5 Tf 72 160 Td (A faint note, all in small print: a. b. c. | 1.5 %.) Tj ET 0 g", "  A faint note, all in small print: a. b. c. | 1.5 %."},
		{"BT /F1 12 Tf 72 120 Td (The o\002ce is open.) Tj ET", "  The office is open."},
	} {
		content.WriteString(way.words + "\n")
		want.WriteString("1 " + way.shown + "\n")
	}
	d, refusal := pdf.Read(onePage(content.String()))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	_, got, _ := strings.Cut(shown(d, nil), "\n")
	if got != want.String() {
		t.Errorf("it is read as\n%s\nwant\n%s", got, want.String())
	}
}

// TestRead_struckWords holds that words through which a line runs are marked, and that those which are
// underlined, boxed or overlined, and strokes of letters, are not.
func TestRead_struckWords(t *testing.T) {
	var content, want strings.Builder
	for i, line := range []struct{ words, lines, shown string }{
		{"The minister did not resist the arrest.", "161 %d 18 1 re f", "The minister did [-not-] resist the arrest."},
		{"The minister did not resist the arrest.", "72 %d 210 .8 re f", "[-The minister did not resist the arrest.-]"},
		{"He has no house.", "113 %d 16 1 re f", "He has [-no-] house."},
	} {
		y := 740 - 40*i
		fmt.Fprintf(&content, "BT /F1 12 Tf 72 %d Td (%s) Tj ET "+line.lines+"\n", y, line.words, y+3)
		want.WriteString("1   " + line.shown + "\n")
	}
	for _, line := range []struct{ words, lines string }{
		{"The words are underlined.", "72 518 160 1 re f"},
		{"The words are overlined.", "72 530 160 1 re f"},
		{"BOXED TEETH, ALL EFFECT", "70 516 170 16 re S"},
		{"On a grey ground it is read.", ".8 g 70 516 170 16 re f 0 g"},
	} {
		d, refusal := pdf.Read(onePage("q " + line.lines + " BT /F1 12 Tf 72 520 Td (" + line.words + ") Tj ET Q\n"))
		if refusal != nil || len(d.Blocks) != 1 || d.Blocks[0].Text != line.words {
			t.Errorf("%q is read as %+v, %+v", line.words, d, refusal)
		}
	}
	d, refusal := pdf.Read(onePage(content.String()))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	if _, got, _ := strings.Cut(shown(d, nil), "\n"); got != want.String() {
		t.Errorf("it is read as\n%s\nwant\n%s", got, want.String())
	}
}

// TestRead_recognisedLetters holds that the letters that a program has recognised in a picture are those of the file, and that
// words in no colour which lie over nothing are not among them.
func TestRead_recognisedLetters(t *testing.T) {
	var scan strings.Builder
	for x := 72; x < 400; x += 6 {
		fmt.Fprintf(&scan, "%d 700 2 8 re f\n", x)
	}
	d, refusal := pdf.Read(onePage(scan.String() +
		"BT 3 Tr /F1 12 Tf 72 700 Td (The minister did not resign in the month of May.) Tj 0 -100 Td (He did.) Tj ET"))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	got, want := shown(d, nil), "\"\" by [], 1 pages, 0 without text, overlay true\n1   The minister did not resign in the month of May.\n1 hidden He did.\n"
	if got != want {
		t.Errorf("it is read as\n%s\nwant\n%s", got, want)
	}
	if d, refusal := pdf.Read(onePage("BT 3 Tr /F1 12 Tf 72 700 Td (The minister did resign.) Tj ET")); refusal == nil && (d.Overlay || !d.Blocks[0].Hidden) {
		t.Errorf("over no picture it is read as %+v", d)
	}
}

// TestRead_lettersOverEachOther holds that a page which would have to be drawn for minutes to tell which of its
// letters are seen is refused before that, by its number.
func TestRead_lettersOverEachOther(t *testing.T) {
	d, refusal := pdf.Read(onePage("BT /F1 3000 Tf 0 0 Td " + strings.Repeat("(The quay) Tj -9000 0 Td ", 60) + "ET"))
	if d != nil || !strings.Contains(refusal.Reason, "page 1") {
		t.Errorf("it is read as %+v, %+v", d, refusal)
	}
}

// TestRead_pageOfMiles holds that a page which cannot be drawn is refused by its number and its size.
func TestRead_pageOfMiles(t *testing.T) {
	raw := onePage("BT /F1 12 Tf 72 700 Td (The quay) Tj ET")
	d, refusal := pdf.Read(bytes.Replace(raw, []byte("0 0 612 792"), []byte("0 0 100000000 792"), 1))
	if d != nil || !strings.Contains(refusal.Reason, "page 1 has a side of 35278 m") {
		t.Errorf("it is read as %+v, %+v", d, refusal)
	}
	raw = onePage("BT /F1 3000 Tf 72000 7000 Td (The quay) Tj ET")
	d, refusal = pdf.Read(bytes.Replace(raw, []byte("0 0 612 792"), []byte("0 0 200000 14400"), 1))
	if refusal != nil || len(d.Blocks) != 1 || d.Blocks[0].Text != "The quay" || d.Blocks[0].Hidden {
		t.Errorf("a large page is read as %+v, %+v", d, refusal)
	}
}

// TestRead_notes holds that what was noted on a page, and what a field of a form was filled with, is told apart
// from its text, and what is not shown is not.
func TestRead_notes(t *testing.T) {
	d, refusal := pdf.Read(pageOf("/Annots[<</Type/Annot/Subtype/FreeText/Rect[72 640 400 660]/Contents(This is\nfalse.)>>"+
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V(300 pounds)/Rect[250 695 400 715]>>"+
		"<</Type/Annot/Subtype/Text/F 2/Rect[9 9 20 20]/Contents(Hidden.)>>"+
		"<</Type/Annot/Subtype/Link/Rect[72 695 200 715]/Contents(A link)>>]",
		"BT /F1 12 Tf 72 700 Td (The sum agreed upon is) Tj ET"))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	_, got, _ := strings.Cut(shown(d, nil), "\n")
	if want := "1   The sum agreed upon is\n1 note This is false.\n1 note 300 pounds\n"; got != want {
		t.Errorf("it is read as\n%s\nwant\n%s", got, want)
	}
}

// TestRead_turnedPages holds that the lines of a page that is shown on its side are read as those of any other.
func TestRead_turnedPages(t *testing.T) {
	const text = "(The minister did not resign in May.) Tj 0 -14 Td (He was told of it in June, said the) Tj 0 -14 Td (clerk of the town of Brest.) Tj ET"
	for rotation, matrix := range map[int]string{90: "0 1 -1 0 100 72", 180: "-1 0 0 -1 500 100", 270: "0 -1 1 0 100 700"} {
		for _, page := range []string{fmt.Sprintf("/Rotate %d", rotation), ""} {
			d, refusal := pdf.Read(pageOf(page, "BT /F1 12 Tf "+matrix+" Tm "+text))
			if refusal != nil || len(d.Blocks) != 1 ||
				d.Blocks[0].Text != "The minister did not resign in May. He was told of it in June, said the clerk of the town of Brest." {
				t.Errorf("turned by %d with %q it is read as %+v, %+v", rotation, page, d, refusal)
			}
		}
	}
}

// TestDraw_turnedPages holds that the place of a word on the picture of a page that is shown on its side is where
// it is drawn there.
func TestDraw_turnedPages(t *testing.T) {
	d, refusal := pdf.Draw(pageOf("/Rotate 90", "BT /F1 12 Tf 0 1 -1 0 100 72 Tm (Brest) Tj ET"))
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	page, err := png.Decode(bytes.NewReader(d.Sheets[0].PNG))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range d.Blocks[0].Marks {
		ink := false
		for y := int(m.Top); y <= int(m.Bottom); y++ {
			for x := int(m.Left); x <= int(m.Right); x++ {
				r, _, _, _ := page.At(x, y).RGBA()
				ink = ink || r < 0x8000
			}
		}
		if !ink || m.Right-m.Left > 40 || m.Bottom-m.Top > 40 {
			t.Errorf("there is nothing at %+v, or it is no letter", m)
		}
	}
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
