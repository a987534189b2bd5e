package check

import (
	"dossier/internal/diag"
	"dossier/internal/model"
)

// Grades on the diagonal: A with 1 to F with 6. Who grades source and item
// apart does not end there almost always.
const (
	fewestGrades  = 10
	diagonalShare = 0.8
)

// diagonal reports that the grades of items only repeat those of the outlets.
func (v *checker) diagonal() []diag.Diagnostic {
	graded, same := 0, 0
	for _, n := range v.dossier.Notes {
		if n.Status != model.Published {
			continue
		}
		for _, c := range v.findings.Cited(n) {
			if c.Item.Grade == 0 || c.Article == nil || c.Article.Outlet == nil || c.Article.Outlet.Grade == "" {
				continue
			}
			graded++
			if int(c.Article.Outlet.Grade[0]-'A')+1 == c.Item.Grade {
				same++
			}
		}
	}
	if graded < fewestGrades || float64(same) <= diagonalShare*float64(graded) {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.DiagonalGrades, diag.FileSpan(string(model.OutletRecords)),
		"%d of %d graded passages have the grade of their outlet (A and 1, B and 2, …)", same, graded).
		WithHelp("grade what a passage says apart from who says it: a reliable outlet can be wrong, an unreliable one right")}
}
