package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/capture"
	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/parallel"
	"dossier/internal/records"
	"dossier/internal/text"
)

// listing is what lies in the folders of a dossier.
type listing struct {
	none     bool // the folder is no dossier
	paths    map[kind][]string
	infos    map[kind][]fs.FileInfo // of the paths, one by one; nil for links; none for timelines
	sheets   []string               // pictures of the pages of such files
	received []string               // files whose text is a capture
	diags    []diag.Diagnostic
}

// lister finds files.
type lister struct {
	fsys     fs.FS
	found    []listed
	sidecars []listed
	received []string
	sheets   []string
	diags    []diag.Diagnostic
}

// listed is a file that was found in a folder.
type listed struct {
	name string
	info fs.FileInfo // nil if the file is behind a link
}

func (l *lister) report(d ...diag.Diagnostic) { l.diags = append(l.diags, d...) }

// NoDossier says that a folder is none.
func NoDossier() diag.Diagnostic {
	return diag.New(diag.BadFrontMatter, diag.FileSpan(records.SettingsFile), "this folder is no dossier: it has no %s", records.SettingsFile).
		WithHelp("name the dossier's folder with -C, make one with dossier init, or create %s with a line title:", records.SettingsFile)
}

// list finds the files to read.
func list(fsys fs.FS) (*listing, error) {
	n := &listing{paths: map[kind][]string{}, infos: map[kind][]fs.FileInfo{}}
	if _, err := fs.Stat(fsys, records.SettingsFile); errors.Is(err, fs.ErrNotExist) {
		n.none = true
		n.diags = []diag.Diagnostic{NoDossier()}
		return n, nil
	}
	kinds := []kind{captureKind, articleKind, translationKind}
	for _, k := range note.Kinds {
		if k.Single == "" {
			kinds = append(kinds, kind(k.Folder))
		}
	}
	parts := make([]*lister, len(kinds))
	err := parallel.Do(len(kinds), func(i int) error { // what takes long is to ask the system about every file
		parts[i] = &lister{fsys: fsys}
		return parts[i].listKind(kinds[i])
	})
	if err != nil {
		return nil, err
	}
	for i, k := range kinds {
		n.take(k, parts[i].found)
		if k == captureKind {
			n.take(sidecarKind, parts[i].sidecars)
		}
		n.received = append(n.received, parts[i].received...)
		n.sheets = append(n.sheets, parts[i].sheets...)
		n.diags = append(n.diags, parts[i].diags...)
	}
	l := &lister{fsys: fsys}
	if err := l.misplaced(); err != nil {
		return nil, err
	}
	inContent, err := l.listContent()
	if err != nil {
		return nil, err
	}
	n.paths[contentFolder] = inContent
	n.diags = append(n.diags, l.diags...)
	return n, nil
}

// take adds the files of a kind.
func (n *listing) take(k kind, files []listed) {
	slices.SortFunc(files, func(a, b listed) int { return strings.Compare(a.name, b.name) })
	n.paths[k], n.infos[k] = make([]string, len(files)), make([]fs.FileInfo, len(files))
	for at, f := range files {
		n.paths[k][at], n.infos[k][at] = f.name, f.info
	}
}

// Folders are the folders at the top of a dossier whose files are its sources.
func Folders() []string {
	all := []string{string(contentFolder), "templates", staticFolder}
	for _, k := range note.Kinds {
		if k.Single == "" {
			all = append(all, k.Folder)
		}
	}
	return all
}

// Evidence names the files of a dossier by which one made of the same can be told: captures,
// the files as received of which they are the text, and the lock file. Of these, spare are the
// captures that no article rests on, so that nothing is made of them; none if the dossier has
// errors, with which nobody can tell.
func Evidence(ctx context.Context, fsys fs.FS) (names, spare []string, err error) {
	l := &lister{fsys: fsys}
	if err := l.listKind(captureKind); err != nil {
		return nil, nil, err
	}
	d, diags, err := Load(ctx, fsys, Options{})
	if err != nil {
		return nil, nil, err
	}
	names = l.received
	for _, f := range l.found {
		names = append(names, f.name)
	}
	if diag.Count(diags, diag.Error) == 0 { // and the dossier is whole
		used := map[string]bool{}
		for _, a := range d.Articles {
			used[a.Capture.Path] = true
			if a.Received != nil {
				used[a.Received.Path] = true
			}
		}
		isUsed := func(name string) bool { return used[name] }
		spare = slices.DeleteFunc(slices.Clone(names), isUsed)
		names = slices.DeleteFunc(names, func(name string) bool { return !isUsed(name) })
	}
	if _, err := fs.Stat(fsys, records.LockFile); err == nil {
		names = append(names, records.LockFile)
	}
	slices.Sort(names)
	slices.Sort(spare)
	return names, spare, nil
}

