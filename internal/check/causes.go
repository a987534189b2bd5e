package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
)

// inventedCauses reports sentences that give a cause of which no passage that they cite has a word, while no sentence
// that is cited gives any.
func (v *checker) inventedCauses(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		if p := said.prose; p == nil || p.Field || p.Head || v.findings.isEstimated(n, p.Scope) || asks(said.whole) {
			continue
		}
		if cause := v.causeApart(n, said); cause != "" {
			diags = append(diags, diag.New(diag.CauseUnsupported, said.at, "the sentence gives a cause, and no sentence that is cited for it gives one").
				WithDetail("the cause: "+cause).
				WithHelp("cite what says so, or leave the cause out; if the source says it in other words, silence this with how"))
		}
	}
	return diags
}

// causeApart returns the cause that a sentence gives and nothing that it cites does, "" if there is none, or nobody
// can tell.
func (v *checker) causeApart(n *model.Note, said statedWith) string {
	at := v.readings.Cause(said.words, n.Lang)
	if at.Empty() || len(said.cited) == 0 || v.readings.Wavers(said.whole, n.Lang) {
		return ""
	}
	cause := clauseBehind(said.words, at)
	words := subjects(cause, n.Lang)
	if len(words) == 0 || ofTheSource(words, n.Lang) {
		return ""
	}
	borneOut := func(c *model.Cited) bool {
		if c.Passage == nil || c.Words == nil || !speaksFor(c) || len(language.Get(c.Lang()).Hides().Cause) == 0 ||
			!v.readings.Cause(c.Context.Of(c.Passage.Text), c.Lang()).Empty() {
			return true
		}
		says := c.Item.Translation
		if sameLanguage(n, c) {
			says = c.Passage.Text + " " + c.Article.Title
		}
		return says == "" || inCommon(words, subjects(says, n.Lang)) > 0 || !v.readings.Cause(c.Item.Translation, n.Lang).Empty()
	}
	if slices.ContainsFunc(said.cited, borneOut) {
		return ""
	}
	return at.Of(said.words) + strings.TrimRight(cause, " .!")
}
