package webpage

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"dossier/internal/charset"
	"dossier/internal/text"
)

// magic are the first bytes of files that are often saved under the name of a
// page.
var magic = []struct{ prefix, what string }{
	{"%PDF-", "a PDF document"},
	{"\x89PNG\r\n", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"RIFF", "a WebP image or a recording"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"\x1f\x8b", "compressed with gzip"},
	{"\xd0\xcf\x11\xe0", "an office document"},
	{"\x00asm", "a program"},
	{"\x7fELF", "a program"},
	{"MIME-Version:", "an MHTML archive"},
	{"From: <Saved by", "an MHTML archive"},
	{"bplist", "a web archive of Safari"},
}

// foreign names a kind of file that is no page.
func foreign(raw []byte) *Refusal {
	for _, m := range magic {
		if bytes.HasPrefix(raw, []byte(m.prefix)) {
			return &Refusal{Reason: fmt.Sprintf("the file is %s, not a web page", m.what), Help: "save the page itself as HTML, or its text as a .txt file"}
		}
	}
	if packed().Match(raw[:min(len(raw), 4096)]) {
		return &Refusal{
			Reason: "the page is packed into a ZIP archive within the file, and has no words before a script unpacks it",
			Help:   "save it again as plain HTML (in SingleFile, without compression), or add the index.html of the archive",
		}
	}
	return nil
}

// packed is how a page begins of which a script unpacks the text from a ZIP archive in the same file (SingleFile).
var packed = text.Pattern(`(?i)<html[^>]{0,400}\sdata-sfz\b`)

// declaredIn matches the encoding that a page declares, however late.
var declaredIn = text.Pattern(`(?i)<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{1,100}encoding\s*=\s*["']([\w:.-]{2,40})`)

// decode turns the bytes of a page into UTF-8.
func decode(raw []byte) (charset.Text, *Refusal) {
	declared := ""
	if utf8.Valid(raw) {
		declared = charset.UTF8
	} else if m := declaredIn().FindSubmatch(raw[:min(len(raw), 1<<20)]); m != nil {
		declared = string(m[1]) + string(m[2])
	}
	text, trouble := charset.Read(raw, declared, charset.Markup)
	switch {
	case trouble != "":
		return text, &Refusal{Reason: "the file " + trouble, Help: "save the page itself as HTML"}
	case charset.Garbled(visibleText(text.Bytes)):
		return text, &Refusal{Reason: "the text of the page was read in a wrong encoding before it was saved", Help: "save the page again, from where it reads well"}
	}
	return text, nil
}

// visibleText is about the text of a page: what stands outside of tags.
func visibleText(page []byte) []byte {
	var text []byte
	for len(page) > 0 && len(text) < 64<<10 {
		i := bytes.IndexByte(page, '<')
		if i < 0 {
			return append(text, page...)
		}
		text = append(append(text, page[:i]...), ' ')
		if i = bytes.IndexByte(page[i:], '>') + i; i < 0 || page[i] != '>' {
			return text
		}
		page = page[i+1:]
	}
	return text
}
