package load

import (
	"errors"
	"fmt"
	"io/fs"

	"dossier/internal/capture"
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/picture"
)

// readSheets reads the pictures of pages that articles record, and holds them against the
// recorded hash. Those that may be published are kept.
func (l *loader) readSheets(d *model.Dossier) error {
	named := map[string]bool{}
	for _, a := range d.Articles {
		if a.Received == nil || a.Received.Pictures == "" {
			continue
		}
		name := a.Received.Path + capture.SheetsEnding
		named[name] = true
		data, err := readSheetsFile(l.fsys, name)
		if err != nil {
			return err
		}
		if data == nil || model.HashOf(data) != a.Received.Pictures {
			l.report(diag.New(diag.CaptureChanged, d.Sources.File(a), "%s has not the pictures of pages that were made", name).
				WithHelp("restore the file from history, or run dossier add %s --pages", a.Received.Path))
			continue
		}
		sheets, err := publicSheets(data)
		if err != nil {
			l.report(diag.New(diag.CaptureChanged, d.Sources.File(a), "%s cannot be read: %v", name, err).
				WithHelp("run dossier add %s --pages", a.Received.Path))
			continue
		}
		if a.Rights == model.Full {
			if d.Sheets == nil {
				d.Sheets = map[*model.Article]*capture.Sheets{}
			}
			d.Sheets[a] = sheets
		}
	}
	for _, name := range l.sheets {
		if !named[name] {
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "no article records these pictures of pages").
				WithHelp("run dossier clean with the name of the PDF, or delete the file"))
		}
	}
	return nil
}

// publicSheets reads pictures of pages as they may be published: what they show and nothing
// else.
func publicSheets(data []byte) (*capture.Sheets, error) {
	sheets, err := capture.ReadSheets(data)
	if err != nil {
		return nil, err
	}
	for i, file := range sheets.PNG {
		p, err := picture.Read(file)
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		sheets.PNG[i], sheets.Pages[i] = p.Data, capture.SheetSize{Width: p.Width, Height: p.Height}
	}
	return sheets, nil
}

// readSheetsFile returns the bytes of pictures of pages, nil if there are none, or as many of
// them as show that they are too many.
func readSheetsFile(fsys fs.FS, name string) ([]byte, error) {
	data, err := readUpTo(fsys, name, capture.MaxSheets)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// Pictures returns the hash of the pictures of the pages of a file, "" if there are none.
func (c *Cleaning) Pictures(file string) (string, error) {
	data, err := readSheetsFile(c.loader.fsys, file+capture.SheetsEnding)
	if data == nil || err != nil {
		return "", err
	}
	return model.HashOf(data), nil
}
