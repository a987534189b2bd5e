package load

import (
	"slices"

	"dossier/internal/frontmatter"
	"dossier/internal/model"
)

// readLabels reads what the desk says that a text is.
func readLabels(rec *frontmatter.Record) []model.Label {
	var list []model.Label
	for _, word := range rec.Texts("labels") {
		label := model.Label(word)
		if !slices.Contains(model.Labels(), label) {
			_, at := rec.Text("labels")
			rec.Bad(at, "write satire, advertising, opinion, generated, machine, withdrawn or old", "%q is no label of a text", word)
			continue
		}
		list = append(list, label)
	}
	return list
}
