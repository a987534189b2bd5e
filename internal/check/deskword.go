package check

import (
	"strings"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/model"
)

// deskWord reports what a record says of an article and no line of its capture does: a
// headline that a person wrote, a source that the line it is recorded for does not name.
func (v *checker) deskWord() []diag.Diagnostic {
	var diags []diag.Diagnostic
	for _, a := range v.dossier.Articles {
		if !a.Proven || a.Capture == nil {
			continue
		}
		if a.TitleBasis != "line" && a.Received == nil && !v.inCapture(a, a.Title) {
			diags = append(diags, diag.New(diag.DeskWord, diag.FileSpan(a.Path), "the headline « %s » is in no line of the capture", a.Title).
				WithHelp("take a line of the capture for the headline: title_basis: line and title_line: its number"))
		}
		for _, u := range a.Upstream {
			if u.Name == "" || u.Line < 1 || u.Line > len(a.Capture.Lines) || v.names(a, u.Line, u.Name) {
				continue
			}
			diags = append(diags, diag.New(diag.DeskWord, a.Capture.Source.LineSpan(u.Line),
				"this line does not name %s, which %s records as its source", u.Name, a.Path).
				WithHelp("record the line that names the source, or leave the entry of upstream out"))
		}
	}
	return diags
}

// inCapture reports whether words stand in a line of the capture of an article.
func (v *checker) inCapture(a *model.Article, words string) bool {
	words = strings.ToLower(found.Fold(words))
	for _, l := range a.Capture.Lines {
		if strings.Contains(strings.ToLower(found.Fold(l.Text)), words) {
			return true
		}
	}
	return false
}

// namesOf returns the names by which a text may name a source: those of an agency, and
// those of an outlet of the dossier.
func (v *checker) namesOf(source string) []string {
	names := append(attribution.Names(source), strings.ReplaceAll(source, "-", " "))
	for _, o := range v.dossier.Outlets {
		if o.Key == source {
			names = append(append(names, o.Name), o.Domains...)
		}
	}
	return names
}

// names reports whether a line, or the paragraph that it is part of, names a source by
// its key, its name or its domain.
func (v *checker) names(a *model.Article, line int, source string) bool {
	said := found.Fold(a.Capture.Lines[line-1].Text)
	for _, p := range a.Passages {
		if p.Kind != custody.Title && p.Line <= line && line <= p.Last {
			said += " " + p.Folded()
		}
	}
	said = strings.ToLower(said)
	for _, name := range v.namesOf(source) {
		if name = strings.ToLower(found.Fold(name)); name != "" && strings.Contains(said, name) {
			return true
		}
	}
	return false
}
