package check

import (
	"dossier/internal/model"
	"dossier/internal/text"
)

// Shown says what of a passage a published site may show, in pages and in
// whatever else it publishes: all of it, or the stretches returned, in order and
// apart from each other; none if there are none. It follows from the rights of
// the article and, for excerpts, from the sentences that published notes cite and those that
// stand in their place in a later version.
func (f *Findings) Shown(p *model.Passage) (stretches []text.Range, whole bool) {
	switch p.Article.Rights {
	case model.Full:
		return nil, true
	case model.Excerpt:
		for _, c := range f.Uses[p] {
			if c.Words != nil {
				stretches = append(stretches, c.Context)
			}
		}
		stretches = append(stretches, f.replaced[p]...)
	case model.Link:
	}
	return joined(stretches, 1), false
}
