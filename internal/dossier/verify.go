package dossier

import (
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
)

const shortQuote = 4 // words; fewer could stand anywhere

// citations resolves what a note cites and verifies every quotation.
func (v *checker) citations(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	own := v.findings.notes[n]
	for _, c := range n.Doc.Citations {
		for _, item := range c.Items {
			cited := &model.Cited{Item: item, Of: c, Note: n}
			for _, d := range v.item(cited) {
				diags = append(diags, citedPassageGone(&v.dossier.Lock, cited, d))
			}
			own.cited = append(own.cited, cited)
		}
	}
	return diags
}

// loneKeys reports keys of articles that stand outside of a citation.
func (v *checker) loneKeys(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, m := range n.Doc.Mentions {
		if v.byKey[m.Key] != nil {
			diags = append(diags, diag.New(diag.MalformedCitation, m.At, "@%s stands outside of a citation", m.Key).
				WithHelp("write [@%s, ¶1: «words»], or \\@ if you mean the sign itself", m.Key))
		}
	}
	return diags
}

// item resolves an item of a citation to a passage and verifies its words.
func (v *checker) item(c *model.Cited) []diag.Diagnostic {
	item := c.Item
	c.Article = v.byKey[item.Key]
	if c.Article == nil {
		d := diag.New(diag.UnknownArticle, item.KeyAt, "there is no article %q", item.Key)
		if of := v.articlesOf(item.Key); len(of) > 0 {
			d = d.WithHelp("this is the key of an outlet; cite one of its articles: @%s", strings.Join(of, ", @"))
		} else if near := text.Nearest(item.Key, v.keys); near != "" {
			d = d.WithHelp("did you mean @%s?", near).WithSuggestion(item.KeyAt, near)
		} else {
			d = d.WithHelp("the key is the name of a file in content/articles without .md")
		}
		return []diag.Diagnostic{d}
	}
	if !c.Article.Proven {
		return nil // what is wrong with it is already reported
	}
	named, problem := v.locate(c)
	if item.Quote == "" {
		if problem != nil {
			return []diag.Diagnostic{*problem}
		}
		c.Passage = named
		where := "the article"
		if named != nil {
			where = named.Name()
		}
		if needsWords(c.Note, c.Of) {
			return []diag.Diagnostic{diag.New(diag.QuotationRequired, item.At, "%s of @%s is cited without any of its words", where, item.Key).
				WithHelp("a judgment, a question and an event show what they rest on: [@%s%s: «words»]", item.Key, locatorText(named))}
		}
		return []diag.Diagnostic{diag.New(diag.UncitedWords, item.At, "%s of @%s is cited without any of its words", where, item.Key).
			WithHelp("add the words that carry the statement: [@%s%s: «words»]", item.Key, locatorText(named))}
	}
	diags := v.quotation(c, named)
	if problem != nil {
		if c.Passage != nil { // the words are there, under another number
			*problem = problem.WithHelp("the words are in %s: write %s", c.Passage.Name(), c.Passage.Name()).
				WithFix(item.Locator.At, c.Passage.Name())
		}
		return []diag.Diagnostic{*problem}
	}
	return diags
}

// find looks for a quotation in a passage. Words of the capture that were cut
// out of the middle would make it say something else.
func (v *checker) find(q found.Quote, p *model.Passage) (found.Match, found.Failure) {
	match, why := q.In(p.Text, p.Folded(), p.Article.Lang)
	for _, r := range match {
		for _, seam := range p.Seams {
			if r[0] < seam && seam < r[1] {
				return nil, found.SpansCut
			}
		}
	}
	return match, why
}

// locate returns the passage an item names, nil if it names none.
func (v *checker) locate(c *model.Cited) (*model.Passage, *diag.Diagnostic) {
	l, a := c.Item.Locator, c.Article
	if l.Kind == "" {
		return nil, nil
	}
	kind := l.Kind
	if p := a.Find(kind, l.Number); p != nil {
		return p, nil
	}
	var has string
	switch n := a.Count(kind); {
	case kind == custody.Title:
		has = "its title is not a line of the capture"
	case n == 0:
		has = "it has no " + string(kind)
	default:
		has = "it has " + diag.Amount(n, string(kind), string(kind)+"s")
	}
	d := diag.New(diag.ParagraphOutOfRange, l.At, "@%s has no such passage: %s", a.Key, has).
		WithHelp("look the number up on the article's page, or leave the locator out")
	return nil, &d
}

