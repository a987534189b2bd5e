package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxNotes is how many notes of a page are read.
const maxNotes = 2000

// notes are what stands on a page and is no part of its text (ISO 32000-1, 12.5): what somebody has noted on it, and
// what fields of a form were filled with.
func (r *fileReader) notes(page requests.Page) (notes []string, err error) {
	count, err := r.pdf.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page})
	if err != nil {
		return nil, err
	}
	for i := range min(count.Count, maxNotes) {
		note, err := r.pdf.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: page, Index: i})
		if err != nil {
			continue // it is damaged, and no program shows it
		}
		if text := r.note(note.Annotation); text != "" {
			notes = append(notes, text)
		}
		_, _ = r.pdf.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: note.Annotation})
	}
	return notes, nil
}

// note is the text of one, "" if it has none or is not shown.
func (r *fileReader) note(note references.FPDF_ANNOTATION) string {
	kind, err := r.pdf.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: note})
	if err != nil || kind.Subtype == enums.FPDF_ANNOT_SUBTYPE_LINK || kind.Subtype == enums.FPDF_ANNOT_SUBTYPE_POPUP {
		return ""
	}
	flags, err := r.pdf.FPDFAnnot_GetFlags(&requests.FPDFAnnot_GetFlags{Annotation: note})
	if err == nil && flags.Flags&(enums.FPDF_ANNOT_FLAG_HIDDEN|enums.FPDF_ANNOT_FLAG_NOVIEW) != 0 {
		return ""
	}
	key := "Contents"
	if kind.Subtype == enums.FPDF_ANNOT_SUBTYPE_WIDGET {
		key = "V"
	}
	text, err := r.pdf.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: note, Key: key})
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(text.Value, unknown)), " ")
}
