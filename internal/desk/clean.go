package desk

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/capture"
	"dossier/internal/clean"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/model"
	"dossier/internal/publish"
)

// CleanOptions say what to clean and where the results go.
type CleanOptions struct {
	Names  []string            // captures and files that they are read from; all of them if empty
	Tool   string              // who writes down the receipts that are missing
	Taken  string              // ISO 8601 instant at which the captures named were received; "" if they lay there already
	Anyway bool                // include captures of which little would be left
	Start  func(total int)     // called once, before the first capture; may be nil
	Each   func(Cleaned) error // called for each capture in the order of the names, while others are still being cleaned
}

// Cleaned is what cleaning one capture gave.
type Cleaned struct {
	Capture string // path of the capture
	Article string // path of the article; empty if none can be written
	New     bool   // there was no article of this capture before
	Data    []byte // what the article should be; equal to what it is if nothing is to do
	Differs bool   // the article on disk is another one
	Text    []byte // the text read from another file, if it has yet to be written

	receipt model.Receipt
	decided []model.Decided // by hand
}

// Clean runs the rules over captures, of whatever format. It writes nothing itself
// and keeps no more of the results than are being worked on. Articles that do
// not rebuild their capture are reported and left alone: somebody has edited
// their words. What comes back is what the lock file is to record of them.
func Clean(ctx context.Context, fsys fs.FS, o CleanOptions) (*Recorded, []diag.Diagnostic, error) {
	state, diags, err := load.ForCleaning(ctx, fsys)
	if err != nil {
		return nil, nil, err
	}
	recorded := &Recorded{lock: newLockFile(state.Lock)}
	tasks := tasks(state)
	for _, name := range o.Names {
		if !slices.ContainsFunc(tasks, func(t task) bool { return t.named(name) }) && diag.Count(diags, diag.Error) == 0 {
			return nil, nil, &NoCapture{name}
		}
	}
	if len(o.Names) > 0 {
		tasks = slices.DeleteFunc(tasks, func(t task) bool { return !slices.ContainsFunc(o.Names, t.named) })
		readAgain(state, tasks)
	}
	if o.Start != nil {
		o.Start(len(tasks))
	}
	// Articles get their names one after the other, for a name may be taken.
	for i, r := range inOrder(ctx, len(tasks), func(i int) ruling { return rule(state, tasks[i], o.Anyway) }) {
		if ctx.Err() != nil {
			break
		}
		one, d, err := cleanOne(state, r, o.Anyway)
		if err != nil {
			return nil, nil, err
		}
		diags = append(diags, d...)
		if one == nil {
			one = &Cleaned{Capture: tasks[i].path()}
		}
		if err := o.Each(*one); err != nil {
			return nil, nil, err
		}
		recorded.take(state, *one, o)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	diag.Sort(diags)
	return recorded, diags, nil
}

// Account is what cleaning makes of one capture, and why.
type Account struct {
	Lines   []clean.Explanation
	Article clean.Article
	Signs   []clean.Sign // that the text was translated
}

// Explain accounts for every line of a capture, or of the text that is read from it.
func Explain(ctx context.Context, fsys fs.FS, name string) (*Account, []diag.Diagnostic, error) {
	state, diags, err := load.ForCleaning(ctx, fsys)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range tasks(state) {
		if !t.named(name) {
			continue
		}
		r := read(state, t, false)
		diags = append(diags, r.diags...)
		if r.capture == nil {
			return nil, diags, r.err
		}
		raw := r.capture.Source.Text
		article, _ := clean.Clean(raw, r.options)
		return &Account{Lines: clean.Explain(raw, r.options), Article: article, Signs: article.Signs(raw)}, diags, r.err
	}
	if diag.Count(diags, diag.Error) > 0 {
		return nil, diags, nil
	}
	return nil, nil, &NoCapture{name}
}

// NoCapture is the error for a name that no capture has.
type NoCapture struct{ Name string }

func (e *NoCapture) Error() string {
	return e.Name + " is no capture; captures are the " + capture.Endings("and") + " files of content/captures"
}

// task is a capture to clean, or a file whose text has yet to be read.
type task struct {
	capture *model.Capture
	origin  string // path of the file that the text is to be read from; empty if the text is all there is, or was read
	again   bool   // the text was read by an earlier reader, and its file is read again
}

func (t task) path() string {
	if t.capture != nil {
		return t.capture.Path
	}
	return capture.TextOf(t.origin)
}

// named reports whether a name is that of the capture or of the file that it is
// read from.
func (t task) named(name string) bool { return t.path() == name || t.path() == capture.TextOf(name) }

// tasks lists what there is to clean, in the order of the paths.
func tasks(state *load.Cleaning) []task {
	var list []task
	received := map[string]string{} // by path of their text
	for _, name := range state.Received {
		received[capture.TextOf(name)] = name
	}
	for _, c := range state.Captures {
		list = append(list, task{capture: c, origin: received[c.Path]})
		delete(received, c.Path)
	}
	for _, name := range received {
		list = append(list, task{origin: name})
	}
	slices.SortFunc(list, func(a, b task) int { return strings.Compare(a.path(), b.path()) })
	return list
}

// ruling is what the rules say of a capture.
type ruling struct {
	task
	options  clean.Options
	old      *load.CleanedBefore
	upstream []attribution.Credit // as they are to be written, if the file was read again; else nil
	received *model.Received
	declared diag.Span // where the file as received says its language
	charset  string    // the encoding that the file was in, if it was read here
	fresh    bool      // the capture was read from another file, and has yet to be written
	article  clean.Article
	file     []byte // the article as a file
	lost     bool   // most of the capture would be left out
	refused  string // the kind of a file that its reader refuses, and that was read as it is
	diags    []diag.Diagnostic
	err      error
}

// read gathers what is known of a capture: what the file says of itself, what was
// written down when it was captured, what was decided by hand before.
func read(state *load.Cleaning, t task, anyway bool) ruling {
	r := ruling{task: t, options: clean.Options{Outlets: state.Outlets}}
	if t.origin != "" {
		raw, err := state.ReadReceived(t.origin)
		if err != nil {
			r.err = err
			return r
		}
		reading, refused, d := readFile(t.origin, raw, anyway || t.takenAnyway(state))
		if d != nil {
			r.capture = nil
			r.diags = append(r.diags, *d)
			return r
		}
		r.received, r.charset = load.NewReceived(t.origin, raw, reading.Facts), reading.Charset
		r.declared = declaredAt(t.origin, raw, reading.Lang)
		r.refused = refused
		r.options.Left, r.options.Verbatim = reading.LeftLines(), reading.Verbatim
		o := &r.options
		o.URL, o.Title, o.Outlet, o.Authors, o.Lang = reading.URL, reading.Title, reading.Outlet, reading.Authors, reading.Lang
		o.Published, o.PublishedBasis, o.Credits = reading.Published, reading.PublishedBasis, reading.Credits
		switch {
		case reading.Joined:
			o.Hand.Mode = custody.ByBlank
		case !reading.Wrapped:
			o.Hand.Mode = custody.ByLine // one block is one line
		}
		o.Captured = load.Sidecar{Captured: reading.Captured}.Day()
		if r.capture == nil || r.again {
			r.capture, r.fresh = load.NewCapture(t.path(), []byte(reading.Text)), true
		}
	}
	if r.origin == "" && r.capture.Source.File != nil {
		text, _ := capture.DecodeText(r.capture.Source.File)
		r.charset = text.Name
	}
	var diags []diag.Diagnostic
	r.options, diags = state.Known(r.options, t.path())
	r.diags = append(r.diags, diags...)
	o := &r.options
	r.old = state.ArticleOf(r.capture)
	if r.received, r.err = withPictures(state, r); r.err != nil {
		return r
	}
	if r.old != nil {
		if o.Left == nil {
			reading, refused, err := r.readBefore(state)
			switch {
			case err != nil:
				r.err = err
			case reading != nil:
				o.Left, o.Verbatim, r.refused = reading.LeftLines(), reading.Verbatim, refused
			case r.refused == "" && r.old.Received != nil && r.old.Hand.Anyway != custody.LittleLeft:
				r.refused = r.old.Hand.Anyway // its file is not read here: it is what it was taken for
			}
		}
		if r.again {
			r.moveDecisions(t.capture.Lines)
		} else {
			o.Hand = r.old.Hand
		}
		if o.Title == "" {
			o.Title = r.old.Title
		}
	}
	return r
}

// rule runs the rules over a capture, with what was decided by hand before.
func rule(state *load.Cleaning, t task, anyway bool) ruling {
	r := read(state, t, anyway)
	if r.capture == nil || r.err != nil {
		return r
	}
	r.article, r.lost = clean.Clean(r.capture.Source.Text, r.options)
	if r.article.Anyway = r.refused; r.refused == "" && r.lost && (anyway || r.options.Hand.Anyway != "") {
		r.article.Anyway = custody.LittleLeft
	}
	var source *diag.Source
	if r.old != nil {
		source = r.old.Source
		for i := range r.article.Blocks {
			if b := &r.article.Blocks[i]; r.old.Kept[b.Text] { // which lines are subheads may have been decided by hand
				b.Kind = custody.Paragraph
				if r.old.Subheads[b.Text] {
					b.Kind = custody.Subhead
				}
			}
		}
	}
	if r.again {
		r.keepUpstreamAndTitle()
	}
	if r.old != nil && r.old.Problems != nil || r.again && len(r.diags) > 0 {
		return r
	}
	r.file, r.err = load.WriteArticle(r.article, path.Base(r.capture.Path), r.capture.Source.Bytes(), r.received, source)
	return r
}

func cleanOne(state *load.Cleaning, r ruling, anyway bool) (*Cleaned, []diag.Diagnostic, error) {
	c, old, article := r.capture, r.old, r.article
	switch {
	case r.err != nil:
		return nil, nil, r.err
	case c == nil:
		return nil, r.diags, nil
	case old != nil && old.Problems != nil:
		return nil, append(r.diags, old.Problems...), nil
	case old == nil && state.Unsure:
		return nil, r.diags, nil // one of the articles that cannot be read may be this capture's
	case r.again && len(r.diags) > 0:
		return nil, r.diags, nil // what is lost, a person decides
	case r.lost && old == nil && !anyway:
		d := diag.New(diag.BadText, diag.Span{Source: c.Source}, "cleaning would leave out more than 60 %% of the words").
			WithHelp("if this is an article, run dossier clean --anyway %s and take lines back under lines: with is: body, by: hand and why:", c.Path)
		return nil, append(r.diags, d), nil
	}
	receipt, replaced := r.receipt(state)
	if replaced != nil {
		return nil, append(r.diags, *replaced), nil
	}
	if twice, ok := state.Twice(receipt); ok && old == nil {
		return nil, append(r.diags, twice), nil
	}
	if old == nil {
		r.diags = append(r.diags, r.told()...)
	}
	one := &Cleaned{
		Capture: c.Path, New: old == nil, Data: r.file, Differs: old == nil || !bytes.Equal(old.Source.Text, r.file),
		receipt: receipt, decided: r.decided(receipt.File),
	}
	if r.fresh {
		one.Text = c.Source.Text
	}
	if old != nil {
		one.Article = old.Path
	} else {
		one.Article = state.Claim(article.ID())
	}
	if article.Outlet == "" && article.OutletHint != "" && old == nil {
		at := diag.FileSpan(one.Article)
		r.diags = append(r.diags, diag.New(diag.UnlistedOutlet, at, "the article is of %q, an outlet that content/outlets.yaml does not have", article.OutletHint).
			WithHelp("dossier new outlet %q begins it there, with domains: to be added; then dossier clean writes outlet: into the article", article.OutletHint))
	}
	return one, r.diags, nil
}

// receipt returns what is known of the file as received; replaced is set if the lock file
// records other bytes under its name.
func (r ruling) receipt(state *load.Cleaning) (receipt model.Receipt, replaced *diag.Diagnostic) {
	file, hash := r.capture.Path, r.capture.SHA256
	switch {
	case r.received != nil:
		file, hash = r.received.Path, r.received.SHA256
	case r.old != nil && r.old.Received != nil:
		file, hash = r.old.Received.Path, r.old.Received.SHA256
	}
	receipt = state.Receipt(file, hash)
	if receipt.SHA256 != hash {
		d := diag.New(diag.CaptureReplaced, receipt.At, "the capture %s is not the file that was received", file).
			WithHelp("restore the file from history, or give the new one a name of its own")
		return receipt, &d
	}
	return receipt, nil
}

// decided is what a person has decided about the capture.
func (r ruling) decided(file string) []model.Decided {
	basis, title := r.article.TitleBasis, r.article.Title
	if r.old != nil {
		basis, title = r.old.Basis, r.old.Title
	}
	return model.DecidedIn(file, r.article.Record, basis, title)
}

// Save writes the article of a capture into the folder of the dossier, and the
// text of it before, if that was read from another file.
func (c Cleaned) Save(root *os.Root) error {
	if c.Text != nil {
		if err := publish.WriteFile(root, c.Capture, c.Text); err != nil {
			return fmt.Errorf("save the text of %s: %w", c.Capture, err)
		}
	}
	if err := publish.WriteFile(root, c.Article, c.Data); err != nil {
		return fmt.Errorf("save the article of %s: %w", c.Capture, err)
	}
	return nil
}
