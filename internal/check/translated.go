package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
)

// translated compares the analyst's own translation of a quotation with the quotation: it
// is in another language, has the same numbers, and denies if that does.
func (v *checker) translated(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		said, own := c.Item.Quote, c.Item.Translation
		if own == "" || c.Article == nil || c.Words == nil {
			continue
		}
		lang := c.Article.Lang
		report := func(code diag.Code, format string, args ...any) {
			diags = append(diags, diag.New(code, c.Item.QuoteAt, format, args...).WithDetail("translation: "+own).
				WithHelp("translate what the quotation says, and no more"))
		}
		if lang != "" && language.Get(lang).Code == language.Get(n.Lang).Code && language.Get(lang).Code != "" {
			report(diag.TranslationNeedless, "the quotation is in %s already, the language of the note", lang)
			continue
		}
		if f, missing := numberWithout(own, n.Lang, said, lang); missing {
			report(diag.TranslationDiffers, "the translation says %s, and the quotation does not", f)
		} else if f, missing := numberWithout(said, lang, own, n.Lang); missing {
			report(diag.TranslationDiffers, "the quotation says %s, and the translation does not", f)
		}
		if factuality.Reads(said, lang) && factuality.Reads(own, n.Lang) && factuality.Denies(said, lang).Empty() != factuality.Denies(own, n.Lang).Empty() {
			report(diag.TranslationDiffers, "one of quotation and translation denies, and the other does not")
		}
	}
	return diags
}

// numberWithout returns the first number of a text that another does not have. Small ones
// in words are left out: languages put them differently.
func numberWithout(a, langA, b, langB string) (string, bool) {
	others := figures.In(b, langB)
	for _, f := range figures.In(a, langA) {
		if f.Ordinal || f.Spelled && (f.Values[0] < fewestPrinted || !figures.Known(langB)) {
			continue
		}
		if !slices.ContainsFunc(others, func(o figures.Figure) bool {
			return slices.ContainsFunc(o.Values, func(x float64) bool { return slices.Contains(f.Values, x) })
		}) {
			return f.Of(a), true
		}
	}
	return "", false
}
