package check

import (
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/model"
	"dossier/internal/quote"
)

// translatedWords holds the translation of quoted words to that of their paragraph, where
// the dossier has one: of one passage it does not print two.
func (v *checker) translatedWords(n *model.Note) []diag.Diagnostic {
	if len(v.dossier.Translations) == 0 {
		return nil
	}
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		own := c.Item.Translation
		if own == "" || c.Article == nil || c.Passage == nil {
			continue
		}
		t := v.dossier.Translation(c.Article, n.Lang)
		if t == nil {
			continue
		}
		whole, ok := t.Passages[c.Passage]
		if !ok {
			continue
		}
		if m, _ := found.NewQuote(own).In(whole.Text, found.Fold(whole.Text), n.Lang); m == nil {
			detail := "paragraph: " + whole.Text
			if near := quote.Near(own, whole.Text); near != "" {
				wrote, stands := quote.Diff(own, near)
				detail = "wrote:     " + quote.Shorten(wrote) + "\nparagraph: " + quote.Shorten(stands)
			}
			diags = append(diags, diag.New(diag.TranslatedWords, c.Item.QuoteAt, "the translation of these words is not in that of their paragraph").
				WithDetail(detail).
				WithRelated(whole.At, "the paragraph is translated here").
				WithHelp("quote what stands there, or correct the translation of the paragraph"))
		}
	}
	return diags
}
