package export

import (
	"context"
	"iter"
	"path"
	"strconv"

	"dossier/internal/custody"
	"dossier/internal/dossier"
	"dossier/internal/model"
)

// DataFormat names the form of the data file. It changes when something is taken
// away or means something else; what is added does not change it.
const DataFormat = "dossier-data/1"

// Pages says where things are on the site.
type Pages struct {
	Note    func(*model.Note) string
	Article func(*model.Article) string
}

// The types below are the form of data/dossier.json, which docs/format.md
// describes.
type (
	data struct {
		Format      string       `json:"format"`
		Title       string       `json:"title"`
		Description string       `json:"description,omitempty"`
		Lang        string       `json:"lang"`
		Address     string       `json:"address,omitempty"`
		Outlets     []dataOutlet `json:"outlets"`
		// then articles, passages and notes: lists of what is below
	}
	dataOutlet struct {
		Key     string `json:"key"`
		Name    string `json:"name"`
		Kind    string `json:"kind,omitempty"`
		Country string `json:"country,omitempty"`
		Grade   string `json:"reliability,omitempty"`
		Why     string `json:"why,omitempty"`
	}
	dataArticle struct {
		Key            string      `json:"key"`
		Page           string      `json:"page"`
		Title          string      `json:"title"`
		TitleBasis     string      `json:"title_basis"`
		Outlet         string      `json:"outlet,omitempty"`
		Authors        []string    `json:"authors,omitempty"`
		Published      string      `json:"published,omitempty"`
		PublishedBasis string      `json:"published_basis,omitempty"`
		Lang           string      `json:"lang"`
		TranslatedFrom string      `json:"translated_from,omitempty"`
		OriginalURL    string      `json:"original_url,omitempty"`
		Upstream       []string    `json:"upstream"` // none: undetermined
		Status         string      `json:"status"`
		Rights         string      `json:"rights"`
		Capture        dataCapture `json:"capture"`
	}
	dataCapture struct {
		File   string `json:"file"`
		SHA256 string `json:"sha256"`
		Bytes  int    `json:"bytes"`
		Lines  int    `json:"lines"`
	}
	dataPassage struct {
		ID       string   `json:"id"`
		Article  string   `json:"article"`
		Kind     string   `json:"kind"`
		Number   int      `json:"number"`
		First    int      `json:"first_line"`
		Last     int      `json:"last_line"`
		Text     string   `json:"text,omitempty"`
		Excerpts []string `json:"excerpts,omitempty"`
	}
	dataNote struct {
		Kind       string          `json:"kind"`
		ID         string          `json:"id,omitempty"`
		Lang       string          `json:"lang"`
		Page       string          `json:"page"`
		Title      string          `json:"title,omitempty"`
		Status     string          `json:"status"`
		Question   string          `json:"question,omitempty"`
		Summary    string          `json:"summary,omitempty"`
		Authors    []string        `json:"authors,omitempty"`
		Date       string          `json:"date,omitempty"`
		LastMod    string          `json:"lastmod,omitempty"`
		Citations  []dataCitation  `json:"citations,omitempty"`
		Statements []dataStatement `json:"statements,omitempty"`
		Positions  []dataPosition  `json:"positions,omitempty"`
		Events     []dataEvent     `json:"events,omitempty"`
	}
	dataCitation struct {
		Number      int    `json:"number"`
		Signal      string `json:"signal"`
		Article     string `json:"article"`
		Passage     string `json:"passage,omitempty"`
		Quotation   string `json:"quotation,omitempty"`
		Translation string `json:"translation,omitempty"`
		Credibility int    `json:"credibility,omitempty"`
	}
	dataStatement struct {
		ID         string                   `json:"id,omitempty"`
		Kind       string                   `json:"kind"`
		Text       string                   `json:"text"`
		Likelihood *dossier.ChainLikelihood `json:"likelihood,omitempty"`
		Confidence *dossier.ChainConfidence `json:"confidence,omitempty"`
		ChangeIf   string                   `json:"change_if,omitempty"`
		Citations  []int                    `json:"citations"`
		Origins    []dataOrigin             `json:"origins"`
	}
	dataOrigin struct {
		Names    []string `json:"names"` // none: undetermined
		Articles []string `json:"articles"`
	}
	dataPosition struct {
		ID        string `json:"id"`
		Answer    string `json:"answer"`
		Citations []int  `json:"citations"`
	}
	dataEvent struct {
		ID        string   `json:"id"`
		Date      string   `json:"date,omitempty"`
		Title     string   `json:"title"`
		Citations []int    `json:"citations"`
		Questions []string `json:"questions,omitempty"`
	}
)

