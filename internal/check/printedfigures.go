package check

import (
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// fewestPrinted is the least number in words that is looked for in titles and headings:
// they count what the note itself has more often than they state a small number.
const fewestPrinted = 11

// printedFigures reports figures that stand where hardly ever a citation does (in the
// front matter, a heading, a cell of a table, a field of a callout) and that no sentence
// cited beside them says: that of the same row or callout, else any of the note.
func (v *checker) printedFigures(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	all := v.findings.Cited(n)
	if slices.ContainsFunc(all, isUnresolved) {
		return nil // an error says so
	}
	articles := articleFigures{}
	whole := sync.OnceValue(func() *figuresSaid { return v.reckonedWith(all, articles) })
	for _, p := range v.printed(n) {
		said := whole
		if p.Wrong != "" {
			said = sync.OnceValue(func() *figuresSaid {
				said := v.reckonedWith(all, articles)
				said.addSentence(p.Wrong, text.Range{}, n.Lang)
				return said
			})
		}
		diags = append(diags, v.unsaid(n, p.Text, said, func(figures.Figure) diag.Span { return p.At })...)
	}
	for _, p := range n.Doc.Prose {
		if len(p.Marks) > 0 || p.Drawn || !p.Head && !p.Cell && !p.Field {
			continue
		}
		said := whole
		if beside := v.findings.citedBeside(n, p.Scope); p.Scope != 0 && len(beside) > 0 {
			said = sync.OnceValue(func() *figuresSaid { return v.reckonedWith(beside, articles) })
		}
		prose := afterDate(n, p)
		shift := len(p.Text) - len(prose)
		diags = append(diags, v.unsaid(n, prose, said, func(f figures.Figure) diag.Span { return p.At(f.From+shift, f.To+shift) })...)
	}
	return slices.Clip(diags)
}

// unsaid reports the figures of a text that no sentence cited for them says. at returns
// where a figure stands in the file of the note.
func (v *checker) unsaid(n *model.Note, prose string, said func() *figuresSaid, at func(figures.Figure) diag.Span) []diag.Diagnostic {
	var diags []diag.Diagnostic
	in, times := figures.In(prose, n.Lang), timesOfDay{all: figures.Times(prose), told: -1}
	for i, f := range in {
		t, ofTime := times.at(f)
		small := f.Spelled && f.Values[0] < fewestPrinted
		if f.Ordinal && (small || !said().ordinals) || inDate(f, prose, n.Lang) || numbersText(f, prose, n.Lang) ||
			small && (v.isOfAmount(f, prose, n.Lang) || !said().countsOtherwise(prose, in, i, n.Lang)) {
			continue
		}
		code, where := diag.NumberUnsupported, "in none of the sentences that are cited for it"
		if said().has(f, prose, n.Lang) {
			if !said().inAnotherUnit(f, prose, n.Lang) {
				continue
			}
			where = "in the sentences that are cited for it with another unit"
		} else if ofTime && (times.told == t.From || said().namesTime(t) && figures.Measure(prose, f, n.Lang) == "") {
			continue
		} else if how := said().follows(f, prose, in, i, prose, n.Lang); how == asSaid {
			continue
		} else {
			code, where = how.told(where)
		}
		if ofTime {
			times.told, f.Range = t.From, t.Range
		}
		diags = append(diags, diag.New(code, at(f), "%s is %s", f.Of(prose), where).
			WithHelp("quote the sentence that says it, or correct the figure"))
	}
	return diags
}

// afterDate is the text of a block, of the heading of an event without its date.
func afterDate(n *model.Note, p *markdown.Prose) string {
	if n.Kind == model.TimelineNote && p.Head {
		if _, title, ok := strings.Cut(p.Text, "·"); ok {
			return title
		}
	}
	return p.Text
}

// isOfAmount reports whether a number is a part of words for an amount: the two of two thirds.
func (v *checker) isOfAmount(f figures.Figure, s, lang string) bool {
	return slices.ContainsFunc(v.readings.Amounts(s, lang), func(a factuality.Amount) bool { return a.Words.Contains(f.Range) })
}
