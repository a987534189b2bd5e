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
	add("retracted", func(c *model.Cited) bool { return p.shaken(c.Article) == model.Retracted })
	add("corrected", func(c *model.Cited) bool { return p.shaken(c.Article) == model.Corrected })
	add("since", func(c *model.Cited) bool {
		_, changed := p.findings.Since[c]
		return changed
	})
	add("changed", func(c *model.Cited) bool { return c.Changed })
	return flags
}

// shaken is whether an article still stands, as its own record or a later version says. Of
// several versions the one that has the correction stands.
func (p *planner) shaken(a *model.Article) model.Status {
	status, by := p.dossier.Standing(a)
	if status == model.Corrected && by == a && p.dossier.Versions[a] != nil {
		return model.Current
	}
	return status
}
