package check

import (
	"regexp"
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/quote"
	"dossier/internal/text"
)

// citations resolves what a note cites and verifies every quotation.
func (v *checker) citations(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	own := v.findings.notes[n]
	own.beside, own.passages = map[markdown.Scope][]*model.Cited{}, map[markdown.Scope][]*model.Passage{}
	seen := map[*model.Passage]bool{}
	for _, c := range n.Doc.Citations {
		for _, item := range c.Items {
			cited := &model.Cited{Item: item, Of: c, Note: n}
			for _, d := range v.item(cited) {
				diags = append(diags, citedPassageGone(&v.dossier.Lock, cited, d))
			}
			own.cited = append(own.cited, cited)
			own.beside[c.Scope] = append(own.beside[c.Scope], cited)
			if cited.Passage == nil {
				continue
			}
			own.passages[c.Scope] = append(own.passages[c.Scope], cited.Passage)
			if !seen[cited.Passage] {
				seen[cited.Passage] = true
				own.passages[0] = append(own.passages[0], cited.Passage)
			}
		}
	}
	own.exhibits = exhibits(own.cited)
	return diags
}

// unmarked is what would be a citation if it had an @; its key is the first group.
var unmarked = regexp.MustCompile(`\[\s*([a-z0-9][a-z0-9-]*)\s*[,:]?\s*[¶«“"„][^\]]*\]`)

// unmarkedCitations returns the bytes of a text that cite an article and lack the @, and those
// of its key. Code shows how to write something, and cites nothing.
func (v *checker) unmarkedCitations(p *markdown.Prose) (whole, keys []text.Range) {
	if !strings.Contains(p.Text, "[") {
		return nil, nil
	}
	for _, m := range unmarked.FindAllStringSubmatchIndex(p.Text, -1) {
		at := text.Range{From: m[0], To: m[1]}
		if v.articleNamed(p.Text[m[2]:m[3]]) != nil && !slices.ContainsFunc(p.Code, at.Overlaps) {
			whole = append(whole, at)
			keys = append(keys, text.Range{From: m[2], To: m[3]})
		}
	}
	return whole, keys
}

// lacksMark reports whether one of some texts has a citation without its @: then that nothing
// is cited follows from it, and need not be said.
func (v *checker) lacksMark(texts []*markdown.Prose) bool {
	return slices.ContainsFunc(texts, func(p *markdown.Prose) bool {
		whole, _ := v.unmarkedCitations(p)
		return whole != nil
	})
}

// loneKeys reports keys of articles that stand outside of a citation, and citations without
// the sign of one.
func (v *checker) loneKeys(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, p := range n.Doc.Prose {
		whole, keys := v.unmarkedCitations(p)
		for i, key := range keys {
			named := key.Of(p.Text)
			diags = append(diags, diag.New(diag.MalformedCitation, p.At(whole[i].From, whole[i].To), "%s is an article, and without an @ nothing of it is cited", named).
				WithHelp("write [@%s, ¶1: «words»]", named).WithFix(p.At(key.From, key.To), "@"+named))
		}
	}
	for _, m := range n.Doc.Mentions {
		if v.articleNamed(m.Key) != nil {
			diags = append(diags, diag.New(diag.MalformedCitation, m.At, "@%s stands outside of a citation", m.Key).
				WithHelp("write [@%s, ¶1: «words»], or \\@ if you mean the sign itself", m.Key))
		}
	}
	return diags
}

