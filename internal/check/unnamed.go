package check

import (
	"dossier/internal/diag"
	"dossier/internal/model"
)

// unnamed reports articles that published notes cite and that have no name: no outlet
// that is known, and nothing that says what pages call them. Their whole titles stand
// where those of others have the word of an outlet. One note is enough for all of them.
func (v *checker) unnamed() []diag.Diagnostic {
	var list []*model.Article
	for _, a := range v.dossier.Articles {
		if a.Outlet == nil && !a.OutletMissing && len(a.Short) == 0 && v.isCited[a] {
			list = append(list, a)
		}
	}
	if len(list) == 0 {
		return nil
	}
	message := "nobody knows who published this article, and pages call it by its whole title"
	if more := len(list) - 1; more > 0 {
		message += "; so it is with " + diag.Amount(more, "other", "others")
	}
	return []diag.Diagnostic{diag.New(diag.SourceUnnamed, diag.FileSpan(list[0].Path), "%s", message).
		WithHelp("add outlet: and the key of its outlet in %s, or short: and a few words that tell it from others", model.OutletRecords)}
}
