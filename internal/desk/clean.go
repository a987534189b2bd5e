package desk

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"

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
	Names    []string            // captures and files that they are read from; all of them if empty
	Tool     string              // who writes down the receipts that are missing
	Taken    string              // ISO 8601 instant at which the captures named were received; "" if they lay there already
	Anyway   bool                // include captures of which little would be left
	Readings *capture.Readings   // of files that were read before; may be nil
	Start    func(total int)     // called once, before the first capture; may be nil
	Each     func(Cleaned) error // called for each capture in the order of the names, while others are still being cleaned
}

// Cleaned is what cleaning one capture gave.
type Cleaned struct {
	Capture string // path of the capture
	Article string // path of the article; empty if none can be written
	Key     string // of the article, before the number that is added if another has it
	New     bool   // there was no article of this capture before
	Data    []byte // what the article should be; equal to what it is if nothing is to do
	Differs bool   // the article on disk is another one
	Text    []byte // the text read from another file, if it has yet to be written

	receipt model.Receipt
	sidecar *load.Sidecar   // what was written down about the file as received, nil if nothing
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
	recorded := &Recorded{was: state.Lock}
	tasks := tasks(state)
	named := map[string]bool{} // paths of texts
	for _, name := range o.Names {
		path := name
		if !slices.ContainsFunc([]string{name, capture.TextOf(name)}, func(text string) bool {
			path = text
			_, found := slices.BinarySearchFunc(tasks, text, task.compare)
			return found
		}) && diag.Count(diags, diag.Error) == 0 {
			return nil, nil, noCapture(name)
		}
		named[path] = true
	}
	if len(o.Names) > 0 {
		tasks = slices.DeleteFunc(tasks, func(t task) bool { return !named[t.text] })
	}
	if o.Start != nil {
		o.Start(len(tasks))
	}
	// Articles get their names one after the other, for a name may be taken.
	for i, r := range inOrder(ctx, len(tasks), func(i int) ruling { return rule(state, tasks[i], o) }) {
		if ctx.Err() != nil {
			break
		}
		one, d, err := cleanOne(state, r, o.Anyway)
		if err != nil {
			return nil, nil, err
		}
		diags = append(diags, d...)
		if one == nil {
			one = &Cleaned{Capture: tasks[i].text}
		}
		if err := o.Each(*one); err != nil {
			return nil, nil, err
		}
		recorded.take(*one, o)
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
		r := read(state, t, CleanOptions{})
		diags = append(diags, r.diags...)
		if r.capture == nil {
			return nil, diags, r.err
		}
		raw := []byte(r.capture.Source.Text)
		article, _ := clean.Clean(raw, r.options)
		return &Account{Lines: clean.Explain(raw, r.options), Article: article, Signs: article.Signs(raw)}, diags, r.err
	}
	if diag.Count(diags, diag.Error) > 0 {
		return nil, diags, nil
	}
	return nil, nil, noCapture(name)
}

// mostly says for which reason most of the text would be left out, as the end of a message.
func (r ruling) mostly() string {
	size, most := map[string]int{}, ""
	for _, d := range r.article.Decisions {
		if d.Is != custody.Dropped || d.ByHand {
			continue
		}
		for _, line := range r.capture.Lines[d.First-1 : d.Last] {
			size[d.Rule] += len(line.Text)
		}
		if most == "" || size[d.Rule] > size[most] {
			most = d.Rule
		}
	}
	if most == "" {
		return ""
	}
	return " (mostly: " + custody.RuleNamed(most).Reason + ")"
}

// garbled refuses a text that has no article yet and was read in a wrong encoding before it was saved. Of a file that is
// no text its reader has looked.
func (r ruling) garbled() *diag.Diagnostic {
	if r.old != nil || r.origin != "" {
		return nil
	}
	_, refusal := capture.DecodeText([]byte(r.capture.Source.Text))
	if refusal == nil {
		return nil
	}
	return new(diag.New(diag.BadText, diag.Span{Source: r.capture.Source}, "%s", refusal.Reason).WithHelp("%s", refusal.Help))
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
		d := diag.New(diag.BadText, diag.Span{Source: c.Source}, "cleaning would leave out more than 60 %% of the words%s", r.mostly()).
			WithHelp("if this is an article, run dossier clean --anyway %s and take lines back under lines: with is: body, by: hand and why:", c.Path)
		return nil, append(r.diags, d), nil
	}
	if d := r.garbled(); d != nil {
		return nil, append(r.diags, *d), nil
	}
	if receipt := r.receipt; receipt.SHA256 != r.hash {
		d := diag.New(diag.CaptureReplaced, receipt.At, "the capture %s is not the file that was received", receipt.File).
			WithHelp("restore the file from history, or give the new one a name of its own")
		return nil, append(r.diags, d), nil
	}
	if twice, ok := state.Twice(r.receipt); ok && old == nil {
		return nil, append(r.diags, twice), nil
	}
	if old == nil {
		r.diags = slices.Concat(r.diags, r.readDiffers(), r.keptWhole())
	}
	one := &Cleaned{
		Capture: c.Path, New: old == nil, Data: r.file, Differs: old == nil || old.Source.Text != string(r.file),
		receipt: r.receipt, sidecar: r.sidecar, decided: r.decided(r.receipt.File),
	}
	if r.fresh {
		one.Text = []byte(c.Source.Text)
	}
	if one.Key = article.ID(); old != nil {
		one.Article = old.Path
	} else {
		one.Article = state.Claim(one.Key)
	}
	if article.Outlet == "" && article.OutletHint != "" && old == nil {
		at := diag.FileSpan(one.Article)
		r.diags = append(r.diags, diag.New(diag.UnlistedOutlet, at, "the article is of %q, an outlet that content/outlets.yaml does not have", article.OutletHint).
			WithHelp("dossier new outlet %q begins it there, with domains: to be added; then dossier clean writes outlet: into the article", article.OutletHint))
	}
	return one, r.diags, nil
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
