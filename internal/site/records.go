package site

import (
	"slices"
	"strings"

	"dossier/internal/model"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// records makes the pages of one edition that come from records, those that
// have something to show.
func (p *planner) records(lang string) []Page {
	var pages []Page
	add := func(there bool, file string, model func() Page) {
		if there {
			pages = append(pages, later(p.inLanguage(lang, file), model))
		}
	}
	add(p.hasQuestions, "questions.html", func() Page { return p.questions(lang) })
	add(len(p.dossier.Entities)+len(p.dossier.Places) > 0, "names.html", func() Page { return p.names(lang) })
	for _, e := range p.dossier.Entities {
		add(true, entityFile(e.Key), func() Page { return p.entity(e, lang) })
	}
	for _, place := range p.dossier.Places {
		add(true, placeFile(place.Key), func() Page { return p.place(place, lang) })
	}
	add(len(p.dossier.Terms) > 0, "glossary.html", func() Page { return p.glossary(lang) })
	return pages
}

func entityFile(key string) string { return "entities/" + key + ".html" }
func placeFile(key string) string  { return "places/" + key + ".html" }

// editionOf returns the language of the edition that a page is part of.
func (p *planner) editionOf(path string) string {
	if first, _, ok := strings.Cut(path, "/"); ok && slices.Contains(p.editions, first) {
		return first
	}
	return p.dossier.Settings.Language
}

// recordLink leads to the page of a record, or to the list of its kind if the
// key is "".
func (p *planner) recordLink(r model.Records, key, lang, from string) Link {
	var file string
	switch {
	case r == model.EntityRecords && key != "":
		return Link{From: from, To: p.inLanguage(lang, entityFile(key))}
	case r == model.PlaceRecords && key != "":
		return Link{From: from, To: p.inLanguage(lang, placeFile(key))}
	case r == model.EntityRecords:
		file = "names.html"
	case r == model.PlaceRecords:
		file, key = "names.html", "places_"
	case r == model.TermRecords:
		file = "glossary.html"
	default:
		file = "sources.html"
	}
	return Link{From: from, To: p.inLanguage(lang, file), Fragment: key}
}

// Text is a text of a record.
type Text struct {
	Text string
	Lang string // "" if it is the page's own
}

// text chooses a text of a record for a page.
func (p *planner) text(l model.Localized, lang string) Text {
	t := Text{visible(l.In(lang, p.dossier.Settings.Language)), l.Tag(lang, p.dossier.Settings.Language)}
	if t.Text != "" && l[""] != "" && l[lang] == "" && lang != p.dossier.Settings.Language {
		t.Lang = p.dossier.Settings.Language // what says no language is in the default one
	}
	return t
}

// NamesModel is the model of names.html, the list of entities and places.
type NamesModel struct {
	Frame
	Groups []NameGroup
}

// NameGroup is the entities of one kind, or the places.
type NameGroup struct {
	Kind  string
	ID    string
	Names []NameEntry
}

// NameEntry is an entity or a place in a list.
type NameEntry struct {
	Name     Text
	About    Text
	Link     Link
	Articles int // that name it
	Mentions int
}

func (p *planner) names(lang string) Page {
	file := p.inLanguage(lang, "names.html")
	w := p.theme.words[lang]
	m := NamesModel{Frame: p.frame(lang, file, w.must("names"), w.must("names_intro"))}
	m.At = "names"
	p.sameIn(&m.Frame, lang, "names.html")
	c := collate.New(language.Make(lang))
	add := func(g NameGroup) {
		slices.SortStableFunc(g.Names, func(a, b NameEntry) int { return c.CompareString(a.Name.Text, b.Name.Text) })
		if len(g.Names) > 0 {
			m.Groups = append(m.Groups, g)
		}
	}
	for _, kind := range model.EntityKinds {
		g := NameGroup{Kind: string(kind), ID: string(kind) + "_"}
		for _, e := range p.dossier.Entities {
			if e.Kind == kind {
				g.Names = append(g.Names, p.nameEntry(e.Name, e.About, model.EntityRecords, e.Key, e.Mentions, lang, file))
			}
		}
		add(g)
	}
	g := NameGroup{Kind: "place", ID: "places_"}
	for _, place := range p.dossier.Places {
		g.Names = append(g.Names, p.nameEntry(place.Name, place.About, model.PlaceRecords, place.Key, place.Mentions, lang, file))
	}
	add(g)
	return Page{Path: file, Template: "names.html", Model: m}
}

func (p *planner) nameEntry(name, about model.Localized, r model.Records, key string, mentions []model.Mention, lang, from string) NameEntry {
	e := NameEntry{Name: p.text(name, lang), About: p.text(about, lang), Link: p.recordLink(r, key, lang, from), Mentions: len(mentions)}
	var last *model.Article
	for _, m := range mentions { // they come article by article
		if m.Passage.Article != last {
			last = m.Passage.Article
			e.Articles++
		}
	}
	return e
}
