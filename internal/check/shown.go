package check

import (
	"cmp"
	"slices"

	"dossier/internal/model"
)

// Shown says what of a passage a published site may show, in pages and in
// whatever else it publishes: all of it, or the stretches returned, in order and
// apart from each other; none if there are none. It follows from the rights of
// the article and, for excerpts, from the sentences that published notes cite.
func (f *Findings) Shown(p *model.Passage) (stretches [][2]int, whole bool) {
	switch p.Article.Rights {
	case model.Full:
		return nil, true
	case model.Excerpt:
		for _, c := range f.Uses[p] {
			if c.Words != nil {
				stretches = append(stretches, c.Context)
			}
		}
	case model.Link:
	}
	slices.SortFunc(stretches, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	var apart [][2]int
	for _, s := range stretches {
		if n := len(apart); n > 0 && s[0] <= apart[n-1][1] {
			apart[n-1][1] = max(apart[n-1][1], s[1])
			continue
		}
		apart = append(apart, s)
	}
	return apart, false
}
