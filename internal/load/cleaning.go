package load

import (
	"cmp"
	"context"
	"io/fs"
	"strconv"

	"dossier/internal/attribution"
	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/note"
)

// Cleaning is what the cleaning of captures needs to know of a dossier.
type Cleaning struct {
	Captures []*model.Capture
	Received []string // files whose text has not been read yet, or has no article
	Outlets  []clean.Outlet
	articles map[string]*CleanedBefore // by path of the capture
	taken    map[string]bool           // keys of articles
	numbers  map[string]int            // the last number given behind a key
	Lock     model.Lock
	sources  map[string]string // the files that articles are made from, by hash
	sidecars map[string]*sidecarFile
	loader   *loader

	// Unsure says that some article cannot be read, so that it is not known
	// which captures have none yet; no new article should be written then.
	Unsure bool
}

// CleanedBefore is an article that exists already.
type CleanedBefore struct {
	Path     string
	Source   *diag.Source
	Title    string
	Basis    string // of the title: line, meta, derived, hand
	Upstream []attribution.Credit
	Hand     custody.Record    // what was decided by hand
	Subheads map[string]bool   // texts of the blocks that are subheads
	Kept     map[string]bool   // texts of all blocks
	Received *model.Received   // the file that the capture was read from, nil if it was received as text
	Problems []diag.Diagnostic // reasons not to touch the article
}

// ForCleaning reads what cleaning needs. Unlike Load it does not look at
// briefs, and a capture without an article is nothing to report.
func ForCleaning(ctx context.Context, fsys fs.FS) (*Cleaning, []diag.Diagnostic, error) {
	l := &loader{fsys: fsys}
	if err := l.list(nil); err != nil {
		return nil, nil, err
	}
	for _, k := range note.Kinds {
		l.paths[kind(k.Folder)] = nil
	}
	if err := l.read(ctx); err != nil {
		return nil, nil, err
	}
	c := &Cleaning{
		Lock: l.lock, articles: map[string]*CleanedBefore{}, taken: map[string]bool{}, numbers: map[string]int{}, sources: map[string]string{},
		sidecars: l.sidecarsByFile(), loader: l,
	}
	captures := map[string]*model.Capture{} // by path
	for _, text := range l.captures {
		if text != nil {
			c.Captures = append(c.Captures, text)
			captures[text.Path] = text
		}
	}
	c.Outlets = l.outletsKnown()
	for i, f := range l.articles {
		c.taken[Key(l.paths[articleKind][i])] = true
		if f == nil {
			c.Unsure = true
			continue
		}
		if f.broken {
			c.Unsure = true
			l.report(f.diags...)
			continue
		}
		capture := captures[f.capture]
		if capture == nil {
			continue // an article without its capture is for check to report
		}
		old := &CleanedBefore{Path: f.Path, Source: f.source, Title: f.Title, Upstream: f.Upstream,
			Basis: f.TitleBasis, Hand: f.handRecord(), Received: f.Received,
			Subheads: map[string]bool{}, Kept: map[string]bool{}}
		for _, b := range f.blocks {
			if _, twice := old.Subheads[b.Text]; twice {
				delete(old.Kept, b.Text) // of two equal lines it is not known which was decided about
				continue
			}
			old.Kept[b.Text] = true
			old.Subheads[b.Text] = b.Kind == custody.Subhead
		}
		old.Problems = f.edited(capture)
		c.articles[f.capture] = old
		c.sources[f.sha256] = f.capture
		if f.Received != nil {
			c.sources[f.Received.SHA256] = f.Received.Path
		}
	}
	for _, name := range l.received {
		if c.articles[capture.TextOf(name)] == nil {
			c.Received = append(c.Received, name)
		}
	}
	return c, l.diags, nil
}

// Known adds to what is known of a text what its name says, and what was written down
// about it or about the file that it was read from; and returns what is wrong there.
func (c *Cleaning) Known(o clean.Options, text string) (clean.Options, []diag.Diagnostic) {
	side := sidecarOf(c.sidecars, text)
	if side == nil {
		return known(o, text, Sidecar{}), nil
	}
	return known(o, text, side.Sidecar), side.diags
}

// known adds to what is known of a text what its name and a sidecar say.
func known(o clean.Options, text string, side Sidecar) clean.Options {
	if _, format := capture.OriginOf(text); format != nil {
		o.Extracted = format.Extracted
	}
	if day := side.Day(); !day.IsZero() {
		o.Captured = day
	}
	o.URL, o.Outlet = cmp.Or(side.URL, o.URL), cmp.Or(side.Outlet, o.Outlet)
	return o
}

// outletsKnown are the outlets of the dossier as cleaning needs them.
func (l *loader) outletsKnown() []clean.Outlet {
	var list []clean.Outlet
	for _, o := range l.outlets {
		list = append(list, clean.Outlet{Key: o.Key, Names: []string{o.Name}, Domains: o.Domains})
	}
	return list
}

