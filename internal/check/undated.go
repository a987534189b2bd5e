package check

import (
	"dossier/internal/diag"
	"dossier/internal/model"
)

// undated reports published briefs without a date, if the site has feeds: those have no
// entries without, and nobody would notice that one is missing.
func (v *checker) undated() []diag.Diagnostic {
	if v.dossier.Settings.BaseURL == "" {
		return nil
	}
	var diags []diag.Diagnostic
	for _, b := range v.dossier.Briefs {
		if b.Status == model.Published && b.Date.IsZero() && b.LastMod.IsZero() && !v.dossier.Unread[b.Path] {
			diags = append(diags, diag.New(diag.Undated, diag.FileSpan(b.Path), "this brief has no date, and is in no feed").
				WithHelp("add date: and the day on which it was published"))
		}
	}
	return diags
}
