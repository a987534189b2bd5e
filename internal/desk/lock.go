package desk

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"

	"dossier/internal/capture"
	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/publish"
	"dossier/internal/records"
)

// lockFile is what dossier.lock is to hold.
type lockFile struct {
	model.Lock
	decided map[string][]model.Decided // by file: in the place of Decisions
}

// newLockFile returns a copy of what the lock file holds, which can be changed.
func newLockFile(l model.Lock) lockFile {
	changed := lockFile{l, decidedByFile(l)}
	changed.Passages, changed.Receipts, changed.Versions = maps.Clone(l.Passages), maps.Clone(l.Receipts), maps.Clone(l.Versions)
	changed.By = maps.Clone(l.By)
	if l.By == nil {
		changed.By = map[string]model.AcceptedBy{}
	}
	if l.Receipts == nil {
		changed.Receipts = map[string]model.Receipt{}
	}
	if l.Versions == nil {
		changed.Versions = map[string]model.AcceptedVersion{}
	}
	return changed
}

// decidedByFile are the decisions that the lock file records, by the file they are about.
func decidedByFile(l model.Lock) map[string][]model.Decided {
	decided := map[string][]model.Decided{}
	for d := range l.Decisions {
		decided[d.File] = append(decided[d.File], d)
	}
	return decided
}

// keepOnly forgets the receipts of files that are not among some captures, or among what
// these were read from, and the decisions about them.
func (l lockFile) keepOnly(captures []*model.Capture) {
	here := map[string]bool{}
	for _, c := range captures {
		file := c.Path
		if origin, _ := capture.OriginOf(c.Path); origin != "" {
			file = origin
		}
		here[file] = true
	}
	maps.DeleteFunc(l.Receipts, func(file string, _ model.Receipt) bool { return !here[file] })
	maps.DeleteFunc(l.decided, func(file string, _ []model.Decided) bool { return !here[file] })
}

// Recorded is what dossier.lock is to record of captures that were cleaned. Nothing is
// written before Save.
type Recorded struct {
	Decisions []model.Decided // by hand, that were not recorded

	was     model.Lock
	decided map[string][]model.Decided // in was, by file; nil until it is asked for
	changes []change
}

// change is what is to be recorded of a file.
type change struct {
	receipt model.Receipt
	decided []model.Decided
}

// take records a capture: its receipt, if there is none, and what was decided by hand.
func (r *Recorded) take(c Cleaned, o CleanOptions) {
	if c.Article == "" {
		return
	}
	receipt, decided := c.receipt, c.decided
	switch {
	case receipt.Recorded() && o.Taken != "":
		receipt = c.sidecar.Complete(receipt)
	case !receipt.Recorded():
		receipt.Article, receipt.Tool, receipt.Received = load.Key(c.Article), o.Tool, o.Taken
	}
	for _, d := range decided {
		if !r.was.Decisions[d] {
			r.Decisions = append(r.Decisions, d)
		}
	}
	if r.decided == nil {
		r.decided = decidedByFile(r.was)
	}
	if receipt != c.receipt || !sameDecisions(r.decided[receipt.File], decided) {
		r.changes = append(r.changes, change{receipt, decided})
	}
}

// sameDecisions reports whether two lists hold the same decisions, in whatever order.
func sameDecisions(a, b []model.Decided) bool {
	return slices.Equal(slices.SortedFunc(slices.Values(a), model.Decided.Compare), slices.SortedFunc(slices.Values(b), model.Decided.Compare))
}

// Save writes dossier.lock, if there is anything new in it.
func (r *Recorded) Save(root *os.Root) error {
	if len(r.changes) == 0 {
		return nil
	}
	return r.file().save(root)
}

// Bytes are what dossier.lock is to hold.
func (r *Recorded) Bytes() ([]byte, error) { return r.file().bytes() }

func (r *Recorded) file() lockFile {
	l := newLockFile(r.was)
	for _, c := range r.changes {
		l.write(c.receipt, c.receipt.File, c.decided)
	}
	return l
}

// Renames reports whether a correction gives a capture or an article another name, under
// which dossier.lock is to know it.
func Renames(d diag.Diagnostic) bool {
	switch d.Code {
	case diag.CaptureChanged, diag.UnknownArticle, diag.QuoteElsewhere, diag.CitedPassageGone, diag.ChangedSince,
		diag.BrokenLink, diag.UnknownID, diag.SilenceUnused:
		return d.Fix != nil
	}
	return false
}

