package site

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/drawing"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// SourceCard is an article in the list of sources, with what hangs on it.
type SourceCard struct {
	ArticleEntry
	Drawn    bool         // the lanes below are: nobody compares thousands by eye
	Dated    drawing.Lane // when it was published, on the scale of all
	Lines    drawing.Lane // which share of its lines is its text
	Cites    drawing.Lane // its citations, of the most that any article has
	Falls    string       // how many judgments would have no support without it
	Original string       // the language it was translated from, "" if it was not
}

// mostDrawn is how many sources are drawn beside each other.
const mostDrawn = 200

// sourceCards are the articles in the order of their dates.
func (p *planner) sourceCards(m *SourcesModel, lang string) {
	entries, articles := p.articleEntries(lang, m.Path)
	most := 1
	dates := make([]date.Date, len(entries))
	for i, e := range entries {
		most = max(most, e.Times)
		dates[i] = e.Published
	}
	alone, of := p.restsOnOne()
	drawn := len(entries) <= mostDrawn
	var lanes []drawing.Lane
	if drawn {
		lanes, m.Axis = timeLanes(m.Words, dates, func(int) bool { return false })
	}
	for i, e := range entries {
		card := SourceCard{ArticleEntry: e, Falls: fall(m.Words, alone[articles[i]], of)}
		if from := articles[i].TranslatedFrom; from != "" {
			card.Original = m.LanguageName(from)
		}
		if drawn {
			card.Drawn, card.Dated = true, lanes[i]
			kept, all := e.Kept+e.Captions, e.Kept+e.Captions+e.Meta+e.Dropped
			card.Lines = portion(m.Words, float64(kept)/float64(max(1, all)))
			card.Cites = portion(m.Words, float64(e.Times)/float64(most))
		}
		if !drawn && e.Times == 0 {
			m.Uncited = append(m.Uncited, e)
			continue
		}
		m.Articles = append(m.Articles, card)
	}
}

// portion is a bar of a part beside the rest.
func portion(w *print.Words, share float64) drawing.Lane {
	return drawing.Lane{Mirrored: w.RightToLeft(), Marks: []drawing.Mark{{Form: drawing.Rest, From: 0, To: 1}, {Form: drawing.Bar, From: 0, To: share}}}
}

// fall says what would be lost if an article fell.
func fall(w *print.Words, lost, of int) string {
	switch {
	case of == 0:
		return ""
	case lost == 0:
		return w.Phrase("falls_none", w.Number(of))
	}
	return strings.ReplaceAll(w.Count("falls", lost), "%s", w.Number(of))
}

// restsOnOne counts, for each article, the judgments that nothing else supports, and
// all judgments that something does. A translation judges nothing more.
func (p *planner) restsOnOne() (alone map[*model.Article]int, of int) {
	alone = map[*model.Article]int{}
	for _, n := range p.dossier.Notes {
		if n.Status == model.Withdrawn || !p.isFirst(n) {
			continue
		}
		for _, s := range p.findings.Statements(n) {
			support := s.Support()
			if s.Callout.Kind != markdown.Judgment || len(support) == 0 {
				continue
			}
			of++
			one := true
			for _, c := range support {
				one = one && p.dossier.SameArticle(c.Article, support[0].Article)
			}
			if one {
				alone[support[0].Article]++
			}
		}
	}
	return alone, of
}
