package export

import (
	"context"
	"iter"
	"path"
	"strconv"

	"dossier/internal/check"
	"dossier/internal/custody"
	"dossier/internal/model"
	"dossier/internal/text"
)

// dataFormat names the form of the data file. It changes when something is taken
// away or means something else; what is added does not change it.
const dataFormat = "dossier-data/1"

// Pages says where the page of a note and that of an article are, as paths relative to
// the root of the site.
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
		// then articles, passages, notes and, if there are any, releases: lists of what is below
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
		Archived       string      `json:"archived,omitempty"`
		Upstream       []string    `json:"upstream"` // none: undetermined
		Status         string      `json:"status"`
		Labels         []string    `json:"labels,omitempty"` // what the text says that it is
		Rights         string      `json:"rights"`
		Capture        dataCapture `json:"capture"`
	}
	dataCapture struct {
		File   string `json:"file"`
		SHA256 string `json:"sha256"`
		Bytes  int    `json:"bytes"`
		Lines  int    `json:"lines"`

		Received dataReceipt `json:"received"`
	}
	dataReceipt struct {
		File      string `json:"file"`
		SHA256    string `json:"sha256"`
		URL       string `json:"url,omitempty"`
		Captured  string `json:"captured_at,omitempty"`
		Collector string `json:"collector,omitempty"`
		Received  string `json:"received_at,omitempty"`
		Tool      string `json:"tool,omitempty"`
		Recorded  bool   `json:"recorded"`

		Within model.Within `json:"within,omitzero"`
		ByHand int          `json:"decisions_by_hand"`
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
		ID         string           `json:"id,omitempty"`
		Kind       string           `json:"kind"`
		Text       string           `json:"text"`
		Likelihood *ChainLikelihood `json:"likelihood,omitempty"`
		Confidence *ChainConfidence `json:"confidence,omitempty"`
		ChangeIf   string           `json:"change_if,omitempty"`
		Against    string           `json:"against,omitempty"`
		Citations  []int            `json:"citations"`
		Origins    []dataOrigin     `json:"origins"`
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

// Data writes the file data/dossier.json, UTF-8: what the dossier claims and what
// that rests on. notes are those that are published. Passages are those that a
// note cites, as far as the rights of their article let a page show them. What it
// returns once ctx has ended is of no use.
func Data(ctx context.Context, d *model.Dossier, f *check.Findings, notes []*model.Note, pages Pages) []byte {
	lang := d.Settings.Language
	head := data{
		Format: dataFormat, Title: d.Settings.Title.In(lang, lang), Description: d.Settings.Description.In(lang, lang),
		Lang: lang, Address: d.Settings.BaseURL, Outlets: []dataOutlet{},
	}
	for _, x := range d.Outlets {
		head.Outlets = append(head.Outlets, dataOutlet{x.Key, x.Name, x.Kind, x.Country, x.Grade, x.Why})
	}
	var j indented
	j.value("", head)
	j.out.Truncate(j.out.Len() - len("\n}"))
	type named struct {
		name  string
		items iter.Seq[any]
	}
	lists := []named{{"articles", articleItems(d, f, pages)}, {"passages", passageItems(d, f)}, {"notes", noteItems(d, f, notes, pages)}}
	if len(d.History.Releases) > 0 {
		lists = append(lists, named{"releases", releaseItems(d, notes, pages)})
	}
	for _, list := range lists {
		j.out.WriteString(",\n  \"" + list.name + "\": ")
		j.list("  ", until(ctx, list.items))
	}
	j.out.WriteString("\n}\n")
	return j.out.Bytes()
}

// until ends a sequence when a context does.
func until(ctx context.Context, items iter.Seq[any]) iter.Seq[any] {
	return func(yield func(any) bool) {
		for item := range items {
			if ctx.Err() != nil || !yield(item) {
				return
			}
		}
	}
}

func articleItems(d *model.Dossier, f *check.Findings, pages Pages) iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, a := range d.Articles {
			if !yield(articleData(a, f.Labels[a], d.Receipts[a], pages.Article(a))) {
				return
			}
		}
	}
}

func passageItems(d *model.Dossier, f *check.Findings) iter.Seq[any] {
	return func(yield func(any) bool) {
		for _, a := range d.Articles {
			for _, p := range a.Passages {
				if len(f.Uses[p]) > 0 && !yield(passageData(f, p)) {
					return
				}
			}
		}
	}
}

func articleData(a *model.Article, labels []model.Labelled, r model.Receipt, page string) dataArticle {
	x := dataArticle{
		Key: a.Key, Page: page, Title: a.Title, TitleBasis: a.TitleBasis, Authors: a.Authors, Published: a.Published.String(), PublishedBasis: a.PublishedBasis,
		Lang: a.Lang, TranslatedFrom: a.TranslatedFrom, OriginalURL: a.OriginalURL, Archived: a.Archived, Upstream: []string{},
		Status: string(a.Status), Rights: string(a.Rights),
		Capture: dataCapture{path.Base(a.Capture.Path), a.Capture.SHA256, a.Capture.Source.Size(), len(a.Capture.Lines), receiptData(r, a)},
	}
	for _, l := range labels {
		x.Labels = append(x.Labels, string(l.Label))
	}
	if a.Outlet != nil {
		x.Outlet = a.Outlet.Key
	}
	for _, u := range a.Upstream {
		x.Upstream = append(x.Upstream, u.Name)
	}
	return x
}

// receiptData is what is known of how the file came from which an article was made.
func receiptData(r model.Receipt, a *model.Article) dataReceipt {
	file, hash := a.AsReceived()
	return dataReceipt{
		File: path.Base(file), SHA256: hash, URL: r.URL, Captured: r.Captured, Collector: r.Collector, Received: r.Received,
		Tool: r.Tool, Recorded: r.Recorded(), ByHand: len(a.DecidedByHand()), Within: r.Within,
	}
}

// passageID names a passage by the article and the line of the capture it begins
// on; the title, which is no line of the text, by its kind.
func passageID(p *model.Passage) string {
	if p.Kind == custody.Title {
		return p.Article.Key + "#title"
	}
	return p.Article.Key + "#l" + strconv.Itoa(p.Line)
}

func passageData(f *check.Findings, p *model.Passage) dataPassage {
	x := dataPassage{ID: passageID(p), Article: p.Article.Key, Kind: string(p.Kind), Number: p.Number, First: p.Line, Last: p.Last}
	stretches, whole := f.Shown(p)
	if whole {
		x.Text = p.Stretch(text.Range{To: len(p.Text)})
	}
	for _, s := range stretches {
		x.Excerpts = append(x.Excerpts, p.Stretch(s))
	}
	return x
}
