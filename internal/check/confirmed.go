package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// confirmed is the best mark of what is said: other sources say it too.
const confirmed = 1

// confirmedElsewhere reports passages that are marked as confirmed beside nothing that
// could confirm them: no passage of another origin supports the same, in the same block of
// a brief, below the same answer or for the same event. Of two passages in one language
// one confirms the other only if its sentence has one of the quoted words that say what
// they are about.
func (v *checker) confirmedElsewhere(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	beside := map[markdown.Scope][]*model.Cited{}
	section := sectionsOf(n)
	for _, c := range v.findings.Cited(n) {
		if c.Article != nil && c.Article.Proven && c.Passage != nil && speaksFor(c) {
			beside[section(c)] = append(beside[section(c)], c)
		}
	}
	for _, c := range v.findings.Cited(n) {
		if c.Item.Grade != confirmed || c.Passage == nil || c.Item.Signal != markdown.Supports {
			continue
		}
		var same []*model.Cited
		for _, o := range beside[section(c)] {
			if o == c || mayConfirm(o, c) {
				same = append(same, o)
			}
		}
		origins := Origins(v.dossier, same)
		if len(origins) > 1 && slices.ContainsFunc(origins, model.Origin.Identified) {
			continue
		}
		const message = "this is marked as confirmed (1), and no passage of another origin is cited beside it that says so"
		diags = append(diags, diag.New(diag.NotConfirmed, c.Item.At, message).
			WithHelp("cite one, or mark it as probably true (2)"))
	}
	return diags
}

// sectionsOf returns what puts the citations of a note together: its blocks in a brief,
// what stands below a heading elsewhere.
func sectionsOf(n *model.Note) func(*model.Cited) markdown.Scope {
	first := map[*markdown.Citation]markdown.Scope{}
	section := markdown.Scope(0)
	for _, b := range n.Doc.Blocks {
		for _, c := range b.Citations {
			if n.Kind == model.BriefNote || section == 0 {
				section = c.Scope
			}
			first[c] = section
		}
		if b.Heading != nil {
			section = 0
		}
	}
	return func(c *model.Cited) markdown.Scope { return first[c.Of] }
}

// mayConfirm reports whether a passage may say what another says.
func mayConfirm(o, c *model.Cited) bool {
	lang := c.Lang()
	if language.Get(o.Lang()) != language.Get(lang) || !factuality.Known(lang) {
		return true
	}
	own, words := quotedSentence(c, c.Passage)
	other, _ := quotedSentence(o, o.Passage)
	return inCommon(subjects(words.Of(own), lang), subjects(other, lang)) > 0
}
