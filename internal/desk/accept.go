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
	"dossier/internal/found"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/quote"
)

// Accepted is what accepting gave. Nothing is written before Save.
type Accepted struct {
	Notes       []Acceptance
	Diagnostics []diag.Diagnostic // errors of the notes that were to be accepted

	Articles int               // whose capture and decisions are accepted
	Versions []AcceptedVersion // of articles whose key now means another version than before

	lock lockFile
}

// Accept looks up the citations of the notes for which among is true, and what was
// received and decided by hand for the articles for which it is; of all if among is nil.
// A note with an error cannot be accepted, and nothing while a capture is replaced. tool
// is who writes the receipts that are missing. by says who has looked at the citations,
// and when; nobody is named if it is zero, and a name stays only where nothing is new.
func Accept(ctx context.Context, fsys fs.FS, tool string, by model.AcceptedBy, among func(file string) bool) (Accepted, error) {
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
		case all, d.Settings.Unreadable, x.Code == diag.BadLock, x.Code == diag.CaptureReplaced, named(x.At.File()):
			r.Diagnostics = append(r.Diagnostics, x)
		}
	}
	if len(r.Diagnostics) > 0 {
		return r, nil
	}
	r.lock = newLockFile(d.Lock)
	r.lock.Passages, r.Notes = acceptNotes(d, findings, notes, all)
	for _, a := range r.Notes {
		switch by.Note = a.Note.Path; {
		case by.By != "" && len(findings.Cited(a.Note)) > 0:
			r.lock.By[by.Note] = by
		case len(a.New)+len(a.Changed)+a.Removed > 0:
			delete(r.lock.By, by.Note)
		}
	}
	if all {
		maps.DeleteFunc(r.lock.By, func(note string, _ model.AcceptedBy) bool { return !named(note) })
		r.lock.keepOnly(d.Captures)
		r.lock.Signatures = slices.DeleteFunc(slices.Clone(d.Lock.Signatures), func(s model.Signature) bool { return !named(s.Note) })
	}
	settled := !namesOld(diags)
	for _, a := range d.Articles {
		if receipt, ok := d.Receipts[a]; ok && !a.Unsaved && (all || among(a.Path)) {
			r.Articles++
			if restated, ok := d.Restated[a]; ok {
				receipt = restated
			}
			r.lock.record(receipt, a, tool, settled)
		}
	}
	r.acceptVersions(d, findings, among)
	return r, nil
}

// AcceptedVersion is an article whose key now means another version.
type AcceptedVersion struct {
	Key      string
	Was, Now string         // as a citation names them
	Lost     []*model.Cited // citations of the key whose words the new one does not have
}

// acceptVersions writes down which version of an article its key means: the one that is
// named, or the one that it means already.
func (r *Accepted) acceptVersions(d *model.Dossier, f *check.Findings, among func(file string) bool) {
	for _, a := range d.Articles {
		v := d.Versions[a]
		if v == nil || v.Articles[0] != a {
			continue
		}
		accepted := v.Accepted
		if among != nil {
			named := slices.DeleteFunc(slices.Clone(v.Articles), func(a *model.Article) bool { return !among(a.Path) })
			if len(named) != 1 {
				continue
			}
			accepted = named[0]
		}
		r.lock.accept(v.Key, accepted)
		if accepted != v.Accepted {
			moved := AcceptedVersion{Key: v.Key, Was: d.VersionNamed(v.Accepted), Now: d.VersionNamed(accepted)}
			for _, n := range d.Notes {
				for _, c := range f.Cited(n) {
					if c.Article == v.Accepted && c.Item.Key == v.Key && c.Item.Version == "" && lacks(accepted, c) {
						moved.Lost = append(moved.Lost, c)
					}
				}
			}
			r.Versions = append(r.Versions, moved)
		}
	}
	if among == nil {
		return
	}
	for _, a := range d.Articles { // in the place of one that is not there any more
		if _, recorded := d.Lock.Versions[a.Key]; recorded && d.Accepted[a.Key] == nil && among(a.Path) {
			r.lock.accept(a.Key, a)
		}
	}
}

// lacks reports whether an article does not have the words of a citation.
func lacks(a *model.Article, c *model.Cited) bool {
	match, _ := quote.Find(found.NewQuote(c.Item.Quote), a, nil)
	return c.Item.Quote != "" && match == nil
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
