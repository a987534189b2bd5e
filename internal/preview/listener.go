package preview

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// listener tells of changes in folders. It is fsnotify, but in tests.
type listener struct {
	events  <-chan fsnotify.Event
	errors  <-chan error
	add     func(folder string) error
	folders func() []string // that were added and are still there
	close   func() error
}

// newListener asks the system for events.
func newListener() (*listener, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &listener{w.Events, w.Errors, w.Add, w.WatchList, w.Close}, nil
}

// sources are the files and folders in the dossier that a site is made of.
var sources = []string{"dossier.yaml", "dossier.lock", "content", "briefs", "templates", "static"}

// addSources listens to the folder of a dossier and to each folder of its sources.
func (l *listener) addSources(dir string) error {
	if err := l.add(dir); err != nil {
		return err
	}
	for _, name := range sources {
		err := filepath.WalkDir(filepath.Join(dir, name), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil // it has gone, which is an event by itself
			case err != nil || !entry.IsDir():
				return err
			case isHidden(entry.Name()):
				return fs.SkipDir
			}
			if err := l.add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// mayBeFolder reports whether an event may be about a folder that came or went.
func (l *listener) mayBeFolder(e fsnotify.Event) bool {
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		return slices.Contains(l.folders(), e.Name)
	}
	if !e.Has(fsnotify.Create) {
		return false
	}
	info, err := os.Lstat(e.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return false // it has gone, as what editors write aside; the place where it went has an event of its own
	}
	return err != nil || info.IsDir()
}

// isSource reports whether a file of the dossier is one of the sources, or the dossier
// itself ("."). Hidden files are none: editors write theirs all the time.
func isSource(name string) bool {
	first, rest, _ := strings.Cut(name, "/")
	return first == "." || slices.Contains(sources, first) && !isHidden(rest)
}

// isHidden reports a path of which a part begins with a full stop: nothing is read
// there.
func isHidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}
