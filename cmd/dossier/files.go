package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"dossier/internal/records"
)

// filesNamed turns the files and folders named on the command line into paths
// of the dossier. Each may be named from where the command runs or from the
// folder of the dossier.
func (a *app) filesNamed(args []string) ([]string, error) {
	var names []string
	for _, arg := range args {
		name := path.Clean(filepath.ToSlash(arg))
		if rel, err := a.inDossier(arg); err == nil && exists(arg) {
			name = rel
		}
		if !filepath.IsLocal(filepath.FromSlash(name)) || !exists(filepath.Join(a.dir, filepath.FromSlash(name))) {
			return nil, usagef("%s is no file of the dossier", arg)
		}
		names = append(names, name)
	}
	return names, nil
}

// inDossier returns the path in the dossier of a file named from here.
func (a *app) inDossier(name string) (string, error) {
	dir, err := filepath.Abs(a.dir)
	if err != nil {
		return "", err
	}
	full, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(dir, full)
	return filepath.ToSlash(rel), err
}

// locate takes the folder of the dossier that a command runs in, or below, for that of the
// dossier, unless -C names one.
func (a *app) locate() {
	if a.dir != here || isDossier(here) {
		return
	}
	if dir := above(here); isDossier(dir) {
		a.dir = dir
	}
}

func isDossier(dir string) bool { return exists(filepath.Join(dir, records.SettingsFile)) }

// above returns the nearest folder that is a dossier and holds a folder, or is it; the
// folder itself if there is none.
func above(dir string) string {
	full, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	for at := full; ; at = filepath.Dir(at) {
		if isDossier(at) {
			if rel, err := filepath.Rel(full, at); err == nil {
				return filepath.Join(dir, rel)
			}
			return at
		}
		if filepath.Dir(at) == at {
			return dir
		}
	}
}

// here is where a command looks for a dossier first.
const here = "."

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// among reports whether a file is one of those named, or in a folder that is;
// naming none means all.
func among(file string, names []string) bool {
	for _, n := range names {
		if n == "." || file == n || strings.HasPrefix(file, n+"/") {
			return true
		}
	}
	return len(names) == 0
}
