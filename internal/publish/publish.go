// Package publish brings a finished site to disk. Its secret is how the files
// of the site and the files of others live in one folder, and how a reader of
// that folder never finds half of one site and half of another.
//
// A site is a [Tree]: paths with forward slashes, and bytes. [Place.Write] makes
// a folder hold exactly the files of the tree and whatever was there that this
// tool did not write; [Place.Begin] does so for files that come one by one. What
// this tool wrote is kept in a manifest in the folder itself, so that it travels
// with the folder and not with the machine.
//
// On Linux the next site is laid out beside the folder (swap_linux.go): what
// stays is linked, what differs is written, and the two change places in one
// step. Where that cannot be (another system, a mount point, a symbolic link, a
// folder of another user, or one that a container or another process holds on to,
// held_linux.go) the files are replaced one by one (inplace.go), and a
// run that is cut short is repaired by the next one.
package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Tree is a site: path inside it → bytes. Paths are relative, clean, and use
// forward slashes.
type Tree map[string][]byte

// Place is where a site is published.
type Place struct {
	Dir     string // the folder of the site; it is made if it is missing
	Work    string // a folder for the lock and the next site, best on the same file system; "" if there is none
	Holder  string // who publishes, for people whose run finds the place locked
	List    string // name of a file of the site that lists the others with their hashes, as sha256sum writes it; "" for none
	InPlace bool   // never let the folder change places, even where that can be: somebody stands in it

	disk disk
}

// Result counts what Write did.
type Result struct {
	Written   int // files that were new or different
	Unchanged int
	Removed   int      // files of an earlier run that the tree no longer has
	Gone      []string // pages of an earlier run, .html, that the tree no longer has
	Kept      string   // where files of others were put that stood in the way; "" if there were none
}

// ErrForeign is returned when the tree has a file where one stands that is not
// as we left it: somebody else's, or ours with changes by hand.
var ErrForeign = errors.New("there is a file that dossier did not write, or that was changed since")

// Write brings the tree into the place. On an error the site there is still the
// old one, whole, unless it had to be written file by file.
func (p Place) Write(ctx context.Context, tree Tree) (Result, error) {
	w, err := p.Begin(ctx)
	if err != nil {
		return Result{}, err
	}
	defer w.Close()
	// Files of one folder are created one after the other, so each folder has one writer,
	// the fullest first.
	inFolder := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		inFolder[path.Dir(name)] = append(inFolder[path.Dir(name)], name)
	}
	folders := slices.SortedFunc(maps.Keys(inFolder), func(a, b string) int {
		return cmp.Or(len(inFolder[b])-len(inFolder[a]), strings.Compare(a, b))
	})
	writers, writing := errgroup.WithContext(ctx)
	writers.SetLimit(runtime.GOMAXPROCS(0))
	for _, folder := range folders {
		writers.Go(func() error {
			for _, name := range inFolder[folder] {
				if err := writing.Err(); err != nil {
					return err
				}
				if err := w.Put(name, tree[name]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := writers.Wait(); err != nil {
		return Result{}, err
	}
	return w.Finish(ctx)
}

// errCannotSwap says that a place must be written file by file.
var errCannotSwap = errors.New("the folder cannot change places with another")

// hash is the SHA-256 of a file, in hexadecimal digits as sha256sum writes it.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
