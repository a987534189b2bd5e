package quote

import (
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// Explain says why the words of a citation are not in its article, and what was
// probably meant: they may be there and may not be quoted like this, stand in a line
// that cleaning left out, or in another article.
func (s *Searcher) Explain(c *model.Cited, named *model.Passage, miss Miss) diag.Diagnostic {
	q := found.NewQuote(c.Item.Quote)
	if d := s.explain(c, miss); d != nil {
		return *d
	}
	if d := s.typedOtherwise(c, named); d != nil {
		return *d
	}
	if d := s.acrossParagraphs(c, q); d != nil {
		return *d
	}
	if d := s.dropped(c, q); d != nil {
		return *d
	}
	if d := s.otherVersion(c, q); d != nil {
		return *d
	}
	if d := s.elsewhere(c, q); d != nil {
		return *d
	}
	return s.notFound(c, named)
}

// explain reports words that are there and still may not be quoted like this.
func (s *Searcher) explain(c *model.Cited, miss Miss) *diag.Diagnostic {
	var d diag.Diagnostic
	report := func(code diag.Code, help, message string) {
		d = diag.New(code, c.Item.QuoteAt, "%s", message).WithHelp("%s", help)
	}
	switch miss.Why {
	case found.SkipsDenial:
		report(diag.GapHidesNegation, "quote the sentence without the gap", "the gap […] skips words that may change what is said")
	case found.UnreadGap:
		report(diag.GapUnread, "quote the sentence without the gap, or correct lang: of the article",
			"the gap […] is in a language whose denials and conditions the tool does not know")
	case found.SpansCut:
		report(diag.QuoteNotFound, "quote what stands on one side of the cut, or take the cut back", "the quotation runs over words of the capture that were cut out")
	case found.CutsNumber:
		report(diag.QuoteNotFound, "quote the whole number", "the quotation cuts a number of the source in two")
	case found.CutsWord:
		report(diag.QuoteNotFound, "quote whole words", "the quotation cuts a word of the source in two")
	case found.TooManyGaps:
		report(diag.QuoteNotFound, "quote less, or make two citations of it", "a quotation may have two gaps […], this has more")
	case found.ShortPiece:
		report(diag.QuoteNotFound, "quote at least three words on each side of a gap", "a piece between gaps has fewer than three words")
	case found.EdgeGap:
		report(diag.QuoteNotFound, "begin and end with words; the reader is shown the whole sentence anyway", "a gap stands at the edge of the quotation")
	case found.CrossesGap:
		report(diag.QuoteNotFound, "make a citation of each sentence", "the gap […] leaves the sentence it begins in")
	default:
		return nil
	}
	if p := miss.In; p != nil {
		d = d.WithDetail("source: "+around(p, c.Item.Quote)).WithRelated(s.sources.At(p), "the source, %s of @%s", p.Name(), p.Article.Key)
	}
	return &d
}

// typedOtherwise reports words that stand in the article and were typed on another
// keyboard, with the correction.
func (s *Searcher) typedOtherwise(c *model.Cited, named *model.Passage) *diag.Diagnostic {
	passages := s.passages(c.Article).near(tokens(c.Item.Quote))
	if named != nil {
		passages = []*model.Passage{named}
	}
	for _, p := range passages {
		at, ways := found.TypedOtherwise(c.Item.Quote, p.Text)
		if len(ways) == 0 {
			continue
		}
		source := at.Of(p.Text)
		if match, _ := In(found.NewQuote(source), p); match == nil {
			continue
		}
		d := diag.New(diag.QuoteNotFound, c.Item.QuoteAt, "the words stand in %s of @%s but for how they are typed: %s",
			p.Name(), c.Article.Key, strings.Join(ways, "; ")).
			WithRelated(s.sources.At(p), "the source, %s of @%s", p.Name(), p.Article.Key).
			WithHelp("quote them as the source has them; dossier fix does it")
		d = d.WithFix(c.Item.QuoteAt, markdown.WriteQuotation(source))
		return &d
	}
	return nil
}

// acrossParagraphs reports words that run from one paragraph of the article into the next, with
// the two citations that say the same.
func (s *Searcher) acrossParagraphs(c *model.Cited, q found.Quote) *diag.Diagnostic {
	passages := c.Article.Passages
	for _, p := range s.passages(c.Article).near(tokens(c.Item.Quote)) {
		for _, at := range []int{p.Index - 1, p.Index} {
			if at < 0 || at+1 >= len(passages) || passages[at].Kind != custody.Paragraph || passages[at+1].Kind != custody.Paragraph {
				continue
			}
			first, second := passages[at], passages[at+1]
			both := first.Text + " " + second.Text
			match, _ := q.In(both, found.Fold(both), first.Lang())
			if match == nil {
				continue
			}
			words := match.Extent()
			begins, ends := both[words.From:max(words.From, len(first.Text))], both[min(words.To, len(first.Text)+1):words.To]
			if !stands(begins, first) || !stands(ends, second) {
				continue
			}
			key := s.dossier.CitedAs(c.Article)
			return new(diag.New(diag.QuoteNotFound, c.Item.QuoteAt, "the quotation runs from %s of @%s into %s, and a citation quotes one paragraph",
				first.Name(), c.Article.Key, second.Name()).
				WithRelated(s.sources.At(second), "it goes on here").
				WithHelp("make two citations of it, each with its part: @%s%s: %s; @%s%s: %s",
					key, Locator(first), markdown.WriteQuotation(begins), key, Locator(second), markdown.WriteQuotation(ends)))
		}
	}
	return nil
}

// stands reports whether words are there and stand in a passage.
func stands(words string, p *model.Passage) bool {
	match, _ := In(found.NewQuote(words), p)
	return words != "" && match != nil
}

// around shows the sentence of a passage that resembles the quotation most.
func around(p *model.Passage, words string) string {
	best := bestOf(tokens(words), []*model.Passage{p})
	if best.text == "" {
		return Shorten(p.Text)
	}
	span, _ := found.Around(p.Text, found.Match{{From: best.from, To: best.from + len(best.text)}}, p.Lang())
	return p.Text[span.From:span.To]
}

// lines are those of a capture that are not in the article, each as if it were a passage, and
// what decided about it.
type lines struct {
	*stretches
	decisions map[*model.Passage]custody.Decision
}

func newLines(a *model.Article) *lines {
	l := &lines{decisions: map[*model.Passage]custody.Decision{}}
	var all []*model.Passage
	for _, d := range a.Record.Decisions {
		if d.Is != custody.Dropped && d.Is != custody.Meta {
			continue
		}
		for n := d.First; n <= min(d.Last, len(a.Capture.Lines)); n++ {
			line := &model.Passage{Article: a, Line: n, Text: a.Capture.Lines[n-1].Text}
			all, l.decisions[line] = append(all, line), d
		}
	}
	l.stretches = newStretches(all)
	return l
}

// dropped looks among the lines of the capture that are not in the article.
func (s *Searcher) dropped(c *model.Cited, q found.Quote) *diag.Diagnostic {
	a := c.Article
	left := s.left.Of(a, func() *lines { return newLines(a) })
	for _, line := range left.having(q) {
		if match, _ := q.In(line.Text, line.Folded(), a.Lang); match != nil {
			return new(diag.New(diag.QuoteInDroppedText, c.Item.QuoteAt,
				"the words are in the capture, in a line that is not part of the article (%s)", left.decisions[line]).
				WithRelated(a.Capture.Source.LineSpan(line.Line), "they stand here").
				WithHelp("if the line belongs to the article, list it in %s under lines: with is: body, by: hand and why:, and run dossier clean", a.Path))
		}
	}
	return nil
}

// otherVersion looks in the other versions of the article, the latest first.
func (s *Searcher) otherVersion(c *model.Cited, q found.Quote) *diag.Diagnostic {
	v := s.dossier.Versions[c.Article]
	if v == nil {
		return nil
	}
	for _, a := range slices.Backward(v.Articles) {
		if a == c.Article {
			continue
		}
		match, _ := s.Find(q, a, nil)
		if match == nil {
			continue
		}
		name := s.dossier.CitedAs(a)
		return new(diag.New(diag.QuoteElsewhere, c.Item.QuoteAt,
			"the words are not in the version of @%s that this means, but in another one, @%s", c.Item.Key, name).
			WithRelated(s.sources.At(match.Passage), "they stand here, in %s", match.Passage.Name()).
			WithHelp("write [@%s%s: …]; or run dossier accept %s, if citations of the article are to mean that version", name, Locator(match.Passage), a.Path).
			WithFix(c.Item.KeyAt, name))
	}
	return nil
}

// elsewhere looks in all other articles. If several have the words, which of
// them is meant is for the author to say.
func (s *Searcher) elsewhere(c *model.Cited, q found.Quote) *diag.Diagnostic {
	others := slices.DeleteFunc(s.index().having(q, s.articles, 3), func(p *model.Passage) bool { return p.Article == c.Article })
	if len(others) == 0 {
		return nil
	}
	at := others[0]
	d := diag.New(diag.QuoteElsewhere, c.Item.QuoteAt, "the words are not in @%s but in @%s", c.Article.Key, s.dossier.CitedAs(at.Article)).
		WithRelated(s.sources.At(at), "they stand here, in %s", at.Name()).
		WithHelp("write [@%s%s: …]", s.dossier.CitedAs(at.Article), Locator(at))
	where := c.Item.KeyAt
	where.End = max(where.End, c.Item.Locator.At.End)
	d = d.WithFix(where, s.dossier.CitedAs(at.Article)+Locator(at))
	d.Fix.Suggestion = len(others) > 1
	return &d
}

// notFound reports words that are nowhere, with the stretch that comes nearest.
func (s *Searcher) notFound(c *model.Cited, named *model.Passage) diag.Diagnostic {
	where := "@" + c.Article.Key
	if named != nil {
		where = named.Name() + " of " + where
	}
	d := diag.New(diag.QuoteNotFound, c.Item.QuoteAt, "the quoted words are not in %s", where)
	near, ok := s.nearest(c.Item.Quote, c.Article)
	if !ok {
		return d.WithHelp("copy the words from the article's page; what was not said cannot be quoted")
	}
	wrote, source := Diff(c.Item.Quote, near.text)
	if match, _ := In(found.NewQuote(near.text), near.passage); match != nil && near.passage.Article == c.Article {
		d = d.WithSuggestion(c.Item.QuoteAt, markdown.WriteQuotation(near.text))
	}
	return d.WithDetail("wrote:  "+wrote+"\nsource: "+source).
		WithRelated(near.span(s.sources), "the nearest passage is here, %s of @%s", near.passage.Name(), near.passage.Article.Key).
		WithHelp("the source has «%s»", near.text)
}

// Locator is how a citation names a passage, behind the key of the article.
func Locator(p *model.Passage) string {
	if p == nil {
		return ", ¶1"
	}
	return ", " + p.Name()
}
