package load

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"dossier/internal/attribution"
	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/parallel"
)

// Cleaning is what the cleaning of captures needs to know of a dossier. What there is for
// each capture (its text, its article, its sidecar) is read when its turn comes, and let go
// of: of a hundred thousand captures only names and hashes are kept.
type Cleaning struct {
	Captures []string // paths of texts
	Received []string // files whose text has not been read yet, or has no article
	Outlets  []clean.Outlet
	Lock     model.Lock
	articles map[string]string // paths of articles, by that of the capture
	sidecars []string          // paths, sorted
	keys     Keys
	sources  map[string]string // the files that articles are made from, by hash
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

// ForCleaning reads what cleaning needs. Unlike Load it does not look at notes and
// translations, and a capture without an article is nothing to report.
func ForCleaning(ctx context.Context, fsys fs.FS) (*Cleaning, []diag.Diagnostic, error) {
	l := &loader{fsys: fsys}
	if err := l.list(nil); err != nil {
		return nil, nil, err
	}
	c := &Cleaning{
		Captures: l.paths[captureKind], sidecars: l.paths[sidecarKind], loader: l,
		articles: map[string]string{}, sources: map[string]string{},
	}
	articles := l.paths[articleKind]
	clear(l.paths)
	clear(l.infos)
	if err := l.read(ctx); err != nil {
		return nil, nil, err
	}
	c.Lock, c.Outlets = l.lock, l.outletsKnown()
	if err := c.readHeads(ctx, articles); err != nil {
		return nil, nil, err
	}
	for _, name := range l.received {
		if c.articles[capture.TextOf(name)] == "" {
			c.Received = append(c.Received, name)
		}
	}
	return c, l.diags, nil
}

// articleHead is what has to be known of all articles before the first capture is cleaned.
type articleHead struct {
	capture, sha256          string
	received, receivedSHA256 string // the file that the capture was read from; empty if it was received as text
	problems                 []diag.Diagnostic
	broken                   bool
}

func (l *loader) readHead(name string) (articleHead, error) {
	src, _, d, err := readText(l.fsys, name, maxArticle)
	if err != nil {
		return articleHead{}, err
	}
	if d != nil {
		return articleHead{broken: true, problems: []diag.Diagnostic{*d}}, nil
	}
	f, _ := readHead(src)
	if f.broken {
		return articleHead{broken: true, problems: f.diags}, nil
	}
	h := articleHead{capture: f.capture, sha256: f.sha256}
	if f.Received != nil {
		h.received, h.receivedSHA256 = f.Received.Path, f.Received.SHA256
	}
	return h, nil
}

// readHeads notes which captures have articles, and what these are called.
func (c *Cleaning) readHeads(ctx context.Context, articles []string) error {
	heads := make([]articleHead, len(articles))
	err := parallel.Do(len(articles), func(i int) (err error) {
		if err = ctx.Err(); err == nil {
			heads[i], err = c.loader.readHead(articles[i])
		}
		return err
	})
	if err != nil {
		return err
	}
	for i, h := range heads {
		c.keys.take(Key(articles[i]))
		if h.broken {
			c.Unsure = true
			c.loader.report(h.problems...)
			continue
		}
		if _, there := slices.BinarySearch(c.Captures, h.capture); !there {
			continue // an article without its capture is for check to report
		}
		c.articles[h.capture] = articles[i]
		c.sources[h.sha256] = h.capture
		if h.received != "" {
			c.sources[h.receivedSHA256] = h.received
		}
	}
	return nil
}

// ReadCapture reads a capture; problem says why it cannot be read.
func (c *Cleaning) ReadCapture(path string) (text *model.Capture, problem *diag.Diagnostic, err error) {
	src, _, problem, err := readText(c.loader.fsys, path, capture.MaxText)
	if problem != nil || err != nil {
		return nil, problem, err
	}
	return readCapture(src), nil, nil
}

// ReadArticle reads the article of a capture, nil if it has none.
func (c *Cleaning) ReadArticle(capture *model.Capture) (*CleanedBefore, error) {
	name := c.articles[capture.Path]
	if name == "" {
		return nil, nil
	}
	src, _, problem, err := readText(c.loader.fsys, name, maxArticle)
	if err != nil {
		return nil, err
	}
	if problem == nil {
		if f := readBlocks(src); !f.broken {
			return f.cleanedBefore(capture), nil
		}
	}
	return nil, fmt.Errorf("%s could be read when cleaning began, and cannot be now: run dossier clean again", name)
}

// cleanedBefore is what cleaning needs of an article.
func (f *articleFile) cleanedBefore(capture *model.Capture) *CleanedBefore {
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
	return old
}

// ReadByEarlier reports that the text of an article was read from its file by an earlier
// reader, and that nothing keeps it from being read again.
func (old *CleanedBefore) ReadByEarlier() bool {
	return old != nil && old.Problems == nil && old.Received != nil && old.Received.Reader < capture.FormatOf(old.Received.Path).Reader
}

// ReadSidecar reads what was written down about a file, nil if nothing was, and returns what
// is wrong in it.
func (c *Cleaning) ReadSidecar(file string) (*Sidecar, []diag.Diagnostic, error) {
	name := file + sidecarEnding
	if _, there := slices.BinarySearch(c.sidecars, name); !there {
		return nil, nil, nil
	}
	src, _, problem, err := readText(c.loader.fsys, name, maxNote)
	switch {
	case err != nil:
		return nil, nil, err
	case problem != nil:
		return nil, []diag.Diagnostic{*problem}, nil
	}
	s := readSidecar(src)
	return &s.Sidecar, s.diags, nil
}

// Known adds to what is known of a text what its name says, and what was written down about
// it or about the file that it was read from, if anything was.
func Known(o clean.Options, text string, side *Sidecar) clean.Options {
	if _, format := capture.OriginOf(text); format != nil {
		o.Extracted = format.Extracted
	}
	if side == nil {
		return o
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

// Receipt returns the receipt of a file as the lock file has it, or else as far as its
// sidecar tells.
func (c *Cleaning) Receipt(file, sha256 string, side *Sidecar) model.Receipt {
	if r, recorded := c.Lock.Receipts[file]; recorded {
		return r
	}
	return side.Restated(model.Receipt{File: file, SHA256: sha256})
}

// Restated returns a receipt with what a sidecar says now of its file, if there is one.
func (s *Sidecar) Restated(r model.Receipt) model.Receipt {
	if s != nil {
		r.URL, r.Captured, r.Collector, r.Within = s.URL, s.Captured, s.Collector, s.Within
	}
	return r
}

// ReadReceived returns the bytes of a file whose text is to be read, or as many
// of them as show that it is too large.
func (c *Cleaning) ReadReceived(name string) ([]byte, error) {
	return readUpTo(c.loader.fsys, name, capture.FormatOf(name).Limit)
}

// NewReceived is the record of a file with the given bytes, in which its reader
// has found the facts.
func NewReceived(path string, raw []byte, facts []capture.Fact) *model.Received {
	return &model.Received{Path: path, SHA256: model.HashOf(raw), Reader: capture.FormatOf(path).Reader, Facts: facts}
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
		return append(problems, f.otherBytes(capture, "restore the file from history; if the new one is right, delete the article and run dossier clean: "+
			"decisions by hand name lines of the old one"))
	}
	if n := f.Record.TitleLine; f.TitleBasis == "line" && n >= 1 && n <= len(capture.Lines) && titleOf(f.Record, capture) != f.Title {
		problems = append(problems, diag.New(diag.ArticleDiverges, f.titleAt, "the title is not line %d of the capture", n).
			WithHelp("restore its words, or write title_basis: hand"))
	}
	if b, found := custody.Foreign(capture.Source.Text, f.Record, f.blocks); found {
		problems = append(problems, diag.New(diag.ArticleDiverges, f.blocksAt[b], "these words are not a line of the capture, somebody has edited them").
			WithRelated(diag.Span{Source: capture.Source}, "the capture").
			WithHelp("restore the words, or delete all that stands below the front matter and run dossier clean, which writes it anew; "+
				"to leave something out, list it under cuts: or lines: with by: hand and why:"))
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

// Claim returns the path of a new article, with a number behind the key if the
// key is taken.
func (c *Cleaning) Claim(key string) string { return articlePath(c.keys.Claim(key)) }

// Keys are those of articles, given one after the other. The zero value has given none.
type Keys struct {
	taken   map[string]bool
	numbers map[string]int // the last number given behind a key
}

// Claim returns a key that was not given before: the one that is wanted, or that with a
// number behind it.
func (k *Keys) Claim(key string) string {
	id := key
	for n := max(2, k.numbers[key]+1); k.taken[id] || frontmatter.IsDevice(id); n++ {
		id = key + "-" + strconv.Itoa(n)
		if k.numbers == nil {
			k.numbers = map[string]int{}
		}
		k.numbers[key] = n
	}
	k.take(id)
	return id
}

func (k *Keys) take(key string) {
	if k.taken == nil {
		k.taken = map[string]bool{}
	}
	k.taken[key] = true
}

func articlePath(key string) string { return string(articleKind) + "/" + key + ".md" }
