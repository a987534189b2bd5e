package site

import (
	"slices"

	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/site/print"
)

// kind is what the site knows of a kind of notes. A new kind is a row of kinds,
// with its models and what the search reads in them in a file of its own.
type kind struct {
	note.Kind // its noun is the name of the template, and behind search_kind_ that of its word in the search

	// pages makes the pages of all its notes, shown or not.
	pages func(*planner) []notePage
	// list makes the model of the page that lists its notes in an edition; nil if there is no
	// such page, so that the home page lists them.
	list func(*planner, string) any
}

// template is the template of its notes, and the page of a single one.
func (k *kind) template() string { return k.Noun + ".html" }

// listed is the page that lists its notes, and its template.
func (k *kind) listed() string { return string(k.Of) + ".html" }

// word is the key of the word for its entry in the main navigation, which is the title of a
// single note that has none.
func (k *kind) word() string { return string(k.Of) }

// notePage is a note with what makes the model of its page.
type notePage struct {
	note  *model.Note
	model func() any
}

// pagesOf makes the pages of the notes of a kind: of those that have a T of their own.
func pagesOf[T, Model any](model func(*planner, T) Model) func(*planner) []notePage {
	return func(p *planner) (list []notePage) {
		for _, n := range p.dossier.Notes {
			if own, ok := n.Own.(T); ok {
				list = append(list, notePage{n, func() any { return model(p, own) }})
			}
		}
		return list
	}
}

// kinds are all kinds of notes, in the order of the navigation.
func kinds() []kind { return []kind{briefs(), questions(), timelines()} }

func (p *planner) kindOf(n *model.Note) *kind {
	return &p.kinds[slices.IndexFunc(p.kinds, func(k kind) bool { return k.Of == n.Kind })]
}

// notes makes the pages of the notes.
func (p *planner) notes() []print.Page {
	var pages []print.Page
	for _, k := range p.kinds {
		for _, page := range k.pages(p) {
			if page.note.Shown(p.options.Drafts) {
				pages = append(pages, print.Templated{At: p.notePath(page.note), Template: k.template(), Model: page.model})
			}
		}
	}
	return pages
}

// lists makes the pages of an edition that list the notes of a kind.
func (p *planner) lists(lang string) []print.Page {
	var pages []print.Page
	for _, k := range p.kinds {
		if k.list != nil && p.first[k.Of] != nil {
			pages = append(pages, p.page(lang, k.listed(), func() any { return k.list(p, lang) }))
		}
	}
	return pages
}

// navEntries are the entries of the main navigation that lead to notes: to the
// list of a kind, or to its single note.
func (p *planner) navEntries(lang, from string) []print.NavEntry {
	var entries []print.NavEntry
	for _, k := range p.kinds {
		if k.Single == "" && k.list == nil || p.first[k.Of] == nil {
			continue
		}
		e := print.NavEntry{At: k.word(), Word: k.word(), Link: print.Link{From: from, To: p.inLanguage(lang, k.listed())}}
		if k.Single != "" {
			n := p.version(p.first[k.Of], lang)
			e.Link.To, e.Lang = p.notePath(n), languageUnless(lang, n.Lang)
		}
		entries = append(entries, e)
	}
	return entries
}
