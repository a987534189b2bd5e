package check

import (
	"io/fs"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/language"
	"dossier/internal/model"
)

// ofInit reports a title and a description that are still those with which a new dossier begins,
// once there is an article or a note of its own: pages would print them.
func (v *checker) ofInit() []diag.Diagnostic {
	var diags []diag.Diagnostic
	s := v.dossier.Settings
	for _, lang := range slices.Compact([]string{s.Language, "en"}) {
		skeleton, err := language.Get(lang).Skeleton()
		if err != nil || !v.goesBeyond(skeleton) {
			continue
		}
		begins, err := fs.ReadFile(skeleton, "dossier.yaml")
		if err != nil {
			continue
		}
		for _, of := range []struct {
			key  string
			text model.Localized
			at   diag.Span
		}{{"title", s.Title, s.TitleAt}, {"description", s.Description, s.AboutAt}} {
			for _, text := range of.text.All() {
				if strings.Contains(string(begins), "\n"+of.key+": "+text+"\n") {
					diags = append(diags, diag.New(diag.SettingsOfInit, of.at, "the %s is still the one that dossier init wrote, and pages print it", of.key).
						WithHelp("write what this dossier is about"))
				}
			}
		}
	}
	return diags
}

// goesBeyond reports whether the dossier has an article or a note that a new one has not.
func (v *checker) goesBeyond(skeleton fs.FS) bool {
	own := func(path string) bool {
		_, err := fs.Stat(skeleton, path)
		return err != nil
	}
	return slices.ContainsFunc(v.dossier.Articles, func(a *model.Article) bool { return own(a.Path) }) ||
		slices.ContainsFunc(v.dossier.Notes, func(n *model.Note) bool { return own(n.Path) })
}
