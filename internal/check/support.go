package check

import (
	"slices"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/markdown"
	"dossier/internal/memo"
	"dossier/internal/model"
	"dossier/internal/text"
)

// needsWords reports whether a citation has to quote: what a judgment, question
// or event rests on is shown in its words.
func needsWords(n *model.Note, c *markdown.Citation) bool {
	if n.Kind != model.BriefNote {
		return true
	}
	return slices.ContainsFunc(n.Doc.Callouts, func(callout *markdown.Callout) bool {
		return callout.Kind == markdown.Judgment && callout.Scope == c.Scope
	})
}

// retracted reports citations of articles that their outlets took back.
func (v *checker) retracted(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(n) {
		if c.Article != nil && c.Article.Status == model.Retracted {
			diags = append(diags, diag.New(diag.CitesRetracted, c.Item.KeyAt, "@%s has been retracted by its outlet", c.Article.Key).
				WithRelated(v.dossier.Sources.File(c.Article), "the article says status: retracted").
				WithHelp("look again at what rests on it; if you cite it for having been retracted, silence this check with that reason"))
		}
	}
	return diags
}

// fewestFigure is the least number in words that is checked: below, words such
// as « un » or "one" are more often no number.
const fewestFigure = 11

// said is a sentence with citations, in which figures stand.
type said struct {
	prose     *markdown.Prose
	at        int // byte of the prose where it begins
	citations []*markdown.Citation
	figures   []figures.Figure
}

// saying is all that the sentences of a note depend on.
type saying struct {
	Doc  *markdown.Document
	Lang string
}

var sayingsOf = memo.NewTable[saying, []said]("the figures in a note")

// sayings finds the sentences of a note that have citations and figures, or gives
// those it found before.
func (v *checker) sayings(n *model.Note) []said {
	return sayingsOf.Get(v.memo, saying{n.Doc, n.Lang}, func() []said { return sayings(n.Doc, n.Lang) })
}

func sayings(doc *markdown.Document, lang string) []said {
	var list []said
	for _, p := range doc.Prose {
		if len(p.Marks) == 0 {
			continue
		}
		sentences := text.Sentences(p.Text)
		citations := make([][]*markdown.Citation, len(sentences))
		for _, m := range p.Marks {
			// A citation behind the full stop belongs to the sentence before it.
			i := 0
			for i+1 < len(sentences) && sentences[i+1].From < m.At {
				i++
			}
			if i < len(sentences) {
				citations[i] = append(citations[i], m.Citation)
			}
		}
		for i, s := range sentences {
			if len(citations[i]) == 0 {
				continue
			}
			in := figures.In(s.Of(p.Text), lang)
			in = slices.DeleteFunc(in, func(f figures.Figure) bool { return f.Ordinal || f.Spelled && f.Values[0] < fewestFigure })
			if len(in) > 0 {
				list = append(list, said{p, s.From, citations[i], in})
			}
		}
	}
	return list
}

// unsupportedFigures reports figures that stand in a sentence with citations and in
// none of the passages that the sentence cites.
func (v *checker) unsupportedFigures(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	at := map[*markdown.Citation][]*model.Cited{}
	for _, c := range v.findings.Cited(n) {
		at[c.Of] = append(at[c.Of], c)
	}
	for _, s := range v.sayings(n) {
		var cited []*model.Cited
		for _, c := range s.citations {
			cited = append(cited, at[c]...)
		}
		if len(cited) == 0 || slices.ContainsFunc(cited, func(c *model.Cited) bool { return c.Article == nil || c.Item.Quote != "" && c.Passage == nil }) {
			continue
		}
		figuresCited, words := figuresOf(cited)
		for _, f := range s.figures {
			if slices.ContainsFunc(f.Values, func(x float64) bool { return !words && x <= 100 || among(x, figuresCited) }) {
				continue
			}
			from, to := s.at+f.From, s.at+f.To
			d := diag.New(diag.NumberUnsupported, s.prose.At(from, to), "%s is in none of the passages cited in this sentence", s.prose.Text[from:to]).
				WithHelp("cite the passage that says it, or correct the figure")
			for _, c := range cited {
				if c.Passage != nil {
					d = d.WithRelated(v.dossier.Sources.At(c.Passage), "%s of @%s is cited", c.Passage.Name(), c.Article.Key)
					break
				}
			}
			diags = append(diags, d)
		}
	}
	return diags
}

// figuresOf returns the numbers in the cited passages and the dates of their
// articles. words says that numbers in words are read in all their languages.
func figuresOf(cited []*model.Cited) (values []map[float64]bool, words bool) {
	dates := map[float64]bool{}
	values, words = []map[float64]bool{dates}, true
	for _, c := range cited {
		passages := c.Article.Passages
		if c.Passage != nil {
			passages = []*model.Passage{c.Passage}
		}
		fromDay := false
		for _, p := range passages {
			in, counts := p.Figures()
			values, fromDay = append(values, in), fromDay || counts
		}
		for _, day := range []date.Day{c.Article.Published.From, c.Article.Published.To} {
			for _, x := range []int{day.Year, day.Month, day.Day} {
				dates[float64(x)] = true
			}
			if day.Year > 0 && fromDay {
				dates[float64(day.Year-1)], dates[float64(day.Year+1)] = true, true
			}
		}
		words = words && figures.Known(c.Article.Lang)
	}
	return values, words
}

func among(x float64, sets []map[float64]bool) bool {
	return slices.ContainsFunc(sets, func(set map[float64]bool) bool { return set[x] })
}

// Grades on the diagonal: A with 1 to F with 6. Who grades source and item
// apart does not end there almost always.
const (
	fewestGrades  = 10
	diagonalShare = 0.8
)

// diagonal reports that the grades of items only repeat those of the outlets.
func (v *checker) diagonal() []diag.Diagnostic {
	graded, same := 0, 0
	for _, n := range v.dossier.Notes() {
		if n.Status != model.Published {
			continue
		}
		for _, c := range v.findings.Cited(n) {
			if c.Item.Grade == 0 || c.Article == nil || c.Article.Outlet == nil || c.Article.Outlet.Grade == "" {
				continue
			}
			graded++
			if int(c.Article.Outlet.Grade[0]-'A')+1 == c.Item.Grade {
				same++
			}
		}
	}
	if graded < fewestGrades || float64(same) <= diagonalShare*float64(graded) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.DiagonalGrades, diag.FileSpan(string(model.OutletRecords)),
		"%d of %d graded passages have the grade of their outlet (A and 1, B and 2, …)", same, graded).
		WithHelp("grade what a passage says apart from who says it: a reliable outlet can be wrong, an unreliable one right")}
}
