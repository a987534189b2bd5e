package site

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"dossier/internal/date"
	"dossier/internal/export"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// Names of the files with which a site presents itself to programs of the web.
const (
	sitemapFile = "sitemap.xml"
	robotsFile  = "robots.txt"
	appFile     = "manifest.webmanifest"
)

// forTheWeb plans what programs of the web look for. All of it names pages by absolute
// addresses, so there is none if the settings do not say where the site is.
func (p *planner) forTheWeb() []print.Page {
	if p.dossier.Settings.BaseURL == "" {
		return nil
	}
	list := []print.Page{print.Export{At: robotsFile, Write: func(context.Context) []byte { return p.robots() }}}
	for _, lang := range p.editions {
		list = append(list, print.Export{At: p.inLanguage(lang, appFile), Write: func(context.Context) []byte { return p.app(lang) }})
	}
	if p.options.House {
		return list
	}
	list = slices.Concat(list, p.sitemap(), p.cards())
	for _, lang := range p.editions {
		if p.fed[lang] {
			list = append(list,
				print.Export{At: p.feedPath(lang), Write: func(context.Context) []byte { return export.Atom(p.feed(lang)) }},
				print.Export{At: p.jsonFeedPath(lang), Write: func(context.Context) []byte { return export.JSONFeed(p.feed(lang)) }})
		}
		if p.history != nil {
			list = append(list,
				print.Export{At: p.inLanguage(lang, changesAtom), Write: func(context.Context) []byte { return export.Atom(p.changesFeed(lang)) }},
				print.Export{At: p.inLanguage(lang, changesJSON), Write: func(context.Context) []byte { return export.JSONFeed(p.changesFeed(lang)) }})
		}
	}
	return list
}

// robots keeps nobody out but of a site for the house, and says where the map is.
func (p *planner) robots() []byte {
	if p.options.House {
		return []byte("User-agent: *\nDisallow: /\n")
	}
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + p.address(sitemapFile) + "\n")
}

// app is the manifest of an edition (w3.org/TR/appmanifest): with it a browser can put the site
// among the programs of a machine, under its name and its sign.
func (p *planner) app(lang string) []byte {
	type icon struct {
		Src   string `json:"src"`
		Type  string `json:"type"`
		Sizes string `json:"sizes"`
	}
	frame := p.theme.Frame(lang, p.inLanguage(lang, appFile), false)
	data, err := json.MarshalIndent(struct {
		Name    string `json:"name"`
		Lang    string `json:"lang"`
		Start   string `json:"start_url"`
		Display string `json:"display"`
		Icons   []icon `json:"icons"`
	}{
		p.siteTitle(lang), lang, homeFile, "minimal-ui",
		[]icon{{frame.Icon.String(), "image/svg+xml", "any"}, {frame.IconPNG.String(), "image/png", "512x512"}},
	}, "", "  ")
	if err != nil {
		panic("print the manifest: " + err.Error()) // plain texts only
	}
	return append(data, '\n')
}

func (p *planner) siteTitle(lang string) string {
	return p.dossier.Settings.Title.In(lang, p.dossier.Settings.Language)
}

func (p *planner) siteDescription(lang string) string {
	return p.dossier.Settings.Description.In(lang, p.dossier.Settings.Language)
}

// located lists the pages for people with what is known of when they last changed.
func (p *planner) located() []export.Location {
	var list []export.Location
	add := func(path string, changed date.Date) {
		list = append(list, export.Location{Address: p.address(path), Changed: changed})
	}
	for _, lang := range p.editions {
		var newest date.Date
		for _, b := range p.inEdition(lang) {
			newest = latest(newest, changedOn(&b.Note))
		}
		add(p.inLanguage(lang, homeFile), newest)
		add(p.inLanguage(lang, registerFile), date.Date{})
		for _, page := range slices.Concat(p.listingPages(lang), p.lists(lang), p.records(lang)) {
			add(page.Path(), date.Date{})
		}
	}
	for _, n := range p.dossier.Notes {
		if n.Shown(false) && n.Status != model.Withdrawn {
			add(p.notePath(n), changedOn(n))
		}
	}
	for _, a := range p.dossier.Articles {
		for _, lang := range p.editions {
			add(p.articleIn(lang, a), date.Date{})
		}
	}
	return list
}

// changedOn is the day on which a note was last changed, as far as it says.
func changedOn(n *model.Note) date.Date {
	d, _ := datesOf(n)
	return latest(d.published, d.changed)
}

type noteDates struct{ published, changed date.Date }

// datesOf are the dates of a note, of a kind that has any.
func datesOf(n *model.Note) (d noteDates, ok bool) {
	switch own := n.Own.(type) {
	case *model.Brief:
		return noteDates{own.Date, own.LastMod}, true
	case *model.Question:
		return noteDates{own.Date, own.LastMod}, true
	}
	return noteDates{}, false
}

// sitemap is the map of the site: one file, unless the site is very large.
func (p *planner) sitemap() []print.Page {
	parts := slices.Collect(slices.Chunk(p.located(), export.MostLocations))
	if len(parts) == 1 {
		return []print.Page{print.Export{At: sitemapFile, Write: func(context.Context) []byte { return export.Sitemap(parts[0]) }}}
	}
	var list []print.Page
	var addresses []string
	for i, part := range parts {
		file := fmt.Sprintf("sitemap-%d.xml", i+1)
		addresses = append(addresses, p.address(file))
		list = append(list, print.Export{At: file, Write: func(context.Context) []byte { return export.Sitemap(part) }})
	}
	return append(list, print.Export{At: sitemapFile, Write: func(context.Context) []byte { return export.SitemapIndex(addresses) }})
}

// feedPath and jsonFeedPath are where the feed of an edition is in its two forms.
func (p *planner) feedPath(lang string) string     { return p.inLanguage(lang, "feed.xml") }
func (p *planner) jsonFeedPath(lang string) string { return p.inLanguage(lang, "feed.json") }
