package load

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/records"
	"dossier/internal/web"
)

// Recorded is what was written down about a file among the captures before somebody says
// more of it: beside the file, and in the lock file. None of it is rewritten.
type Recorded struct {
	beside  *sidecarFile // nil if nothing lies beside it
	name    string       // of what lies beside it
	receipt model.Receipt
}

// ReadRecorded reads what lies beside a file, and takes what the lock file has of its bytes.
// What is wrong with the former is reported.
func ReadRecorded(fsys fs.FS, file string, receipt model.Receipt) (*Recorded, []diag.Diagnostic, error) {
	r := &Recorded{name: file + sidecarEnding, receipt: receipt}
	src, _, problem, err := readText(fsys, r.name, maxNote)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r, nil, nil
	case err != nil:
		return nil, nil, err
	case problem != nil:
		return nil, []diag.Diagnostic{*problem}, nil
	}
	r.beside = readSidecar(src)
	return r, r.beside.diags, nil
}

// ReadReceipts are the receipts of the lock file, by file; none if there is no such file.
func ReadReceipts(fsys fs.FS) map[string]model.Receipt {
	data, err := fs.ReadFile(fsys, records.LockFile)
	if err != nil {
		return nil // whoever writes the lock file reads it, and tells what is wrong
	}
	lock, _ := records.ReadLock(diag.NewSource(records.LockFile, data))
	return lock.Receipts
}

// Captured says when the file was captured, as it is recorded; "" if it is not.
func (r *Recorded) Captured() string {
	if r.beside != nil && r.beside.Captured != "" {
		return r.beside.Captured
	}
	return r.receipt.Captured
}

// Within is the file that this one was taken out of, as it is recorded.
func (r *Recorded) Within() model.Within {
	if r.beside != nil && r.beside.Within != (model.Within{}) {
		return r.beside.Within
	}
	return r.receipt.Within
}

// Contradicts reports what is said of the file now and is not what is recorded.
func (r *Recorded) Contradicts(s Sidecar) (diags []diag.Diagnostic) {
	for _, f := range []struct {
		key, flag, now string
		of             func(Sidecar) string
		same           func(was, now string) bool
	}{
		{"url", "--url", s.URL, func(s Sidecar) string { return s.URL }, func(was, now string) bool { return web.Page(was) == web.Page(now) }},
		{"captured_at", "--captured-at", s.Captured, func(s Sidecar) string { return s.Captured }, strings.HasPrefix}, // the day of the instant
		{"outlet", "--outlet", s.Outlet, func(s Sidecar) string { return s.Outlet }, strings.EqualFold},
		{"collector", "--collector", s.Collector, func(s Sidecar) string { return s.Collector }, strings.EqualFold},
	} {
		locked := receiptAsSidecar(r.receipt)
		was, at := f.of(locked), r.receipt.At
		if r.beside != nil && f.of(r.beside.Sidecar) != "" {
			was, at = f.of(r.beside.Sidecar), r.beside.at[f.key]
		}
		if f.now == "" || was == "" || was == f.now || f.same(was, f.now) {
			continue
		}
		diags = append(diags, diag.New(diag.BadPage, at, "%s is recorded as %q and %s says %q; what is recorded is not rewritten", f.key, was, f.flag, f.now).
			WithHelp("leave out %s; if what is recorded is wrong, write %s into %s and run dossier accept", f.flag, r.corrected(f.key, f.now), r.name))
	}
	return diags
}

// corrected is what is to be written beside the file so that a key has another value: all of it
// if nothing lies there, for what is left out there is taken for gone.
func (r *Recorded) corrected(key, value string) string {
	if r.beside != nil {
		return key + ": " + frontmatter.OneLine(value)
	}
	var all []string
	for _, f := range []struct{ key, was string }{{"url", r.receipt.URL}, {"captured_at", r.receipt.Captured}, {"collector", r.receipt.Collector}} {
		if f.key == key {
			f.was = value
		}
		if f.was != "" {
			all = append(all, fmt.Sprintf("%s: %q", f.key, f.was))
		}
	}
	return "{" + strings.Join(all, ", ") + "}"
}

// Completed returns what is to lie beside the file once more is said of it, nil if that is
// what lies there: what a person wrote stays as it is, and what nobody had said stands below.
func (r *Recorded) Completed(s Sidecar) ([]byte, *diag.Diagnostic, error) {
	was, before := Sidecar{}, ""
	if r.beside != nil {
		was, before = r.beside.Sidecar, r.beside.source.Text
	}
	s = s.completing(receiptAsSidecar(r.receipt))
	all := s.completing(was)
	if all == was || r.beside == nil && s == receiptAsSidecar(r.receipt) {
		return nil, nil, nil
	}
	more, err := WriteSidecar(all.without(was))
	if err != nil {
		return nil, nil, err
	}
	if before != "" && !strings.HasSuffix(before, "\n") {
		before += "\n"
	}
	now := []byte(before + string(more))
	if written := readSidecar(diag.NewSource(r.name, now)); len(written.diags) > 0 || written.Sidecar != all {
		lines := strings.ReplaceAll(strings.TrimSpace(string(more)), "\n", ", ")
		return nil, new(diag.New(diag.BadPage, diag.Span{Source: r.beside.source}, "nothing can be added to %s as it is written", r.name).
			WithHelp("add this yourself: %s", lines)), nil
	}
	return now, nil, nil
}

func receiptAsSidecar(r model.Receipt) Sidecar {
	return Sidecar{URL: r.URL, Captured: r.Captured, Collector: r.Collector, Within: r.Within}
}

// completing returns what was said, with what is said now where nothing was.
func (s Sidecar) completing(was Sidecar) Sidecar {
	was.URL, was.Outlet = cmp.Or(was.URL, s.URL), cmp.Or(was.Outlet, s.Outlet)
	was.Collector, was.Captured = cmp.Or(was.Collector, s.Collector), cmp.Or(was.Captured, s.Captured)
	was.Within = cmp.Or(was.Within, s.Within)
	return was
}

// without returns what is said and was not before.
func (s Sidecar) without(was Sidecar) Sidecar {
	for now, before := range map[*string]string{&s.URL: was.URL, &s.Outlet: was.Outlet, &s.Collector: was.Collector, &s.Captured: was.Captured} {
		if before != "" {
			*now = ""
		}
	}
	if was.Within != (model.Within{}) {
		s.Within = model.Within{}
	}
	return s
}

// Complete returns a receipt with what is written beside its file, if anything is, where it has
// nothing: what it has is what was said when the file came.
func (s *Sidecar) Complete(r model.Receipt) model.Receipt {
	if s != nil {
		all := s.completing(receiptAsSidecar(r))
		r.URL, r.Captured, r.Collector, r.Within = all.URL, all.Captured, all.Collector, all.Within
	}
	return r
}