// listKind finds the files of a kind.
func (l *lister) listKind(k kind) error {
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
		case k == captureKind && strings.ContainsAny(entry.Name(), "\n\r"): // a list of files has a line for each
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this is not read, for its name has more than one line").WithHelp("give it another name"))
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !utf8.ValidString(entry.Name()): // nothing can open it by its name, nor link to it
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this is not read, for its name is not UTF-8").WithHelp("give it another name"))
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && isLeftover(path.Base(name)):
			return nil
		case entry.Type()&fs.ModeSymlink != 0 && !l.leadsToFile(name):
			return nil
		case entry.IsDir():
			return l.folder(k, name)
		case entry.Type()&fs.ModeType&^fs.ModeSymlink != 0: // out of a pipe nothing may ever come
			l.report(diag.New(diag.BadText, diag.FileSpan(name), "%s is not a regular file", name).WithHelp("replace it by a file"))
		case k.holds(name):
			return addListed(&l.found, name, entry)
		case k == captureKind && path.Ext(name) == sidecarEnding:
			return addListed(&l.sidecars, name, entry)
		case k == captureKind && strings.HasSuffix(name, capture.SheetsEnding):
			l.sheets = append(l.sheets, name)
		case k == captureKind && capture.FormatOf(name) != nil:
			l.received = append(l.received, name)
		case k == captureKind:
			d := diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read")
			ending := path.Ext(name)
			if small := strings.TrimSuffix(path.Base(name), ending) + strings.ToLower(ending); capture.FormatOf(small) != nil {
				l.report(d.WithHelp("rename it %s: endings are in small letters", small))
			} else {
				l.report(d.WithHelp("%s holds %s, endings in small letters; of another file save the text as .txt", k, capture.Files()))
			}
		case path.Ext(name) != ".yaml":
			l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s holds %s files; if it is one, rename it %s: endings are small letters", k, k.ending(),
					keyName(strings.TrimSuffix(name, path.Ext(name))+k.ending())))
		}
		return nil
	})
}

// isLeftover reports a file that nobody has written and a program has left beside one, while
// it is open or for good: copies that editors keep, the locks of office programs, what systems
// note of a folder. It goes by the name of the file.
func isLeftover(name string) bool {
	return strings.HasSuffix(name, "~") || strings.HasPrefix(name, "~$") || len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// addListed adds a file to those that were found.
func addListed(files *[]listed, name string, entry fs.DirEntry) error {
	f := listed{name: name}
	if entry.Type()&fs.ModeSymlink == 0 {
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil // it has gone since
		}
		if err != nil {
			return fmt.Errorf("list %s: %w", name, err)
		}
		f.info = info
	}
	*files = append(*files, f)
	return nil
}

// contentFolder holds files of records, and notes of which there is one in a language.
const contentFolder kind = "content"

// listContent finds the notes among the files that lie in content itself.
func (l *lister) listContent() (notes []string, err error) {
	entries, err := fs.ReadDir(l.fsys, string(contentFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list %s: %w", contentFolder, err)
	}
	var known []string
	for _, r := range model.RecordFiles {
		known = append(known, path.Base(string(r)))
	}
	may := singles()
	for _, entry := range entries {
		name := path.Join(string(contentFolder), entry.Name())
		switch {
		case entry.IsDir() || strings.HasPrefix(entry.Name(), ".") || isLeftover(entry.Name()) || slices.Contains(known, entry.Name()):
		case entry.Type()&fs.ModeSymlink != 0 && !l.leadsToFile(name):
		case slices.Contains(may, entry.Name()):
			notes = append(notes, name)
		default:
			d := diag.New(diag.NotRead, diag.FileSpan(name), "this file is not read").
				WithHelp("%s itself holds %s", contentFolder, strings.Join(append(may[:1:1], known...), ", "))
			if near := text.Nearest(entry.Name(), append(may, known...)); near != "" {
				d = d.WithHelp("did you mean %s?", near)
			}
			l.report(d)
		}
	}
	return notes, nil
}

// singles are the names that notes may have that lie in content itself.
func singles() []string {
	var names []string
	for _, k := range note.Kinds {
		if k.Single != "" {
			names = append(names, k.Names()...)
		}
	}
	return names
}

// leadsToFile reports whether a symbolic link leads to a file inside the
// dossier, and says so if it does not.
func (l *lister) leadsToFile(name string) bool {
	info, err := fs.Stat(l.fsys, name)
	switch {
	case err != nil:
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "the symbolic link leads out of the dossier, or nowhere").
			WithHelp("put the file itself here"))
	case info.IsDir():
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "folders behind symbolic links are not read").
			WithHelp("put the folder itself here"))
	case !info.Mode().IsRegular():
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "the symbolic link leads to no file").WithHelp("put a file here"))
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
func (l *lister) folder(k kind, name string) error {
	if k.holds(name) {
		l.report(diag.New(diag.BadText, diag.FileSpan(name), "%s is a folder, not a file", name).
			WithHelp("rename it; the ending is for files"))
		return fs.SkipDir
	}
	if slices.ContainsFunc(note.Kinds, func(n note.Kind) bool { return n.Nested && n.Folder == string(k) }) {
		return nil
	}
	l.report(diag.New(diag.BadText, diag.FileSpan(name), "folders inside %s are not read", k).
		WithHelp("move its files up into %s", k))
	return fs.SkipDir
}
