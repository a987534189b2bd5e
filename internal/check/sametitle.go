package check

import (
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/text"
)

// sameTitle reports notes of one kind and language that have one title, whatever its capitals:
// lists and results show nothing else by which a reader could tell them apart.
func (v *checker) sameTitle() []diag.Diagnostic {
	type shown struct{ kind, lang, title string }
	first := map[shown]*model.Note{}
	var diags []diag.Diagnostic
	for _, n := range v.dossier.Notes {
		if n.Title == "" || n.Status == model.Withdrawn || !n.Shown(v.drafts) {
			continue
		}
		key := shown{string(n.Kind), n.Lang, text.Fold(n.Title)}
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
