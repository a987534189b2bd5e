package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/markdown"
	"dossier/internal/model"
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
	byScope := map[markdown.Scope][]*model.Cited{}
	for _, c := range all {
		byScope[c.Of.Scope] = append(byScope[c.Of.Scope], c)
		if c.Article == nil || c.Item.Quote != "" && c.Passage == nil {
			return nil // an error says so
		}
	}
	var whole *figuresSaid
	report := func(prose string, said *figuresSaid, at func(figures.Figure) diag.Span) {
		for _, f := range figures.In(prose, n.Lang) {
			if f.Ordinal || f.Spelled && f.Values[0] < fewestPrinted || inDate(f, prose, n.Lang) {
				continue
			}
			if said == nil {
				if whole == nil {
					whole = v.saidBy(all)
				}
				said = whole
			}
			if !said.has(f, prose, n.Lang) {
				diags = append(diags, diag.New(diag.NumberUnsupported, at(f), "%s is in none of the sentences that are cited for it", f.Of(prose)).
					WithHelp("quote the sentence that says it, or correct the figure"))
			}
		}
	}
	for _, p := range n.Printed {
		report(p.Text, nil, func(figures.Figure) diag.Span { return p.At })
	}
	for _, p := range n.Doc.Prose {
		if len(p.Marks) > 0 || !p.Head && !p.Cell && !p.Field {
			continue
		}
		var said *figuresSaid
		if beside := byScope[p.Scope]; p.Scope != 0 && len(beside) > 0 {
			said = v.saidBy(beside)
		}
		report(afterDate(n, p), said, func(f figures.Figure) diag.Span {
			shift := len(p.Text) - len(afterDate(n, p))
			return p.At(f.From+shift, f.To+shift)
		})
	}
	return slices.Clip(diags)
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
