package dossier

import (
	"slices"

	"dossier/internal/diag"
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

// checkReadingOrder reports names in the order of reading that no brief has. A brief
// that cannot be read is there all the same.
func (j *joiner) checkReadingOrder() {
	var ids []string
	for _, name := range j.paths[briefKind] {
		id, _ := noteName(name, string(briefKind), j.settings.Language)
		ids = append(ids, id)
	}
	for _, r := range j.settings.Reading {
		if slices.Contains(ids, r.ID) {
			continue
		}
		d := diag.New(diag.UnknownID, r.At, "there is no brief %q", r.ID).
			WithHelp("name a brief as its file is named, without %s and without .md", briefKind+"/")
		d, _ = d.WithNearest(r.At, r.ID, ids)
		j.report(d)
	}
}
