package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// inPlace makes a folder hold a site file by file: what pages need before the
// pages, then the pages, then what goes. What is about to be ours is claimed in
// the manifest before it is written, beside what we wrote before: it is the
// journal from which the next run knows its own files if this one is cut short.
func (d disk) inPlace(ctx context.Context, root *os.Root, read func(string) ([]byte, error), p plan) (Result, error) {
	claimed := manifest{}
	for _, list := range []manifest{p.old, p.wrote} {
		for name, sums := range list {
			claimed[name] = append(slices.Clone(claimed[name]), sums...)
		}
	}
	if err := d.replace(root, Manifest, claimed.bytes(), true); err != nil {
		return p.Result, err
	}
	for _, name := range order(p.changed) {
		if err := ctx.Err(); err != nil {
			return p.Result, err
		}
		data, err := read(name)
		if err != nil {
			return p.Result, fmt.Errorf("read what was printed of %s: %w", name, err)
		}
		if err := d.replace(root, name, data, false); err != nil {
			return p.Result, err
		}
		p.Written++
	}
	for _, name := range p.stale {
		removed, err := d.removeStale(root, name, p.old)
		if err != nil {
			return p.Result, err
		}
		if removed {
			p.Removed++
		}
	}
	return p.Result, d.replace(root, Manifest, p.wrote.bytes(), true)
}

// sweep removes the files with which a run was about to replace others when it was
// cut short.
func (d disk) sweep(root *os.Root) error {
	return fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && entry != nil && entry.IsDir():
			return fs.SkipDir // a folder of somebody else
		case err != nil || !isTemporary(entry):
			return nil
		}
		if err := d.remove(root, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove what an earlier run left, %s: %w", name, err)
		}
		return nil
	})
}

// order puts what pages need before the pages: in between a reader finds the old page or
// the new one, with a style either way.
func order(names []string) []string {
	slices.SortStableFunc(names, func(a, b string) int { return strings.Compare(rank(a), rank(b)) })
	return names
}

func rank(name string) string {
	if strings.HasSuffix(name, ".html") {
		return "1"
	}
	return "0"
}

// removeStale deletes a file of an earlier run, unless somebody has changed it
// since, and the folders that this leaves empty.
func (d disk) removeStale(root *os.Root, name string, old manifest) (bool, error) {
	have, err := readFile(root, name)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFile):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("remove %s: %w", name, err)
	case !old.ours(name, have):
		return false, nil
	}
	if err := d.remove(root, name); err != nil {
		return false, fmt.Errorf("remove %s: %w", name, err)
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if d.remove(root, dir) != nil {
			break // not empty
		}
	}
	return true, nil
}