// Twice reports that the file of a receipt is, byte for byte, one that has an article or
// was asked about before; false if there is none.
func (c *Cleaning) Twice(r model.Receipt) (diag.Diagnostic, bool) {
	was := c.sources[r.SHA256]
	if was == "" {
		c.sources[r.SHA256] = r.File
	}
	return sameBytes(diag.FileSpan(r.File), r.File, was), was != "" && was != r.File
}

// Receipt returns the receipt of a file as the lock file has it, or else as far as a
// sidecar tells.
func (c *Cleaning) Receipt(file, sha256 string) model.Receipt {
	if r, recorded := c.Lock.Receipts[file]; recorded {
		return r
	}
	return c.Restated(model.Receipt{File: file, SHA256: sha256})
}

// Restated returns a receipt with what a sidecar says now of its file.
func (c *Cleaning) Restated(r model.Receipt) model.Receipt {
	if s := sidecarOf(c.sidecars, r.File); s != nil {
		return s.said(r)
	}
	return r
}

// ReadReceived returns the bytes of a file whose text is to be read, or as many
// of them as show that it is too large.
func (c *Cleaning) ReadReceived(name string) ([]byte, error) {
	return readReceived(c.loader.fsys, name)
}

// NewReceived is the record of a file with the given bytes, in which its reader
// has found the facts.
func NewReceived(path string, raw []byte, facts []capture.Fact) *model.Received {
	return &model.Received{Path: path, SHA256: hexHash(raw), Reader: capture.FormatOf(path).Reader, Facts: facts}
}

// NewCapture is a capture that is about to be written.
func NewCapture(path string, text []byte) *model.Capture {
	return readCapture(diag.NewSource(path, text))
}

// edited returns the reasons not to write the article anew: something of it
// cannot be read, or its words were changed by hand. That its record no longer
// fits the capture, or the decisions made by hand, is what cleaning mends.
func (f *articleFile) edited(capture *model.Capture) []diag.Diagnostic {
	var problems []diag.Diagnostic
	for _, d := range f.diags {
		if d.Severity == diag.Error {
			problems = append(problems, d)
		}
	}
	if capture.SHA256 != f.sha256 {
		return append(problems, diag.New(diag.CaptureChanged, f.sha256At, "the capture is not the one that was cleaned: its hash is %s…", capture.SHA256[:16]).
			WithRelated(diag.Span{Source: capture.Source}, "the capture").
			WithHelp("restore the file from history; if the new one is right, delete the article and run dossier clean: decisions by hand name lines of the old one"))
	}
	if n := f.Record.TitleLine; f.TitleBasis == "line" && n >= 1 && n <= len(capture.Lines) && titleOf(f.Record, capture) != f.Title {
		problems = append(problems, diag.New(diag.ArticleDiverges, f.titleAt, "the title is not line %d of the capture", n).
			WithHelp("restore its words, or write title_basis: hand"))
	}
	if b, found := custody.Foreign(capture.Source.Text, f.Record, f.blocks); found {
		problems = append(problems, diag.New(diag.ArticleDiverges, f.blocksAt[b], "these words are not a line of the capture, somebody has edited them").
			WithRelated(diag.Span{Source: capture.Source}, "the capture").
			WithHelp("restore the words, or delete the article to have it made anew; to leave something out, list it under cuts: or lines: with by: hand and why:"))
	}
	return problems
}

// handRecord is what of the record a person decided.
func (f *articleFile) handRecord() custody.Record {
	r := custody.Record{Mode: f.Record.Mode, Anyway: f.Record.Anyway}
	for _, d := range f.Record.Decisions {
		if d.ByHand {
			r.Decisions = append(r.Decisions, d)
		}
	}
	for _, c := range f.Record.Cuts {
		if c.Rule == "" {
			r.Cuts = append(r.Cuts, c)
		}
	}
	for _, d := range f.Record.Damage {
		if d.ByHand {
			r.Damage = append(r.Damage, d)
		}
	}
	return r
}

// ArticleOf returns the article of a capture, nil if it has none.
func (c *Cleaning) ArticleOf(capture *model.Capture) *CleanedBefore { return c.articles[capture.Path] }

// Claim returns the path of a new article, with a number behind the key if the
// key is taken.
func (c *Cleaning) Claim(key string) string {
	id := key
	for n := max(2, c.numbers[key]+1); c.taken[id] || frontmatter.IsDevice(id); n++ {
		id = key + "-" + strconv.Itoa(n)
		c.numbers[key] = n
	}
	c.taken[id] = true
	return articlePath(id)
}

func articlePath(key string) string { return string(articleKind) + "/" + key + ".md" }
