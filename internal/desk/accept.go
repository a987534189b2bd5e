package desk

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/publish"
	"dossier/internal/records"
)

// Accepted is what accepting gave. Nothing is written before Save.
type Accepted struct {
	Notes       []check.Acceptance
	Diagnostics []diag.Diagnostic // errors of the notes that were to be accepted

	file []byte
}

// Accept looks up the citations of the notes for which among is true, of all
// if among is nil. A note with an error cannot be accepted.
func Accept(ctx context.Context, fsys fs.FS, among func(file string) bool) (Accepted, error) {
	var r Accepted
	d, diags, err := load.Load(ctx, fsys, load.Options{Internal: true})
	if err != nil {
		return r, err
	}
	findings, diags := check.Run(d, diags, check.Options{})
	all := among == nil
	var notes []*model.Note
	for _, n := range d.Notes {
		if all || among(n.Path) {
			notes = append(notes, n)
		}
	}
	named := func(file string) bool {
		return slices.ContainsFunc(notes, func(n *model.Note) bool { return n.Path == file })
	}
	for _, x := range diags {
		if x.Severity != diag.Error {
			continue
		}
		switch {
		case all && x.Code == diag.BadLock:
			// The lock file is written anew, whatever is wrong in it.
		case all, x.Code == diag.BadLock, named(x.At.File()):
			r.Diagnostics = append(r.Diagnostics, x)
		}
	}
	if len(r.Diagnostics) == 0 {
		r.file, r.Notes = check.Accept(d, findings, notes, all)
	}
	return r, nil
}

// Save writes dossier.lock.
func (r Accepted) Save(root *os.Root) error {
	if err := publish.WriteFile(root, records.LockFile, r.file); err != nil {
		return fmt.Errorf("save what was accepted: %w", err)
	}
	return nil
}
