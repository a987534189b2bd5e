package webpage

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
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
}

// foreign names a kind of file that is no page.
func foreign(raw []byte) *Refusal {
	for _, m := range magic {
		if bytes.HasPrefix(raw, []byte(m.prefix)) {
			return &Refusal{fmt.Sprintf("the file is %s, not a web page", m.what), "save the page itself as HTML, or its text as a .txt file"}
		}
	}
	return nil
}

// decode turns the bytes of a page into UTF-8. What a page declares is often
// not what it is: browsers save in UTF-8 and leave the old declaration, and
// UTF-16 is mostly not declared at all.
func decode(raw []byte) (text []byte, name string, refusal *Refusal) {
	utf16 := func(order unicode.Endianness, name string) ([]byte, string, *Refusal) {
		return convert(unicode.UTF16(order, unicode.UseBOM), raw, name)
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return utf16(unicode.LittleEndian, "utf-16le")
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return utf16(unicode.BigEndian, "utf-16be")
	}
	if bytes.IndexByte(raw[:min(len(raw), 4096)], 0) >= 0 {
		even, odd := nulls(raw[:min(len(raw), 4096)])
		switch n := min(len(raw), 4096) / 2; {
		case odd > n/2 && even < n/10:
			return convert(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), raw, "utf-16le")
		case even > n/2 && odd < n/10:
			return convert(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), raw, "utf-16be")
		}
		return nil, "", &Refusal{"the file holds NUL bytes, so it is no web page", "save the page itself as HTML"}
	}
	// No text in an older encoding happens to be UTF-8 by chance.
	if utf8.Valid(raw) {
		return raw, "utf-8", nil
	}
	declared, name, _ := charset.DetermineEncoding(raw[:min(len(raw), 8192)], "")
	if name == "utf-8" {
		if bad := invalid(raw); bad*1000 <= len(raw) {
			return bytes.ToValidUTF8(raw, []byte("\uFFFD")), "utf-8", nil // a few broken bytes in a page that is what it says
		}
		declared, name = charset.Lookup("windows-1252")
	}
	return convert(declared, raw, name)
}

func convert(e encoding.Encoding, raw []byte, name string) ([]byte, string, *Refusal) {
	text, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return nil, "", &Refusal{fmt.Sprintf("the page cannot be read as %s: %v", name, err), "save it again as UTF-8"}
	}
	return text, name, nil
}

// nulls counts NUL bytes at even and odd places.
func nulls(raw []byte) (even, odd int) {
	for i, b := range raw {
		if b == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	return even, odd
}

// invalid counts the bytes that are not UTF-8.
func invalid(raw []byte) int {
	n := 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		raw = raw[size:]
	}
	return n
}