func locatorText(p *model.Passage) string {
	if p == nil {
		return ", ¶1"
	}
	return ", " + p.Name()
}

// quotation looks for the quoted words: in the passage named, in the rest of
// the article, in what cleaning left out, in other articles.
func (v *checker) quotation(c *model.Cited, named *model.Passage) []diag.Diagnostic {
	item, a := c.Item, c.Article
	if named != nil {
		if s := v.remembered(item, named); s != nil {
			c.Passage, c.Words, c.Context = named, s.words, s.context
			return slices.Clone(s.remarks)
		}
	}
	q := found.NewQuote(item.Quote)
	why := found.Absent
	var whyIn *model.Passage
	try := func(p *model.Passage) bool {
		match, reason := v.find(q, p)
		if match == nil {
			if reason > why {
				why, whyIn = reason, p
			}
			return false
		}
		c.Passage, c.Words, c.Context = p, match, found.Around(p.Text, match)
		return true
	}
	if named != nil {
		try(named) // says why they are not there
	}
	// A moved paragraph is likelier than a moved caption.
	for _, kind := range []custody.Class{custody.Paragraph, custody.Subhead, custody.Caption, custody.Title} {
		for _, p := range a.Passages {
			if p.Kind != kind || p == named || !try(p) {
				continue
			}
			if item.Locator.Kind == "" {
				return v.remarks(c, nil)
			}
			d := diag.New(diag.ParagraphMoved, item.Locator.At, "the words are in %s of @%s, not in %s", p.Name(), a.Key, item.Locator.At.Text()).
				WithRelated(v.dossier.Sources.At(p), "they stand here").
				WithHelp("write %s", p.Name()).WithFix(item.Locator.At, p.Name())
			return v.remarks(c, []diag.Diagnostic{d})
		}
	}
	if d := explain(v.dossier.Sources, why, whyIn, c); d != nil {
		return []diag.Diagnostic{*d}
	}
	if d := v.dropped(c, q); d != nil {
		return []diag.Diagnostic{*d}
	}
	if d := v.elsewhere(c, q); d != nil {
		return []diag.Diagnostic{*d}
	}
	return []diag.Diagnostic{v.notFound(c, named)}
}

// standing is all that the place of quoted words depends on, and what is to be
// said of them there. Neither changes once it has been read.
type standing struct {
	Item    *markdown.Item
	Passage *model.Passage
}

var standings = memo.NewTable[standing, *stood]("quoted words in a passage")

// remembered returns what stand gives, or gave for the same item and passage.
func (v *checker) remembered(item *markdown.Item, p *model.Passage) *stood {
	return standings.Get(v.memo, standing{item, p}, func() *stood { return v.stand(item, p) })
}

// stood is where quoted words were found in the passage they are said to stand
// in, and what is to be said of them.
type stood struct {
	words   found.Match
	context [2]int
	remarks []diag.Diagnostic
}

// stand looks for the words of a citation in the passage it names; it returns nil
// if they are not there. Of the citation it takes the item alone.
func (v *checker) stand(item *markdown.Item, p *model.Passage) *stood {
	match, _ := v.find(found.NewQuote(item.Quote), p)
	if match == nil {
		return nil
	}
	c := &model.Cited{Item: item, Article: p.Article, Passage: p, Words: match, Context: found.Around(p.Text, match)}
	return &stood{match, c.Context, v.remarks(c, nil)}
}

// remarks adds warnings about a quotation that was found.
func (v *checker) remarks(c *model.Cited, diags []diag.Diagnostic) []diag.Diagnostic {
	text := c.Passage.Text
	if n := found.Words(c.Item.Quote); n < shortQuote {
		diags = append(diags, diag.New(diag.QuoteTooShort, c.Item.QuoteAt, "the quotation has %s", diag.Amount(n, "word", "words")).
			WithHelp("quote at least %d, so that it can be nothing else", shortQuote))
	}
	before := text[c.Context[0]:c.Words[0][0]]
	if found.Denies(before, c.Article.Lang, false) {
		diags = append(diags, diag.New(diag.NegationBefore, c.Item.QuoteAt, "the sentence denies something before the quoted words").
			WithDetail("source: "+text[c.Context[0]:c.Context[1]]).
			WithRelated(v.dossier.Sources.At(c.Passage), "the whole passage is here").
			WithHelp("quote the sentence from its negation on, unless your text makes it plain"))
	}
	return diags
}
