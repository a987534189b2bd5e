package build

import (
	"context"
	"fmt"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// Chain is what a statement rests on.
type Chain = dossier.Chain

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
func (b *Builder) Why(ctx context.Context, id string) (Chain, []diag.Diagnostic, error) {
	d, diags, err := dossier.Load(ctx, b.FS, dossier.Options{Drafts: b.Drafts, Internal: true})
	if err != nil {
		return Chain{}, nil, err
	}
	list := d.Find(id)
	if len(list) != 1 {
		e := &NoStatement{ID: id, Meant: d.NearestStatement(id)}
		for _, s := range list {
			e.Common = append(e.Common, s.Key())
		}
		return Chain{}, nil, e
	}
	c := list[0].Chain()
	var wrong []diag.Diagnostic
	for _, x := range diags {
		if x.Severity == diag.Error && x.At.File() == c.File {
			wrong = append(wrong, x)
		}
	}
	return c, wrong, nil
}

// Statements lists the ids of all statements.
func (b *Builder) Statements(ctx context.Context) ([]string, error) {
	d, _, err := dossier.Load(ctx, b.FS, dossier.Options{Drafts: b.Drafts, Internal: true})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, s := range d.Statements() {
		ids = append(ids, s.Key()+"\t"+s.Text())
	}
	return ids, nil
}
