package print

import (
	"html"
	"html/template"
	"strings"

	"dossier/internal/revision"
)

// Revised is a paragraph of two versions in one: what both have, what went and what came.
type Revised struct {
	Lang   string // of the paragraph, "" if it is the page's own
	Pieces []RevisedPiece
}

// RevisedPiece is a stretch of it.
type RevisedPiece struct {
	Text string
	Kind revision.Kind // "" for words that are not shown
}

// HTML prints the paragraph: <del> and <ins>, with words of the page for those who do not
// see them.
func (r Revised) HTML(w *Words) template.HTML {
	var out strings.Builder
	own := w.among(r.Lang, r.Text())
	put := func(element, attributes, said string, s RevisedPiece) {
		words := strings.TrimRight(s.Text, " ")
		out.WriteString(`<` + element + attributes + `><span class="unseen"` + own + `>` + html.EscapeString(w.Phrase(said)+w.Phrase("colon")) + ` </span>` +
			inert(html.EscapeString(words)) + `</` + element + `>` + s.Text[len(words):])
	}
	for i, s := range r.Pieces {
		switch s.Kind {
		case revision.Out:
			put("del", "", "version_out", s)
		case revision.In:
			instead := ""
			if i > 0 && r.Pieces[i-1].Kind == revision.Out && !strings.HasSuffix(r.Pieces[i-1].Text, " ") {
				instead = ` class="instead"` // nothing stands between what went and what came
			}
			put("ins", instead, "version_in", s)
		case revision.Same:
			out.WriteString(inert(setOff(html.EscapeString(s.Text))))
		default:
			out.WriteString(` <span class="gap">[…]</span> `)
		}
	}
	return trusted(out.String())
}

// Text is the paragraph as the later version has it, or as the earlier one does if that is
// all there is.
func (r Revised) Text() string {
	var later, earlier strings.Builder
	for _, s := range r.Pieces {
		if s.Kind != revision.Out {
			later.WriteString(s.Text)
		}
		earlier.WriteString(s.Text)
	}
	if later.Len() == 0 {
		return earlier.String()
	}
	return later.String()
}
