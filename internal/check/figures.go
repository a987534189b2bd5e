package check

import (
	"slices"

	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// fewestFigure is the least number in words that is checked: below, words such
// as « un », "one" and "the two" are more often no number.
const fewestFigure = 3

// unsupportedFigures reports figures that stand in a sentence with citations and in
// none of the sentences it quotes.
func (v *checker) unsupportedFigures(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	whole := articleFigures{}
	for _, p := range n.Doc.Prose {
		if p.Drawn {
			continue // held against the words of its row
		}
		for _, s := range v.citing(n, p) {
			diags = append(diags, v.unsupportedIn(n, p, s, whole)...)
		}
	}
	return diags
}

func (v *checker) unsupportedIn(n *model.Note, p *markdown.Prose, s sentence, whole articleFigures) []diag.Diagnostic {
	in := figures.In(s.Of(p.Text), n.Lang)
	in = slices.DeleteFunc(in, func(f figures.Figure) bool { return f.Spelled && f.Values[0] < fewestFigure })
	if len(in) == 0 || len(s.cited) == 0 || slices.ContainsFunc(s.cited, isUnresolved) {
		return nil
	}
	var diags []diag.Diagnostic
	said, times := v.reckonedWith(s.cited, whole), timesOfDay{all: figures.Times(s.Of(p.Text)), told: -1}
	for i, f := range in {
		t, ofTime := times.at(f)
		f.Range = shift(f.Range, s.From)
		if f.Ordinal && !said.ordinals || ofTime && times.told == t.From {
			continue // one in words is not read, and a time of day is told once
		}
		code, where := diag.NumberUnsupported, "in none of the sentences cited here"
		if said.has(f, p.Text, n.Lang) {
			switch {
			case said.onlyBeside(f, p.Text, n.Lang):
				where = "in a sentence cited here and not in the words that are quoted of it"
			case said.inAnotherUnit(f, p.Text, n.Lang):
				where = "in the sentences cited here with another unit"
			case countsAnother(in, i, p.Text, s, n):
				code, where = diag.CountExchanged, "in the sentences cited here, and counts something else there"
			default:
				continue
			}
		} else if ofTime && said.namesTime(t) && figures.Measure(p.Text, f, n.Lang) == "" {
			continue
		} else if how := said.follows(f, p.Text, in, i, s.Of(p.Text), n.Lang); how == asSaid {
			continue
		} else {
			code, where = how.told(where)
		}
		if ofTime && code != diag.CountExchanged {
			times.told, f.Range = t.From, shift(t.Range, s.From)
		}
		d := diag.New(code, p.At(f.From, f.To), "%s is %s", f.Of(p.Text), where).
			WithHelp("quote the sentence that says it, or correct the figure")
		if at := slices.IndexFunc(s.cited, func(c *model.Cited) bool { return c.Passage != nil }); at >= 0 {
			c := s.cited[at]
			d = d.WithRelated(v.dossier.Sources.At(c.Passage), "%s of @%s is cited", c.Passage.Name(), c.Article.Key)
		}
		diags = append(diags, d)
	}
	return diags
}
