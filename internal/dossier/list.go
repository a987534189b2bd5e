package dossier

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
)

// list finds the files to read.
func (l *loader) list() error {
	l.paths, l.entries = map[kind][]string{}, map[kind][]fs.DirEntry{}
	if _, err := fs.Stat(l.fsys, settingsFile); errors.Is(err, fs.ErrNotExist) {
		l.none = true
		l.report(diag.New(diag.BadFrontMatter, diag.FileSpan(settingsFile), "this folder is no dossier: it has no %s", settingsFile).
			WithHelp("name the dossier's folder with -C, or create %s with a line title:", settingsFile))
		return nil
	}
	kinds := []kind{captureKind, articleKind, briefKind, questionKind}
	parts := make([]*loader, len(kinds))
	errs := make([]error, len(kinds))
	parallel(len(kinds), func(i int) { // what takes long is to ask the system about every file
		parts[i] = &loader{fsys: l.fsys}
		errs[i] = parts[i].listKind(kinds[i])
	})
	for i, k := range kinds {
		if errs[i] != nil {
			return errs[i]
		}
		slices.SortFunc(parts[i].listed, func(a, b listed) int { return strings.Compare(a.name, b.name) })
		l.paths[k], l.entries[k] = make([]string, len(parts[i].listed)), make([]fs.DirEntry, len(parts[i].listed))
		for n, f := range parts[i].listed {
			l.paths[k][n], l.entries[k][n] = f.name, f.entry
		}
		l.pages = append(l.pages, parts[i].pages...)
		l.report(parts[i].diags...)
	}
	if err := l.misplaced(); err != nil {
		return err
	}
	return l.listContent()
}

// listed is a file that was found in a folder.
type listed struct {
	name  string
	entry fs.DirEntry // nil if the file is behind a link
}

// listKind finds the files of a kind.
func (l *loader) listKind(k kind) error {
	return fs.WalkDir(l.fsys, string(k), func(name string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == string(k):
			return fs.SkipAll
		case err != nil:
			return fmt.Errorf("list %s: %w", name, err)
		case name == string(k):
			return nil
		case strings.HasPrefix(path.Base(name), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.Type()&fs.ModeSymlink != 0 && !l.leadsToFile(name):
			return nil
		case entry.IsDir():
			return l.folder(k, name)
		case k.holds(name):
			f := listed{name: name}
			if entry.Type()&fs.ModeSymlink == 0 {
				f.entry = entry
			}
			l.listed = append(l.listed, f)
		case k == captureKind && isPage(name):
			l.pages = append(l.pages, name)
		case k == captureKind && path.Ext(name) != ".yaml":
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s holds .txt files and saved .html pages, endings in small letters; of another file save the text as .txt", k))
		case path.Ext(name) != ".yaml":
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s holds %s files; endings are small letters", k, k.ending()))
		}
		return nil
	})
}

// listContent finds the timelines among the files that lie in content itself.
func (l *loader) listContent() error {
	entries, err := fs.ReadDir(l.fsys, string(timelineKind))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("list %s: %w", timelineKind, err)
	}
	var known []string
	for _, r := range recordFiles {
		known = append(known, path.Base(string(r)))
	}
	timelines := timelineFiles()
	for _, entry := range entries {
		name := path.Join(string(timelineKind), entry.Name())
		switch {
		case entry.IsDir() || strings.HasPrefix(entry.Name(), ".") || slices.Contains(known, entry.Name()):
		case entry.Type()&fs.ModeSymlink != 0 && !l.leadsToFile(name):
		case slices.Contains(timelines, entry.Name()):
			l.paths[timelineKind] = append(l.paths[timelineKind], name)
		default:
			d := diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s itself holds %s", timelineKind, strings.Join(append(timelines[:1:1], known...), ", "))
			if near := nearestWord(entry.Name(), append(timelines, known...)); near != "" {
				d = d.WithHelp("did you mean %s?", near)
			}
			l.report(d)
		}
	}
	return nil
}

// timelineFiles are the names that a timeline may have, in content.
func timelineFiles() []string {
	names := []string{"timeline.md"}
	for _, lang := range Languages {
		names = append(names, "timeline."+lang+".md")
	}
	return names
}

// leadsToFile reports whether a symbolic link leads to a file inside the
// dossier, and says so if it does not.
func (l *loader) leadsToFile(name string) bool {
	info, err := fs.Stat(l.fsys, name)
	switch {
	case err != nil:
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "the symbolic link leads out of the dossier, or nowhere").
			WithHelp("put the file itself here"))
	case info.IsDir():
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "folders behind symbolic links are not read").
			WithHelp("put the folder itself here"))
	default:
		return true
	}
	return false
}

// holds reports whether a file is of the kind that its folder is for.
func (k kind) holds(name string) bool { return strings.HasSuffix(name, k.ending()) }

func (k kind) ending() string {
	if k == captureKind {
		return ".txt"
	}
	return ".md"
}

// folder decides about a folder inside one of ours: briefs may be sorted into
// folders, captures and articles lie side by side.
func (l *loader) folder(k kind, name string) error {
	if k.holds(name) {
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "%s is a folder, not a file", name).
			WithHelp("rename it; the ending is for files"))
		return fs.SkipDir
	}
	if k == briefKind {
		return nil
	}
	l.report(diag.New(diag.BadText, diag.FileSpan(name), "folders inside %s are not read", k).
		WithHelp("move its files up into %s", k))
	return fs.SkipDir
}
