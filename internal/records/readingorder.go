package records

import (
	"slices"

	"dossier/internal/frontmatter"
	"dossier/internal/model"
)

// readReadingOrder takes the order of reading from the settings.
func readReadingOrder(rec *frontmatter.Record) []model.ReadingStep {
	var all []model.ReadingStep
	for _, n := range rec.List("reading") {
		at := rec.Span(n)
		switch {
		case !n.IsSingle() || n.Text() == "":
			rec.Bad(at, "write reading: [first, second], without .md", "reading lists the names of briefs")
		case slices.ContainsFunc(all, func(r model.ReadingStep) bool { return r.ID == n.Text() }):
			rec.Bad(at, "name it once", "reading names %q a second time", n.Text())
		default:
			all = append(all, model.ReadingStep{ID: n.Text(), At: at})
		}
	}
	return all
}
