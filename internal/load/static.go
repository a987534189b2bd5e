package load

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
	"dossier/internal/records"
)

// staticFolder holds files that are published as they are: the name of a domain, files by
// which services verify who owns a site, an address for reports of holes.
const staticFolder = "static"

// The most that is read of them, in bytes and in files.
const (
	maxStatic      = 32 << 20
	maxStaticFiles = 10_000
)

// wellKnown is the one hidden folder that is published (RFC 8615).
const wellKnown = ".well-known"

// ofPrograms are hidden files that nobody wants to have published.
var ofPrograms = []string{".DS_Store", ".gitkeep", ".keep", ".gitignore", ".gitattributes", ".nojekyll"}

// readStatic reads the files of static/. They are read each time: there are few.
func (l *loader) readStatic(d *model.Dossier) error {
	bad := func(name, help, message string, args ...any) error {
		l.report(diag.New(diag.BadText, diag.FileSpan(name), message, args...).WithHelp("%s", help))
		return nil
	}
	names := &lister{fsys: l.fsys}
	err := fs.WalkDir(l.fsys, staticFolder, func(name string, entry fs.DirEntry, err error) error {
		path := strings.TrimPrefix(name, staticFolder+"/")
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return fmt.Errorf("list %s: %w", name, err)
		case path == staticFolder || path == wellKnown:
			return nil
		case isLeftover(entry.Name()) || strings.HasPrefix(entry.Name(), "."):
			if !slices.Contains(ofPrograms, entry.Name()) && !strings.HasPrefix(entry.Name(), "._") {
				l.report(diag.New(diag.NotRead, diag.FileSpan(name), "this file is not published").
					WithHelp("of hidden files those in %s/%s are, and nothing is that a program leaves beside a file", staticFolder, wellKnown))
			}
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return nil
		case entry.Type()&fs.ModeSymlink != 0 && !names.leadsToFile(name):
			return nil
		case !records.IsPortable(strings.TrimPrefix(path, wellKnown+"/")):
			return bad(name, "rename it: a site is copied to systems of all kinds", "not every system can have a file of this name")
		case len(d.Static) == maxStaticFiles:
			return bad(name, "publish them elsewhere", "there are more than %d files in %s/", maxStaticFiles, staticFolder)
		}
		info, err := fs.Stat(l.fsys, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // it has gone since
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		case !info.Mode().IsRegular():
			return bad(name, "replace it by a file", "%s is not a regular file", name)
		case info.Size() > maxStatic:
			return bad(name, "publish it elsewhere", "the file has %d bytes, more than the %d that are read", info.Size(), maxStatic)
		}
		data, err := fs.ReadFile(l.fsys, name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		d.Static = append(d.Static, model.File{Path: path, Data: data})
		return nil
	})
	l.report(names.diags...)
	return err
}
