// Package publish brings a finished site to disk. Its secret is how the files
// of the site and the files of others live in one folder, and how a reader of
// that folder never finds half of one site and half of another.
//
// A site is a [Tree]: paths with forward slashes, and bytes. [Place.Write] makes
// a folder hold exactly the files of the tree and whatever was there that this
// tool did not write. What this tool wrote is kept in a manifest in the folder
// itself, so that it travels with the folder and not with the machine.
//
// On Linux the next site is laid out beside the folder (swap_linux.go): what
// stays is linked, what differs is written, and the two change places in one
// step. Where that cannot be (another system, a mount point, a symbolic link, a
// folder of another user) the files are replaced one by one (inplace.go), and a
// run that is cut short is repaired by the next one.
package publish

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// Tree is a site: path inside it → bytes. Paths are relative, clean, and use
// forward slashes.
type Tree map[string][]byte

// Place is where a site is published.
type Place struct {
	Dir     string // the folder of the site; it is made if it is missing
	Work    string // a folder for the lock and the next site, best on the same file system; "" if there is none
	Holder  string // who publishes: what the next one is told who finds the place locked
	InPlace bool   // never let the folder change places, even where that can be: somebody stands in it

	disk disk
}

// Result counts what Write did.
type Result struct {
	Written   int // files that were new or different
	Unchanged int
	Removed   int    // files of an earlier run that the tree no longer has
	Kept      string // where files of others were put that stood in the way; "" if there were none
}

// ErrForeign is returned when the tree has a file where one stands that is not
// as we left it: somebody else's, or ours with changes by hand.
var ErrForeign = errors.New("there is a file that dossier did not write, or that was changed since")

// Write brings the tree into the place. On an error the site there is still the
// old one, whole, unless it had to be written file by file.
func (p Place) Write(ctx context.Context, tree Tree) (Result, error) {
	p.Dir = filepath.Clean(p.Dir)
	unlock, err := p.lock(ctx)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if err := p.disk.mkdirAll(p.Dir); err != nil {
		return Result{}, fmt.Errorf("make the folder %s: %w", p.Dir, err)
	}
	r, err := p.swap(ctx, tree)
	if !errors.Is(err, errCannotSwap) {
		return r, err
	}
	root, err := os.OpenRoot(p.Dir)
	if err != nil {
		return Result{}, fmt.Errorf("open the folder %s: %w", p.Dir, err)
	}
	defer root.Close()
	if err := p.disk.sweep(root); err != nil {
		return Result{}, err
	}
	plan, err := compare(ctx, root, tree)
	if err != nil || plan.nothing {
		return plan.Result, err
	}
	return p.disk.inPlace(ctx, root, tree, plan)
}

// errCannotSwap says that a place must be written file by file.
var errCannotSwap = errors.New("the folder cannot change places with another")

// plan is what is to do to make a folder hold a tree.
type plan struct {
	Result
	nothing bool     // it holds it already
	old     manifest // what an earlier run wrote
	wrote   manifest // what this one writes
	changed []string // paths of the tree to write
	stale   []string // paths of an earlier run to remove
	same    map[string]bool
}

// compare reads the folder. It is an error if the tree would write over a file
// of somebody else.
func compare(ctx context.Context, root *os.Root, tree Tree) (plan, error) {
	p := plan{wrote: manifest{}, same: map[string]bool{}}
	var err error
	if p.old, err = readManifest(root); err != nil {
		return p, err
	}
	names := slices.Sorted(maps.Keys(tree))
	sums, same := make([]string, len(names)), make([]bool, len(names))
	err = parallel(ctx, len(names), func(i int) error {
		name := names[i]
		if !fs.ValidPath(name) || name == "." || name == Manifest {
			return fmt.Errorf("%q cannot be the path of a page", name)
		}
		sums[i] = hash(tree[name])
		var err error
		same[i], err = standsAs(root, name, tree[name], p.old)
		return err
	})
	if err != nil {
		return p, err
	}
	for i, name := range names {
		p.wrote[name] = []string{sums[i]}
		if same[i] {
			p.same[name] = true
			p.Unchanged++
		} else {
			p.changed = append(p.changed, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.old)) {
		if _, ok := tree[name]; !ok {
			p.stale = append(p.stale, name)
		}
	}
	p.nothing = len(p.changed) == 0 && len(p.stale) == 0 && maps.EqualFunc(p.old, p.wrote, slices.Equal)
	return p, nil
}

// standsAs reports whether the file is there with these bytes. A file with
// other bytes that we did not write is somebody else's; an empty one in the
// place of one of ours is what a power cut leaves.
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
	if !old.ours(name, have) {
		return false, fmt.Errorf("%w: %s; move or delete it, or publish elsewhere with --dest", ErrForeign, name)
	}
	return false, nil
}

// parallel calls f for 0 … n−1 on all processors, until one fails.
func parallel(ctx context.Context, n int, f func(int) error) error {
	var (
		wg     sync.WaitGroup
		mu     sync.Mutex
		next   int
		failed error
	)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				stop := i >= n || failed != nil
				mu.Unlock()
				if stop {
					return
				}
				if err := cmp.Or(ctx.Err(), f(i)); err != nil {
					mu.Lock()
					failed = cmp.Or(failed, err)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return failed
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
