package load

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/text"
)

// folders says where the folders of a dossier lie, by name.
func folders() map[string]string {
	all := map[string]string{
		"content": "content", "templates": "templates", staticFolder: staticFolder, "captures": string(captureKind), "articles": string(articleKind),
		"translations": string(translationKind),
		"media":        strings.TrimSuffix(model.PictureFolder, "/"),
	}
	for _, k := range note.Kinds {
		if k.Single == "" {
			all[path.Base(k.Folder)] = k.Folder
		}
	}
	return all
}

// misplaced reports folders and files that are probably meant for the dossier and
// lie where nobody reads them. What else lies beside its folders is no business
// of ours.
func (l *lister) misplaced() error {
	for _, in := range []string{".", "content"} {
		entries, err := fs.ReadDir(l.fsys, in)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("list %s: %w", in, err)
		}
		for _, entry := range entries {
			name := path.Join(in, entry.Name())
			switch {
			case strings.HasPrefix(entry.Name(), "."):
			case entry.IsDir():
				l.misplacedFolder(in, name)
			case in == "." && (slices.Contains(model.RecordFiles, model.Records("content/"+name)) || slices.Contains(singles(), name)):
				l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read here").WithHelp("move it to content/%s", name))
			}
		}
	}
	return nil
}

func (l *lister) misplacedFolder(in, name string) {
	belongs, meant := folders(), path.Base(name)
	if belongs[meant] == "" { // or misspelt, if nothing has the right name
		meant = text.Nearest(meant, slices.Sorted(maps.Keys(belongs)))
		if _, err := fs.Stat(l.fsys, cmp.Or(belongs[meant], name)); err == nil {
			meant = ""
		}
	}
	d := diag.New(diag.NotRead, diag.FileSpan(name), "this folder is not read")
	switch to := belongs[meant]; {
	case to == name:
	case to != "":
		l.report(d.WithHelp("if it is the folder of the %s, move it to %s", meant, to))
	case in == "content":
		l.report(d.WithHelp("content holds the folders captures, articles, translations, questions and media"))
	}
}
