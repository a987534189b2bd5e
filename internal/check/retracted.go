package check

import (
	"dossier/internal/diag"
	"dossier/internal/model"
)

// retracted reports citations of articles that their outlets took back.
func (v *checker) retracted(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		if c.Article == nil {
			continue
		}
		if status, by := v.dossier.Standing(c.Article); status == model.Retracted {
			diags = append(diags, diag.New(diag.CitesRetracted, c.Item.KeyAt, "@%s has been retracted by its outlet", c.Article.Key).
				WithRelated(v.dossier.Sources.File(by), "the article says status: retracted").
				WithHelp("look again at what rests on it; if you cite it for having been retracted, silence this check with that reason"))
		}
	}
	return diags
}
