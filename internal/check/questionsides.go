package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// questionSides reports questions whose answers cannot be told apart by what they rest
// on: one that nothing supports and that stands there to be denied, words that support
// two answers, and an assessment that takes what stands below two of them for its own
// support.
func (v *checker) questionSides() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, q := range v.dossier.Questions {
		if q.Status == model.Withdrawn {
			continue
		}
		below := make([][]*model.Cited, len(q.Positions))
		for i, p := range q.Positions {
			below[i] = v.findings.CitedIn(&q.Note, p.Section)
			if len(below[i]) > 0 && !slices.ContainsFunc(below[i], speaksFor) {
				diags = append(diags, diag.New(diag.QuestionSides, p.Section.Heading.Words, "no passage supports the answer « %s »", p.Answer).
					WithHelp("cite one that does, without a signal; an answer that nobody gives is none"))
			}
		}
		diags = append(diags, onTwoSides(q, below)...)
		diags = append(diags, v.assessesBoth(q, below)...)
	}
	return diags
}

func speaksFor(c *model.Cited) bool {
	return c.Item.Signal == markdown.Supports || c.Item.Signal == markdown.Relays
}

// onTwoSides reports words that support an answer and an earlier one as well.
func onTwoSides(q *model.Question, below [][]*model.Cited) []diag.Diagnostic {
	type earlier struct {
		cited    *model.Cited
		position int
	}
	var diags []diag.Diagnostic
	before := map[*model.Passage][]earlier{}
	for i, list := range below {
		for _, c := range list {
			if c.Words == nil || !speaksFor(c) {
				continue
			}
			for _, e := range before[c.Passage] {
				if e.position != i && quoteTheSame(c, e.cited) {
					one, other := q.Positions[e.position].Answer, q.Positions[i].Answer
					diags = append(diags, diag.New(diag.QuestionSides, c.Item.QuoteAt, "the same words support « %s » and « %s »", one, other).
						WithRelated(e.cited.Item.QuoteAt, "they support another answer here").
						WithHelp("put them below one answer, or mark them as context: cf. @%s", c.Item.Key))
					break
				}
			}
			before[c.Passage] = append(before[c.Passage], earlier{c, i})
		}
	}
	return diags
}

// quoteTheSame reports whether two quotations of one passage have nearly all their words
// in common. A longer one that takes another in may say more than it.
func quoteTheSame(a, b *model.Cited) bool {
	const nearly = 0.8
	x, y := a.Words.Extent(), b.Words.Extent()
	both := min(x.To, y.To) - max(x.From, y.From)
	return float64(both) >= nearly*float64(max(x.Len(), y.Len()))
}

// assessesBoth reports judgments of the assessment that rest on words which stand below
// two answers: whichever they judge to be right, one of them speaks against it.
func (v *checker) assessesBoth(q *model.Question, below [][]*model.Cited) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, s := range v.findings.Statements(&q.Note) {
		if s.Callout.Kind != markdown.Judgment {
			continue
		}
		first := -1
		for _, c := range s.Support() {
			i := positionOf(c, below)
			if i >= 0 && first >= 0 && i != first {
				diags = append(diags, diag.New(diag.QuestionSides, c.Item.QuoteAt, "this judgment takes what stands below « %s » and below « %s » for its support",
					q.Positions[first].Answer, q.Positions[i].Answer).
					WithHelp("cite what speaks against the judgment with contra, and what is beside the point with cf."))
				break
			}
			if first < 0 {
				first = i
			}
		}
	}
	return diags
}

// positionOf returns the only answer below which quoted words stand without being said
// to contradict it, -1 if there is none or more than one.
func positionOf(c *model.Cited, below [][]*model.Cited) int {
	at := -1
	for i, list := range below {
		if !slices.ContainsFunc(list, func(o *model.Cited) bool {
			return o.Passage == c.Passage && o.Passage != nil && o.Item.Signal != markdown.Contradicts && sharesWords(c, o)
		}) {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}
