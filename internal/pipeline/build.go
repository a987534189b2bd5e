package pipeline

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"slices"

	"dossier/internal/bundle"
	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/publish"
	"dossier/internal/search"
	"dossier/internal/site"
	"dossier/internal/site/print"
)

// Builder builds one dossier.
type Builder struct {
	FS       fs.FS    // the folder of the dossier
	BaseURL  string   // overrides base_url of the settings; "" does not
	Drafts   bool     // publish briefs that are drafts or in review, marked as such
	Internal bool     // make the site for internal readers: with internal notes, and with whole articles whatever their rights
	Guarded  bool     // the site is shown by a server that lets no page of another site read it: its index needs no secret name
	Bundle   bool     // give the site the page that a bundle begins with
	Today    date.Day // the day on which somebody looks, for warnings alone; zero: unknown
	Strict   bool     // read the printed pages again and check every link in them

	checking bool // see Check

	// Memory keeps what one Build needs for the next; nil if none will follow.
	// The result does not depend on it.
	Memory *memo.Memory

	// Live shows pages to people before the site is whole; nil if nobody waits.
	Live *Live
}

// Live shows pages that somebody waits for before the others are printed.
type Live struct {
	// Open returns the paths of the pages that somebody waits for. It is called once
	// the dossier is found to have no mistake.
	Open func() []string

	// Show gets these pages, and the files that need no printing, before all others
	// are printed, and the others as far as they can be had before the site is whole; that is
	// nil without OnDemand. It may be called twice in one Build: see Changed.
	Show func(pages map[string][]byte, rest *Rest)

	// OnDemand has the other pages printed when somebody asks Result.Rest for them, unless the
	// builder is Strict.
	OnDemand bool

	// Changed names the files that have changed since the last Build, as far as
	// anybody knows; nil if it may be any of them. With a Memory, Build then looks at
	// these alone, shows pages, and looks at all files after that. If others have
	// changed as well it begins again. The Result does not depend on Changed.
	Changed []string
}

// verified is a dossier in which no mistake was found, with what its pages depend
// on besides.
type verified struct {
	dossier  *model.Dossier
	findings *check.Findings
	theme    *print.Theme
	options  site.Options
}

// errOtherFiles says that what was built from a look at the files of Live.Changed
// cannot be used, for others have changed as well.
var errOtherFiles = errors.New("other files have changed than those that were named")

// Build loads, verifies, plans and prints. It writes nothing. Mistakes in the dossier
// are diagnostics of the Result; an error is trouble with the machine, or ctx's.
func (b *Builder) Build(ctx context.Context) (Result, error) {
	var shown Result
	if b.Live != nil && b.Live.Changed != nil && b.Memory != nil {
		r, err := b.buildChanged(ctx)
		if err == nil || ctx.Err() != nil {
			return r, err
		}
		shown = r
	}
	r, err := b.buildAll(ctx, nil, nil)
	if r.Tree == nil && r.unfinished == nil {
		r.unfinished, r.Rest = shown.unfinished, shown.Rest
	}
	return r, err
}

// Check is Build for whoever wants to know what is wrong, and nothing else: no page is
// kept, and none is printed by the built-in theme, with which none can be wrong. A Strict
// builder looks at all of them.
func (b *Builder) Check(ctx context.Context) (Result, error) {
	if b.Strict {
		return b.Build(ctx)
	}
	check := *b
	check.checking = true
	return check.buildAll(ctx, func(string, []byte) error { return nil }, nil)
}

// buildAll builds from a look at every file. out takes the files as they are printed,
// instead of Result.Tree and Live, and shelf what the search needs of them; both may be nil.
func (b *Builder) buildAll(ctx context.Context, out func(string, []byte) error, shelf *search.Shelf) (r Result, err error) {
	v, err := b.load(ctx, &r, nil)
	if v != nil {
		err = b.render(ctx, &r, v, print.Order{Out: out, Shelf: shelf}, nil)
	}
	return r, err
}

// buildChanged builds from a look at the files of Live.Changed, and looks at all others
// once pages are shown. After an error nothing of the result counts but the unfinished
// site of these pages.
func (b *Builder) buildChanged(ctx context.Context) (r Result, err error) {
	v, err := b.load(ctx, &r, b.Live.Changed)
	switch {
	case err != nil:
		return r, err
	case v == nil:
		return r, b.lookAtOthers()
	}
	others := errOtherFiles // until they are looked at
	printing, stop := context.WithCancel(ctx)
	defer stop()
	err = b.render(printing, &r, v, print.Order{}, func() {
		if others = b.lookAtOthers(); others != nil {
			stop()
		}
	})
	return r, cmp.Or(err, others)
}

