package site

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/drawing"
	"dossier/internal/model"
	"dossier/internal/names"
	"dossier/internal/search"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// EntityModel is the model of entity.html, the page of an entity or a place.
type EntityModel struct {
	print.Frame
	Kind      string
	NameLang  string // "" if it is the page's own
	About     RecordText
	Position  string // of a place, "" if it is not known
	Spellings []Spelling
	Unseen    []string // names of the record that no article uses
	Mentions  int
	Articles  []MentioningArticle

	Companions []Companion     // of an entity, the most frequent first
	Network    drawing.Network // of the same
	Events     []EventEntry
	EventsIn   string // language of the events, "" if it is the page's own
}

// Spelling is a way in which articles write a name.
type Spelling struct {
	Text    string
	Metonym bool
	Count   int
}

// MentioningArticle is an article with its mentions of a name.
type MentioningArticle struct {
	ArticleEntry
	Strip    drawing.Lane // the paragraphs that name it
	Passages []MentionView
}

// MentionView is a passage that names an entity or place.
type MentionView struct {
	Name     string // ¶8
	Link     print.Link
	Lang     string         // of the words, "" if it is the page's own
	Segments print.Segments // none if the rights do not allow them to be shown
}

// SearchDocument is the page as the search reads it.
func (m EntityModel) SearchDocument() search.Document {
	d := beginDocument(m.Frame, "entity", date.Date{}, m.About.Text)
	var spellings []string
	for _, s := range m.Spellings {
		spellings = append(spellings, s.Text)
	}
	d.add("", strings.Join(append(spellings, m.Unseen...), ", "), search.Summary)
	return d.Document
}

func (p *planner) entity(e *model.Entity, lang string) EntityModel {
	m := p.nameModel(e.Name, e.About, entityFile(e.Key), lang)
	m.Kind = string(e.Kind)
	p.mentions(&m, e.Mentions, slices.Concat(e.Name.All(), e.Aliases, e.Metonyms), lang)
	p.companions(&m, e, lang)
	return m
}

func (p *planner) place(place *model.Place, lang string) EntityModel {
	m := p.nameModel(place.Name, place.About, placeFile(place.Key), lang)
	m.Kind = "place"
	if place.Located {
		m.Position = position(p.theme.Words(lang), place.Lat, place.Lon)
	}
	p.mentions(&m, place.Mentions, slices.Concat(place.Name.All(), place.Aliases), lang)
	if t := p.timelineIn(lang); t != nil {
		for _, e := range t.Events {
			if slices.Contains(p.findings.Places(e), place) {
				m.Events = append(m.Events, p.eventEntry(t, e, m.Path))
			}
		}
		m.EventsIn = languageUnless(lang, t.Lang)
	}
	return m
}

// nameModel makes what the pages of entities and places have in common.
func (p *planner) nameModel(name, about model.Localized, file, lang string) EntityModel {
	title := p.localized(name, lang)
	m := EntityModel{About: p.localized(about, lang), NameLang: title.Lang}
	m.Frame = p.theme.Drawn(p.frame(lang, p.inLanguage(lang, file), title.Text, m.About.Text))
	p.otherEditions(&m.Frame, lang, file)
	return m
}

// position writes a place in degrees: 35.69° N, 51.39° E.
func position(w *print.Words, lat, lon float64) string {
	side := func(f float64, positive, negative string) string {
		if f < 0 {
			f, positive = -f, negative
		}
		return w.Decimal(f) + "°\u00a0" + w.Phrase(positive)
	}
	return side(lat, "north", "south") + w.Phrase("comma") + side(lon, "east", "west")
}

// mentions groups the mentions of a name by article and passage, and counts
// how it is written.
func (p *planner) mentions(m *EntityModel, mentions []model.Mention, names []string, lang string) {
	m.Mentions = len(mentions)
	var named []*model.Article // in the order of the list
	in := map[*model.Article][]*model.Passage{}
	for i := 0; i < len(mentions); {
		passage := mentions[i].Passage
		var marks []text.Range
		for ; i < len(mentions) && mentions[i].Passage == passage; i++ {
			marks = append(marks, mentions[i].At)
		}
		a := passage.Article
		if n := len(m.Articles); n == 0 || m.Articles[n-1].Key != a.Key {
			m.Articles = append(m.Articles, MentioningArticle{ArticleEntry: p.articleEntry(a, lang, m.Path)})
			named = append(named, a)
		}
		in[a] = append(in[a], passage)
		article := &m.Articles[len(m.Articles)-1]
		v := MentionView{
			Name: passageName(p.theme.Words(lang), passage), Link: p.passageLink(passage, lang, m.Path), Lang: languageUnless(lang, passage.Lang()),
		}
		if a.Rights == model.Full {
			v.Segments = segments(p.theme.Words(lang), passage, marks, sentencesAround(passage, marks))
		}
		article.Passages = append(article.Passages, v)
	}
	for i, a := range named {
		m.Articles[i].Strip = strip(a, in[a], m.RightToLeft())
	}
	m.Spellings = spellings(mentions)
	for _, name := range names {
		seen := slices.ContainsFunc(m.Spellings, func(s Spelling) bool { return sameName(s.Text, name) })
		if !seen && !slices.Contains(m.Unseen, name) {
			m.Unseen = append(m.Unseen, name)
		}
	}
}

// spellings counts how a name is written, the most frequent spelling first.
func spellings(mentions []model.Mention) []Spelling {
	count := map[Spelling]int{}
	for _, m := range mentions {
		count[Spelling{Text: m.At.Of(m.Passage.Text), Metonym: m.Metonym}]++
	}
	var list []Spelling
	for s, n := range count {
		list = append(list, Spelling{s.Text, s.Metonym, n})
	}
	slices.SortFunc(list, func(a, b Spelling) int {
		order := cmp.Or(b.Count-a.Count, cmp.Compare(a.Text, b.Text))
		if order == 0 && a.Metonym != b.Metonym {
			order = 1
			if b.Metonym {
				order = -1
			}
		}
		return order
	})
	return list
}

// sentencesAround returns the byte ranges of the sentences of a passage that
// hold a part of one of the ranges given.
func sentencesAround(p *model.Passage, ranges []text.Range) []text.Range {
	var list []text.Range
	for _, s := range text.Sentences(p.Text, p.Lang()) {
		if slices.ContainsFunc(ranges, s.Overlaps) {
			list = append(list, s)
		}
	}
	return list
}

// sameName reports whether two names are found as one, but for capitals.
func sameName(a, b string) bool { return names.Key(a) == names.Key(b) }
