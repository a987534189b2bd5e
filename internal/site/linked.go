package site

import (
	"cmp"

	"dossier/internal/card"
	"dossier/internal/check"
	"dossier/internal/export"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// present fills in what other programs are told of a page, once everything else about
// it is known. It does nothing if the settings do not say where the site is.
func (p *planner) present(f *print.Frame, linked export.Linked, c card.Card) {
	if f.Canonical == "" {
		return
	}
	if c != (card.Card{}) && !p.options.House && c.Drawable() {
		f.Social.Image, f.Social.ImageAlt = p.address(cardPath(f.Path)), c.Alt()
	}
	linked.Image = f.Social.Image
	if linked.Type != "WebSite" {
		f.Social.Type = "article"
		f.Social.Published, f.Social.Modified = linked.Published.Machine(), linked.Modified.Machine()
	}
	linked.Address, linked.Name, linked.Description, linked.Lang = f.Canonical, f.Social.Title, f.Description, cmp.Or(linked.Lang, f.Lang)
	linked.Site, linked.Home = f.SiteTitle, p.address(f.Home.To)
	f.LinkedData = linked.JSON()
}

// linked says what a note is and what it rests on; l holds what only its kind knows.
func (p *planner) linked(n *model.Note, of string, l export.Linked) export.Linked {
	if p.dossier.Settings.BaseURL == "" {
		return l
	}
	path := p.notePath(n)
	l.Type, l.Status = of, unpublished(n)
	if k := p.kindOf(n); k.list != nil {
		l.Within = export.Crumb{Name: p.theme.Words(n.Lang).Phrase(k.word()), Address: p.address(p.inLanguage(n.Lang, k.listed()))}
	}
	seen := map[*model.Article]bool{}
	for _, c := range p.findings.Cited(n) {
		if !seen[c.Article] {
			seen[c.Article] = true
			r := p.references().Article(c.Article, p.articleIn(n.Lang, c.Article))
			l.BasedOn = append(l.BasedOn, export.LinkedSource{Address: r.URL, Title: reveal(r.Title), Outlet: reveal(r.Container), Lang: r.Lang})
		}
	}
	for _, s := range p.findings.Statements(n) {
		if s.Callout.Kind == markdown.Judgment {
			l.Claims = append(l.Claims, export.LinkedClaim{Address: p.address(path) + "#" + s.Callout.ID, Text: check.Wording(s)})
		}
	}
	return l
}

// linkedArticle says what the page of an article is: the text of what an outlet has published.
func (p *planner) linkedArticle(a *model.Article, lang string) export.Linked {
	if p.dossier.Settings.BaseURL == "" {
		return export.Linked{}
	}
	r := p.references().Article(a, p.articleIn(lang, a))
	w := p.theme.Words(lang)
	l := export.Linked{
		Type: "NewsArticle", Outlet: reveal(r.Container), Published: a.Published, Lang: a.Lang,
		Within: export.Crumb{Name: w.Phrase("sources"), Address: p.address(p.inLanguage(lang, sourcesFile))},
	}
	for _, author := range a.Authors {
		l.Authors = append(l.Authors, reveal(author))
	}
	if a.OriginalURL != "" {
		l.BasedOn = []export.LinkedSource{{Address: a.OriginalURL, Title: reveal(a.Title), Outlet: l.Outlet, Lang: a.Lang}}
	}
	switch status, _ := p.dossier.Standing(a); status {
	case model.Corrected:
		l.Correction = w.Phrase("status_corrected")
	case model.Retracted:
		l.Status = string(status)
	}
	return l
}

// describeArticle says in a sentence what the page of an article shows.
func (p *planner) describeArticle(a *model.Article, lang string) string {
	w := p.theme.Words(lang)
	from := w.Phrase("unknown")
	if a.Outlet != nil {
		from = reveal(a.Outlet.Name)
	}
	if on := w.When(a.Published); on != "" {
		from += ", " + on
	}
	return w.Phrase("article_description", from)
}
