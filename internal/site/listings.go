package site

import "dossier/internal/site/print"

// listing is a page that each edition has, and that the navigation leads to.
type listing struct {
	file  string // and its template
	more  bool   // it stands among what is looked for less often
	model func(lang string) any
}

// listingsOf are those of a site, in the order of the navigation: of what there is something to show.
func (p *planner) listingsOf() []listing {
	var list []listing
	add := func(there bool, l listing) {
		if there {
			list = append(list, l)
		}
	}
	add(len(p.dossier.Places) > 0, listing{placesFile, false, func(lang string) any { return p.places(lang) }})
	add(true, listing{sourcesFile, false, func(lang string) any { return p.sources(lang) }})
	add(len(p.dossier.Entities) > 0, listing{namesFile, true, func(lang string) any { return p.names(lang) }})
	add(len(p.dossier.Terms) > 0, listing{glossaryFile, true, func(lang string) any { return p.glossary(lang) }})
	add(p.history != nil, listing{changesFile, true, func(lang string) any { return p.changes(lang) }})
	add(true, listing{methodFile, true, func(lang string) any { return p.method(lang) }})
	return list
}

// listingPages are their pages in an edition.
func (p *planner) listingPages(lang string) []print.Page {
	pages := make([]print.Page, len(p.listings))
	for i, l := range p.listings {
		pages[i] = p.page(lang, l.file, func() any { return l.model(lang) })
	}
	return pages
}