// namesOld reports whether something still names a file by a name that it had before, so that
// dossier.lock has to know that one.
func namesOld(diags []diag.Diagnostic) bool {
	return slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return Renames(d) && !d.Fix.Suggestion })
}

// Relink gives the receipts of captures and articles that have another name now that name in
// dossier.lock, and citations that name their article in another way what was accepted of
// them. All else stays as it is.
func Relink(ctx context.Context, root *os.Root) error {
	d, diags, err := load.Load(ctx, root.FS(), load.Options{Internal: true})
	if err != nil {
		return err
	}
	findings, diags := check.Run(d, diags, check.Options{})
	l := newLockFile(d.Lock)
	moved := l.relinkCitations(d, findings)
	settled := !namesOld(diags)
	for _, a := range d.Articles {
		r, ok := d.Receipts[a]
		if !ok || !r.Recorded() {
			continue
		}
		file, _ := a.AsReceived()
		rename := settled && r.Article != a.Key
		if r.File == file && !rename {
			continue
		}
		old, decided := r.File, l.decided[r.File]
		if r.File = file; rename {
			r.Article = a.Key
		}
		for i := range decided {
			decided[i].File = r.File
		}
		l.write(r, old, decided)
		moved = true
	}
	for key, a := range d.Accepted {
		if file, _ := a.AsReceived(); l.Versions[key].File != file {
			l.accept(key, a)
			moved = true
		}
	}
	if !moved {
		return nil
	}
	return l.save(root)
}

// relinkCitations moves what was accepted of words in a paragraph to the citation of the same
// words in the same paragraph under another name, if the one that was accepted is gone.
func (l lockFile) relinkCitations(d *model.Dossier, findings *check.Findings) (moved bool) {
	if len(l.Passages) == 0 {
		return false
	}
	type quoted struct{ note, words, passage string }
	was := map[quoted]model.Accepted{}
	for key, passage := range l.Passages {
		was[quoted{key.Note, key.Words, passage}] = key
	}
	for _, n := range d.Notes {
		_, passages := findings.CitationsNow(n)
		for key, passage := range passages {
			old, ok := was[quoted{key.Note, key.Words, passage}]
			if _, recorded := l.Passages[key]; recorded || !ok {
				continue
			}
			if _, still := passages[old]; !still {
				delete(l.Passages, old)
				l.Passages[key] = passage
				moved = true
			}
		}
	}
	return moved
}

// accept writes down that a key means an article in citations.
func (l lockFile) accept(key string, a *model.Article) {
	file, hash := a.AsReceived()
	l.Versions[key] = model.AcceptedVersion{Article: key, File: file, SHA256: hash}
}

// record writes down the receipt of the file that an article was made from, under the
// name that the file has now, and what was decided about it by hand. tool is who wrote
// it down first; settled says that nothing names the article by a key that it had before.
func (l lockFile) record(r model.Receipt, a *model.Article, tool string, settled bool) {
	old := r.File
	if settled || r.Article == "" {
		r.Article = a.Key
	}
	r.File, _ = a.AsReceived()
	r.Tool = cmp.Or(r.Tool, tool)
	l.write(r, old, a.DecidedByHand())
}

// write replaces the receipt of a file, which was called old, and the decisions about it.
func (l lockFile) write(r model.Receipt, old string, decided []model.Decided) {
	delete(l.Receipts, old)
	delete(l.decided, old)
	l.Receipts[r.File], l.decided[r.File] = r, decided
}

func (l lockFile) save(root *os.Root) error {
	data, err := l.bytes()
	if err != nil {
		return err
	}
	if err := publish.WriteFile(root, records.LockFile, data); err != nil {
		return fmt.Errorf("write down what was received, decided and accepted: %w", err)
	}
	return nil
}

func (l lockFile) bytes() ([]byte, error) {
	l.Decisions = map[model.Decided]bool{}
	for _, list := range l.decided {
		for _, d := range list {
			l.Decisions[d] = true
		}
	}
	return records.WriteLock(l.Lock)
}
