package check

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/note"
)

// readingOrder reports names in the order of reading that no brief has. A brief
// that cannot be read is there all the same.
func (v *checker) readingOrder() []diag.Diagnostic {
	briefs := note.KindOf(model.BriefNote)
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
	known := newPlace(ids)
	var diags []diag.Diagnostic
	for _, r := range v.dossier.Settings.Reading {
		if known.has[r.ID] {
			continue
		}
		d := diag.New(diag.UnknownID, r.At, "there is no brief %q", r.ID).
			WithHelp("name a brief as its file is named, without %s and without .md", briefs.Folder+"/")
		d, _ = d.WithNearest(r.At, r.ID, known.near())
		diags = append(diags, d)
	}
	return diags
}

// leadingJudgments reports judgments that the settings name and no brief has.
func (v *checker) leadingJudgments() []diag.Diagnostic {
	named := v.dossier.Settings.Lead
	if b := v.dossier.Settings.BottomLine; b.Judgment.ID != "" {
		named = append(slices.Clip(named), b.Judgment)
	}
	if len(named) == 0 {
		return nil
	}
	var keys []string
	for _, b := range v.dossier.Briefs {
		for _, s := range v.findings.Statements(&b.Note) {
			if s.Callout.Kind == markdown.Judgment && s.Key() != "" {
				keys = append(keys, s.Key())
			}
		}
	}
	known := newPlace(keys)
	var diags []diag.Diagnostic
	for _, r := range named {
		if known.has[r.ID] {
			continue
		}
		d := diag.New(diag.UnknownID, r.At, "there is no judgment %q", r.ID).
			WithHelp("name a judgment with its brief, such as treaty/jc1")
		d, _ = d.WithNearest(r.At, r.ID, known.near())
		diags = append(diags, d)
	}
	return diags
}

// printed are the texts outside of the Markdown of a note that stand on pages for it:
// those of its front matter, and the bottom line of the dossier, if it gives a judgment
// of the note in short.
func (v *checker) printed(n *model.Note) []model.Printed {
	if line := v.bottomLineOf(n); line.Text != "" {
		return append(slices.Clip(n.Printed), line)
	}
	return n.Printed
}

// bottomLineOf returns what the settings print of a brief at the head of the home page; it is
// zero if that is nothing.
func (v *checker) bottomLineOf(n *model.Note) model.Printed {
	line := v.dossier.Settings.BottomLine
	if n.Kind != model.BriefNote || n.ID != path.Dir(line.Judgment.ID) || line.Text[n.Lang] == "" {
		return model.Printed{}
	}
	return model.Printed{Text: line.Text[n.Lang], At: line.At}
}
