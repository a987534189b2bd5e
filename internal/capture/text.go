package capture

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"dossier/internal/charset"
)

// disguises are how files begin that are text to a program and none to a person, in small letters.
var disguises = []struct{ start, what, help string }{
	{"%pdf-", "is a PDF", "give it the ending .pdf"},
	{"{\\rtf", "is RTF", "open it in the program it comes from and save it as .docx or as plain text"},
	{"<!doctype html", "is HTML", "give it the ending .html"},
	{"<html", "is HTML", "give it the ending .html"},
}

// disguised refuses a file that is of another kind than its name says, nil if it is not.
func disguised(raw []byte) *Refusal {
	start := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(raw[:min(len(raw), 512)], []byte("\xef\xbb\xbf")), " \t\r\n")))
	for _, d := range disguises {
		if strings.HasPrefix(start, d.start) {
			return &Refusal{"the file " + d.what + " under another name", d.help}
		}
	}
	return nil
}

// readText reads a text in the encoding that it is in.
func readText(raw []byte) (*Reading, *Refusal) {
	if refusal := disguised(raw); refusal != nil {
		return nil, refusal
	}
	text, refusal := DecodeText(raw)
	switch {
	case refusal != nil:
		return nil, refusal
	case lineless(text.Bytes):
		return nil, &Refusal{
			"the lines of the file end with signs that end no line here (U+2028, U+2029, U+0085, a vertical tab or a form feed): it would be one long line",
			"save it again with the usual ends of lines (LF, or CR and LF)",
		}
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, &Refusal{"the file is empty", "capture it again"}
	}
	return &Reading{Text: string(text.Bytes), Charset: text.Name}, nil
}

// lineless reports a text that has more of other signs for the end of a line than of the usual ones. A
// few of them within lines are where somebody broke a paragraph.
func lineless(text []byte) bool {
	others := bytes.Count(text, []byte("\v")) + bytes.Count(text, []byte("\f"))
	for _, sign := range []string{"\u0085", "\u2028", "\u2029"} {
		others += bytes.Count(text, []byte(sign))
	}
	if others == 0 {
		return false
	}
	usual := bytes.Count(text, []byte("\n")) + bytes.Count(text, []byte("\r")) - bytes.Count(text, []byte("\r\n"))
	return others > usual
}

// DecodeText turns the bytes of a text into UTF-8. A text in UTF-8 stays what it is,
// byte for byte.
func DecodeText(raw []byte) (charset.Text, *Refusal) {
	text, trouble := charset.Read(raw, "", charset.Plain)
	switch {
	case trouble != "" || bytes.IndexByte(text.Bytes, 0) >= 0 || text.Name == charset.UTF8 && !utf8.Valid(raw):
		return text, &Refusal{"the file is not UTF-8, nor text in another encoding that can be told", "save it as UTF-8 text"}
	case charset.Garbled(text.Bytes):
		return text, &Refusal{"the text was read in a wrong encoding before it was saved", "copy it again, from where it reads well"}
	case text.Name == charset.UTF8:
		text.Bytes = raw
	}
	return text, nil
}
