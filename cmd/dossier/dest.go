package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dossier/internal/load"
)

// mayPublishInto refuses folders in which a site would lie among the sources it is made
// of, in the folder of git, or over everything else, by whatever way they are named.
func (a *app) mayPublishInto(dest string) error {
	to, err := existingPart(dest)
	if err != nil {
		return fmt.Errorf("find the folder %s: %w", dest, err)
	}
	dossier, err := existingPart(a.dir)
	if err != nil {
		return fmt.Errorf("find the dossier %s: %w", a.dir, err)
	}
	if to == filepath.Dir(to) {
		return usagef("--dest %s is the root of the file system; name a folder of its own", dest)
	}
	if within(dossier, to) {
		return usagef("--dest %s holds the dossier itself; name a folder of its own", dest)
	}
	for _, source := range append(load.Folders(), ofPrograms...) {
		folder, err := existingPart(filepath.Join(dossier, source))
		if err != nil {
			continue // a link to nowhere, which reading it reports
		}
		if within(to, folder) {
			return usagef("--dest %s lies in %s/, among the sources; name a folder of its own", dest, source)
		}
		if within(folder, to) && folder != to && to != dossier {
			return usagef("--dest %s holds %s/, which are sources; name a folder of its own", dest, source)
		}
	}
	for dir := to; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if keepsHistory(dir) {
			return usagef("--dest %s lies in %s, where the history of other files is kept; name a folder of its own", dest, dir)
		}
	}
	return nil
}

// ofPrograms are the folders of a dossier that belong to programs: this one, git, hosts and editors.
var ofPrograms = []string{".dossier", ".git", ".github", ".vscode"}

// existingPart is the absolute path of a folder that may not be there yet, with the links
// of the part that is there followed.
func existingPart(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for there, rest := full, ""; ; there, rest = filepath.Dir(there), filepath.Join(filepath.Base(there), rest) {
		followed, err := filepath.EvalSymlinks(there)
		if err == nil {
			return filepath.Join(followed, rest), nil
		}
		if _, link := os.Lstat(there); !errors.Is(err, fs.ErrNotExist) || link == nil || there == filepath.Dir(there) {
			return "", err // a link that leads nowhere, or what cannot be looked at
		}
	}
}

// keepsHistory reports whether a folder is that of a program which keeps the history of
// files: by its name, in whatever capitals, or as git lays one out on a server.
func keepsHistory(dir string) bool {
	if slices.Contains([]string{".git", ".hg", ".svn"}, strings.ToLower(filepath.Base(dir))) {
		return true
	}
	for _, name := range []string{"HEAD", "objects", "refs"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

// within reports whether a path lies in a folder, or is it, also where the system has several
// names for the folder: it does not tell capitals apart, or shows the folder in two places.
func within(path, folder string) bool {
	if rel, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(rel) {
		return true
	}
	sought, err := os.Stat(folder)
	if err != nil {
		return false
	}
	for dir := path; ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && os.SameFile(info, sought) {
			return true
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
