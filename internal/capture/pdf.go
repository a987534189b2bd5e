package capture

import (
	"fmt"

	"dossier/internal/pdf"
)

// Rules by which lines of a PDF are left out.
const (
	rulePDFPage   = "pdf-page"
	rulePDFMargin = "pdf-margin"
	rulePDFHidden = "pdf-hidden"
	rulePDFNote   = "pdf-note"
)

// readPDF reads a PDF: each block is a line, below the page on which it stands.
func readPDF(raw []byte) (*Reading, *Refusal) {
	d, refusal := pdf.Read(raw)
	if refusal != nil {
		return nil, &Refusal{refusal.Reason, refusal.Help}
	}
	out := writePDF(d, nil)
	if out.kept == 0 {
		return nil, &Refusal{"there is no text in the file that a reader sees", "have a program recognise the letters (OCR), or save the text as a .txt file"}
	}
	r := &Reading{Text: out.text.String(), Left: out.left, Title: d.Title, Authors: d.Authors}
	overlay := 0
	if d.Overlay {
		overlay = d.Pages - d.Silent
	}
	r.Facts = []Fact{
		{Name: "pages", Number: d.Pages}, {Name: "silent", Number: d.Silent}, {Name: "recognised", Number: overlay},
		{Name: "unread", Number: d.Unread},
		{Name: "engine", List: []string{pdf.Engine}},
	}
	return r, nil
}

// writePDF writes the lines of a document, and tells of each block the number of its line.
func writePDF(d *pdf.Document, each func(b *pdf.Block, line int)) *lines {
	out := &lines{}
	on := ""
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Apart {
			out.gap()
		}
		page := fmt.Sprintf("p. %d", b.Page)
		if b.Last > b.Page {
			page = fmt.Sprintf("pp. %d–%d", b.Page, b.Last)
		}
		if page != on {
			out.gap()
			out.put(page, rulePDFPage)
			out.gap()
			on = page
		}
		before := out.count
		switch {
		case b.Margin:
			out.put(b.Text, rulePDFMargin)
		case b.Note:
			out.put(b.Text, rulePDFNote)
		case b.Hidden:
			out.put(b.Text, rulePDFHidden)
		default:
			out.put(b.Text, "")
		}
		if each != nil && out.count > before {
			each(b, out.count)
		}
	}
	return out
}
