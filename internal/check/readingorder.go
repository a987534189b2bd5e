package check

import (
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/note"
)

// readingOrder reports names in the order of reading that no brief has. A brief
// that cannot be read is there all the same.
func (v *checker) readingOrder() []diag.Diagnostic {
	briefs := note.Kinds[slices.IndexFunc(note.Kinds, func(k note.Kind) bool { return k.Of == model.BriefNote })]
	var paths []string
	for _, b := range v.dossier.Briefs {
		paths = append(paths, b.Path)
	}
	for name := range v.dossier.Unread {
		if strings.HasPrefix(name, briefs.Folder+"/") {
			paths = append(paths, name)
		}
	}
	slices.Sort(paths)
	var ids []string
	for _, name := range slices.Compact(paths) {
		id, _ := briefs.Name(name, v.dossier.Settings.Language)
		ids = append(ids, id)
	}
	var diags []diag.Diagnostic
	for _, r := range v.dossier.Settings.Reading {
		if slices.Contains(ids, r.ID) {
			continue
		}
		d := diag.New(diag.UnknownID, r.At, "there is no brief %q", r.ID).
			WithHelp("name a brief as its file is named, without %s and without .md", briefs.Folder+"/")
		d, _ = d.WithNearest(r.At, r.ID, ids)
		diags = append(diags, d)
	}
	return diags
}
