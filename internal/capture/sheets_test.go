package capture_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/capture"
)

// TestDrawPages_boxes holds that each word of a PDF has a box on its page, and that the boxes of
// a stretch are one for each line of the page.
func TestDrawPages_boxes(t *testing.T) {
	raw, err := os.ReadFile("../pdf/testdata/report.pdf")
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
	reading, _ := capture.FormatOf("x.pdf").Read(raw)
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

func TestReadSheets_whatIsNone(t *testing.T) {
	archive := func(list string, pictures ...string) []byte {
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
	half := strings.Repeat(" ", 25<<20)
	for _, c := range []struct {
		data []byte
		want string
	}{
		{[]byte("words"), "zip"},
		{archive("{", ""), "words.json"},
		{archive(`{"pages": [{}]}`), "page 1"},
		{archive(`{"pages": [{}], "words": {"3": [[2, 0, 1, 0, 0, 1, 1]]}}`, ""), "stand on page 2"},
		{archive(`{"pages": [{}], "words": {"3": [[0, 0, 1, 0, 0, 1, 1]]}}`, ""), "stand on page 0"},
		{archive(`{"pages": [{}, {}]}`, half, half), "pictures have more than 48 MiB"},
		{archive(`{"words": "`+strings.Repeat(" ", 65<<20)+`"}`, ""), "more than 64 MiB"},
	} {
		if s, err := capture.ReadSheets(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40q is read as %+v, %v, want %q", c.data, s, err, c.want)
		}
	}
}
