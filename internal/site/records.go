package site

import (
	"slices"
	"strings"

	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/site/print"

	"golang.org/x/text/collate"
)

// records makes the pages of single records in one edition.
func (p *planner) records(lang string) []print.Page {
	var pages []print.Page
	for _, e := range p.dossier.Entities {
		pages = append(pages, p.pageBy("entity.html", lang, entityFile(e.Key), func() any { return p.entity(e, lang) }))
	}
	for _, place := range p.dossier.Places {
		pages = append(pages, p.pageBy("entity.html", lang, placeFile(place.Key), func() any { return p.place(place, lang) }))
	}
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
func (p *planner) recordLink(r model.Records, key, lang, from string) print.Link {
	var file string
	switch {
	case r == model.EntityRecords && key != "":
		return print.Link{From: from, To: p.inLanguage(lang, entityFile(key))}
	case r == model.PlaceRecords && key != "":
		return print.Link{From: from, To: p.inLanguage(lang, placeFile(key))}
	case r == model.EntityRecords:
		file = namesFile
	case r == model.PlaceRecords:
		file = placesFile
	case r == model.TermRecords:
		file = glossaryFile
	default:
		file = sourcesFile
	}
	return print.Link{From: from, To: p.inLanguage(lang, file), Fragment: key}
}

// RecordText is a text of a record.
type RecordText struct {
	Text string
	Lang string // "" if it is the page's own
}

// localized chooses a text of a record for a page.
func (p *planner) localized(l model.Localized, lang string) RecordText {
	t := RecordText{reveal(l.In(lang, p.dossier.Settings.Language)), l.Tag(lang, p.dossier.Settings.Language)}
	if t.Text != "" && l[""] != "" && l[lang] == "" && lang != p.dossier.Settings.Language {
		t.Lang = p.dossier.Settings.Language // what says no language is in the default one
	}
	return t
}

// sortByText puts a list into the order that texts have in a language.
func sortByText[T any](lang string, list []T, text func(T) string) {
	c := collate.New(language.Get(lang).Tag())
	slices.SortStableFunc(list, func(a, b T) int { return c.CompareString(text(a), text(b)) })
}

// NamesModel is the model of names.html, the list of entities.
type NamesModel struct {
	print.Frame
	Sources
	Groups []NameGroup
}

// NameGroup is the entities of one kind.
type NameGroup struct {
	Kind  string
	ID    string
	Names []NameEntry
}

// NameEntry is an entity or a place in a list.
type NameEntry struct {
	Name     RecordText
	About    RecordText
	Link     print.Link
	Articles int // that name it
	Mentions int
	Cells    []MentionCell // of the columns of a table, if it has any
}

func (p *planner) names(lang string) NamesModel {
	m := NamesModel{Frame: p.theme.Drawn(p.listFrame(lang, namesFile))}
	weight := map[*model.Article]int{}
	for _, e := range p.dossier.Entities {
		for _, mention := range e.Mentions {
			weight[mention.Passage.Article]++
		}
	}
	sources, columns := p.sourceColumns(weight, lang, m.Path)
	m.Sources = sources
	most := mostMentions(p.dossier)
	for _, kind := range model.EntityKinds {
		g := NameGroup{Kind: string(kind), ID: string(kind) + "_"}
		for _, e := range p.dossier.Entities {
			if e.Kind == kind {
				entry := p.nameEntry(e.Name, e.About, model.EntityRecords, e.Key, e.Mentions, lang, m.Path)
				entry.Cells = mentionCells(e.Mentions, columns, most)
				g.Names = append(g.Names, entry)
			}
		}
		if sortByText(lang, g.Names, func(e NameEntry) string { return e.Name.Text }); len(g.Names) > 0 {
			m.Groups = append(m.Groups, g)
		}
	}
	return m
}

func (p *planner) nameEntry(name, about model.Localized, r model.Records, key string, mentions []model.Mention, lang, from string) NameEntry {
	e := NameEntry{Name: p.localized(name, lang), About: p.localized(about, lang), Link: p.recordLink(r, key, lang, from), Mentions: len(mentions)}
	var last *model.Article
	for _, m := range mentions { // they come article by article
		if m.Passage.Article != last {
			last = m.Passage.Article
			e.Articles++
		}
	}
	return e
}
