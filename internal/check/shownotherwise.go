package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
)

// shownOtherwise reports citations of passages whose readers may have seen other words than
// were compared: a style of their page may add some or hide some, or a word is made of letters
// that only look like its own, so that nothing here knows it, be it a denial.
func (v *checker) shownOtherwise(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		p := c.Passage
		if p == nil {
			continue
		}
		var d diag.Diagnostic
		word, disguised := text.FindDisguised(p.Text, func(word string) bool { return hasWord(c.Article, word) })
		switch {
		case v.dossier.Doubtful[p]:
			d = diag.New(diag.SourceShownOtherwise, c.Item.At,
				"a style of its page may add words to %s of @%s, or hide some, and which is not known", p.Name(), c.Article.Key).
				WithHelp("look at the page as its readers saw it; if they read the same, silence this with that reason")
		case disguised:
			d = diag.New(diag.SourceShownOtherwise, c.Item.At,
				"“%s” in %s of @%s has letters of another script, which look like those that are read", word, p.Name(), c.Article.Key).
				WithHelp("read the passage as its readers saw it, this word as well; if your sentence bears that out, silence this with that reason")
		default:
			continue
		}
		diags = append(diags, d.WithRelated(v.dossier.Sources.At(p), "the passage is here"))
	}
	return diags
}

// hasWord reports whether an article has a word, in letters of either size.
func hasWord(a *model.Article, word string) bool {
	word = strings.ToLower(word)
	return slices.ContainsFunc(a.Passages, func(p *model.Passage) bool { return text.HasWord(strings.ToLower(p.Text), word) })
}
