package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"sync"
	"syscall"
)

// nextSite is where the next site is laid out. It gets its manifest last: what
// lies there without one was never finished.
const nextSite = "next"

// aside is where the next site is laid out. It is made when the first file comes.
type aside struct {
	work *os.Root // nil if nothing is laid out there

	mu      sync.Mutex
	next    *os.Root               // nil if it is not made yet
	folders map[string]*sync.Mutex // of the next site
	refused bool                   // it cannot be laid out: what comes now is held in memory
	swapped bool                   // it has changed places
}

// prepare clears what an earlier run left where the next site is laid out, and
// finds out whether one can be.
func (w *Writing) prepare() error {
	p := w.place
	if p.Work == "" {
		return nil
	}
	work, err := os.OpenRoot(p.Work)
	if err != nil {
		return nil // the site is written file by file
	}
	w.aside.work = work
	if w.kept, err = p.disk.clearNext(work, w.site, nil); err != nil {
		return fmt.Errorf("clear what an earlier run left in %s: %w", p.Work, err)
	}
	w.aside.refused = p.InPlace || !p.mayMove(w.site, work)
	return nil
}

// folder makes a folder of the next site, and returns a lock for it, nil if there is no
// next site. The kernel creates files of one folder one after the other, and writers that
// wait for it spin; on the lock they sleep.
func (w *Writing) folder(dir string) (*sync.Mutex, error) {
	a := &w.aside
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.work == nil || a.refused {
		return nil, nil
	}
	if a.next == nil {
		if err := w.makeNext(); err != nil {
			return nil, err
		}
	}
	return w.folderBelow(dir)
}

// folderBelow is folder once there is a next site. A folder has the attributes of the one
// that it replaces before anything is in it: files are made with those.
func (w *Writing) folderBelow(dir string) (*sync.Mutex, error) {
	a := &w.aside
	if lock := a.folders[dir]; lock != nil {
		return lock, nil
	}
	if _, err := w.folderBelow(path.Dir(dir)); err != nil {
		return nil, err
	}
	err := w.place.disk.mkdirIn(a.next, dir)
	if err == nil {
		err = w.place.disk.keepAttributes(w.site, dir, a.next, dir)
	}
	if err != nil {
		return nil, fmt.Errorf("make the folder %s: %w", dir, err)
	}
	a.folders[dir] = &sync.Mutex{}
	return a.folders[dir], nil
}

// makeNext makes the folder of the next site.
func (w *Writing) makeNext() error {
	here, err := w.site.Stat(".")
	if err != nil {
		return err
	}
	if err := w.place.disk.mkdirLike(w.aside.work, nextSite, here.Mode().Perm()); err != nil {
		return fmt.Errorf("make the folder of the next site: %w", err)
	}
	w.aside.folders = map[string]*sync.Mutex{".": {}}
	if w.aside.next, err = w.aside.work.OpenRoot(nextSite); err != nil {
		return err
	}
	return w.place.disk.keepAttributes(w.site, ".", w.aside.next, ".")
}

// layOut writes a file of the next site, and reports whether it can be laid out. before is
// the one that it replaces, nil if there is none.
func (w *Writing) layOut(name string, data []byte, before fs.FileInfo) (bool, error) {
	lock, err := w.folder(path.Dir(name))
	if lock != nil {
		lock.Lock()
		err = w.place.disk.create(w.aside.next, name, data, false)
		lock.Unlock()
		if err == nil && before != nil {
			err = w.place.disk.keep(w.site, name, before, w.aside.next, name, w.made)
		}
	}
	if cannotLink(err) {
		w.aside.mu.Lock()
		defer w.aside.mu.Unlock()
		w.aside.refused = true
		return false, nil
	}
	return lock != nil && err == nil, err
}

// laidOut returns a file of the next site.
func (w *Writing) laidOut(name string) ([]byte, error) { return w.aside.next.ReadFile(name) }

// clear removes what was laid out if it is no site.
func (w *Writing) clear() {
	a := &w.aside
	if a.next != nil {
		a.next.Close()
		if !a.swapped {
			w.place.disk.removeAll(a.work, nextSite) //nolint:errcheck // the next run clears it
		}
	}
	if a.work != nil {
		a.work.Close()
	}
}

// mayMove reports whether the folder of the site can change places: it is a
// folder of this file system and this user, not a link and not a mount point, and nothing
// has been laid down for it that the one in its place would not have.
func (p Place) mayMove(site, work *os.Root) bool {
	dir, err := os.Lstat(p.Dir)
	if err != nil || !dir.IsDir() || dir.Mode()&(fs.ModeSetgid|fs.ModeSetuid|fs.ModeSticky) != 0 {
		return false
	}
	parent, err := os.Stat(filepath.Dir(p.Dir))
	if err != nil {
		return false
	}
	at, err := work.Stat(".")
	if err != nil {
		return false
	}
	a, b, c := dir.Sys().(*syscall.Stat_t), parent.Sys().(*syscall.Stat_t), at.Sys().(*syscall.Stat_t)
	return a.Dev == b.Dev && a.Dev == c.Dev && a.Uid == c.Uid && a.Gid == c.Gid && maps.Equal(attributes(site, "."), attributes(work, "."))
}
