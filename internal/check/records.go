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
	var diags []diag.Diagnostic
	look := func(printed []model.Printed) {
		for _, p := range printed {
			diags = append(diags, v.recordText(p)...)
		}
	}
	for _, o := range v.dossier.Outlets {
		look(o.Printed)
	}
	for _, e := range v.dossier.Entities {
		look(e.Printed)
	}
	for _, p := range v.dossier.Places {
		look(p.Printed)
	}
	for _, t := range v.dossier.Terms {
		look(t.Printed)
	}
	for _, a := range v.dossier.Articles {
		for _, name := range a.Authors {
			if len(markdown.FindQuotations(name)) > 0 {
				look([]model.Printed{{Text: name, At: v.dossier.Sources.File(a)}})
			}
		}
	}
	return diags
}

func (v *checker) recordText(p model.Printed) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, q := range markdown.FindQuotations(p.Text) {
		if !q.Open && !quote.IsLong(q.Words) || !q.Open && v.inAnyArticle(q.Words) {
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

// inAnyArticle reports whether words stand in a passage of any article.
func (v *checker) inAnyArticle(words string) bool {
	for _, a := range v.dossier.Articles {
		if standsIn(words, a.Passages) {
			return true
		}
	}
	return false
}
