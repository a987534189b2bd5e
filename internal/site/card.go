package site

import (
	"context"
	"strings"

	"dossier/internal/card"
	"dossier/internal/date"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// cardPath is where the card of a page is.
func cardPath(page string) string { return "cards/" + strings.TrimSuffix(page, ".html") + ".png" }

// homeCard is the card of an edition.
func (p *planner) homeCard(lang string) card.Card {
	return card.Card{Title: p.siteTitle(lang)}
}

// noteCard is the card of a note. Of what it judges the first is shown, which is what a
// note says first.
func (p *planner) noteCard(n *model.Note, on date.Date) card.Card {
	c := card.Card{Site: p.siteTitle(n.Lang), Title: reveal(n.Title), Date: p.theme.Words(n.Lang).When(on)}
	for _, s := range p.findings.Statements(n) {
		if s.Callout.Kind != markdown.Judgment {
			continue
		}
		if s.Likelihood != nil {
			c.Likelihood, c.From, c.To = likelihood(p.theme.Words(n.Lang), s), s.Likelihood.From, s.Likelihood.To
		}
		if s.Confidence != nil {
			c.Confidence = confidence(p.theme.Words(n.Lang), s)
		}
		break
	}
	return c
}

// cards plans the cards of the site, for the pages that people pass on.
func (p *planner) cards() []print.Page {
	var list []print.Page
	add := func(page string, c card.Card) {
		if c.Drawable() {
			list = append(list, print.Export{At: cardPath(page), Write: func(context.Context) []byte { return c.PNG(p.memory) }})
		}
	}
	for _, lang := range p.editions {
		add(p.inLanguage(lang, homeFile), p.homeCard(lang))
	}
	for _, n := range p.dossier.Notes {
		if _, ok := datesOf(n); ok && p.shows(n) {
			add(p.notePath(n), p.noteCard(n, changedOn(n)))
		}
	}
	return list
}