// lookAtOthers returns errOtherFiles if any file is not what the last Load took it for.
// A file that cannot be looked at counts as another one: the next Load says why.
func (b *Builder) lookAtOthers() error {
	if same, err := load.Unchanged(b.Memory, b.FS); !same || err != nil {
		return errOtherFiles
	}
	return nil
}

// load reads and verifies the dossier and its theme. It returns nil if there is a
// mistake, which is then in r.Diagnostics.
func (b *Builder) load(ctx context.Context, r *Result, changed []string) (*verified, error) {
	d, diags, err := load.Load(ctx, b.FS, load.Options{BaseURL: b.BaseURL, Drafts: b.Drafts, Internal: b.Internal, Changed: changed, Memory: b.Memory})
	if err != nil {
		return nil, err
	}
	theme, ofTheme, err := print.LoadTheme(b.FS, b.Memory)
	if err != nil {
		return nil, err
	}
	findings, diags := check.Run(d, slices.Concat(diags, ofTheme), check.Options{Drafts: b.Drafts, Memory: b.Memory, Today: b.Today})
	r.Diagnostics, r.Hidden = diags, len(d.Hidden)
	if diag.Count(diags, diag.Error) > 0 {
		return nil, nil
	}
	if b.Memory == nil {
		d = d.WithoutSources()
	}
	house := b.Internal && !b.Guarded
	o := site.Options{
		Drafts: b.Drafts, Bundle: b.Bundle, House: house, Desk: b.Internal, Secret: house, Reported: r.Diagnostics,
		Reserved: []string{bundle.SumsFile, bundle.ReadmeFile},
	}
	if b.Memory == nil && b.Live == nil { // nobody prints it again
		o.LetGo = func(src *diag.Source) { load.LetGo(b.FS, src) }
	}
	return &verified{d, findings, theme, o}, nil
}

// render prints the site and completes the result. shown, which may be nil, is called
// when Live has shown pages. A mistake in a template is a diagnostic.
func (b *Builder) render(ctx context.Context, r *Result, v *verified, order print.Order, shown func()) error {
	planned := b.plan(v)
	order.Search, order.State = &r.Search, &r.State
	if b.Live != nil && order.Out == nil {
		order.First = b.Live.Open()
		if order.OnDemand = b.Live.OnDemand && !b.Strict; order.OnDemand {
			r.Rest = newRest(v, planned)
		}
		order.Early = func(pages map[string][]byte) {
			b.Live.Show(pages, r.Rest)
			r.unfinished = v
			if shown != nil {
				shown()
			}
		}
	}
	if mistakes := planned.Mistakes(); len(mistakes) > 0 {
		r.Diagnostics = append(r.Diagnostics, mistakes...)
		return nil
	}
	if b.checking && v.theme.IsBuiltIn() {
		r.Summary = summary(v, planned)
		return planned.Clash()
	}
	tree, err := planned.Render(ctx, order)
	if err == nil || ctx.Err() == nil {
		r.unfinished = nil
	}
	if mistake, ok := errors.AsType[*print.TemplateError](err); ok {
		r.Diagnostics = append(r.Diagnostics, mistake.Diagnostic)
		return nil
	}
	if err == nil && b.Strict {
		err = print.CheckLinks(tree)
	}
	if err != nil {
		return err
	}
	r.Tree, r.own = tree, map[string]bool{}
	for _, f := range v.dossier.Static {
		r.own[f.Path] = true
	}
	r.Language = v.dossier.Settings.Language
	r.Title = v.dossier.Settings.Title.In(r.Language, r.Language)
	r.words = v.theme.Words(r.Language)
	r.packedNotice = site.PackedNotice(v.theme, r.Language)
	r.Summary = summary(v, planned)
	return nil
}

// Finish prints the rest of the site of which Build showed pages before it ended and gave
// r, as the sources were then; Rest of r has what is printed on demand. The tree is nil if
// r.Unfinished is false.
func (b *Builder) Finish(ctx context.Context, r Result) (publish.Tree, error) {
	if r.unfinished == nil {
		return nil, nil
	}
	return b.plan(r.unfinished).Render(ctx, print.Order{OnDemand: r.Rest != nil})
}

func (b *Builder) plan(v *verified) *site.Site {
	return site.Plan(v.dossier, v.findings, v.theme, v.options, b.Memory)
}
