package check

import (
	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/quote"
)

// recordQuotations checks what records quote: outlets, names, places, terms, and the
// authors of articles. Nothing can be cited there, so the words may stand in any
// article of the dossier. It also looks for signs of the pages that are typed there.
func (v *checker) recordQuotations() []diag.Diagnostic {
	printed := v.recordTexts()
	for _, a := range v.dossier.Articles {
		for _, name := range a.Authors {
			if len(markdown.FindQuotations(name)) > 0 {
				printed = append(printed, model.Printed{Text: name, At: v.dossier.Sources.File(a)})
			}
		}
	}
	var quoted []string
	for _, p := range printed {
		for _, q := range markdown.FindQuotations(p.Text) {
			if !q.Open && quote.IsLong(q.Words) {
				quoted = append(quoted, q.Words)
			}
		}
	}
	stand := quote.Anywhere(v.dossier.Articles, quoted)
	var diags []diag.Diagnostic
	for _, p := range printed {
		diags = append(diags, recordText(p, stand)...)
	}
	return diags
}

// recordTexts are the texts of records, and of the history, that stand on pages.
func (v *checker) recordTexts() []model.Printed {
	var printed []model.Printed
	for _, o := range v.dossier.Outlets {
		printed = append(printed, o.Printed...)
	}
	for _, e := range v.dossier.Entities {
		printed = append(printed, e.Printed...)
	}
	for _, p := range v.dossier.Places {
		printed = append(printed, p.Printed...)
	}
	for _, t := range v.dossier.Terms {
		printed = append(printed, t.Printed...)
	}
	return append(printed, v.dossier.History.Printed...)
}

// recordText checks a text of a record. stand are the quotations that stand in an article.
func recordText(p model.Printed, stand map[string]bool) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, q := range markdown.FindQuotations(p.Text) {
		if !q.Open && (!quote.IsLong(q.Words) || stand[q.Words]) {
			continue
		}
		d := diag.New(diag.ProseQuoteNotFound, p.At, "a record quotes words that are in no article of the dossier")
		if q.Open {
			d = diag.New(diag.ProseQuoteNotFound, p.At, "this quotation mark of a record has no partner")
		}
		diags = append(diags, d.WithDetail("quoted: "+quote.Shorten(q.Words)).
			WithHelp("take the quotation marks away, or capture the article that has the words; to cite it, write a brief"))
	}
	for _, i := range findImitations(p.Text) {
		diags = append(diags, diag.New(diag.ImitatedSign, p.At, "%s", i.what).WithHelp("say it in words of your own"))
	}
	return diags
}
