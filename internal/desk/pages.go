package desk

import (
	"fmt"
	"os"
	"path"

	"dossier/internal/capture"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/publish"
)

// drawPages draws the pages of a PDF that was added, if they are wanted, and keeps the
// pictures beside it.
func drawPages(root *os.Root, added string, data []byte, wanted bool) ([]diag.Diagnostic, error) {
	if !wanted || path.Ext(added) != ".pdf" {
		return nil, nil
	}
	pictures, refusal := capture.DrawPages(data)
	if refusal != nil {
		return []diag.Diagnostic{diag.New(diag.BadPage, diag.FileSpan(added), "its pages cannot be drawn: %s", refusal.Reason).WithHelp("%s", refusal.Help)}, nil
	}
	if err := publish.WriteFile(root, added+capture.SheetsEnding, pictures); err != nil {
		return nil, fmt.Errorf("keep the pages of %s: %w", added, err)
	}
	return nil, nil
}

// withPictures returns the record of the file of a capture with the pictures of its pages that
// lie beside it; the record that it has if there are none, or no others.
func withPictures(state *load.Cleaning, r ruling) (*model.Received, error) {
	received := r.received
	if received == nil && r.old != nil {
		received = r.old.Received
	}
	if received == nil {
		return nil, nil
	}
	pictures, err := state.Pictures(received.Path)
	if err != nil || pictures == "" || pictures == received.Pictures {
		return r.received, err
	}
	with := *received
	with.Pictures = pictures
	return &with, nil
}
