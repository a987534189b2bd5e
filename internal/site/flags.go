package site

import (
	"dossier/internal/board"
	"dossier/internal/model"
)

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
	for _, cause := range board.Causes(p.dossier, p.findings, n) {
		flags = append(flags, Flag{string(cause.Kind), p.citedArticles(cause.Cited, n.Lang, path)})
	}
	return flags
}
