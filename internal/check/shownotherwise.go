package check

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
)

// shownOtherwise reports citations of passages whose readers may have seen other words than
// were compared: a style of their page, or another form of their document, may add some or hide some, or a word is made of letters
// that only look like its own, so that nothing here knows it, be it a denial.
func (v *checker) shownOtherwise(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	disguised := map[*model.Passage]string{} // each passage is read once
	words := map[*model.Article]map[string]bool{}
	for _, c := range v.findings.Cited(n) {
		p := c.Passage
		if p == nil {
			continue
		}
		word, read := disguised[p]
		if !read {
			word, _ = text.FindDisguised(p.Text, func(word string) bool {
				if words[c.Article] == nil {
					words[c.Article] = wordsOf(c.Article)
				}
				return words[c.Article][strings.ToLower(word)]
			})
			disguised[p] = word
		}
		var d diag.Diagnostic
		switch {
		case v.dossier.Doubtful[p]:
			d = diag.New(diag.SourceShownOtherwise, c.Item.At,
				"the file may add words to %s of @%s where it is shown, or hide some, and which is not known", p.Name(), c.Article.Key).
				WithHelp("look at the file as its readers saw it; if they read the same, silence this with that reason")
		case word != "":
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

// wordsOf are the words of an article, in small letters.
func wordsOf(a *model.Article) map[string]bool {
	all := map[string]bool{}
	for _, p := range a.Passages {
		for _, word := range text.PlainWords(strings.ToLower(p.Text)) {
			all[word] = true
		}
	}
	return all
}
