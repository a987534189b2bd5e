package site

import (
	"cmp"
	"slices"

	"dossier/internal/model"
)

// Reading is the place of a brief in the order in which the dossier is to be
// read, with its neighbours.
type Reading struct {
	Number, Of    int
	Before, After *BriefEntry // nil at the ends
}

// byReadingOrder sorts briefs: first those that the settings put in an order,
// then the others, newest first.
func (p *planner) byReadingOrder(list []*model.Brief) {
	place := map[string]int{}
	for i, step := range p.dossier.Settings.Reading {
		place[step.ID] = i - len(p.dossier.Settings.Reading) // below 0, where the others are
	}
	slices.SortStableFunc(list, func(a, b *model.Brief) int {
		return cmp.Or(cmp.Compare(place[a.ID], place[b.ID]), b.Date.Compare(a.Date))
	})
}

// orderedBriefs returns the briefs of an edition that the settings put in an order and
// that are there to be read.
func (p *planner) orderedBriefs(lang string) []*model.Brief {
	var list []*model.Brief
	for _, b := range p.inEdition(lang) {
		listed := slices.ContainsFunc(p.dossier.Settings.Reading, func(s model.ReadingStep) bool { return s.ID == b.ID })
		if listed && b.Status != model.Withdrawn {
			list = append(list, b)
		}
	}
	return list
}

// reading places a brief in the order of reading, nil if it is not in it.
func (p *planner) reading(b *model.Brief, from string) *Reading {
	list := p.readingOrder[b.Lang]
	i := slices.Index(list, b)
	if i < 0 || len(list) < 2 {
		return nil
	}
	r := &Reading{Number: i + 1, Of: len(list)}
	neighbour := func(i int) *BriefEntry {
		if i < 0 || i >= len(list) {
			return nil
		}
		return new(p.briefEntry(list[i], b.Lang, from))
	}
	r.Before, r.After = neighbour(i-1), neighbour(i+1)
	return r
}
