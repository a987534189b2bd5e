package site

import "dossier/internal/model"

// Flag is a reason to read a note again: something has happened to articles
// that it rests on.
type Flag struct {
	Kind     string // retracted | corrected | since | changed, a word of the interface as flag_…
	Articles []CitedArticle
}

// flags lists the reasons to read a note again, the gravest first. In articles
// stand those they are about, with the numbers of the citations.
func (p *planner) flags(n *model.Note, path string) []Flag {
	var flags []Flag
	add := func(kind string, is func(*model.Cited) bool) {
		var about []*model.Cited
		for _, c := range p.findings.Cited(n) {
			if is(c) {
				about = append(about, c)
			}
		}
		if len(about) > 0 {
			flags = append(flags, Flag{kind, p.citedArticles(about, n.Lang, path)})
		}
	}
	add("retracted", func(c *model.Cited) bool { return p.dossier.Shaken(c.Article) == model.Retracted })
	add("corrected", func(c *model.Cited) bool { return p.dossier.Shaken(c.Article) == model.Corrected })
	add("since", func(c *model.Cited) bool {
		_, changed := p.findings.Since[c]
		return changed
	})
	add("changed", func(c *model.Cited) bool { return c.Changed })
	return flags
}
