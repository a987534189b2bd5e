package dossier

import (
	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// prose checks the quotations outside of citations: four words or more inside
// quotation marks must stand in a passage that the same block cites.
func (v *verifier) prose(f *briefFile) []diag.Diagnostic {
	var diags []diag.Diagnostic
	byScope := map[markdown.Scope][]*Passage{}
	for _, c := range f.Cited {
		if c.Passage != nil {
			byScope[c.Of.Scope] = append(byScope[c.Of.Scope], c.Passage)
			byScope[0] = append(byScope[0], c.Passage)
		}
	}
	check := func(text string, scope markdown.Scope, at diag.Span) {
		inner := markdown.QuotedWords(text)
		if words(inner) < shortQuote {
			return
		}
		q := newQuote(inner)
		for _, p := range byScope[scope] {
			if match, _ := q.find(p.Text, v.fold(p), p.Article.Lang); match != nil {
				return
			}
		}
		where := "in no passage that is cited beside them"
		if len(byScope[scope]) == 0 {
			where = "in quotation marks and no passage is cited beside them"
		}
		d := diag.New(diag.ProseQuoteNotFound, at, "these words are %s", where).
			WithHelp("cite the passage they come from in the same block, or take the quotation marks away")
		if near, ok := v.suggests.suggest(inner, nil); ok {
			wrote, source := wordDiff(inner, near.text)
			d = d.WithDetail("wrote:  "+wrote+"\nsource: "+source).
				WithRelated(near.span(), "the nearest passage is here, %s of @%s", near.passage.Name(), near.passage.Article.Key)
		}
		diags = append(diags, d)
	}
	for _, q := range f.Doc.Quotations {
		check(q.Text, q.Scope, q.At)
	}
	for _, field := range []struct {
		text string
		at   diag.Span
	}{{f.Title, f.titleAt}, {f.Summary, f.summaryAt}, {f.Question, f.questionAt}} {
		for _, q := range markdown.FindQuotations(field.text) {
			check(field.text[q[0]:q[1]], 0, field.at)
		}
	}
	return diags
}

// judgments reports judgments that rest on nothing.
func (v *verifier) judgments(f *briefFile) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, b := range f.Doc.Blocks {
		if b.Callout != nil && b.Callout.Kind == markdown.Judgment && len(b.Citations) == 0 {
			diags = append(diags, diag.New(diag.Uncited, b.Callout.At, "this judgment cites nothing").
				WithHelp("cite the passages it rests on: [@key, ¶1: «words»]"))
		}
	}
	return diags
}
