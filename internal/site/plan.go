package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/clean"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"

	"golang.org/x/text/collate"
)

// Options are choices of the person who builds.
type Options struct {
	Drafts   bool              // give briefs that are not published a page
	Reported []diag.Diagnostic // what the checks say of the dossier
	Bundle   bool              // give the site a page that says what a file is that holds it
	Memory   *memo.Memory      // that of the Order with which the pages will be printed; may be nil
}

// planner makes the models of one site.
type planner struct {
	dossier  *model.Dossier
	options  Options
	theme    *Theme
	shown    []*model.Brief
	versions map[string][]*model.Note  // of one note in its languages, by kind and id
	outlets  map[string]string         // names by key
	editions []string                  // languages of the site, the default one first
	steps    map[string][]*model.Brief // the order of reading, by language
	counted  *memo.Memory              // of the lines of articles, which several pages count

	hasQuestions bool
}

// Plan decides which pages the site has. Their models are made when they are
// printed; what they are made of does not change any more.
func Plan(d *model.Dossier, theme *Theme, o Options) []Page {
	p := &planner{dossier: d, options: o, theme: theme, versions: map[string][]*model.Note{}, outlets: map[string]string{}}
	if p.counted = o.Memory; p.counted == nil {
		p.counted = memo.New(nil)
	}
	for _, b := range d.Briefs {
		if b.Shown(o.Drafts) {
			p.shown = append(p.shown, b)
		}
	}
	for _, n := range d.Notes() {
		if n.Shown(o.Drafts) {
			p.versions[versionKey(n)] = append(p.versions[versionKey(n)], n)
			p.hasQuestions = p.hasQuestions || n.Kind == model.QuestionNote
		}
	}
	for _, outlet := range d.Outlets {
		p.outlets[outlet.Key] = outlet.Name
	}
	for _, lang := range language.Codes() {
		translated := slices.ContainsFunc(d.Notes(), func(n *model.Note) bool { return n.Lang == lang && n.Shown(o.Drafts) })
		switch {
		case lang == d.Settings.Language:
			p.editions = slices.Insert(p.editions, 0, lang)
		case translated:
			p.editions = append(p.editions, lang)
		}
	}
	p.steps = map[string][]*model.Brief{}
	for _, lang := range p.editions {
		p.steps[lang] = p.ordered(lang)
	}
	pages := []Page{{Path: ".nojekyll", Bytes: []byte{}}}
	for _, name := range sortedKeys(theme.assets) {
		pages = append(pages, Page{Path: name, Bytes: theme.assets[name]})
	}
	for _, lang := range p.editions {
		pages = append(pages,
			later(p.inLanguage(lang, "index.html"), func() Page { return p.home(lang) }),
			later(p.inLanguage(lang, "sources.html"), func() Page { return p.sources(lang) }),
			later(p.inLanguage(lang, "method.html"), func() Page { return p.method(lang) }))
		pages = append(pages, p.records(lang)...)
	}
	for _, b := range p.shown {
		pages = append(pages, later(p.notePath(&b.Note), func() Page { return p.brief(b) }))
	}
	for _, q := range d.Questions {
		if q.Shown(o.Drafts) {
			pages = append(pages, later(p.notePath(&q.Note), func() Page { return p.question(q) }))
		}
	}
	for _, t := range d.Timelines {
		pages = append(pages, later(p.notePath(&t.Note), func() Page { return p.timeline(t) }))
	}
	pages = append(pages, p.forPrograms()...)
	for _, a := range d.Articles {
		pages = append(pages, later(articlePath(a), func() Page { return p.article(a) }))
		if a.Rights == model.Full {
			pages = append(pages, Page{Path: capturePath(a), Bytes: a.Capture.Source.Text})
		}
	}
	if o.Bundle {
		pages = append(pages, p.start())
	}
	return append(pages, p.notFound(), Page{Path: SearchFolder, index: p.indexing()})
}

// inLanguage returns the path of a page of an edition: pages of the default
// language lie at the top, the others in a folder each.
func (p *planner) inLanguage(lang, file string) string {
	if lang == p.dossier.Settings.Language {
		return file
	}
	return lang + "/" + file
}

// articles is the folder of their pages.
const articles = "articles/"

// articlePath: articles have one page each, in the language of the site.
func articlePath(a *model.Article) string { return articles + a.Key + ".html" }

