package pdf_test

import (
	"fmt"
	"sync"
	"testing"

	"dossier/internal/pdf"
)

// TestRead_together reads files at the same time, as a build does: each is read as if it were alone.
func TestRead_together(t *testing.T) {
	var group sync.WaitGroup
	for _, words := range []string{"The minister did resign in May.", "The ship did leave in June."} {
		group.Go(func() {
			d, refusal := pdf.Read(onePage("BT /F1 12 Tf 72 700 Td (" + words + ") Tj ET"))
			if refusal != nil || len(d.Blocks) != 1 || d.Blocks[0].Text != words {
				t.Errorf("%s is read as %+v, %+v", words, d, refusal)
			}
		})
	}
	group.Wait()
}

// onePage is a file of one page with this content. /F1 is Helvetica, in which 2 is a ligature; of /F2 the file does not
// say which letters it draws.
func onePage(content string) []byte { return pageOf("", content) }

// pageOf is onePage with something said of the page.
func pageOf(said, content string) []byte {
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[9 0 R]/D<</OFF[9 0 R]/Order[]>>>>>>endobj\n" +
		"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]" + said + "/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>" +
		"/ExtGState<</Clear<</ca 0>>/Solid<</ca 1>>>>/Properties<</Off 9 0 R>>>>>>endobj\n" +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[2/ffi]>>>>endobj\n" +
		"6 0 obj<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Own/Encoding/Identity-H/DescendantFonts[7 0 R]>>endobj\n" +
		"7 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
		"/DW 600/FontDescriptor 8 0 R>>endobj\n" +
		"8 0 obj<</Type/FontDescriptor/FontName/ABCDEF+Own/Flags 4/FontBBox[0 0 600 700]/ItalicAngle 0/Ascent 700/Descent 0/CapHeight 700/StemV 80>>endobj\n" +
		"9 0 obj<</Type/OCG/Name(Off)>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n", len(content), content))
}
