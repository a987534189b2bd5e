package export

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/check"
	"dossier/internal/model"
)

// Chain is what a statement rests on, down to the lines of the captures. Its
// JSON form is documented in docs/format.md.
type Chain struct {
	ID         string           `json:"id"` // treaty/jc1
	Kind       string           `json:"kind"`
	File       string           `json:"file"`
	Line       int              `json:"line"`
	Lang       string           `json:"lang"`
	Likelihood *ChainLikelihood `json:"likelihood,omitempty"`
	Confidence *ChainConfidence `json:"confidence,omitempty"`
	Text       string           `json:"text"`
	Passages   []ChainPassage   `json:"passages"`
	Origins    []ChainOrigin    `json:"origins"` // of the passages that support it
}

// ChainLikelihood is a degree of the scale.
type ChainLikelihood struct {
	Term string `json:"term"`
	From int    `json:"from_percent"`
	To   int    `json:"to_percent"`
}

// ChainConfidence is a level of confidence, with the reason for it.
type ChainConfidence struct {
	Level string `json:"level"`
	Term  string `json:"term"`
	Why   string `json:"why,omitempty"`
}

// ChainPassage is a cited passage. What could not be resolved is empty.
type ChainPassage struct {
	Signal      string       `json:"signal"`
	Quotation   string       `json:"quotation,omitempty"`
	Translation string       `json:"translation,omitempty"`
	Grade       int          `json:"credibility,omitempty"`
	Place       string       `json:"place,omitempty"`   // ¶8
	Locator     string       `json:"locator,omitempty"` // in the file as received: 00:12:31
	Article     ChainArticle `json:"article"`
	Capture     ChainCapture `json:"capture,omitzero"`
	Credits     []string     `json:"credits"` // whom the cited words credit; none: undetermined
}

// ChainArticle is the article of a passage.
type ChainArticle struct {
	Key    string `json:"key"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"` // of the passage
	Title  string `json:"title,omitempty"`
	Outlet string `json:"outlet,omitempty"`
	Status string `json:"status,omitempty"`
}

// ChainCapture is the capture of an article.
type ChainCapture struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"` // of the passage
	SHA256 string `json:"sha256"`
}

// ChainOrigin is an origin of supporting passages.
type ChainOrigin struct {
	Names    []string `json:"names"`    // none: undetermined
	Articles []string `json:"articles"` // keys
	Shared   []string `json:"shared_words"`
}

// Follow follows a statement to the captures.
func Follow(d *model.Dossier, s *model.Statement) Chain {
	c := Chain{
		ID: s.Key(), Kind: string(s.Callout.Kind), File: s.Note.Path, Line: s.Callout.At.Position().Line, Lang: s.Note.Lang,
		Text: check.Wording(s), Passages: []ChainPassage{}, Origins: []ChainOrigin{},
	}
	if l := s.Likelihood; l != nil {
		c.Likelihood = &ChainLikelihood{l.Terms[s.Row], l.From, l.To}
	}
	if f := s.Confidence; f != nil {
		c.Confidence = &ChainConfidence{f.Level, f.Term, strings.Join(strings.Fields(s.Callout.Field("confidence")), " ")}
	}
	for _, cited := range s.Cited {
		c.Passages = append(c.Passages, passageOf(d.Sources, cited))
	}
	for _, o := range s.Origins {
		origin := ChainOrigin{Names: slices.Concat([]string{}, o.Names), Shared: slices.Concat([]string{}, o.Shared), Articles: []string{}}
		for i, id := range origin.Names {
			origin.Names[i] = attribution.Name(id)
		}
		for _, a := range o.Articles {
			origin.Articles = append(origin.Articles, a.Key)
		}
		c.Origins = append(c.Origins, origin)
	}
	return c
}

func passageOf(sources model.Sources, c *model.Cited) ChainPassage {
	p := ChainPassage{
		Signal: string(c.Item.Signal), Quotation: c.Item.Quote, Translation: c.Item.Translation, Grade: c.Item.Grade,
		Article: ChainArticle{Key: c.Item.Key}, Credits: []string{},
	}
	a := c.Article
	if a == nil {
		return p
	}
	p.Article = ChainArticle{Key: a.Key, File: a.Path, Title: a.Title, Status: string(a.Status)}
	if a.Outlet != nil {
		p.Article.Outlet = a.Outlet.Name
	}
	if a.Capture != nil {
		p.Capture = ChainCapture{File: path.Clean(a.Capture.Path), SHA256: a.Capture.SHA256}
	}
	for _, id := range check.Credits(c) {
		p.Credits = append(p.Credits, attribution.Name(id))
	}
	if c.Passage != nil {
		p.Locator = c.Passage.Locator
		p.Place, p.Article.Line, p.Capture.Line = c.Passage.Name(), sources.At(c.Passage).Position().Line, c.Passage.Line
	}
	return p
}
