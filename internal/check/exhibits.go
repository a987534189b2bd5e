package check

import (
	"cmp"
	"slices"

	"dossier/internal/model"
	"dossier/internal/text"
)

// exhibited is what citations of one exhibit have in common besides their sentences.
type exhibited struct {
	article *model.Article
	passage *model.Passage
	words   bool
}

// stretches are those of one passage that a note cites, in order and apart from each
// other.
type stretches struct {
	ranges   []text.Range
	exhibits []*model.Exhibit // by index of the stretch; nil until it is cited
}

// exhibits gathers what a note cites under one number for each stretch of sentences:
// words of the same sentence are the same piece of evidence, however often they are
// cited. Stretches that share a sentence are one.
func exhibits(cited []*model.Cited) []*model.Exhibit {
	of := map[exhibited]*stretches{}
	key := func(c *model.Cited) exhibited { return exhibited{c.Article, c.Passage, c.Words != nil} }
	for _, c := range cited {
		if c.Article == nil {
			continue
		}
		if of[key(c)] == nil {
			of[key(c)] = &stretches{}
		}
		of[key(c)].ranges = append(of[key(c)].ranges, c.Context)
	}
	for _, s := range of {
		s.ranges = joined(s.ranges, 0)
		s.exhibits = make([]*model.Exhibit, len(s.ranges))
	}
	var list []*model.Exhibit
	for _, c := range cited {
		if c.Article == nil {
			continue
		}
		s := of[key(c)]
		i, _ := slices.BinarySearchFunc(s.ranges, c.Context.From, func(r text.Range, from int) int { return cmp.Compare(r.From, from+1) })
		i-- // the last that begins no later
		if s.exhibits[i] == nil {
			s.exhibits[i] = &model.Exhibit{Number: len(list) + 1, Article: c.Article, Passage: c.Passage, Context: s.ranges[i], Sentence: c.Sentence}
			list = append(list, s.exhibits[i])
		}
		c.Exhibit = s.exhibits[i]
		c.Exhibit.Sentence = max(1, min(c.Exhibit.Sentence, c.Sentence))
		c.Exhibit.Cited = append(c.Exhibit.Cited, c)
	}
	return list
}

// joined sorts ranges and joins those that overlap or are less than some bytes apart.
func joined(list []text.Range, less int) []text.Range {
	slices.SortFunc(list, func(a, b text.Range) int { return cmp.Or(a.From-b.From, a.To-b.To) })
	var apart []text.Range
	for _, r := range slices.Compact(list) {
		if n := len(apart); n > 0 && r.From < apart[n-1].To+less {
			apart[n-1].To = max(apart[n-1].To, r.To)
			continue
		}
		apart = append(apart, r)
	}
	return apart
}
