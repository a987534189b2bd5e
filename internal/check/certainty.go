package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/estimate"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// mostInBlock is how many words that estimate are reported of one block.
const mostInBlock = 50

// certainty reports words that call something certain outside of the scale, where a reader
// takes them for the judgment of the note: in its front matter, its headings, its prose and
// the reasons of its judgments. In the text of a judgment a word that hedges is one too.
// Words in quotation marks are the source's.
func (v *checker) certainty(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	report := func(words string, at diag.Span) {
		diags = append(diags, diag.New(diag.HedgeInJudgment, at, "%q estimates outside of the scale", words).
			WithHelp("state what you judge; the first line of a judgment says how likely it is"))
	}
	for _, field := range v.printed(n) {
		certain, _ := v.readings.Sure(field.Text, n.Lang)
		for _, r := range certain {
			report(r.Of(field.Text), field.At)
		}
	}
	judged := map[markdown.Scope]bool{}
	for _, c := range n.Doc.Callouts {
		judged[c.Scope] = c.Kind == markdown.Judgment
	}
	for _, p := range n.Doc.Prose {
		certain, hedged := v.readings.Sure(p.Text, n.Lang)
		if judged[p.Scope] && !p.Field && p.Scope != 0 {
			certain = append(certain, hedged...)
		}
		taken := slices.Clone(p.Quoted)
		if lexicon := estimate.In(n.Lang); lexicon != nil && judged[p.Scope] && !p.Field {
			taken = append(taken, lexicon.FindHedges(p.Text)...) // reported with the statement
		}
		for _, r := range certain[:min(len(certain), mostInBlock)] {
			if !slices.ContainsFunc(taken, r.Overlaps) {
				report(r.Of(p.Text), p.At(r.From, r.To))
				taken = append(taken, r)
			}
		}
	}
	return diags
}