// item resolves an item of a citation to a passage and verifies its words.
func (v *checker) item(c *model.Cited) []diag.Diagnostic {
	item := c.Item
	c.Article = v.articleNamed(item.Key)
	if c.Article != nil && item.Version != "" {
		named := c.Article
		if c.Article = v.dossier.Version(named, item.Version); c.Article == nil {
			return []diag.Diagnostic{v.noVersion(item, named)}
		}
	}
	if c.Article == nil {
		d := diag.New(diag.UnknownArticle, item.KeyAt, "there is no article %q", item.Key)
		if of := v.ofOutlet()[item.Key]; len(of) > 0 {
			d = d.WithHelp("this is the key of an outlet; cite one of its articles: @%s", strings.Join(of, ", @"))
		} else if a, sure := v.renamed(c); sure {
			d = d.WithHelp("it is @%s now: dossier fix writes that name", a.Key).WithFix(item.KeyAt, v.dossier.CitedAs(a))
		} else if near := v.near().Nearest(item.Key); near != "" {
			d = d.WithHelp("did you mean @%s?", near).WithSuggestion(item.KeyAt, near)
		} else if a != nil {
			d = d.WithHelp("the words stand in @%s: if that is its name now, write it", a.Key).WithSuggestion(item.KeyAt, v.dossier.CitedAs(a))
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
				WithHelp("a judgment, a question and an event show what they rest on: [@%s%s: «words»]", item.Key, quote.Locator(named))}
		}
		return []diag.Diagnostic{diag.New(diag.UncitedWords, item.At, "%s of @%s is cited without any of its words", where, item.Key).
			WithHelp("add the words that carry the statement: [@%s%s: «words»]", item.Key, quote.Locator(named))}
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

// stands says of a citation where its words stand, and what stands around them.
func (v *checker) stands(c *model.Cited, m *quote.Match, around []factuality.Finding) {
	c.Passage, c.Words, c.Context, c.Sentence = m.Passage, m.Words, m.Context, m.Sentence
	c.Around, c.Doubtful = v.withApart(m.Passage, around), v.dossier.Doubtful[m.Passage]
}

// withApart adds to what stands around quoted words that the file of the article sets them apart
// as somebody else's: in a block quotation no word says so.
func (v *checker) withApart(p *model.Passage, around []factuality.Finding) []factuality.Finding {
	if !v.dossier.Apart[p] {
		return around
	}
	return append(slices.Clone(around), factuality.Finding{Kind: factuality.Claim, Place: factuality.Another, Words: text.Range{To: len(p.Text)}})
}

// quotation looks for the quoted words: in the passage named, in the rest of
// the article, in what cleaning left out, in other articles.
func (v *checker) quotation(c *model.Cited, named *model.Passage) []diag.Diagnostic {
	item := c.Item
	if named != nil {
		if s := v.standingIn(item, named); s != nil {
			v.stands(c, s.match, s.around)
			return slices.Clone(s.remarks)
		}
	}
	match, miss := v.searcher.Find(found.NewQuote(item.Quote), c.Article, named)
	if match == nil {
		return []diag.Diagnostic{v.searcher.Explain(c, named, miss)}
	}
	p := match.Passage
	v.stands(c, match, around(p, match.Words))
	var diags []diag.Diagnostic
	if item.Locator.Kind != "" {
		at := item.Locator.At
		diags = append(diags, diag.New(diag.ParagraphMoved, at, "the words are in %s of @%s, not in %s", p.Name(), c.Article.Key, at.Text()).
			WithRelated(v.dossier.Sources.At(p), "they stand here").
			WithHelp("write %s", p.Name()).WithFix(at, p.Name()))
	}
	return append(diags, v.remarks(item, match)...)
}

// quotedIn is all that the place of quoted words depends on, and what is to be
// said of them there. Neither changes once it has been read.
type quotedIn struct {
	Item    *markdown.Item
	Passage *model.Passage
}

var standings = memo.NewTable[quotedIn, *standing]("quoted words in a passage")

// standing is where quoted words were found in the passage that a citation names,
// and what is to be said of them.
type standing struct {
	match   *quote.Match
	around  []factuality.Finding
	remarks []diag.Diagnostic
}

// standingIn looks for the words of an item in the passage it names; it returns nil
// if they are not there. What it gave before for the same two it gives again.
func (v *checker) standingIn(item *markdown.Item, p *model.Passage) *standing {
	return standings.Get(v.memo, quotedIn{item, p}, func() *standing {
		match := quote.At(found.NewQuote(item.Quote), p)
		if match == nil {
			return nil
		}
		found := around(p, match.Words)
		return &standing{match, found, v.remarks(item, match)}
	})
}

// remarks are warnings about a quotation that was found.
func (v *checker) remarks(item *markdown.Item, m *quote.Match) []diag.Diagnostic {
	var diags []diag.Diagnostic
	if n := found.Words(item.Quote); n < quote.Short {
		diags = append(diags, diag.New(diag.QuoteTooShort, item.QuoteAt, "the quotation has %s", diag.Amount(n, "word", "words")).
			WithHelp("quote at least %d, so that it can be nothing else", quote.Short))
	}
	diags = append(diags, v.cutNumber(m.Passage, m.Words, item.QuoteAt)...)
	return diags
}

// firstOfOutlets lists the first articles of each outlet, by its key.
func firstOfOutlets(articles []*model.Article) map[string][]string {
	const few = 5
	keys := map[string][]string{}
	for _, a := range articles {
		if a.Outlet != nil && len(keys[a.Outlet.Key]) < few {
			keys[a.Outlet.Key] = append(keys[a.Outlet.Key], a.Key)
		}
	}
	return keys
}

// needsWords reports whether a citation has to quote: what a judgment, question
// or event rests on is shown in its words.
func needsWords(n *model.Note, c *markdown.Citation) bool {
	if n.Kind != model.BriefNote {
		return true
	}
	return slices.ContainsFunc(n.Doc.Callouts, func(callout *markdown.Callout) bool {
		return callout.Kind == markdown.Judgment && callout.Scope == c.Scope
	})
}
