package check

import (
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
)

// sameTitle reports notes of one kind, language and day that have one title, whatever its capitals:
// lists and results show nothing else by which a reader could tell them apart. A series may have one title, with a day for each.
func (v *checker) sameTitle() []diag.Diagnostic {
	type shown struct{ kind, lang, day, title string }
	first := map[shown]*model.Note{}
	var diags []diag.Diagnostic
	for _, n := range v.dossier.Notes {
		if n.Title == "" || n.Status == model.Withdrawn || !n.Shown(v.drafts) {
			continue
		}
		key := shown{string(n.Kind), n.Lang, noteDay(n), text.Fold(n.Title)}
		if other := first[key]; other != nil {
			diags = append(diags, diag.New(diag.SameTitle, titleOf(n), "%s has this title as well", other.Path).
				WithHelp("say in the title of each what it is about and the other is not, or delete the one that is a copy"))
			continue
		}
		first[key] = n
	}
	return diags
}

// titleOf is where the title of a note stands.
func titleOf(n *model.Note) diag.Span {
	for _, p := range n.Printed {
		if p.Text == n.Title {
			return p.At
		}
	}
	return diag.FileSpan(n.Path)
}

// noteDay is the day that a note gives itself, "" if it gives none.
func noteDay(n *model.Note) string {
	switch own := n.Own.(type) {
	case *model.Brief:
		return own.Date.String()
	case *model.Question:
		return own.Date.String()
	}
	return ""
}
