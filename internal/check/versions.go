package check

import (
	"path"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/model"
	"dossier/internal/quote"
)

// changedSince reports the cited words that another capture of the same address does not
// have: the outlet has changed them since, or had other words before. Of a capture that is
// known to be older nothing is asked.
func (v *checker) changedSince() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, versions := range v.dossier.Versions() {
		for _, a := range versions {
			for _, p := range a.Passages {
				for _, c := range v.findings.Uses[p] {
					if other := v.lacking(c, versions); other != nil {
						diags = append(diags, v.changed(c, other))
					}
				}
			}
		}
	}
	return diags
}

// lacking returns the last version of an article, or else the first, if it may be later and
// does not have the words of a citation; nil if there is none. Those between are not looked
// at: the work grows with the citations, not with their product with the versions.
func (v *checker) lacking(c *model.Cited, versions []*model.Article) *model.Article {
	for _, other := range []*model.Article{versions[len(versions)-1], versions[0]} {
		if other == c.Article || !other.Proven || c.Item.Quote == "" || v.dossier.CapturedBefore(other, c.Article) {
			continue
		}
		if match, _ := quote.Find(found.NewQuote(c.Item.Quote), other, nil); match == nil {
			return other
		}
	}
	return nil
}

func (v *checker) changed(c *model.Cited, other *model.Article) diag.Diagnostic {
	file, _ := other.AsReceived()
	what := "another capture of the same address"
	if v.dossier.CapturedBefore(c.Article, other) {
		what = "a later capture of the same address"
	}
	return diag.New(diag.ChangedSince, c.Item.At, "« %s » of @%s is not in %s, %s", quote.Shorten(c.Item.Quote), c.Article.Key, path.Base(file), what).
		WithRelated(v.dossier.Sources.File(other), "the article of that capture").
		WithHelp("read what the outlet says now; if the words still count, say in the note that they were changed, and silence this with the reason")
}
