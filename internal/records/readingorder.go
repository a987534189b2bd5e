package records

import (
	"slices"

	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
)

// readSteps takes a list of names from the settings, each once.
func readSteps(rec *frontmatter.Record, key, what, example string) []model.ReadingStep {
	var all []model.ReadingStep
	for _, n := range rec.List(key) {
		at := rec.Span(n)
		switch {
		case !n.IsSingle() || n.Text() == "":
			rec.Bad(at, "write "+example, "%s lists %s", key, what)
		case slices.ContainsFunc(all, func(r model.ReadingStep) bool { return r.ID == n.Text() }):
			rec.Bad(at, "name it once", "%s names %q a second time", key, n.Text())
		default:
			all = append(all, model.ReadingStep{ID: n.Text(), At: at})
		}
	}
	return all
}

// readBottomLine takes the sentence that answers, one for each language, and the judgment
// that it gives in short.
func readBottomLine(rec *frontmatter.Record) model.BottomLine {
	n := rec.Take("bottom_line")
	if n == nil {
		return model.BottomLine{}
	}
	sub := rec.Sub(n, "bottom_line")
	if sub == nil {
		return model.BottomLine{}
	}
	line := model.BottomLine{Text: model.Localized{}, At: rec.Span(n)}
	line.Judgment.ID, line.Judgment.At = sub.Need("judgment", "brief/judgment, whose evidence carries the sentence")
	for _, lang := range language.Codes() {
		if s, _ := sub.Text(lang); s != "" {
			line.Text[lang] = s
		}
	}
	sub.Done()
	return line
}