// CanWait reports whether the page at a path is what others rest on, an article
// or the list of them: people come to it from others.
func CanWait(file string) bool {
	return strings.HasPrefix(file, articles) || path.Base(file) == "sources.html"
}

// capturePath is where the file as received is published, if its rights allow:
// under its own name, in letters that every archive and every host keeps.
func capturePath(a *model.Article) string {
	return "captures/" + plainName(path.Base(a.Capture.Path))
}

// plainName is a file name in ASCII. Names that differ stay different: one that
// loses letters gets eight digits of its hash.
func plainName(name string) string {
	other := func(r rune) bool { return r >= utf8.RuneSelf }
	if !strings.ContainsFunc(name, other) {
		return name
	}
	plain := strings.Map(func(r rune) rune {
		if other(r) {
			return '-'
		}
		return r
	}, text.Fold(name))
	sum := sha256.Sum256([]byte(name))
	ending := path.Ext(plain)
	return strings.TrimSuffix(plain, ending) + "-" + hex.EncodeToString(sum[:4]) + ending
}

// HomeModel is the model of home.html.
type HomeModel struct {
	Frame
	Intro      string
	Briefs     []BriefEntry
	Questions  []QuestionEntry
	Timeline   Link // zero if there is none
	Events     []EventEntry
	EventsLang string // "" if it is the page's own
	Articles   []ArticleEntry
	Verified   int        // quotations of this edition's notes
	Lines      LineCounts // of all articles
}

// BriefEntry is a brief in a list.
type BriefEntry struct {
	NoteEntry
	Question  string
	Judgments []JudgmentEntry // on the home page only
	Number    int             // place in the order of reading, from 1; 0 if it has none
}

// ArticleEntry is an article in a list.
type ArticleEntry struct {
	Link           Link
	Key            string
	Title          string
	Lang           string // "" if it is the page's own
	Outlet         string // "" if unknown
	OutletKey      string
	Grade          string
	Published      date.Date
	PublishedBasis string
	BasisLang      string // "" if it is the page's own
	Language       string // the name of the language
	TranslatedFrom string // with its preposition: from Spanish
	Upstream       []string
	Copies         []ArticleName // the other articles that are copies of it
	Times          int
	Capture        string // name of the file
	Captured       Link
	LineCounts
}

func (p *planner) home(lang string) Page {
	file := p.inLanguage(lang, "index.html")
	m := HomeModel{Frame: p.frame(lang, file, "", p.dossier.Settings.Description.In(lang, p.dossier.Settings.Language))}
	m.At = "home"
	m.Intro = m.Description
	p.sameIn(&m.Frame, lang, "index.html")
	for _, b := range p.inEdition(lang) {
		e := p.briefEntry(b, lang, file)
		if b.Status != model.Withdrawn {
			e.Judgments = p.judgments(b, file)
		}
		m.Verified += e.Quotes
		if slices.Contains(p.steps[lang], b) {
			e.Number = slices.Index(p.steps[lang], b) + 1
		}
		m.Briefs = append(m.Briefs, e)
	}
	m.Questions = p.questionEntries(lang, file)
	for _, q := range m.Questions {
		m.Verified += q.Quotes
	}
	if t := p.timelineIn(lang); t != nil {
		m.Timeline = Link{From: file, To: p.notePath(&t.Note)}
		m.Events, m.EventsLang = p.eventEntries(lang, file)
		m.Verified += quotes(t.Cited)
	}
	m.Articles = p.articleEntries(lang, file)
	for _, a := range m.Articles {
		m.Lines.add(a.LineCounts)
	}
	return Page{Path: file, Template: "home.html", Model: m}
}

// inEdition returns each brief once, in the language of the edition if it
// exists in it, in the order in which they are to be read.
func (p *planner) inEdition(lang string) []*model.Brief {
	var list []*model.Brief
	for _, b := range p.shown {
		if &b.Note == p.version(&b.Note, lang) {
			list = append(list, b)
		}
	}
	p.byReadingOrder(list)
	return list
}

func (p *planner) briefEntry(b *model.Brief, lang, from string) BriefEntry {
	e := BriefEntry{NoteEntry: p.noteEntry(&b.Note, lang, from)}
	e.Date = b.Date
	if b.Status != model.Withdrawn {
		e.Question, e.Summary = b.Question, b.Summary
	}
	return e
}

