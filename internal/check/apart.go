package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
)

// fewestApart is how many words a sentence has at least, of those that say what it is
// about, if none of them in the sentences that it cites means that it is about something
// else.
const fewestApart = 4

// evidenceApart reports sentences, judgments and events that have not one word in common
// with any sentence that they cite, where all are in one language.
func (v *checker) evidenceApart(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for said := range v.statementsWithEvidence(n) {
		p := said.prose
		if p == nil || p.Field || p.Cell || p.Head && n.Kind != model.TimelineNote {
			continue
		}
		words := said.words
		if p.Head {
			words = afterDate(n, p)
		}
		own := subjects(words, n.Lang)
		if len(own) < fewestApart && !p.Head || len(own) < 2 || ofTheSource(own, n.Lang) || !apart(n, own, said.cited) {
			continue
		}
		diags = append(diags, diag.New(diag.EvidenceApart, said.at, "this has no word in common with any sentence that is cited for it").
			WithHelp("quote the sentence that says it; if yours says the same in other words, silence this with how"))
	}
	return diags
}

// ofTheSource reports whether words speak of what is cited as of a text.
func ofTheSource(words []string, lang string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(language.Get(lang).Speech().TheSource, w) })
}

// apart reports whether the sentences of all that is cited, and their titles, have none of
// some words.
func apart(n *model.Note, own []string, cited []*model.Cited) bool {
	for _, c := range cited {
		if c.Passage == nil || !sameLanguage(n, c.Article) || !speaksFor(c) {
			return false
		}
		sentence, _ := quotedSentence(c, c.Passage)
		names := c.Article.Title
		if o := c.Article.Outlet; o != nil {
			names += " " + o.Name
		}
		if inCommon(own, subjects(sentence, n.Lang)) > 0 || inCommon(own, subjects(names, n.Lang)) > 0 {
			return false
		}
	}
	return len(cited) > 0
}
