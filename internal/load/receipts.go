package load

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/records"
)

// joinReceipts gives each article the receipt of the file it was made from, as the lock
// file has it or else as far as a sidecar tells, and reports what the lock file does not
// agree on with the dossier. Of a dossier without a lock file nothing is asked.
func (l *loader) joinReceipts(d *model.Dossier) {
	files := len(l.paths[captureKind]) + len(l.received)
	r := receipts{loader: l, sidecars: l.sidecarsByFile(), here: make(map[string]bool, files), byHash: l.receiptsByHash(), taken: make(map[string]bool, files)}
	for _, name := range slices.Concat(l.paths[captureKind], l.received) {
		r.here[name] = true
	}
	for _, s := range r.sidecars {
		l.report(s.diags...)
		if !r.here[s.of] && len(s.diags) == 0 {
			l.report(diag.New(diag.NotRead, diag.Span{Source: s.source}, "this tells of %s, and there is no such file", s.of).
				WithHelp("give it the name of its file, with %s behind", sidecarEnding))
		}
	}
	d.Receipts, d.Restated = make(map[*model.Article]model.Receipt, len(d.Articles)), map[*model.Article]model.Receipt{}
	for _, a := range d.Articles {
		if a.Capture != nil {
			d.Receipts[a] = r.of(a)
		}
	}
	if l.lock.Present {
		r.findRenamed(d)
		r.compare(d)
	}
}

// receiptsByHash returns the receipts of the lock file by the hash of their file, in the order of
// their paths. They are sorted when they are first asked for, by a file that has another name.
func (l *loader) receiptsByHash() func() map[string][]model.Receipt {
	return sync.OnceValue(func() map[string][]model.Receipt {
		byHash := make(map[string][]model.Receipt, len(l.lock.Receipts))
		for _, file := range slices.Sorted(maps.Keys(l.lock.Receipts)) {
			receipt := l.lock.Receipts[file]
			byHash[receipt.SHA256] = append(byHash[receipt.SHA256], receipt)
		}
		return byHash
	})
}

// findRenamed finds the articles that had another key when the lock file was written: an article
// of that key is not there any more, and the one of its capture is.
func (r *receipts) findRenamed(d *model.Dossier) {
	keys := make(map[string]bool, len(d.Articles))
	for _, a := range d.Articles {
		keys[a.Key] = true
	}
	for _, a := range d.Articles {
		if was := d.Receipts[a].Article; was != "" && !keys[was] && d.Receipts[a].Recorded() {
			r.moved[articlePath(was)] = a.Path
		}
	}
}

// receipts joins what the lock file says of captures with the files that are there.
type receipts struct {
	*loader
	sidecars map[string]*sidecarFile
	here     map[string]bool // by path
	byHash   func() map[string][]model.Receipt
	taken    map[string]bool // receipts of files that are there, by the path that is recorded
}

// of returns the receipt of the file that an article was made from. A file that was given
// another name keeps its receipt.
func (r *receipts) of(a *model.Article) model.Receipt {
	file, hash := a.AsReceived()
	if receipt, ok := r.lock.Receipts[file]; ok {
		r.taken[file] = true
		if receipt.SHA256 == hash {
			return receipt
		}
	}
	for _, receipt := range r.byHash()[hash] {
		if !r.here[receipt.File] && !r.taken[receipt.File] {
			r.taken[receipt.File] = true
			return receipt
		}
	}
	receipt := model.Receipt{File: file, SHA256: hash}
	if s := sidecarOf(r.sidecars, file); s != nil {
		receipt = s.Restated(receipt)
	}
	return receipt
}

