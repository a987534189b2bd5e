package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
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
		lang := c.Lang()
		report := func(code diag.Code, format string, args ...any) {
			diags = append(diags, diag.New(code, c.Item.QuoteAt, format, args...).WithDetail("translation: "+own).
				WithHelp("translate what the quotation says, and no more"))
		}
		if lang != "" && language.Get(lang).Code == language.Get(n.Lang).Code && language.Get(lang).Code != "" {
			report(diag.TranslationNeedless, "the quotation is in %s already, the language of the note", lang)
			continue
		}
		if of := factuality.Seems(own, n.Lang); of != "" && of == language.Get(lang).Code {
			report(diag.TranslationNeedless, "the translation seems to be in %s, the language of the quotation", of)
			continue
		}
		if f, missing := numberWithout(own, n.Lang, said, lang); missing {
			report(diag.TranslationDiffers, "the translation says %s, and the quotation does not", f)
		} else if f, missing := numberWithout(said, lang, own, n.Lang); missing {
			report(diag.TranslationDiffers, "the quotation says %s, and the translation does not", f)
		} else if of, to := otherUnit(said, lang, own, n.Lang); of != "" {
			report(diag.TranslationDiffers, "the quotation says « %s », and the translation « %s »", of, to)
		} else if day, other := daysIn(own, n.Lang).notAmong(daysIn(said, lang)); day != "" {
			report(diag.TranslationDiffers, "the quotation says « %s », and the translation « %s »", other, day)
		}
		if factuality.Reads(said, lang) && factuality.Reads(own, n.Lang) && factuality.Denies(said, lang).Empty() != factuality.Denies(own, n.Lang).Empty() {
			report(diag.TranslationDiffers, "one of quotation and translation denies, and the other does not")
		} else if r := reserved(said, lang, own, n.Lang); !r.Empty() {
			report(diag.TranslationDiffers, "the quotation says it with a reserve (« %s »), and the translation does not", r.Of(said))
		} else if r := factuality.Intends(said, lang); !r.Empty() && factuality.Reads(own, n.Lang) && !factuality.LooksAhead(own, n.Lang) {
			report(diag.TranslationDiffers, "the quotation says that it is meant or expected (« %s »), and the translation that it is so", r.Of(said))
		} else if r := factuality.Former(said, lang); !r.Empty() && factuality.Reads(own, n.Lang) && !factuality.KeepsFormer(own, n.Lang) {
			report(diag.TranslationDiffers, "the quotation says « %s », and the translation has no such word", r.Of(said))
		}
	}
	return diags
}

// reserved returns the words with which a text doubts what it says, or says it under a
// condition, if another does not.
func reserved(said, lang, own, ownLang string) text.Range {
	if !factuality.Reads(said, lang) || !factuality.Reads(own, ownLang) || factuality.Wavers(own, ownLang) {
		return text.Range{}
	}
	return factuality.Reserves(said, lang)
}

// otherUnit returns a number of a text with its unit, and the same number of another that
// counts in another unit there; both are "" if there is none.
func otherUnit(a, langA, b, langB string) (of, to string) {
	others := figures.In(b, langB)
	for _, f := range figures.In(a, langA) {
		unit := figures.Measure(a, f, langA)
		for _, o := range others {
			other := figures.Measure(b, o, langB)
			same := slices.ContainsFunc(o.Values, func(x float64) bool { return slices.Contains(f.Values, x) })
			switch {
			case unit == "" || other == "" || !same:
			case unit == other:
				of, to = "", ""
			default:
				of, to = f.Of(a)+" "+unit, o.Of(b)+" "+other
			}
		}
		if of != "" {
			return of, to
		}
	}
	return "", ""
}

// fewestTranslated is the smallest number in words that a translation has to have: one and
// two are articles, pairs and both.
const fewestTranslated = 3

// numberWithout returns the first number of a text that another does not have.
func numberWithout(a, langA, b, langB string) (string, bool) {
	others := figures.In(b, langB)
	for _, f := range figures.In(a, langA) {
		if f.Ordinal || f.Spelled && (f.Values[0] < fewestTranslated || !figures.Known(langB)) {
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
