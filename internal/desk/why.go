package desk

import (
	"context"
	"io/fs"
	"strings"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/export"
	"dossier/internal/load"
	"dossier/internal/model"
)

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
		return export.Chain{}, nil, noStatement(id, list, findings.Nearest(d, id))
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

// noStatement is the mistake of an id that names no statement, or several; near is the one that
// was probably meant, "" if none is near.
func noStatement(id string, list []*model.Statement, near string) error {
	switch {
	case len(list) > 0:
		var keys []string
		for _, s := range list {
			keys = append(keys, s.Key())
		}
		return mistakef("%q is the id of several statements: %s", id, strings.Join(keys, ", "))
	case near != "":
		return mistakef("there is no statement %q; did you mean %s?", id, near)
	}
	return mistakef("there is no statement %q; statements are callouts with an id, such as [!judgment] #jc1", id)
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