// Data writes what the dossier claims and what that rests on. notes are those
// that are published. Passages are those that a note cites, as far as the rights
// of their article let a page show them. Once ctx has ended it is soon done, and
// what it returns is of no use.
func (refs References) Data(ctx context.Context, notes []*model.Note, pages Pages) []byte {
	lang := refs.Dossier.Settings.Language
	d := data{
		Format: DataFormat, Title: refs.Dossier.Settings.Title.In(lang, lang), Description: refs.Dossier.Settings.Description.In(lang, lang),
		Lang: lang, Address: refs.Dossier.Settings.BaseURL, Outlets: []dataOutlet{},
	}
	for _, x := range refs.Dossier.Outlets {
		d.Outlets = append(d.Outlets, dataOutlet{x.Key, x.Name, x.Kind, x.Country, x.Grade, x.Why})
	}
	var j indented
	j.value("", d)
	j.out.Truncate(j.out.Len() - len("\n}"))
	list := func(name string, items iter.Seq[any]) {
		j.out.WriteString(",\n  \"" + name + "\": ")
		j.list("  ", items)
	}
	list("articles", func(yield func(any) bool) {
		for _, a := range refs.Dossier.Articles {
			if ctx.Err() != nil || !yield(articleData(a, pages.Article(a))) {
				return
			}
		}
	})
	list("passages", func(yield func(any) bool) {
		for _, a := range refs.Dossier.Articles {
			for _, p := range a.Passages {
				if len(refs.Dossier.Uses[p]) > 0 && (ctx.Err() != nil || !yield(refs.passageData(p))) {
					return
				}
			}
		}
	})
	more := refs.more()
	list("notes", func(yield func(any) bool) {
		for _, n := range notes {
			note := dataNote{Kind: string(n.Kind), ID: n.ID, Lang: n.Lang, Page: pages.Note(n), Title: n.Title, Status: string(n.Status)}
			if n.Status != model.Withdrawn { // of which nothing but the title is published
				more[n](&note)
				noteData(refs.Dossier, &note, n)
			}
			if ctx.Err() != nil || !yield(note) {
				return
			}
		}
	})
	j.out.WriteString("\n}\n")
	return j.out.Bytes()
}

// more adds to the data of a note what only notes of its kind have.
func (refs References) more() map[*model.Note]func(*dataNote) {
	more := map[*model.Note]func(*dataNote){}
	for _, b := range refs.Dossier.Briefs {
		more[&b.Note] = func(n *dataNote) {
			n.Question, n.Summary, n.Authors, n.Date, n.LastMod = b.Question, b.Summary, b.Authors, b.Date.String(), b.LastMod.String()
		}
	}
	for _, q := range refs.Dossier.Questions {
		more[&q.Note] = func(n *dataNote) {
			n.Summary, n.Date, n.LastMod = q.Summary, q.Date.String(), q.LastMod.String()
			for _, p := range q.Positions {
				n.Positions = append(n.Positions, dataPosition{p.ID, p.Answer, numbersOf(p.Cited)})
			}
		}
	}
	for _, t := range refs.Dossier.Timelines {
		more[&t.Note] = func(n *dataNote) {
			n.Summary = t.Summary
			for _, e := range t.Events {
				event := dataEvent{ID: e.ID, Date: e.Date.String(), Title: e.Title, Citations: numbersOf(e.Cited)}
				for _, q := range e.Questions {
					event.Questions = append(event.Questions, q.ID)
				}
				n.Events = append(n.Events, event)
			}
		}
	}
	return more
}

func articleData(a *model.Article, page string) dataArticle {
	x := dataArticle{
		Key: a.Key, Page: page, Title: a.Title, TitleBasis: a.TitleBasis, Authors: a.Authors, Published: a.Published.String(), PublishedBasis: a.PublishedBasis,
		Lang: a.Lang, TranslatedFrom: a.TranslatedFrom, OriginalURL: a.OriginalURL, Upstream: []string{},
		Status: string(a.Status), Rights: string(a.Rights),
		Capture: dataCapture{path.Base(a.Capture.Path), a.Capture.SHA256, len(a.Capture.Source.Text), len(a.Capture.Lines)},
	}
	if a.Outlet != nil {
		x.Outlet = a.Outlet.Key
	}
	for _, u := range a.Upstream {
		x.Upstream = append(x.Upstream, u.Name)
	}
	return x
}

// passageID names a passage by the article and the line of the capture it begins
// on; the title, which is no line of the text, by its kind.
func passageID(p *model.Passage) string {
	if p.Kind == custody.Title {
		return p.Article.Key + "#title"
	}
	return p.Article.Key + "#l" + strconv.Itoa(p.Line)
}

func (refs References) passageData(p *model.Passage) dataPassage {
	x := dataPassage{ID: passageID(p), Article: p.Article.Key, Kind: string(p.Kind), Number: p.Number, First: p.Line, Last: p.Last}
	stretches, whole := dossier.Shown(refs.Dossier, p)
	if whole {
		x.Text = p.Text
	}
	for _, s := range stretches {
		x.Excerpts = append(x.Excerpts, p.Text[s[0]:s[1]])
	}
	return x
}

func noteData(d *model.Dossier, x *dataNote, n *model.Note) {
	for _, c := range n.Cited {
		citation := dataCitation{
			Number: c.Item.Number, Signal: string(c.Item.Signal), Article: c.Item.Key, Quotation: c.Item.Quote,
			Translation: c.Item.Translation, Credibility: c.Item.Grade,
		}
		if c.Passage != nil {
			citation.Passage = passageID(c.Passage)
		}
		x.Citations = append(x.Citations, citation)
	}
	for _, s := range n.Statements {
		chain := dossier.Follow(d, s)
		origins := []dataOrigin{}
		for _, o := range chain.Origins {
			origins = append(origins, dataOrigin{append([]string{}, o.Names...), o.Articles})
		}
		x.Statements = append(x.Statements, dataStatement{
			ID: s.Callout.ID, Kind: chain.Kind, Text: chain.Text, Likelihood: chain.Likelihood, Confidence: chain.Confidence,
			ChangeIf: s.Callout.Field("change_if"), Citations: numbersOf(s.Cited), Origins: origins,
		})
	}
}

func numbersOf(cited []*model.Cited) []int {
	list := []int{}
	for _, c := range cited {
		list = append(list, c.Item.Number)
	}
	return list
}
