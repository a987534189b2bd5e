// Package pipeline runs the stages of a build in their one order: load and verify
// the dossier, plan its pages, print them, publish them. There is no other
// path from a folder to a site: whoever checks or publishes runs the same stages
// and differs in what becomes of the result.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/publish"
	"dossier/internal/search"
	"dossier/internal/site"
)

// Builder builds one dossier.
type Builder struct {
	FS      fs.FS  // the folder of the dossier
	BaseURL string // overrides base_url of the settings
	Drafts  bool   // publish briefs that are drafts or in review, marked as such
	// Internal makes the site for readers of the house: with internal notes, and
	// with whole articles, whatever their rights.
	Internal bool
	Bundle   bool // give the site the page that a bundle begins with
	Strict   bool // read the printed pages again and check every link in them

	// Memory keeps what one Build needs for the next; nil if none will follow.
	// What Build gives does not depend on it.
	Memory *memo.Memory

	// First names pages that somebody waits for. As soon as the dossier is found
	// to be good they are printed, before all others, and handed to Early, with
	// the files that need no printing.
	First func() []string
	Early func(map[string][]byte)

	// Changed, if not nil, names all files that have changed since the last Build, as
	// far as anybody knows. What Early gets is made of looking at those alone, if that
	// can be; then Build looks at all, and begins again if there is more. What it gives
	// does not depend on Changed. Without Memory, First and Early it means nothing.
	Changed []string
}

// good is a dossier in which no mistake was found, with what its pages depend on
// besides.
type good struct {
	*model.Dossier
	theme   *site.Theme
	options site.Options
}

// Result is what a build gave. Tree is nil if a diagnostic is an error: a site
// with a mistake is never published.
type Result struct {
	Tree        publish.Tree
	Diagnostics []diag.Diagnostic
	Summary     Summary
	Title       string           // of the dossier, in its default language
	Language    string           // default language of the site
	Search      []search.Edition // of the index, that of the default language first

	packedNotice string // for a bundle in which not every page can be read without script
	begun        *good  // of whose site Early got pages, and that was not finished; may be nil
}

// Begun reports whether Early got pages of a site without mistakes that was not
// finished.
func (r Result) Begun() bool { return r.begun != nil }

// Summary counts what is in a dossier.
type Summary struct {
	Articles, Briefs, Quotations int
	Silenced                     int // warnings and notes that the settings leave out
}

// Build loads, verifies, plans and prints. It writes nothing.
func (b *Builder) Build(ctx context.Context) (Result, error) {
	var begun *good
	if b.Memory != nil && b.First != nil && b.Early != nil && b.Changed != nil {
		r, sure, err := b.build(ctx, b.Changed, nil)
		if sure || ctx.Err() != nil {
			return r, err
		}
		begun = r.begun
	}
	r, _, err := b.build(ctx, nil, nil)
	if r.Tree == nil && r.begun == nil {
		r.begun = begun
	}
	return r, err
}

// build builds, and reports whether it has looked at everything, and not only at
// what is said to have changed; what it gives is of no use if not. out takes the
// files as they are printed, instead of Result.Tree and Early; it may be nil.
func (b *Builder) build(ctx context.Context, changed []string, out func(string, []byte) error) (r Result, sure bool, err error) {
	sure = changed == nil
	holds := func() bool {
		if !sure {
			same, err := dossier.Unchanged(b.Memory, b.FS)
			sure = same && err == nil // what cannot be looked at the next Load reports
		}
		return sure
	}
	g, err := b.load(ctx, &r, changed)
	if err != nil {
		return r, sure, err
	}
	if g == nil {
		return r, holds(), nil
	}
	var begun *good
	wanted, stop := context.WithCancel(ctx)
	defer stop()
	order := site.Order{Search: &r.Search, Out: out}
	if b.First != nil && b.Early != nil && out == nil {
		order.First = b.First()
		order.Early = func(tree map[string][]byte) {
			b.Early(tree)
			begun = g
			if wanted.Err() == nil && !holds() {
				stop()
			}
		}
	}
	tree, err := b.print(wanted, g, order)
	if mistake, ok := errors.AsType[*site.TemplateError](err); ok {
		r.Diagnostics = append(r.Diagnostics, mistake.Diagnostic)
		return r, sure, nil
	}
	if err != nil {
		if wanted.Err() != nil {
			r.begun = begun
		}
		return r, sure, err
	}
	if b.Strict {
		if err := site.CheckLinks(tree); err != nil {
			return r, sure, err
		}
	}
	r.Tree = tree
	r.Language = g.Settings.Language
	r.Title = g.Settings.Title.In(r.Language, r.Language)
	r.packedNotice = g.theme.PackedNotice(r.Language)
	r.Summary = summary(g.Dossier, b.Drafts)
	return r, sure, nil
}

