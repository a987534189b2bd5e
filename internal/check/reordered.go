package check

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
)

// reordering are the characters that turn the letters behind them round. Those that embed
// or isolate a direction every text in two directions may have.
const reordering = "\u202d\u202e"

// reordered reports citations of passages whose letters readers of the source did not see
// in the order in which they stand: what was compared is not what they read. Pages show
// these characters by their numbers, so that they do nothing.
func (v *checker) reordered(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		if c.Passage != nil && strings.ContainsAny(c.Passage.Text, reordering) {
			diags = append(diags, diag.New(diag.SourceReordered, c.Item.At, "%s of @%s has characters that turn its letters round", c.Passage.Name(), c.Article.Key).
				WithRelated(v.dossier.Sources.At(c.Passage), "the passage is here").
				WithHelp("look at it as its readers saw it; if your words are of another part, silence this with that reason"))
		}
	}
	return diags
}
