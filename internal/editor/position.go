package editor

import (
	"net/url"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// position is a place in a text as editors name it: 0-based, the column in units of
// UTF-16.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type textRange struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string    `json:"uri"`
	Range textRange `json:"range"`
}

// positionOf converts a byte of a text.
func positionOf(src *diag.Source, offset int) position {
	line := src.Position(offset).Line
	text, from := src.Whole(), src.LineSpan(line).Start
	return position{line - 1, units(text[from:max(from, min(offset, len(text)))])}
}

// units counts the units of UTF-16 of a text.
func units(text string) int {
	n := 0
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		n += width(r)
		text = text[size:]
	}
	return n
}

// width is how many units of UTF-16 a character takes.
func width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// offsetOf converts a place in a text to a byte of it. A column behind the end of its
// line is the end, as the protocol says.
func offsetOf(src *diag.Source, p position) int {
	at, text := src.LineSpan(p.Line+1), src.Whole()
	if src.Position(at.Start).Line != p.Line+1 {
		return len(text) // the line is behind the end of the text
	}
	offset := at.Start
	for n := 0; offset < at.End; {
		r, size := utf8.DecodeRuneInString(text[offset:at.End])
		if n += width(r); n > p.Character {
			break
		}
		offset += size
	}
	return offset
}

func rangeOf(s diag.Span) textRange {
	if s.Source == nil {
		return textRange{}
	}
	return textRange{positionOf(s.Source, s.Start), positionOf(s.Source, s.End)}
}

// uri returns the address of a file of the dossier.
func (s *Server) uri(file string) string {
	full := filepath.ToSlash(filepath.Join(s.dir, filepath.FromSlash(file)))
	if !strings.HasPrefix(full, "/") {
		full = "/" + full // the letter of a drive
	}
	return (&url.URL{Scheme: "file", Path: full}).String()
}

// file returns the path in the dossier of an address, "" if it is none of its files.
func (s *Server) file(uri string) string {
	rel, err := filepath.Rel(s.dir, folderOf(uri))
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return path.Clean(filepath.ToSlash(rel))
}

// folderOf returns the path on this machine of an address, "" if it is none of a file.
func folderOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	name := u.Path
	if len(name) > 2 && name[0] == '/' && name[2] == ':' {
		name = name[1:] // the letter of a drive
	}
	return filepath.FromSlash(name)
}