// Finish prints the site that was begun when Build gave r. What the sources are
// since does not matter. It is nil if none was begun.
func (b *Builder) Finish(ctx context.Context, r Result) (publish.Tree, error) {
	if r.begun == nil {
		return nil, nil
	}
	return b.print(ctx, r.begun, site.Order{})
}

// load returns what r.Diagnostics finds no mistake in, or nil.
func (b *Builder) load(ctx context.Context, r *Result, changed []string) (*good, error) {
	options := dossier.Options{BaseURL: b.BaseURL, Drafts: b.Drafts, Internal: b.Internal, Changed: changed, Memory: b.Memory}
	d, diags, err := dossier.Load(ctx, b.FS, options)
	if err != nil {
		return nil, err
	}
	r.Diagnostics = diags
	if diag.Count(diags, diag.Error) > 0 {
		return nil, nil
	}
	theme, diags, err := site.LoadTheme(b.FS, b.Memory)
	if err != nil {
		return nil, err
	}
	if b.Memory == nil {
		d = d.WithoutSources()
	}
	r.Diagnostics = append(r.Diagnostics, diags...)
	if diag.Count(diags, diag.Error) > 0 {
		return nil, nil
	}
	return &good{d, theme, site.Options{Drafts: b.Drafts, Bundle: b.Bundle, Reported: r.Diagnostics}}, nil
}

// print makes the site of a good dossier.
func (b *Builder) print(ctx context.Context, g *good, o site.Order) (publish.Tree, error) {
	options := g.options
	o.Memory, options.Memory = b.Memory, b.Memory
	return site.Render(ctx, g.theme, site.Plan(g.Dossier, g.theme, options), o)
}

func summary(d *model.Dossier, drafts bool) Summary {
	s := Summary{Articles: len(d.Articles), Silenced: len(d.Silenced)}
	for _, n := range d.Notes() {
		if !n.Shown(drafts) {
			continue
		}
		if n.Kind == model.BriefNote {
			s.Briefs++
		}
		for _, c := range n.Cited {
			if c.Words != nil {
				s.Quotations++
			}
		}
	}
	return s
}

// Publish brings the site of a good result into its place.
func (r Result) Publish(ctx context.Context, place publish.Place) (publish.Result, error) {
	written, err := place.Write(ctx, r.Tree)
	return written, publishing(place, err)
}

func publishing(place publish.Place, err error) error {
	if err != nil {
		err = fmt.Errorf("publish into %s: %w", place.Dir, err)
	}
	return err
}

// BuildInto builds, and brings each file into its place as soon as it is printed:
// otherwise a large site is kept once more. The Result has no Tree. If it has mistakes
// or there is an error, the place is left as it was. Strict looks at a site as a
// whole: it takes Build, and Publish.
func (b *Builder) BuildInto(ctx context.Context, place publish.Place) (Result, publish.Result, error) {
	if b.Strict {
		return Result{}, publish.Result{}, errors.New("links are checked in a site as a whole, and not while it is published")
	}
	var w *publish.Writing
	begin := sync.OnceValue(func() (err error) { // for a site with mistakes nothing is begun
		w, err = place.Begin(ctx)
		return err
	})
	r, _, err := b.build(ctx, nil, func(path string, data []byte) error {
		err := begin()
		if err == nil {
			err = w.Put(path, data)
		}
		return publishing(place, err)
	})
	if w != nil {
		defer w.Close()
	}
	if err != nil || w == nil || diag.Count(r.Diagnostics, diag.Error) > 0 {
		return r, publish.Result{}, err
	}
	written, err := w.Finish(ctx)
	return r, written, publishing(place, err)
}
