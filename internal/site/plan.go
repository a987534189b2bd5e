package site

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"dossier/internal/card"
	"dossier/internal/check"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/parallel"
	"dossier/internal/site/print"
)

// Options are choices of the person who builds.
type Options struct {
	Drafts   bool              // give briefs that are not published a page
	Reported []diag.Diagnostic // what the checks say of the dossier
	Bundle   bool              // give the site a page that says what a file is that holds it
	Secret   bool              // put the index of the search where nobody can guess
	Reserved []string          // files that are put beside the pages
	House    bool              // the site is for readers of the house: its pages say so
	Desk     bool              // those who work on the dossier read it: they see what came in and what waits

	// LetGo forgets the text of a file that no page shows any more. It is nil if somebody
	// may print the site again: afterwards the dossier is not whole.
	LetGo func(*diag.Source)
}

// Site is the pages of a dossier, planned and not yet printed.
type Site struct {
	pages  print.Site
	memory *memo.Memory      // may be nil
	taken  []diag.Diagnostic // of addresses that two pages want
	counts []EditionCount
}

// EditionCount is how many quotations the pages of an edition have, each of them verified.
type EditionCount struct {
	Lang       string
	Quotations int
}

// Editions counts what is in each edition, the default one first.
func (s *Site) Editions() []EditionCount { return s.counts }

// Mistakes are what keeps the site from being printed: addresses that something else has.
func (s *Site) Mistakes() []diag.Diagnostic { return s.taken }

// Pages are those whose models the site has, in no order that matters. The pages
// that are made of what they say come after them.
func (s *Site) Pages() []print.Page { return s.pages.Pages }

// Clash is an error if two pages want the same path.
func (s *Site) Clash() error { return s.pages.Clash() }

// Render prints the site; see [print.Site.Render].
func (s *Site) Render(ctx context.Context, o print.Order) (map[string][]byte, error) {
	tree, err := s.pages.Render(ctx, o)
	if err == nil {
		lineCounts.Turn(s.memory)
		card.Turn(s.memory)
	}
	return tree, err
}

// File prints one page; see [print.Site.File].
func (s *Site) File(ctx context.Context, path string) ([]byte, error) { return s.pages.File(ctx, path) }

// planner makes the models of one site.
type planner struct {
	dossier  *model.Dossier
	findings *check.Findings
	options  Options
	theme    *print.Theme
	assets   []print.Page
	script   string       // path of the search among them
	folder   string       // of its index
	memory   *memo.Memory // may be nil
	counted  *memo.Memory // of the lines of articles, which several pages count

	briefs       []*model.Brief           // those that have a page
	versions     map[string][]*model.Note // of one note in its languages, by kind and id
	kinds        []kind
	first        map[model.NoteKind]*model.Note // of each kind that has a page
	outlets      map[string]string              // names by key
	editions     []string                       // languages of the site, the default one first
	readingOrder map[string][]*model.Brief      // the order of reading, by language
	fed          map[string]bool                // the editions that have a feed
	history      *historyIndex                  // nil if there is no release
	listings     []listing                      // the pages that each edition has
	captureNames map[string]int                 // how many captures have a name, in small letters
}

// Plan decides which pages the site of a dossier has. Their models are made when
// they are printed; what they are made of does not change any more. The memory,
// which may be nil, is that of earlier sites of the same dossier.
func Plan(d *model.Dossier, f *check.Findings, theme *print.Theme, o Options, m *memo.Memory) *Site {
	p := newPlanner(d, f, theme, o, m)
	pages := append([]print.Page{print.Bytes{At: ".nojekyll", Data: []byte{}}}, p.assets...)
	for _, lang := range p.editions {
		pages = append(pages,
			p.pageBy("home.html", lang, homeFile, func() any { return p.home(lang) }),
			p.page(lang, notFoundPage, func() any { return p.notFound(lang) }))
		pages = append(pages, p.lists(lang)...)
		pages = append(pages, p.records(lang)...)
		pages = append(pages, p.listingPages(lang)...)
	}
	pages = append(pages, p.notes()...)
	pages = append(pages, p.tables()...)
	pages = append(pages, p.pictures()...)
	pages = append(pages, p.sheetFiles()...)
	pages = append(pages, p.forPrograms()...)
	pages = append(pages, p.versionPages()...)
	pages = append(pages, p.deskPages()...)
	ofArticles := parallel.Map(len(d.Articles), func(i int) []print.Page { return p.articlePages(d.Articles[i]) })
	pages = append(pages, slices.Concat(ofArticles...)...)
	if o.Bundle {
		pages = append(pages, print.Templated{At: StartPage, Template: "start.html", Model: func() any { return p.start() }})
	}
	pages, taken := p.own(pages)
	return &Site{print.Site{Theme: theme, Pages: pages, Index: p.index(), Memory: m}, m, taken, p.editionCounts()}
}

