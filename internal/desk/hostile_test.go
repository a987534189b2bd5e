//go:build !race

// Readers of files run alone, and much slower under the race detector: make test runs this without the detector.

package desk_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"dossier/internal/desk"
	"dossier/internal/fixture"
)

// TestAddFiles_hostile holds that of many files that are broken, misnamed or made to do harm each
// is refused with its reason, in bounded time and memory; that nothing of them is written anywhere; and that
// a good file among them is taken.
func TestAddFiles_hostile(t *testing.T) {
	const good = "The pool opens\n\nThe pool of the town opens in June, the council said on Tuesday after its meeting.\n"
	endless := gzipped([]byte("WARC/1.1\r\nContent-Length: 99999999999\r\n\r\n"), make([]byte, 90<<20))
	files := []struct {
		name, want string
		data       []byte
	}{
		// Files that unpack to much more than they are.
		{"bomb.docx", "unpacks to more than 24 MiB", docx(strings.Repeat(" ", 25<<20))},
		{"bomb-of-parts.docx", "more than 5000 parts", manyFiles(5001)},
		{"zip-in-zip.docx", "no Word document in the file", zipped("inner.zip", zipped("word/document.xml", []byte(strings.Repeat("x", 1<<20))))},
		{"bomb.warc.gz", "it unpacks to more than", endless},
		{"bomb-in-bomb.wacz", "it unpacks to more than", wacz("archive/data.warc.gz", endless)},
		{"bomb-of-a-page.warc", "more than 64 MiB", warcOf("Content-Encoding: gzip\r\n", gzipped(make([]byte, 65<<20)))},
		{"entities.docx", "the document is damaged", docx(`<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><w:document><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>`)},
		{"outside.docx", "the document is damaged", docx(`<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`)},
		{"deep.docx", "elements within elements", docx(strings.Repeat("<w:p>", 100_000))},
		{"deep.eml", "parts within parts", nestedMail(200)},
		{"parts.eml", "more than 2000 parts", []byte("From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\n\r\nx\r\n", 2001) + "--b--\r\n")},
		{"pages.pdf", "more than 2000 pages", manyPages(10_000)},
		{"deep.pdf", "", deepPDF(5_000)},
		{"posts.json", "more than 300000 messages", []byte(`{"name": "x", "messages": [` + strings.Repeat(`{"id": 1, "type": "message", "text": "x"},`, 300_000) + `{}]}`)},
		{"circle.json", "2 threads", []byte(`{"name": "x", "messages": [{"id": 1, "type": "message", "reply_to_message_id": 2, "text": "x"}, {"id": 2, "type": "message", "reply_to_message_id": 1, "text": "y"}, {"id": 3, "type": "message", "text": "z"}]}`)},
		{"deep.json", "cut off or damaged", []byte(`{"messages": ` + strings.Repeat("[", 1_000_000))},
		{"deep.html", "", []byte(strings.Repeat("<div>", 200_000))},

		// Files that are broken, or shut.
		{"xref.pdf", "damaged", []byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 9 0 R>>endobj\nxref\n0 99999999\nstartxref\n7\n%%EOF\n")},
		{"password.pdf", "encrypted with a password", lockedPDF()},
		{"picture.pdf", "no text in the file", onePage("q 600 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q")},
		{"digest.wacz", "is not what the archive says of it", zipped("archive/data.warc", []byte("WARC/1.1\r\n"), "datapackage.json",
			[]byte(`{"resources": [{"path": "archive/data.warc", "hash": "sha256:00"}]}`))},
		{"times.vtt", "line 3 names no stretch of time", []byte("WEBVTT\n\n00:99:00.000 --> 00:61:00.000\nwords\n\n--> 00:00:01.000\nwords\n\n00:00:01 --> 2\nwords\n")},
		{"backwards.srt", "line 2 names no stretch of time", []byte("1\n00:00:09,000 --> 00:00:02,000\nwords\n")},
		{"cut.docx", "no Word document", docx("<w:document/>")[:200]},
		{"cut.html", "", []byte("<html><body><p")},

		// Files of another kind than their name says.
		{"old.docx", "an old Word document", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on")},
		{"table.xls", "no name of a capture", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"table.docx", "no Word document in the file", zipped("[Content_Types].xml", []byte("<Types/>"), "xl/workbook.xml", []byte("<workbook/>"))},
		{"macros.docm", "no name of a capture", docx("<w:document/>")},
		{"macros.docx", "holds macros", zipped("[Content_Types].xml", []byte("<Types/>"), "word/vbaProject.bin", []byte("x"), "word/document.xml", []byte("<w:document/>"))},
		{"rich.rtf", "no name of a capture", []byte(`{\rtf1 words}`)},
		{"rich.txt", "is RTF", []byte(`{\rtf1\ansi The pool of the town opens in June, the council said.\par}`)},
		{"page.txt", "is HTML", []byte("<!DOCTYPE html>\n<html><body><p>The pool of the town opens in June, the council said.</p></body></html>\n")},
		{"report.txt", "is a PDF", onePage("BT /F1 12 Tf 72 700 Td (The pool of the town opens in June.) Tj ET")},
		{"report.docx", "is a PDF", onePage("BT /F1 12 Tf 72 700 Td (The pool of the town opens in June.) Tj ET")},
		{"report.html", "is a PDF", onePage("BT /F1 12 Tf 72 700 Td (The pool of the town opens in June.) Tj ET")},
		{"archive.html", "compressed with gzip", gzipped([]byte("<p>The pool of the town opens in June, the council said.</p>"))},
		{"page.pdf", "no PDF", []byte("<html><p>The pool opens.</p></html>")},
		{"page.eml", "the header of the message cannot be read", []byte("<html><p>The pool opens.</p></html>\n")},
		{"page.docx", "is HTML under another name", []byte("<html><p>The pool opens.</p></html>")},
		{"words.vtt", "no subtitles", []byte(good)},
		{"words.warc", "there is no record", []byte(good)},
		{"words.json", "damaged", []byte(good)},

		// Files without anything, and names that lead elsewhere.
		{"empty.txt", "empty", nil}, {"empty.html", "", nil}, {"empty.mhtml", "", nil}, {"empty.eml", "", nil}, {"empty.docx", "", nil},
		{"empty.pdf", "", nil}, {"empty.vtt", "", nil}, {"empty.warc", "no record", nil}, {"empty.wacz", "", nil}, {"empty.json", "", nil},
		{".hidden.txt", "no name of a capture", []byte(good)},
		{"slip.eml", "no text", []byte("From: a@example.org\r\nContent-Type: application/pdf; name=\"../../../slipped.pdf\"\r\n\r\nwords\r\n")},
		{"slip.wacz", "cut off", wacz("../../slipped.warc", []byte("WARC/1.1\r\nContent-Length: 9\r\n\r\n"))},

		{"good.txt", "taken", []byte(good)},
	}
	from, to := t.TempDir(), t.TempDir()
	root, err := os.OpenRoot(to)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(from, f.name), f.data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reasons := map[string][]string{}
	for _, f := range files {
		before, began := allocated(), fixture.ProcessorTime()
		_, diags, err := desk.AddFiles(context.Background(), root, desk.Files{
			Names: []string{f.name}, Open: func(name string) (desk.File, error) { return os.Open(filepath.Join(from, name)) },
		})
		if err != nil {
			t.Errorf("%s: %v", f.name, err)
		}
		if memory, took := allocated()-before, fixture.ProcessorTime()-began; memory > 400<<20 || took > 30*time.Second {
			t.Errorf("%s takes %d MiB and %v", f.name, memory>>20, took)
		}
		for _, d := range diags {
			reasons[f.name] = append(reasons[f.name], d.Message)
			if d.Help == "" {
				t.Errorf("%s: nothing helps against %s", f.name, d.Message)
			}
		}
	}
	for _, f := range files {
		said := strings.Join(reasons[f.name], "; ")
		if (said == "") != (f.want == "taken") || !strings.Contains(said, f.want) && f.want != "taken" {
			t.Errorf("of %s is said %q, want %q", f.name, said, f.want)
		}
	}
	var written []string
	_ = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, _ error) error {
		if !d.IsDir() {
			written = append(written, name)
		}
		return nil
	})
	if !slices.Equal(written, []string{"content/captures/good.txt"}) {
		t.Errorf("what is written: %q", written)
	}
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// zipped is a ZIP archive of files, each a name and its bytes.
func zipped(files ...any) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		part, _ := w.Create(files[i].(string))
		_, _ = part.Write(files[i+1].([]byte))
	}
	_ = w.Close()
	return b.Bytes()
}

