//go:build !race

// The interpreter of PDF files is ten times slower under the detector: make test runs this without it.

package capture_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/capture"
)

// drawnPages returns the pages of a PDF file of the tests, drawn, and what is read of it.
func drawnPages(t *testing.T, name string) (*capture.Sheets, *capture.Reading) {
	t.Helper()
	raw, err := os.ReadFile("../pdf/testdata/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	data, refusal := capture.DrawPages(raw)
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	s, err := capture.ReadSheets(data)
	if err != nil {
		t.Fatal(err)
	}
	reading, refusal := capture.FormatOf("x.pdf").Read(raw)
	if refusal != nil {
		t.Fatal(refusal.Reason)
	}
	return s, reading
}

// TestDrawPages_boxes holds that each word of a PDF has a box on its page, and that the boxes of
// a stretch are one for each line of the page.
func TestDrawPages_boxes(t *testing.T) {
	s, reading := drawnPages(t, "report")
	left := reading.LeftLines()
	for i, line := range strings.Split(reading.Text, "\n") {
		if left[i+1] != "" {
			continue
		}
		at := 0
		for word := range strings.FieldsSeq(line) {
			at += strings.Index(line[at:], word)
			boxes := s.Boxes(i+1, at, at+len(word))
			if word == "|" {
				continue // it is not on the page
			}
			if len(boxes) == 0 {
				t.Fatalf("line %d: %q has no box", i+1, word)
			}
			for _, b := range boxes {
				size := s.Pages[b.Page-1]
				if b.X < 0 || b.Y < 0 || b.X+b.Width > size.Width || b.Y+b.Height > size.Height || b.Height > 40 {
					t.Errorf("line %d: the box of %q is %+v on a page of %+v", i+1, word, b, size)
				}
			}
			at += len(word)
		}
		if strings.HasPrefix(line, "The treaty says") {
			if all, one := s.Boxes(i+1, 0, len(line)), s.Boxes(i+1, 4, 10); len(all) != 8 || len(one) != 1 || one[0].Width > 60 || one[0].X <= all[0].X {
				t.Errorf("a paragraph of 8 lines has the boxes %v, and « treaty » %v", all, one)
			}
		}
	}
}

// sheetsArchive is an archive of pictures of pages.
func sheetsArchive(list string, pictures ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	part, _ := w.Create("words.json")
	_, _ = part.Write([]byte(list))
	for i, picture := range pictures {
		part, _ := w.Create(fmt.Sprintf("%d.png", i+1))
		_, _ = part.Write([]byte(picture))
	}
	_ = w.Close()
	return b.Bytes()
}

// TestDrawPages_twoPages holds that a paragraph which runs on over the end of a page is named with
// both pages, and that each of its words has its box on the one where it stands.
func TestDrawPages_twoPages(t *testing.T) {
	s, reading := drawnPages(t, "overleaf")
	lines := strings.Split(reading.Text, "\n")
	n := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "The harbour master read") })
	if n < 2 || lines[n-2] != "pp. 2–3" {
		t.Fatalf("the paragraph is not below its two pages:\n%s", reading.Text)
	}
	for word, page := range map[string]int{"harbour": 2, "two": 2, "ships,": 3, "lost.": 3} {
		at := strings.Index(lines[n], word)
		if boxes := s.Boxes(n+1, at, at+len(word)); len(boxes) != 1 || boxes[0].Page != page {
			t.Errorf("%q has the boxes %v, want one on page %d", word, boxes, page)
		}
	}
}

func TestReadSheets_whatIsNone(t *testing.T) {
	half := strings.Repeat(" ", 25<<20)
	for _, c := range []struct {
		data []byte
		want string
	}{
		{[]byte("words"), "zip"},
		{sheetsArchive("{", ""), "words.json"},
		{sheetsArchive(`{"pages": [{}]}`), "page 1"},
		{sheetsArchive(`{"pages": [{}], "words": {"3": [[2, 0, 1, 0, 0, 1, 1]]}}`, ""), "stand on page 2"},
		{sheetsArchive(`{"pages": [{}], "words": {"3": [[0, 0, 1, 0, 0, 1, 1]]}}`, ""), "stand on page 0"},
		{sheetsArchive(`{"pages": [{}, {}]}`, half, half), "pictures have more than 48 MiB"},
		{sheetsArchive(`{"words": "`+strings.Repeat(" ", 65<<20)+`"}`, ""), "more than 64 MiB"},
	} {
		if s, err := capture.ReadSheets(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40q is read as %+v, %v, want %q", c.data, s, err, c.want)
		}
	}
}

// FuzzReadSheets holds that the pictures of pages that are read are there, each as large as it is
// said to be somewhere, and that asking for the boxes of words that are not there fails nothing.
func FuzzReadSheets(f *testing.F) {
	raw, err := os.ReadFile("../pdf/testdata/report.pdf")
	if err != nil {
		f.Fatal(err)
	}
	data, refusal := capture.DrawPages(raw)
	if refusal != nil {
		f.Fatal(refusal.Reason)
	}
	f.Add(data)
	f.Add(sheetsArchive(`{"pages": [{"Width": 10, "Height": 10}], "words": {"1": [[1, 0, 4, 1, 1, 5, 2]], "-3": [[1, 9, 4, 1, 1, -5, 2]]}}`, "x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := capture.ReadSheets(data)
		if err != nil {
			return
		}
		if len(s.PNG) != len(s.Pages) {
			t.Errorf("%d pictures of %d pages", len(s.PNG), len(s.Pages))
		}
		for line := range s.Words {
			for _, box := range s.Boxes(line, 0, 1<<20) {
				if box.Page < 1 || box.Page > len(s.Pages) {
					t.Errorf("a box on page %d of %d", box.Page, len(s.Pages))
				}
			}
		}
	})
}

// FuzzDrawPages holds of any PDF that is read that its text is one, with the pages that were
// counted, and of one that is drawn that its pictures can be read, with boxes of its words alone.
// It begins with small files: one that takes ten seconds, while others keep the machine busy, is
// taken for one that never ends.
func FuzzDrawPages(f *testing.F) {
	for _, name := range []string{"typed", "picture", "cut"} {
		raw, err := os.ReadFile("../pdf/testdata/" + name + ".pdf")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, refusal := capture.FormatOf("x.pdf").Read(raw)
		if refusal != nil {
			return
		}
		if !utf8.ValidString(r.Text) || !strings.HasSuffix(r.Text, "\n") {
			t.Errorf("a text that does not end in a line feed, or is none: %q", r.Text)
		}
		data, refusal := capture.DrawPages(raw)
		if refusal != nil {
			return
		}
		s, err := capture.ReadSheets(data)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(r.Text, "\n")
		for line, places := range s.Words {
			for _, p := range places {
				if line < 1 || line > len(lines) || p.From < 0 || p.From >= p.To || p.To > len(lines[line-1]) {
					t.Fatalf("a box for %d–%d of line %d, which has %q", p.From, p.To, line, lines[line-1])
				}
			}
		}
	})
}
