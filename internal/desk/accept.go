package desk

import (
	"cmp"
	"context"
	"io/fs"
	"maps"
	"os"
	"slices"

	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
)

// Accepted is what accepting gave. Nothing is written before Save.
type Accepted struct {
	Notes       []Acceptance
	Diagnostics []diag.Diagnostic // errors of the notes that were to be accepted

	Articles int // whose capture and decisions are accepted

	lock lockFile
}

// Accept looks up the citations of the notes for which among is true, and what was
// received and decided by hand for the articles for which it is; of all if among is nil.
// A note with an error cannot be accepted, and nothing while a capture is replaced. tool
// is who writes the receipts that are missing.
func Accept(ctx context.Context, fsys fs.FS, tool string, among func(file string) bool) (Accepted, error) {
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
		case all, x.Code == diag.BadLock, x.Code == diag.CaptureReplaced, named(x.At.File()):
			r.Diagnostics = append(r.Diagnostics, x)
		}
	}
	if len(r.Diagnostics) > 0 {
		return r, nil
	}
	r.lock = newLockFile(d.Lock)
	r.lock.Passages, r.Notes = acceptNotes(d, findings, notes, all)
	if all {
		r.lock.keepOnly(d.Captures)
	}
	for _, a := range d.Articles {
		if receipt, ok := d.Receipts[a]; ok && !a.Unsaved && (all || among(a.Path)) {
			r.Articles++
			if restated, ok := d.Restated[a]; ok {
				receipt = restated
			}
			r.lock.record(receipt, a, tool)
		}
	}
	return r, nil
}

// Acceptance is what an acceptance of the citations of a note changes.
type Acceptance struct {
	Note         *model.Note
	New, Changed []*model.Cited // changed: the words had been accepted in another paragraph
	Same         int
	Removed      int // citations of the lock file that the note no longer has
}

// acceptNotes returns what the lock file then holds: the citations of some notes as
// they stand now. Those of other notes stay, unless all is set: then only what the
// notes have is in it.
func acceptNotes(d *model.Dossier, f *check.Findings, notes []*model.Note, all bool) (next map[model.Accepted]string, acceptances []Acceptance) {
	next = map[model.Accepted]string{}
	if !all {
		maps.Copy(next, d.Lock.Passages)
	}
	for _, n := range notes {
		a := Acceptance{Note: n}
		citations, passages := f.CitationsNow(n)
		for key := range d.Lock.Passages {
			if _, ok := passages[key]; key.Note == n.Path && !ok {
				a.Removed++
				delete(next, key)
			}
		}
		for _, key := range slices.SortedFunc(maps.Keys(passages), model.Accepted.Compare) {
			was, ok := d.Lock.Passages[key]
			switch {
			case !ok:
				a.New = append(a.New, citations[key][0])
			case was != passages[key]:
				a.Changed = append(a.Changed, citations[key][0])
			default:
				a.Same++
			}
			next[key] = passages[key]
		}
		for _, list := range [][]*model.Cited{a.New, a.Changed} {
			slices.SortFunc(list, func(a, b *model.Cited) int { return cmp.Compare(a.Item.Number, b.Item.Number) })
		}
		acceptances = append(acceptances, a)
	}
	return next, acceptances
}

// Save writes dossier.lock.
func (r Accepted) Save(root *os.Root) error { return r.lock.save(root) }
