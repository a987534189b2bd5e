package build

import (
	"context"
	"fmt"
	"os"
	"path"
	"runtime"
	"slices"
	"sync"

	"dossier/internal/clean"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/publish"
)

// Cleaned is what cleaning one capture gave.
type Cleaned struct {
	Capture string // path of the capture
	Article string // path of the article
	New     bool   // there was no article of this capture before
	Data    []byte // what the article should be; equal to what it is if nothing is to do
	Differs bool   // the article on disk is another one
}

// Clean runs the rules over captures: all of them, or those named; anyway
// includes captures of which little would be left. It writes nothing. Articles that do not rebuild their capture are reported and left
// alone: somebody has edited their words.
func (b *Builder) Clean(ctx context.Context, names []string, anyway bool) ([]Cleaned, []diag.Diagnostic, error) {
	state, diags, err := dossier.ForCleaning(ctx, b.FS)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		if !slices.ContainsFunc(state.Captures, func(c *dossier.Capture) bool { return c.Path == name }) {
			diags = append(diags, diag.New(diag.CaptureChanged, diag.FileSpan(name), "there is no such capture").
				WithHelp("captures are the .txt files of content/captures"))
		}
	}
	var captures []*dossier.Capture
	for _, c := range state.Captures {
		if len(names) == 0 || slices.Contains(names, c.Path) {
			captures = append(captures, c)
		}
	}
	// The rules run on all processors; names are given one after the other,
	// for a name may be taken.
	ruled := make([]ruling, len(captures))
	var wg sync.WaitGroup
	for worker := range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := worker; i < len(captures) && ctx.Err() == nil; i += runtime.GOMAXPROCS(0) {
				ruled[i] = rule(state, captures[i])
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	var cleaned []Cleaned
	for i, c := range captures {
		one, d, err := cleanOne(state, c, ruled[i], anyway)
		if err != nil {
			return nil, nil, err
		}
		diags = append(diags, d...)
		if one != nil {
			cleaned = append(cleaned, *one)
		}
	}
	diag.Sort(diags)
	return cleaned, diags, nil
}

// ruling is what the rules say of a capture.
type ruling struct {
	article clean.Article
	lost    bool // most of the capture would be left out
}

// rule runs the rules over a capture, with what was decided by hand before.
func rule(state *dossier.Cleaning, c *dossier.Capture) ruling {
	options := clean.Options{Outlets: state.Outlets}
	old := state.ArticleOf(c)
	if old != nil {
		options.Hand = old.Hand
	}
	article, lost := clean.Clean(c.Source.Text, options)
	if old == nil {
		return ruling{article, lost}
	}
	for i := range article.Blocks {
		if b := &article.Blocks[i]; old.Kept[b.Text] { // which lines are subheads may have been decided by hand
			b.Kind = clean.Paragraph
			if old.Subheads[b.Text] {
				b.Kind = clean.Subhead
			}
		}
	}
	return ruling{article, lost}
}

func cleanOne(state *dossier.Cleaning, c *dossier.Capture, r ruling, anyway bool) (*Cleaned, []diag.Diagnostic, error) {
	old, article := state.ArticleOf(c), r.article
	if old != nil && old.Problems != nil {
		return nil, old.Problems, nil
	}
	if old == nil && state.Unsure {
		return nil, nil, nil // one of the articles that cannot be read may be this capture's
	}
	if r.lost && old == nil && !anyway {
		d := diag.New(diag.BadText, diag.Span{Source: c.Source}, "cleaning would leave out more than 60 %% of the words").
			WithHelp("if this is an article, run dossier clean --anyway %s and take lines back under lines: with is: body, by: hand and why:", c.Path)
		return nil, []diag.Diagnostic{d}, nil
	}
	one := &Cleaned{Capture: c.Path, New: old == nil}
	var source *diag.Source
	if old != nil {
		one.Article, source = old.Path, old.Source
	} else {
		one.Article = state.Claim(article.ID())
	}
	var err error
	one.Data, err = dossier.WriteArticle(article, path.Base(c.Path), c.Source.Text, source)
	if err != nil {
		return nil, nil, err
	}
	one.Differs = source == nil || string(source.Text) != string(one.Data)
	var diags []diag.Diagnostic
	if article.Outlet == "" && article.OutletHint != "" && old == nil {
		diags = append(diags, diag.New(diag.RulesDiffer, diag.Span{Source: c.Source}, "the text names its outlet, %q, which content/outlets.yaml does not have", article.OutletHint).
			WithHelp("add it there with name: and domains:, and outlet: to %s", one.Article))
	}
	return one, diags, nil
}

// Save writes the article of a capture into the folder of the dossier.
func (c Cleaned) Save(root *os.Root) error {
	if err := publish.WriteFile(root, c.Article, c.Data); err != nil {
		return fmt.Errorf("save the article of %s: %w", c.Capture, err)
	}
	return nil
}
