package site

import (
	"cmp"
	"path"
	"slices"

	"dossier/internal/date"
	"dossier/internal/drawing"
	"dossier/internal/export"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/site/print"

	"golang.org/x/text/collate"
)

// SourcesModel is the model of sources.html.
type SourcesModel struct {
	print.Frame
	Articles []SourceCard
	Uncited  []ArticleEntry // which no note cites; none if all have a card
	Axis     drawing.Axis   // of their dates
	Families []FamilyEntry
	Outlets  []OutletEntry
	Unread   []OutletEntry // of which the dossier has no article
	Files    []FileView    // the bibliography of the site
}

// FamilyEntry is a list of articles that are copies of each other.
type FamilyEntry struct {
	ID       string
	Articles []ArticleName
}

// mostNamed is how large a family may be whose articles name each other. A larger one
// has one list that all lead to: ten thousand copies would name each other a hundred
// million times.
const mostNamed = 8

// OutletEntry is an outlet in the table of sources.
type OutletEntry struct {
	Key, Name, Kind, Country, Grade, Why, By string
	On                                       date.Date
}

func (p *planner) sources(lang string) SourcesModel {
	m := SourcesModel{Frame: p.theme.Drawn(p.listFrame(lang, sourcesFile))}
	m.Files = append(bibliographies(m.Path, siteBibliography), FileView{"dossier.json", "application/json", print.Link{From: m.Path, To: dataPath}},
		FileView{"SHA-256", "text/plain", print.Link{From: m.Path, To: export.SourcesFile}})
	p.sourceCards(&m, lang)
	read := map[*model.Outlet]bool{}
	for _, a := range p.dossier.Articles {
		read[a.Outlet] = true
	}
	for _, a := range p.dossier.Articles {
		if family := p.dossier.Copies[a]; len(family) > mostNamed && family[0] == a {
			e := FamilyEntry{ID: print.FamilyID(a.Key)}
			for _, copied := range family {
				e.Articles = append(e.Articles, p.articleName(copied, lang, m.Path))
			}
			m.Families = append(m.Families, e)
		}
	}
	for _, o := range p.dossier.Outlets {
		e := OutletEntry{Key: o.Key, Name: reveal(o.Name), Kind: o.Kind, Grade: o.Grade, Why: o.Why, By: o.By, On: o.On}
		if o.Country != "" {
			e.Country = m.CountryName(o.Country)
		}
		if read[o] {
			m.Outlets = append(m.Outlets, e)
		} else {
			m.Unread = append(m.Unread, e)
		}
	}
	for _, list := range [][]OutletEntry{m.Outlets, m.Unread} {
		sortByText(lang, list, func(e OutletEntry) string { return e.Name })
	}
	return m
}

// ArticleEntry is an article in a list.
type ArticleEntry struct {
	Link           print.Link
	Key            string
	Title          string
	Lang           string           // "" if it is the page's own
	Translated     *TranslationView // the title in the language of the page; nil if the dossier does not have it
	Name           string           // what pages call it: its short name, or that of its outlet; "" without either
	Outlet         string           // "" if unknown
	OutletKey      string
	Grade          string
	Published      date.Date
	PublishedBasis string
	BasisLang      string   // "" if it is the page's own
	Language       string   // the name of the language
	TranslatedFrom string   // with its preposition: from Spanish
	Labels         []string // what the text says that it is: satire
	Upstream       []string
	Copies         []ArticleName // the other articles that are copies of it, if they are few
	ManyCopies     int           // how many they are, if they are many
	Family         print.Link    // to their list
	Times          int
	Capture        string // name of the file
	Captured       print.Link
	Receipt        ReceiptView
	Versions       *VersionsLink // to the other captures of it; nil if there are none
	LineCounts
}

// articleEntries returns the entries of all articles in the order of their dates, and
// the articles in the same order.
func (p *planner) articleEntries(lang, from string) ([]ArticleEntry, []*model.Article) {
	type pair struct {
		entry   ArticleEntry
		article *model.Article
	}
	pairs := make([]*pair, len(p.dossier.Articles))
	for i, a := range p.dossier.Articles {
		pairs[i] = &pair{p.articleEntry(a, lang, from), a}
	}
	c := collate.New(language.Get(lang).Tag())
	slices.SortStableFunc(pairs, func(a, b *pair) int {
		return cmp.Or(a.entry.Published.Compare(b.entry.Published), c.CompareString(a.entry.Title, b.entry.Title))
	})
	list, articles := make([]ArticleEntry, len(pairs)), make([]*model.Article, len(pairs))
	for i, pair := range pairs {
		list[i], articles[i] = pair.entry, pair.article
	}
	return list, articles
}

func (p *planner) articleEntry(a *model.Article, lang, from string) ArticleEntry {
	w := p.theme.Words(lang)
	e := ArticleEntry{
		Link: print.Link{From: from, To: p.articleIn(lang, a)}, Key: a.Key, Title: reveal(a.Title),
		Lang: languageUnless(lang, a.Lang), Language: w.LanguageName(a.Lang), Published: a.Published, Times: p.times(a),
		Capture: path.Base(a.Capture.Path), Captured: print.Link{From: from, To: p.articleIn(lang, a), Fragment: print.CapturedID},
	}
	var known bool
	if e.PublishedBasis, known = w.DateBasis(a.PublishedBasis); !known {
		e.BasisLang = languageUnless(lang, p.dossier.Settings.Language)
	}
	if a.TranslatedFrom != "" {
		e.TranslatedFrom = w.FromLanguage(a.TranslatedFrom)
	}
	if a.Outlet != nil {
		e.Outlet, e.OutletKey, e.Grade = reveal(a.Outlet.Name), a.Outlet.Key, a.Outlet.Grade
	}
	e.Name = cmp.Or(a.Short.In(lang, p.dossier.Settings.Language), e.Outlet)
	for _, u := range a.Upstream {
		e.Upstream = append(e.Upstream, p.sourceName(u.Name))
	}
	e.Labels = p.labelsOf(a)
	e.Translated = p.translatedTitle(a, lang)
	e.Versions = p.versionsLink(a, lang, from)
	if family := p.dossier.Copies[a]; len(family) > mostNamed {
		e.ManyCopies = len(family) - 1
		e.Family = print.Link{From: from, To: p.inLanguage(lang, sourcesFile), Fragment: print.FamilyID(family[0].Key)}
	} else {
		for _, other := range family {
			if other != a && (e.Versions == nil || p.dossier.Versions[other] != p.dossier.Versions[a]) {
				e.Copies = append(e.Copies, p.articleName(other, lang, from))
			}
		}
	}
	e.Receipt = receiptView(p.dossier.Receipts[a], a)
	e.LineCounts = lineCounts.Get(p.counted, countBasis{a}, func() LineCounts { return countLines(a) })
	return e
}

// times counts the citations of an article; a translation of a note does not
// cite it once more.
func (p *planner) times(a *model.Article) int {
	n := 0
	for _, passage := range a.Passages {
		for _, c := range p.findings.Uses[passage] {
			if p.isFirst(c.Note) {
				n++
			}
		}
	}
	return n
}
