package desk

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/export"
	"dossier/internal/load"
)

// NoStatement is the error for an id that names no statement, or several.
type NoStatement struct {
	ID     string
	Meant  string   // the id that was probably meant; "" if none is near
	Common []string // the statements that have this id
}

func (e *NoStatement) Error() string {
	switch {
	case len(e.Common) > 0:
		return fmt.Sprintf("%q is the id of several statements: %s", e.ID, strings.Join(e.Common, ", "))
	case e.Meant != "":
		return fmt.Sprintf("there is no statement %q; did you mean %s?", e.ID, e.Meant)
	default:
		return fmt.Sprintf("there is no statement %q; statements are callouts with an id, such as [!judgment] #jc1", e.ID)
	}
}

// Why follows a statement to the captures. The diagnostics are the errors of
// its note.
func Why(ctx context.Context, fsys fs.FS, drafts bool, id string) (export.Chain, []diag.Diagnostic, error) {
	d, diags, err := load.Load(ctx, fsys, load.Options{Drafts: drafts, Internal: true})
	if err != nil {
		return export.Chain{}, nil, err
	}
	if d.Settings.Unreadable {
		return export.Chain{}, nil, check.ErrSettings
	}
	findings, diags := check.Run(d, diags, check.Options{Drafts: drafts})
	list := findings.Find(d, id)
	if len(list) != 1 {
		e := &NoStatement{ID: id, Meant: findings.Nearest(d, id)}
		for _, s := range list {
			e.Common = append(e.Common, s.Key())
		}
		return export.Chain{}, nil, e
	}
	c := export.Follow(d, list[0])
	var wrong []diag.Diagnostic
	for _, x := range diags {
		if x.Severity == diag.Error && x.At.File() == c.File {
			wrong = append(wrong, x)
		}
	}
	return c, wrong, nil
}

// Statements lists the ids of all statements.
func Statements(ctx context.Context, fsys fs.FS, drafts bool) ([]string, error) {
	d, diags, err := load.Load(ctx, fsys, load.Options{Drafts: drafts, Internal: true})
	if err != nil {
		return nil, err
	}
	findings, _ := check.Run(d, diags, check.Options{Drafts: drafts})
	var ids []string
	for _, s := range findings.All(d) {
		ids = append(ids, s.Key()+"\t"+check.Wording(s))
	}
	return ids, nil
}
