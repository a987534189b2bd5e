package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// sides knows which quotations support a position of which questions, by the passage they
// stand in, and what each question speaks of.
type sides struct {
	support map[*model.Passage][]supportOfQuestion
	asked   map[*model.Question][]string
}

type supportOfQuestion struct {
	question *model.Question
	cited    *model.Cited
}

func (v *checker) sidesOfQuestions() sides {
	s := sides{map[*model.Passage][]supportOfQuestion{}, map[*model.Question][]string{}}
	for _, q := range v.dossier.Questions {
		if q.Status == model.Withdrawn {
			continue
		}
		s.asked[q] = subjects(q.Title, q.Lang)
		for _, p := range q.Positions {
			for _, c := range v.findings.CitedIn(&q.Note, p.Section) {
				if c.Words != nil && c.Item.Signal == markdown.Supports {
					s.support[c.Passage] = append(s.support[c.Passage], supportOfQuestion{q, c})
				}
			}
		}
	}
	return s
}

// sharesWords reports whether two quotations of one passage do.
func sharesWords(a, b *model.Cited) bool {
	return slices.ContainsFunc(a.Words, func(words text.Range) bool { return overlaps(b.Words, words) })
}

// leftOutPositions reports questions of which a brief takes one side and leaves another
// out: it cites a sentence that supports one position, and none of those that
// support another. A brief is held to the questions it links to and to those of
// whose words its judgments quote some as support, or other words of the same sentence
// while they speak of what is asked; and to those that a judgment answers in their words.
func (v *checker) leftOutPositions() []diag.Diagnostic {
	var diags []diag.Diagnostic
	s := v.sidesOfQuestions()
	for _, b := range v.dossier.Briefs {
		if b.Status != model.Withdrawn {
			diags = append(diags, v.leftOutBy(b, s)...)
		}
	}
	return diags
}

func (v *checker) leftOutBy(b *model.Brief, s sides) []diag.Diagnostic {
	cited := map[*model.Passage][]*model.Cited{}
	for _, c := range v.findings.Cited(&b.Note) {
		if c.Passage != nil {
			cited[c.Passage] = append(cited[c.Passage], c)
		}
	}
	var diags []diag.Diagnostic
	for _, r := range v.questionsTakenUp(b, s) {
		if !slices.ContainsFunc(r.question.Positions, func(p *model.Position) bool { return v.isSupportedBy(r.question, p, cited) }) {
			continue // it takes no side
		}
		for _, p := range r.question.Positions {
			if !v.isSupported(r.question, p) || v.isSupportedBy(r.question, p, cited) {
				continue
			}
			x := diag.New(diag.SelectiveCitation, r.at,
				"the question « %s » has another answer, « %s », and the brief cites none of its passages", r.question.Title, p.Answer).
				WithRelated(p.Section.Heading.Words, "the answer that is left out").
				WithHelp("cite one of its passages, with contra if the brief disagrees")
			diags = append(diags, x)
		}
	}
	return diags
}

// relation is a question that a brief takes up, and where it does.
type relation struct {
	question *model.Question
	at       diag.Span
}

// questionsTakenUp returns the questions that a brief takes up, each once, in the
// language of the brief if it exists in it.
func (v *checker) questionsTakenUp(b *model.Brief, s sides) []relation {
	var list []relation
	add := func(q *model.Question, at diag.Span) {
		if slices.ContainsFunc(list, func(r relation) bool { return r.question.ID == q.ID }) {
			return
		}
		for _, other := range v.dossier.Questions {
			if other.ID == q.ID && other.Lang == b.Lang && other.Status != model.Withdrawn {
				q = other
			}
		}
		list = append(list, relation{q, at})
	}
	for _, l := range b.Doc.Links {
		if q := v.questionBehind(&b.Note, l); q != nil {
			add(q, l.At)
		}
	}
	for _, j := range v.findings.Statements(&b.Note) {
		if j.Callout.Kind == markdown.Judgment {
			v.answeredBy(j, s, add)
		}
	}
	return list
}

// answeredBy adds the questions that a judgment takes up.
func (v *checker) answeredBy(j *model.Statement, s sides, add func(*model.Question, diag.Span)) {
	own := subjects(Wording(j), j.Note.Lang)
	for _, c := range j.Support() {
		for _, side := range s.support[c.Passage] {
			if sharesWords(c, side.cited) || c.Context.Overlaps(side.cited.Context) && inCommon(s.asked[side.question], own) > 0 {
				add(side.question, c.Item.At)
			}
		}
	}
	for _, q := range v.dossier.Questions {
		if asked := s.asked[q]; q.Lang == j.Note.Lang && len(asked) > 0 && inCommon(asked, own) == len(asked) {
			add(q, j.Callout.At)
		}
	}
}

// questionBehind returns the published question to which a link leads, nil if it leads
// to none.
func (v *checker) questionBehind(n *model.Note, l *markdown.Link) *model.Question {
	t := v.findings.Target(n, l)
	if t == nil || t.Note == nil || t.Note.Status != model.Published {
		return nil
	}
	q, _ := t.Note.Own.(*model.Question)
	return q
}

// isSupported reports whether any passage speaks for the position.
func (v *checker) isSupported(q *model.Question, p *model.Position) bool {
	return slices.ContainsFunc(v.findings.CitedIn(&q.Note, p.Section), func(c *model.Cited) bool { return c.Passage != nil && c.Item.Signal == markdown.Supports })
}

// isSupportedBy reports whether one of the passages speaks for the position.
func (v *checker) isSupportedBy(q *model.Question, p *model.Position, passages map[*model.Passage][]*model.Cited) bool {
	return slices.ContainsFunc(v.findings.CitedIn(&q.Note, p.Section), func(c *model.Cited) bool {
		return c.Item.Signal == markdown.Supports && slices.ContainsFunc(passages[c.Passage], func(own *model.Cited) bool {
			return own.Words == nil || c.Words == nil || own.Context.Overlaps(c.Context)
		})
	})
}