// compare holds captures and decisions against the lock file.
func (r *receipts) compare(d *model.Dossier) {
	var lacking []*model.Article
	decisions := map[string][]model.Decided{}
	for decided := range r.lock.Decisions {
		decisions[decided.File] = append(decisions[decided.File], decided)
	}
	for _, a := range d.Articles {
		receipt, ok := d.Receipts[a]
		if !ok || a.Unsaved {
			continue
		}
		file, _ := a.AsReceived()
		if receipt.Recorded() {
			r.compareDecisions(d, a, receipt, decisions[receipt.File])
			if s := sidecarOf(r.sidecars, file); s != nil && s.Restated(receipt) != receipt {
				d.Restated[a] = s.Restated(receipt)
				r.report(diag.New(diag.ReceiptDiffers, diag.Span{Source: s.source}, "this is not what %s records of %s", records.LockFile, file).
					WithRelated(receipt.At, "what is recorded").
					WithHelp("put back what was said when the file was captured; if it was wrong then, run dossier accept, which records what is said now"))
			}
			continue
		}
		if recorded, ok := r.lock.Receipts[file]; ok {
			r.replaced(recorded, d.Sources.File(a))
		} else {
			lacking = append(lacking, a)
		}
	}
	for _, c := range d.Captures {
		if recorded, ok := r.lock.Receipts[c.Path]; ok && c.Article == nil && recorded.SHA256 != c.SHA256 {
			r.replaced(recorded, diag.Span{Source: c.Source})
		}
	}
	for _, file := range slices.Sorted(maps.Keys(r.lock.Receipts)) {
		if !r.here[file] && !r.taken[file] && r.moved[file] == "" {
			r.report(diag.New(diag.CaptureGone, r.lock.Receipts[file].At, "the capture %s is not there any more", file).
				WithHelp("put the file back; if it is to go with its article, run dossier accept, which takes this line out"))
		}
	}
	if len(lacking) > 0 && !r.lock.Broken {
		r.lacking(d, lacking)
	}
}

func (r *receipts) replaced(recorded model.Receipt, now diag.Span) {
	r.report(diag.New(diag.CaptureReplaced, recorded.At, "the capture %s is not the file that was received", recorded.File).
		WithRelated(now, "it was replaced together with the hash that is recorded here").
		WithHelp("restore the file from history; what an outlet has changed since is another capture, with a name of its own: dossier add"))
}

// lacking reports captures that the lock file does not record.
func (r *receipts) lacking(d *model.Dossier, list []*model.Article) {
	file, _ := list[0].AsReceived()
	if len(r.lock.Receipts) == 0 {
		r.report(diag.New(diag.CapturesUnrecorded, diag.FileSpan(records.LockFile), "no capture is recorded here, so nobody would see that one was replaced").
			WithHelp("look at the captures, then run dossier accept, which records them"))
		return
	}
	r.report(diag.New(diag.CaptureUnrecorded, d.Sources.File(list[0]), "%d of %s not recorded in %s, the first is %s",
		len(list), diag.Amount(len(d.Receipts), "capture is", "captures are"), records.LockFile, file).
		WithHelp("ask where the file comes from, then run dossier clean %s or dossier accept, which record it", file))
}

// compareDecisions reports decisions by hand about a capture that are not those which the
// lock file records.
func (r *receipts) compareDecisions(d *model.Dossier, a *model.Article, receipt model.Receipt, recorded []model.Decided) {
	var differences []string
	now := a.DecidedByHand()
	for i := range now {
		now[i].File = receipt.File
		if !r.lock.Decisions[now[i]] && !r.lock.Broken {
			differences = append(differences, "new: "+now[i].String())
		}
	}
	slices.SortFunc(recorded, model.Decided.Compare)
	for _, decided := range recorded {
		if !slices.Contains(now, decided) {
			differences = append(differences, "no longer there: "+decided.String())
		}
	}
	if len(differences) > 0 {
		r.report(diag.New(diag.DecisionUnrecorded, d.Sources.File(a), "what was decided by hand about %s is not what %s records", receipt.File, records.LockFile).
			WithDetail(strings.Join(differences, "\n")).
			WithHelp("read the lines in the capture; if the decision is right, run dossier accept, which records it"))
	}
}
