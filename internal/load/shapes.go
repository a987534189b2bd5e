package load

import (
	"path"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/records"
)

// FileShape is what the YAML of a kind of files may hold.
type FileShape struct {
	Name   string // brief, settings …
	Files  string // a pattern of [path.Match] for the paths in the dossier; ** stands for folders in folders
	Front  bool   // the YAML is the front matter of a text, not the whole file
	Fields *frontmatter.Shape
}

// Covers reports whether a file of the dossier is of the kind.
func (f FileShape) Covers(file string) bool {
	if before, after, ok := strings.Cut(f.Files, "**/"); ok {
		match, _ := path.Match(after, path.Base(file)) // the patterns are ours
		return match && strings.HasPrefix(file, before)
	}
	match, _ := path.Match(f.Files, file)
	return match
}

// Shapes returns what the YAML of all kinds of files may hold, as their readers take it.
func Shapes() []FileShape {
	whole := func(name, file string, read func(*diag.Source)) FileShape {
		return FileShape{Name: name, Files: file, Fields: frontmatter.ShapeOf(read)}
	}
	shapes := []FileShape{
		whole("settings", records.SettingsFile, func(s *diag.Source) { records.ReadSettings(s) }),
		whole("outlets", string(model.OutletRecords), func(s *diag.Source) { records.ReadOutlets(s) }),
		whole("entities", string(model.EntityRecords), func(s *diag.Source) { records.ReadEntities(s) }),
		whole("places", string(model.PlaceRecords), func(s *diag.Source) { records.ReadPlaces(s) }),
		whole("glossary", string(model.TermRecords), func(s *diag.Source) { records.ReadTerms(s) }),
		whole("sidecar", string(captureKind)+"/*"+sidecarEnding, func(s *diag.Source) { readSidecar(s) }),
	}
	front := func(name, files string, read func(*diag.Source)) {
		shapes = append(shapes, FileShape{Name: name, Files: files, Front: true, Fields: frontmatter.ShapeOf(read)})
	}
	for _, k := range note.Kinds {
		files := k.Folder + "/*" + note.Ending
		switch {
		case k.Single != "":
			files = k.Folder + "/" + k.Single + "*" + note.Ending
		case k.Nested:
			files = k.Folder + "/**/*" + note.Ending
		}
		front(k.Noun, files, func(s *diag.Source) { k.Read(s) })
	}
	front("article", string(articleKind)+"/*.md", func(s *diag.Source) { readArticle(s) })
	front("translation", string(translationKind)+"/*.md", func(s *diag.Source) { readTranslation(s) })
	return shapes
}
