package desk

import (
	"context"
	"io/fs"
	"os"
	"slices"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
)

// Signed is a sign-off. Nothing is written before Save.
type Signed struct {
	Signature   model.Signature
	Citations   int               // that it covers
	Diagnostics []diag.Diagnostic // errors of the note, which cannot be signed then

	lock lockFile
}

// Sign signs a note as it is. A sign-off of the same person in the same role is replaced.
func Sign(ctx context.Context, fsys fs.FS, file, name string, role model.Role, on date.Day) (Signed, error) {
	var r Signed
	d, diags, err := load.Load(ctx, fsys, load.Options{Internal: true, Drafts: true})
	if err != nil {
		return r, err
	}
	findings, diags := check.Run(d, diags, check.Options{Drafts: true})
	at := slices.IndexFunc(d.Notes, func(n *model.Note) bool { return n.Path == file })
	if at < 0 {
		return r, mistakef("%s is no brief, question or timeline", file)
	}
	n := d.Notes[at]
	for _, x := range diags {
		// That it is not signed yet is what is being mended.
		if x.Severity == diag.Error && (x.At.File() == file || x.Code == diag.BadLock || d.Settings.Unreadable) && x.Code != diag.NotSigned {
			r.Diagnostics = append(r.Diagnostics, x)
		}
	}
	if len(r.Diagnostics) > 0 {
		return r, nil
	}
	if role == model.Reviewer && check.WroteIt(n, name) {
		return r, mistakef("an author cannot be the reviewer: %s wrote %s", name, file)
	}
	r.Signature = model.Signature{Note: file, Role: role, By: name, On: on.String(), Covered: findings.Covered(n)}
	r.Citations = len(findings.Cited(n))
	r.lock = newLockFile(d.Lock)
	r.lock.Signatures = slices.DeleteFunc(slices.Clone(d.Lock.Signatures), func(s model.Signature) bool {
		return s.Note == file && s.Role == role && s.By == name
	})
	r.lock.Signatures = append(r.lock.Signatures, r.Signature)
	return r, nil
}

// Save writes dossier.lock.
func (r Signed) Save(root *os.Root) error { return r.lock.save(root) }
