package desk

import (
	"fmt"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
)

// piece is one of several articles in a file, as a capture of its own.
type piece struct {
	data       []byte
	text.Lines // of the file, or of the text that is read from it
}

// pieces parts a file that holds several articles, nil if it holds one: a text that a
// database of newspapers has exported, and a page that goes on with other articles. Of a
// page the first one is no piece: its capture is the page.
func pieces(k *capture.Readings, name string, data []byte) []piece {
	var all []piece
	cut := func(raw []byte, lines []custody.Line, of text.Lines) {
		all = append(all, piece{raw[lines[of.First-1].Start:lines[of.Last-1].Next], of})
	}
	switch format := capture.FormatOf(name); {
	case format == nil:
	case !format.Derived:
		if len(data) > format.Limit || !utf8.Valid(data) {
			return nil
		}
		lines := custody.Split(data)
		for _, p := range clean.Parts(data) {
			cut(data, lines, p)
		}
	case !format.Slow:
		reading, refusal := k.Read(format, data)
		if refusal != nil || len(reading.Behind) == 0 {
			return nil
		}
		raw := []byte(reading.Text)
		lines := custody.Split(raw)
		for _, b := range reading.Behind {
			cut(raw, lines, b)
		}
	}
	return all
}

// addPieces puts the articles of a file that holds several into the captures, each as a
// text of its own, and beside it where in the file it stands. The first of a page has
// been added by itself, under the name of the page.
func addPieces(root *os.Root, name string, data []byte, all []piece, files Files) (added []string, diags []diag.Diagnostic, err error) {
	s := files.Sidecar
	of, number := "lines", 1
	if capture.FormatOf(name).Derived {
		of, number = "lines of its text", 2
	}
	s.URL = "" // is that of the first, or of all of them
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	var parts []string
	for _, p := range all {
		part := fmt.Sprintf("%s %d–%d", of, p.First, p.Last)
		s.Within = model.Within{File: path.Base(name), SHA256: model.HashOf(data), Part: part}
		named := path.Join(path.Dir(name), fmt.Sprintf("%s-%d.txt", stem, number))
		one, d, err := add(root, named, p.data, s, Files{Readings: files.Readings, receipts: files.receipts})
		if err != nil {
			return nil, nil, err
		}
		number++
		if diags = append(diags, d...); one != "" {
			added = append(added, one)
			parts = append(parts, path.Base(one)+": "+part)
		}
	}
	const most = 6
	if len(parts) > most {
		parts = append(parts[:most-1], "…", parts[len(parts)-1])
	}
	captured := "each of which is a capture of its own"
	if left := len(all) - len(added); left > 0 {
		captured = fmt.Sprintf("%d of which became no capture", left)
	}
	note := diag.New(diag.SeveralArticles, diag.FileSpan(name), "the file holds %d articles, %s", number-1, captured).
		WithDetail(strings.Join(parts, "\n")).
		WithHelp("look whether each is whole; if the file was parted wrongly, delete those captures and save the articles as files yourself")
	return added, append(diags, note), nil
}
