package site

import "dossier/internal/site/print"

const notFoundPage = "404.html"

// NotFoundModel is the model of 404.html, the one page that a host serves at any
// address: it carries its style in itself and has one link, an absolute one.
type NotFoundModel struct{ print.Frame }

func (p *planner) notFound() NotFoundModel {
	lang := p.dossier.Settings.Language
	m := NotFoundModel{p.theme.Inline(p.frame(lang, notFoundPage, p.theme.Words(lang).Phrase("not_found"), ""))}
	m.HomeAddress = p.dossier.Settings.BaseURL
	m.Canonical, m.Search = "", print.Link{}
	return m
}
