package check

import (
	"cmp"
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
	by      map[string][]*model.Question // by the rarest beginning of the words of what they ask
	in      map[edition]*model.Question  // those that are not withdrawn
}

type supportOfQuestion struct {
	question *model.Question
	cited    *model.Cited
}

func (v *checker) sidesOfQuestions() sides {
	s := sides{map[*model.Passage][]supportOfQuestion{}, map[*model.Question][]string{}, map[string][]*model.Question{}, map[edition]*model.Question{}}
	asking := map[string]int{}
	for _, q := range v.dossier.Questions {
		if q.Status == model.Withdrawn {
			continue
		}
		s.in[edition{q.Kind, q.ID, q.Lang}] = q
		s.asked[q] = subjects(q.Title, q.Lang)
		for _, word := range s.asked[q] {
			asking[beginning(word)]++
		}
		for _, p := range q.Positions {
			for _, c := range v.findings.CitedIn(&q.Note, p.Section) {
				if c.Words != nil && c.Item.Signal == markdown.Supports {
					s.support[c.Passage] = append(s.support[c.Passage], supportOfQuestion{q, c})
				}
			}
		}
	}
	for _, q := range v.dossier.Questions {
		if asked := s.asked[q]; len(asked) > 0 {
			rarest := slices.MinFunc(asked, func(a, b string) int { return cmp.Compare(asking[beginning(a)], asking[beginning(b)]) })
			s.by[beginning(rarest)] = append(s.by[beginning(rarest)], q)
		}
	}
	return s
}

// sharesWords reports whether two quotations of one passage do.
func sharesWords(a, b *model.Cited) bool {
	return slices.ContainsFunc(a.Words, func(words text.Range) bool { return words.OverlapsAny(b.Words) })
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

// mostLeftOut is how many answers are named that a brief leaves out: where all briefs take up
// all questions, the rest would be said of each again.
const mostLeftOut = 100

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
			if len(diags) == mostLeftOut {
				return append(diags, diag.New(diag.SelectiveCitation, r.at,
					"the brief takes up more questions with answers of which it cites nothing, such as « %s »", r.question.Title).
					WithHelp("see to those above first"))
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
	taken := map[string]bool{}
	add := func(q *model.Question, at diag.Span) {
		if taken[q.ID] {
			return
		}
		taken[q.ID] = true
		list = append(list, relation{cmp.Or(s.in[edition{q.Kind, q.ID, b.Lang}], q), at})
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
	var answered []*model.Question
	looked := map[string]bool{}
	for _, word := range own {
		if looked[beginning(word)] {
			continue
		}
		looked[beginning(word)] = true
		for _, q := range s.by[beginning(word)] {
			if asked := s.asked[q]; q.Lang == j.Note.Lang && inCommon(asked, own) == len(asked) {
				answered = append(answered, q)
			}
		}
	}
	slices.SortFunc(answered, func(a, b *model.Question) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Path, b.Path)) })
	for _, q := range answered {
		add(q, j.Callout.At)
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