func (p *planner) articleEntries(lang, from string) []ArticleEntry {
	list := make([]ArticleEntry, len(p.dossier.Articles))
	for i, a := range p.dossier.Articles {
		list[i] = p.articleEntry(a, lang, from)
	}
	c := collate.New(language.Get(lang).Tag())
	slices.SortStableFunc(list, func(a, b ArticleEntry) int {
		return cmp.Or(a.Published.Compare(b.Published), c.CompareString(a.Title, b.Title))
	})
	return list
}

func (p *planner) articleEntry(a *model.Article, lang, from string) ArticleEntry {
	w := p.theme.words[lang]
	e := ArticleEntry{
		Link: Link{From: from, To: articlePath(a)}, Key: a.Key, Title: visible(a.Title),
		Published: a.Published,
		Language:  w.LanguageName(a.Lang), Times: p.times(a), Capture: path.Base(a.Capture.Path),
	}
	var ours bool
	if e.PublishedBasis, ours = w.basis(a.PublishedBasis); !ours && lang != p.dossier.Settings.Language {
		e.BasisLang = p.dossier.Settings.Language
	}
	if a.Lang != lang {
		e.Lang = a.Lang
	}
	if a.TranslatedFrom != "" {
		e.TranslatedFrom = w.FromLanguage(a.TranslatedFrom)
	}
	if a.Outlet != nil {
		e.Outlet, e.OutletKey, e.Grade = visible(a.Outlet.Name), a.Outlet.Key, a.Outlet.Grade
	}
	for _, u := range a.Upstream {
		name := p.outlets[u.Name]
		if name == "" {
			name = clean.SourceName(u.Name)
		}
		e.Upstream = append(e.Upstream, name)
	}
	for _, other := range p.dossier.Copies[a] {
		e.Copies = append(e.Copies, p.articleName(other, lang, from))
	}
	e.Captured = Link{From: from, To: articlePath(a), Fragment: capturedID}
	e.LineCounts = lineCounts.Get(p.counted, counting{a}, func() LineCounts { return countLines(a) })
	return e
}

// times counts the citations of an article; a translation of a note does not
// cite it once more.
func (p *planner) times(a *model.Article) int {
	n := 0
	for _, passage := range a.Passages {
		for _, c := range p.dossier.Uses[passage] {
			if c.Note == p.versions[versionKey(c.Note)][0] {
				n++
			}
		}
	}
	return n
}

// SourcesModel is the model of sources.html.
type SourcesModel struct {
	Frame
	Articles []ArticleEntry
	Outlets  []OutletEntry
	Files    []FileView // the bibliography of the site
}

// OutletEntry is an outlet in the table of sources.
type OutletEntry struct {
	Key, Name, Kind, Country, Grade, Why, By string
	On                                       date.Date
}

func (p *planner) sources(lang string) Page {
	file := p.inLanguage(lang, "sources.html")
	w := p.theme.words[lang]
	m := SourcesModel{Frame: p.frame(lang, file, w.must("sources"), w.must("sources_intro"))}
	m.At = "sources"
	p.sameIn(&m.Frame, lang, "sources.html")
	m.Files = append(bibliographies(file, siteBibliography), FileView{"dossier.json", "application/json", Link{From: file, To: dataPath}})
	m.Articles = p.articleEntries(lang, file)
	for _, o := range p.dossier.Outlets {
		e := OutletEntry{Key: o.Key, Name: visible(o.Name), Kind: o.Kind, Grade: o.Grade, Why: o.Why, By: o.By, On: o.On}
		if o.Country != "" {
			e.Country = w.CountryName(o.Country)
		}
		m.Outlets = append(m.Outlets, e)
	}
	c := collate.New(language.Get(lang).Tag())
	slices.SortStableFunc(m.Outlets, func(a, b OutletEntry) int { return c.CompareString(a.Name, b.Name) })
	return Page{Path: file, Template: "sources.html", Model: m}
}

// notFound is the one page that a host serves at any address: it carries its
// style in itself and has one link, an absolute one.
func (p *planner) notFound() Page {
	lang := p.dossier.Settings.Language
	w := p.theme.words[lang]
	m := struct{ Frame }{p.frame(lang, "404.html", w.must("not_found"), "")}
	m.Inline = p.theme.inline
	m.Search, m.Script = Link{}, Link{}
	m.Policy = policy(m.Inline)
	m.HomeAddress = p.dossier.Settings.BaseURL
	m.Canonical = ""
	return Page{Path: "404.html", Template: "404.html", Model: m}
}

// trusted marks HTML that our own printer wrote.
func trusted(html string) template.HTML { return template.HTML(html) }
