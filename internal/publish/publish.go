// Package publish brings a finished site to disk. Its secret is how the files
// of the site and the files of others live in one folder.
//
// A site is a [Tree]: paths with forward slashes, and bytes. [Write] makes a
// folder hold exactly the files of the tree and whatever was there that this
// tool did not write: only files that differ are written, each beside its place
// and then renamed into it, and files of an earlier run that the tree no longer
// has are removed. What this tool wrote is kept in a manifest in the folder
// itself, so that it travels with the folder and not with the machine.
package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// Tree is a site: path inside it → bytes. Paths are relative, clean, and use
// forward slashes.
type Tree map[string][]byte

// Manifest is the file that lists what this tool wrote: a hash and a path a
// line, as sha256sum writes and checks them.
const Manifest = ".dossier-files"

// Result counts what Write did.
type Result struct {
	Written   int // files that were new or different
	Unchanged int
	Removed   int // files of an earlier run that the tree no longer has
}

// ErrForeign is returned when the tree has a file where one stands that is not
// as we left it: somebody else's, or ours with changes by hand.
var ErrForeign = errors.New("there is a file that dossier did not write, or that was changed since")

// manifest lists what we wrote: path → hashes. There are two hashes of a file
// while it is being replaced.
type manifest map[string][]string

// Write brings the tree into the folder root, which must exist.
func Write(root *os.Root, tree Tree) (Result, error) {
	var r Result
	old, err := readManifest(root)
	if err != nil {
		return r, err
	}
	wrote := manifest{}
	for name, data := range tree {
		if !fs.ValidPath(name) || name == "." || name == Manifest {
			return r, fmt.Errorf("%q cannot be the path of a page", name)
		}
		wrote[name] = []string{hash(data)}
	}
	var changed []string
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		same, err := standsAs(root, name, tree[name], old)
		if err != nil {
			return r, err
		}
		if same {
			r.Unchanged++
		} else {
			changed = append(changed, name)
		}
	}
	var stale []string
	for _, name := range slices.Sorted(maps.Keys(old)) {
		if _, ok := tree[name]; !ok {
			stale = append(stale, name)
		}
	}
	if len(changed) == 0 && len(stale) == 0 && maps.EqualFunc(old, wrote, slices.Equal) {
		return r, nil
	}
	// What is about to be ours is claimed before it is written, beside what we
	// wrote before: a run that is cut short leaves nothing that the next one
	// would take for somebody else's.
	claimed := manifest{}
	for _, list := range []manifest{old, wrote} {
		for name, sums := range list {
			claimed[name] = append(slices.Clone(claimed[name]), sums...)
		}
	}
	if err := writeManifest(root, claimed); err != nil {
		return r, err
	}
	for _, name := range order(changed) {
		if err := WriteFile(root, name, tree[name]); err != nil {
			return r, err
		}
		r.Written++
	}
	for _, name := range stale {
		removed, err := remove(root, name, old[name])
		if err != nil {
			return r, err
		}
		if removed {
			r.Removed++
		}
	}
	return r, writeManifest(root, wrote)
}

// order puts what pages need before the pages: a reader who comes in between
// finds the old page or the new one, with a style either way.
func order(names []string) []string {
	slices.SortStableFunc(names, func(a, b string) int {
		return strings.Compare(rank(a), rank(b))
	})
	return names
}

func rank(name string) string {
	if strings.HasSuffix(name, ".html") {
		return "1"
	}
	return "0"
}

// standsAs reports whether the file is there with these bytes. A file with
// other bytes that we did not write is somebody else's.
func standsAs(root *os.Root, name string, data []byte, old manifest) (bool, error) {
	have, err := root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("read %s: %w", name, err)
	case bytes.Equal(have, data):
		return true, nil
	}
	if !slices.Contains(old[name], hash(have)) {
		return false, fmt.Errorf("%w: %s; move or delete it, or publish elsewhere with --dest", ErrForeign, name)
	}
	return false, nil
}

// WriteFile puts a file in its place in one step: whoever reads it, or whatever
// cuts the program short, finds the old file or the new one.
func WriteFile(root *os.Root, name string, data []byte) error {
	if dir := path.Dir(name); dir != "." {
		if err := root.MkdirAll(dir, 0o755); err != nil {
			return fmt.Errorf("make the folder %s: %w", dir, err)
		}
	}
	temporary := path.Join(path.Dir(name), ".dossier-new-"+hash([]byte(name))[:16])
	if err := root.WriteFile(temporary, data, 0o644); err != nil {
		root.Remove(temporary) //nolint:errcheck // the first error says more
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := root.Rename(temporary, name); err != nil {
		root.Remove(temporary) //nolint:errcheck
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// remove deletes a file of an earlier run, unless somebody has changed it
// since, and the folders that this leaves empty.
func remove(root *os.Root, name string, wrote []string) (bool, error) {
	have, err := root.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("remove %s: %w", name, err)
	case !slices.Contains(wrote, hash(have)):
		return false, nil
	}
	if err := root.Remove(name); err != nil {
		return false, fmt.Errorf("remove %s: %w", name, err)
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if root.Remove(dir) != nil {
			break // not empty
		}
	}
	return true, nil
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func readManifest(root *os.Root) (manifest, error) {
	files := manifest{}
	data, err := root.ReadFile(Manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the list of published files: %w", err)
	}
	for line := range strings.Lines(string(data)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if ok && fs.ValidPath(name) {
			files[name] = append(files[name], sum)
		}
	}
	return files, nil
}

func writeManifest(root *os.Root, files manifest) error {
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for _, sum := range files[name] {
			fmt.Fprintf(&out, "%s  %s\n", sum, name)
		}
	}
	return WriteFile(root, Manifest, out.Bytes())
}
