package site

import "dossier/internal/site/print"

const notFoundPage = "404.html"

// NotFoundModel is the model of 404.html, the one page that a host serves at any
// address: it carries its style in itself, and its links are absolute ones.
type NotFoundModel struct {
	print.Frame
	In []NotFoundWords // the language of the page first
}

// Multilingual says that the page speaks all languages of the site.
func (NotFoundModel) Multilingual() {}

// NotFoundWords is what the page says in one language.
type NotFoundWords struct {
	*print.Words
	Home string // absolute address of the edition; "" if the settings do not say where the site is
}

// notFound makes the page of an edition. Most hosts serve that of the whole site wherever
// an address leads nowhere, so it speaks all of its languages.
func (p *planner) notFound(lang string) NotFoundModel {
	path := p.inLanguage(lang, notFoundPage)
	m := NotFoundModel{Frame: p.theme.Inline(p.frame(lang, path, p.theme.Words(lang).Phrase("not_found"), ""))}
	m.HomeAddress = p.address(p.inLanguage(lang, homeFile))
	m.Canonical, m.Search, m.Feed, m.Social, m.LinkedData = "", print.Link{}, print.Feed{}, nil, nil
	add := func(l string) {
		m.In = append(m.In, NotFoundWords{p.theme.Words(l), p.address(p.inLanguage(l, homeFile))})
	}
	add(lang)
	if path == notFoundPage {
		for _, l := range p.editions[1:] {
			add(l)
		}
	}
	return m
}