func newPlanner(d *model.Dossier, f *check.Findings, theme *print.Theme, o Options, m *memo.Memory) *planner {
	p := &planner{
		dossier: d, findings: f, options: o, theme: theme, memory: m, counted: m,
		versions: map[string][]*model.Note{}, kinds: kinds(), first: map[model.NoteKind]*model.Note{},
		outlets: map[string]string{}, readingOrder: map[string][]*model.Brief{},
		fed: map[string]bool{},
	}
	p.countCaptureNames()
	p.folder = searchFolder
	if o.Secret {
		p.folder = secretFolder(d)
	}
	p.assets, p.script = theme.Assets(p.folder, print.Used{Fonts: !d.Settings.NoFonts, Versions: len(d.Versions) > 0 || len(d.History.Releases) > 0, Desk: o.Desk})
	if m == nil {
		p.counted = memo.New(nil)
	}
	for _, b := range d.Briefs {
		if b.Shown(o.Drafts) {
			p.briefs = append(p.briefs, b)
		}
	}
	translated := map[string]bool{}
	for _, n := range d.Notes {
		if n.Shown(o.Drafts) {
			p.versions[versionKey(n)] = append(p.versions[versionKey(n)], n)
			p.first[n.Kind] = cmp.Or(p.first[n.Kind], n)
			translated[n.Lang] = true
		}
	}
	for _, outlet := range d.Outlets {
		p.outlets[outlet.Key] = outlet.Name
	}
	p.editions = []string{d.Settings.Language}
	for _, lang := range language.Codes() {
		if translated[lang] && lang != d.Settings.Language {
			p.editions = append(p.editions, lang)
		}
	}
	p.indexHistory()
	p.listings = p.listingsOf()
	for _, lang := range p.editions {
		p.readingOrder[lang] = p.orderedBriefs(lang)
	}
	if d.Settings.BaseURL != "" && !o.House {
		for _, lang := range p.editions {
			p.fed[lang] = len(p.inFeed(lang)) > 0
		}
	}
	return p
}

// shows reports whether the site has a page of a note with what the note says.
func (p *planner) shows(n *model.Note) bool {
	return n.Shown(p.options.Drafts) && n.Status != model.Withdrawn
}

// shownCallouts goes through the callouts of the notes that the site shows.
func (p *planner) shownCallouts() iter.Seq2[*model.Note, *markdown.Callout] {
	return func(yield func(*model.Note, *markdown.Callout) bool) {
		for _, n := range p.dossier.Notes {
			if !p.shows(n) {
				continue
			}
			for _, c := range n.Doc.Callouts {
				if !yield(n, c) {
					return
				}
			}
		}
	}
}

func (p *planner) editionCounts() []EditionCount {
	var list []EditionCount
	for _, lang := range p.editions {
		list = append(list, EditionCount{lang, p.verifiedIn(lang)})
	}
	return list
}

// verifiedIn counts the quotations of the notes of an edition.
func (p *planner) verifiedIn(lang string) int {
	n := 0
	for _, versions := range p.versions {
		if note := p.version(versions[0], lang); note.Status != model.Withdrawn {
			n += countQuotations(p.findings.Cited(note))
		}
	}
	return n
}

// articlePages are the page of an article in each edition and, if it may be shown, its
// capture as it was received.
func (p *planner) articlePages(a *model.Article) []print.Page {
	src := a.Capture.Source
	file := a.Rights == model.Full && src.File == nil
	n := len(p.editions)
	if file {
		n++
	}
	leaf := print.NewLeaf(n, p.letGo(a))
	pages := make([]print.Page, 0, len(p.editions)+1)
	for _, lang := range p.editions {
		pages = append(pages, print.Templated{
			At: p.inLanguage(lang, articlePath(a)), Template: "article.html", Model: func() any { return p.article(a, lang) }, Leaf: leaf,
		})
	}
	switch {
	case file:
		pages = append(pages, print.Verbatim{At: p.capturePath(a), Text: func() string { return src.Text }, Leaf: leaf})
	case a.Rights == model.Full:
		pages = append(pages, print.Bytes{At: p.capturePath(a), Data: src.File})
	}
	return pages
}

// letGo returns what forgets the words of an article whose pages are printed, nil if others
// show them, or may: those of its other versions do.
func (p *planner) letGo(a *model.Article) func() {
	if p.options.LetGo == nil || p.dossier.Versions[a] != nil {
		return nil
	}
	return func() {
		for _, passage := range a.Passages { // notes hold on to those that they cite
			passage.LetGo()
		}
		a.Passages, a.Capture.Lines = nil, nil
		p.options.LetGo(a.Capture.Source)
	}
}

// page is a page of an edition, with a template of its own name.
func (p *planner) page(lang, file string, model func() any) print.Page {
	return p.pageBy(file, lang, file, model)
}

// pageBy is a page of an edition that a template of another name prints.
func (p *planner) pageBy(template, lang, file string, model func() any) print.Page {
	return print.Templated{At: p.inLanguage(lang, file), Template: template, Model: model}
}
