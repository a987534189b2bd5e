package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Writing brings a site into its place file by file as they are made, so that not all of
// them have to be kept. The site that stands there stays until Finish.
type Writing struct {
	place  Place
	unlock func()
	site   *os.Root // the folder of the site
	aside  aside    // where the next one is laid out
	old    manifest // what an earlier run wrote
	kept   string   // where files of others were put
	made   modes    // of what an earlier run made; zero if there was none
	modes  modes    // of what this one makes

	scratch *os.File // nil if nobody asked for one
	unnamed bool     // it has no name any more

	mu      sync.Mutex
	wrote   manifest               // what this one writes
	changed []string               // paths of files that are new or different
	before  map[string]fs.FileInfo // what stands there of these
	held    Tree                   // these, as far as they are not laid out
}

// Begin begins to write into the place. Nobody else can until Close.
func (p Place) Begin(ctx context.Context) (*Writing, error) {
	p.Dir = filepath.Clean(p.Dir)
	unlock, err := p.lock(ctx)
	if err != nil {
		return nil, err
	}
	w := &Writing{place: p, unlock: unlock, wrote: manifest{}, before: map[string]fs.FileInfo{}, held: Tree{}}
	if err := w.open(); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

func (w *Writing) open() (err error) {
	w.place.removeScratch()
	if err := w.place.disk.mkdirAll(w.place.Dir); err != nil {
		return fmt.Errorf("make the folder %s: %w", w.place.Dir, err)
	}
	if w.site, err = os.OpenRoot(w.place.Dir); err != nil {
		return fmt.Errorf("open the folder %s: %w", w.place.Dir, err)
	}
	if err := w.prepare(); err != nil {
		return err
	}
	w.modes = ownModes()
	if info, err := w.site.Stat(Manifest); err == nil {
		w.made = modesOf(info.Mode())
	}
	w.old, err = readManifest(w.site)
	return err
}

// scratchFile is the name of the file of Scratch, where it has one.
const scratchFile = "scratch"

// Scratch is a file for what is too much for memory until Finish. It is gone with Close, or
// with the process.
func (w *Writing) Scratch() (*os.File, error) {
	if w.place.Work == "" {
		return nil, errNoFile
	}
	work, err := os.OpenRoot(w.place.Work)
	if err != nil {
		return nil, err
	}
	defer work.Close()
	if err := w.place.disk.may("create", scratchFile); err != nil {
		return nil, err
	}
	file, err := work.OpenFile(scratchFile, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	w.scratch = file
	if w.place.disk.may("remove", scratchFile) == nil && work.Remove(scratchFile) == nil {
		w.unnamed = true // a system that keeps the name of a file that is open has it removed by Close
	}
	return file, nil
}

// throwAway closes the file of Scratch, and removes it.
func (w *Writing) throwAway() {
	if w.scratch == nil {
		return
	}
	w.scratch.Close() //nolint:errcheck // nothing of it is wanted any more
	if !w.unnamed {
		w.place.removeScratch()
	}
}

// removeScratch removes the name of a file of Scratch, as a rule of a run that was ended
// just when it had made the file. If it cannot be removed, the next run tries again.
func (p Place) removeScratch() {
	if p.Work != "" && p.disk.may("remove", scratchFile) == nil {
		os.Remove(filepath.Join(p.Work, scratchFile)) //nolint:errcheck // as a rule it is not there
	}
}

// Close lets others in, and clears what was laid out if it is no site.
func (w *Writing) Close() {
	w.clear()
	w.throwAway()
	if w.site != nil {
		w.site.Close()
	}
	w.unlock()
}

// Put takes a file of the site. Several may do so at a time. It is an error if a file
// of somebody else stands in its place.
func (w *Writing) Put(name string, data []byte) error {
	if !fs.ValidPath(name) || name == "." || name == Manifest {
		return fmt.Errorf("%q cannot be the path of a page", name)
	}
	sum := hash(data)
	same, before, err := standsAs(w.site, name, data, w.old)
	if err != nil {
		return err
	}
	laidOut := false
	if !same {
		if laidOut, err = w.layOut(name, data, before); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wrote[name] = []string{sum}
	if !same {
		w.changed = append(w.changed, name)
		if before != nil {
			w.before[name] = before
		}
		if !laidOut {
			w.held[name] = data
		}
	}
	return nil
}

// read returns a file that was put and is new or different.
func (w *Writing) read(name string) ([]byte, error) {
	if data, ok := w.held[name]; ok {
		return data, nil
	}
	return w.laidOut(name)
}

// Finish makes the place hold what was put. On an error the site there is still the
// old one, whole, unless it had to be written file by file.
func (w *Writing) Finish(ctx context.Context) (Result, error) {
	if name := w.place.List; name != "" {
		if err := w.Put(name, w.list()); err != nil {
			return Result{}, err
		}
	}
	r, err := w.finish(ctx)
	if err == nil {
		if err = w.mend(); err != nil {
			err = fmt.Errorf("the new site stands; give its files their modes: %w", err)
		}
	}
	return r, err
}

// list is the list of what was put. Signatures of it are not in it: they are made of it.
func (w *Writing) list() []byte {
	listed := maps.Clone(w.wrote)
	maps.DeleteFunc(listed, func(name string, _ []string) bool { return strings.HasPrefix(name, w.place.List+".") })
	return listed.bytes()
}

func (w *Writing) finish(ctx context.Context) (Result, error) {
	slices.Sort(w.changed)
	p := plan{old: w.old, wrote: w.wrote, changed: w.changed}
	p.Kept, p.Unchanged = w.kept, len(w.wrote)-len(w.changed)
	for _, name := range slices.Sorted(maps.Keys(w.old)) {
		if _, ok := w.wrote[name]; !ok {
			p.stale = append(p.stale, name)
			if strings.HasSuffix(name, ".html") {
				p.Gone = append(p.Gone, name)
			}
		}
	}
	p.nothing = len(p.changed) == 0 && len(p.stale) == 0 && maps.EqualFunc(p.old, p.wrote, slices.Equal)
	if err := w.stillOurs(); err != nil {
		return Result{}, err
	}
	r, err := w.swap(ctx, &p)
	if !errors.Is(err, errCannotSwap) {
		return r, err
	}
	if err := w.place.disk.sweep(w.site); err != nil {
		return Result{}, err
	}
	if p.nothing {
		return p.Result, nil
	}
	return w.place.disk.inPlace(ctx, w.site, w.read, p)
}

// plan is what is to do to make a folder hold a site.
type plan struct {
	Result
	nothing bool     // it holds it already
	old     manifest // what an earlier run wrote
	wrote   manifest // what this one writes
	changed []string // paths to write
	stale   []string // paths of an earlier run to remove
}

// standsAs reports whether the file is there with these bytes, and what it is if
// not. A file with other bytes that we did not write is somebody else's; an empty
// one in the place of one of ours is what a power cut leaves.
func standsAs(root *os.Root, name string, data []byte, old manifest) (same bool, before fs.FileInfo, err error) {
	have, err := readFile(root, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil, nil
	case errors.Is(err, errNoFile):
		return false, nil, foreign(name)
	case err != nil:
		return false, nil, fmt.Errorf("read %s: %w", name, err)
	case bytes.Equal(have, data):
		return true, nil, nil
	case !old.ours(name, have):
		return false, nil, foreign(name)
	}
	before, err = root.Stat(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, nil, fmt.Errorf("read %s: %w", name, err)
	}
	return false, before, nil
}

func foreign(name string) error {
	return fmt.Errorf("%w: %s; move or delete it, or publish elsewhere with --dest", ErrForeign, name)
}

// stillOurs holds that nobody has put a file, or changed one, where one of ours is
// about to go, since that was put.
func (w *Writing) stillOurs() error {
	for _, name := range w.changed {
		now, err := w.site.Stat(name)
		before := w.before[name]
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		case before != nil && os.SameFile(before, now) && before.Size() == now.Size() && before.ModTime().Equal(now.ModTime()):
			continue
		}
		have, err := readFile(w.site, name)
		if errors.Is(err, errNoFile) {
			return foreign(name)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if err == nil && !w.old.ours(name, have) && !w.wrote.ours(name, have) {
			return foreign(name)
		}
	}
	return nil
}
