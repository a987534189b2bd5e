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

// citedSentence is a sentence with citations, in which figures stand.
type citedSentence struct {
	prose     *markdown.Prose
	at        int // byte of the prose where it begins
	citations []*markdown.Citation
	figures   []figures.Figure
}

// sentencesWithFigures finds the sentences of a note that have citations and figures.
func sentencesWithFigures(doc *markdown.Document, lang string) []citedSentence {
	var list []citedSentence
	for _, p := range doc.Prose {
		if p.Drawn {
			continue // held against the words of its row
		}
		for _, s := range sentencesWithCitations(p, lang) {
			in := figures.In(s.Of(p.Text), lang)
			in = slices.DeleteFunc(in, func(f figures.Figure) bool { return f.Spelled && f.Values[0] < fewestFigure })
			if len(in) > 0 {
				list = append(list, citedSentence{p, s.From, s.citations, in})
			}
		}
	}
	return list
}

// unsupportedFigures reports figures that stand in a sentence with citations and in
// none of the sentences it quotes.
func (v *checker) unsupportedFigures(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	at := v.citedBy(n)
	whole := articleFigures{}
	for _, s := range sentencesWithFigures(n.Doc, n.Lang) {
		var cited []*model.Cited
		for _, c := range s.citations {
			cited = append(cited, at[c]...)
		}
		if len(cited) == 0 || slices.ContainsFunc(cited, func(c *model.Cited) bool { return c.Article == nil || c.Item.Quote != "" && c.Passage == nil }) {
			continue
		}
		said := saidBy(cited, whole)
		for _, f := range s.figures {
			f.From, f.To = f.From+s.at, f.To+s.at
			if f.Ordinal && !said.ordinals {
				continue // one in words is not read
			}
			where := "in none of the sentences cited here"
			if said.has(f, s.prose.Text, n.Lang) {
				switch {
				case said.onlyBeside(f, s.prose.Text, n.Lang):
					where = "in a sentence cited here and not in the words that are quoted of it"
				case said.inAnotherUnit(f, s.prose.Text, n.Lang):
					where = "in the sentences cited here with another unit"
				default:
					continue
				}
			}
			d := diag.New(diag.NumberUnsupported, s.prose.At(f.From, f.To), "%s is %s", f.Of(s.prose.Text), where).
				WithHelp("quote the sentence that says it, or correct the figure")
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
