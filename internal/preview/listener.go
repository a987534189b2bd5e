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

	top    string          // the folder of the dossier, which may go as well
	linked map[string]bool // files elsewhere to which links among the sources lead
}

// newListener asks the system for events.
func newListener() (*listener, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &listener{events: w.Events, errors: w.Errors, add: w.Add, folders: w.WatchList, close: w.Close}, nil
}

// sources are the files and folders in the dossier that a site is made of.
var sources = []string{"dossier.yaml", "dossier.lock", "dossier.history", "content", "briefs", "templates", "static"}

// addSources listens to the folder of a dossier and to each folder of its sources.
func (l *listener) addSources(dir string) error {
	l.top = dir
	if err := l.add(dir); err != nil {
		return err
	}
	for _, name := range sources {
		err := filepath.WalkDir(filepath.Join(dir, name), func(path string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil // it has gone, which is an event by itself
			case err == nil && entry.Type()&fs.ModeSymlink != 0:
				return l.follow(path)
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

// follow listens to the folder of the file that a link leads to: what is saved there is an
// event of that folder alone.
func (l *listener) follow(link string) error {
	file, err := filepath.EvalSymlinks(link)
	if err != nil {
		return nil // it leads nowhere, which the dossier reports
	}
	if l.linked == nil {
		l.linked = map[string]bool{}
	}
	l.linked[file] = true
	if err := l.add(filepath.Dir(file)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// isLinked reports whether an event is about such a file, or about what may become one.
func (l *listener) isLinked(name string) bool {
	if l.linked[name] {
		return true
	}
	followed, err := filepath.EvalSymlinks(name)
	return err == nil && l.linked[followed]
}

// mayBeFolder reports whether an event may be about a folder that came or went, or about a link
// that came, behind which is a file to listen to.
func (l *listener) mayBeFolder(e fsnotify.Event) bool {
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		return slices.Contains(l.folders(), e.Name) || e.Name == l.top
	}
	if !e.Has(fsnotify.Create) {
		return false
	}
	info, err := os.Lstat(e.Name)
	if errors.Is(err, fs.ErrNotExist) {
		return false // it has gone, as what editors write aside; the place where it went has an event of its own
	}
	return err != nil || info.IsDir() || info.Mode()&fs.ModeSymlink != 0
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