func docx(document string) []byte {
	return zipped("[Content_Types].xml", []byte("<Types/>"), "word/document.xml", []byte(document))
}

func manyFiles(n int) []byte {
	var files []any
	for i := range n {
		files = append(files, fmt.Sprint(i), []byte{})
	}
	return zipped(files...)
}

// wacz is an archive that holds a file of records, and says its digest.
func wacz(name string, records []byte) []byte {
	sum := sha256.Sum256(records)
	return zipped(name, records, "datapackage.json", fmt.Appendf(nil, `{"resources": [{"path": %q, "hash": "sha256:%s"}]}`, name, hex.EncodeToString(sum[:])))
}

func gzipped(parts ...[]byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	for _, p := range parts {
		_, _ = w.Write(p)
	}
	_ = w.Close()
	return b.Bytes()
}

// warcOf is an archive of one page.
func warcOf(head string, body []byte) []byte {
	var b bytes.Buffer
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n" + string(body)
	_, _ = fmt.Fprintf(&b, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer)
	return b.Bytes()
}

func nestedMail(depth int) []byte {
	var b strings.Builder
	b.WriteString("From: a@example.org\r\n")
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("\r\nwords\r\n")
	return []byte(b.String())
}

// onePage is a PDF of one page with this content.
func onePage(content string) []byte {
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"+
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"+
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n", len(content), content)
}

func manyPages(n int) []byte {
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj\n"+
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\ntrailer<</Root 1 0 R>>\n", strings.Repeat("3 0 R ", n), n)
}

// deepPDF has an array in an array in an array in the place of its pages.
func deepPDF(depth int) []byte {
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids" + strings.Repeat("[", depth) + strings.Repeat("]", depth) +
		"/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n")
}

// lockedPDF is a PDF that asks for a password (ISO 32000-1, 7.6.3).
func lockedPDF() []byte {
	page := onePage("BT /F1 12 Tf 72 700 Td (words) Tj ET")
	hash := strings.Repeat("41", 32)
	return bytes.Replace(page, []byte("trailer<<"), []byte("9 0 obj<</Filter/Standard/V 1/R 2/O<"+hash+">/U<"+hash+">/P -4>>endobj\ntrailer<</Encrypt 9 0 R/ID[<41><41>]"), 1)
}
