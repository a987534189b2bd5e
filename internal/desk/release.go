package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/publish"
	"dossier/internal/records"
	"dossier/internal/unsaved"
)

// Releasing is what is to be released.
type Releasing struct {
	On      date.Day
	Message model.Localized
	Reasons map[string]string // of changes, by their place
}

// Released is a release. Nothing is written before Save.
type Released struct {
	model.Release
	First       bool
	Unexplained []model.Change    // that need a reason: there is no release without
	Diagnostics []diag.Diagnostic // errors of the dossier, which cannot be released then

	file []byte
}

// Release compares what the dossier says with what it said at its last release, and
// prepares the next. Without changes there is none, and without the reasons that are needed.
func Release(ctx context.Context, fsys fs.FS, o Releasing) (Released, error) {
	r := Released{Release: model.Release{On: o.On.String(), Message: o.Message}}
	d, findings, diags, err := publishedIn(ctx, fsys)
	if err != nil {
		return r, err
	}
	if text, ok := r.Message[""]; ok {
		r.Message = maps.Clone(r.Message)
		delete(r.Message, "")
		r.Message[d.Settings.Language] = text
	}
	r.Moves = check.Moves(d)
	history := d.History.Renamed(r.Moves)
	if r.First = len(history.Releases) == 0; !r.First {
		if last := history.Releases[len(history.Releases)-1]; r.On < last.On {
			return r, mistakef("the last release is of a later day: %s", last.On)
		}
	}
	if r.Diagnostics = append(errorsIn(diags), findings.Unnamed(d)...); len(r.Diagnostics) > 0 {
		return r, nil
	}
	r.Changes = history.Since(findings.Said(d))
	if err := r.explain(o.Reasons); err != nil {
		return r, err
	}
	if len(r.Changes) == 0 || len(r.Unexplained) > 0 {
		return r, nil
	}
	return r, r.prepare(ctx, fsys)
}

// explain gives changes their reasons, and notes which of them lack one. Of a note that is not
// published any more one reason is enough for all that it judged.
func (r *Released) explain(reasons map[string]string) error {
	whole := map[string]bool{} // notes that are withdrawn or gone, by path
	for _, c := range r.Changes {
		if c.About().What == model.SaidNote && c.Turn() == model.TurnWithdrawn {
			whole[c.About().At] = true
		}
	}
	given := map[string]bool{}
	for i := range r.Changes {
		c := &r.Changes[i]
		at := c.About().At
		file, _, _ := strings.Cut(at, "#")
		c.Why, given[at] = reasons[at], true
		if c.Why == "" && (whole[at] || !whole[file] && c.NeedsReason()) {
			r.Unexplained = append(r.Unexplained, *c)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(reasons)) {
		if !given[at] {
			return mistakef("%s: nothing has changed there since the last release", at)
		}
	}
	return nil
}

// prepare makes the file, and looks whether it could be published.
func (r *Released) prepare(ctx context.Context, fsys fs.FS) error {
	was, err := fs.ReadFile(fsys, records.HistoryFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read what was released: %w", err)
	}
	if r.file, err = records.AppendRelease(was, r.Release); err != nil {
		return err
	}
	src := diag.NewSource(records.HistoryFile, r.file)
	_, _, diags, err := publishedIn(ctx, unsaved.FS{FS: fsys, Texts: map[string]*unsaved.Text{records.HistoryFile: {Source: src, Changed: time.Unix(0, 0)}}})
	r.Diagnostics = errorsIn(diags)
	return err
}

// publishedIn reads a dossier as its readers see it.
func publishedIn(ctx context.Context, fsys fs.FS) (*model.Dossier, *check.Findings, []diag.Diagnostic, error) {
	d, diags, err := load.Load(ctx, fsys, load.Options{})
	if err != nil {
		return nil, nil, nil, err
	}
	findings, diags := check.Run(d, diags, check.Options{})
	return d, findings, diags, nil
}

func errorsIn(diags []diag.Diagnostic) (list []diag.Diagnostic) {
	for _, d := range diags {
		if d.Severity == diag.Error {
			list = append(list, d)
		}
	}
	return list
}

// Save writes dossier.history.
func (r Released) Save(root *os.Root) error {
	if err := publish.WriteFile(root, records.HistoryFile, r.file); err != nil {
		return fmt.Errorf("write down what is released: %w", err)
	}
	return nil
}
