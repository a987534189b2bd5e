package load

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/memo"
	"dossier/internal/records"
)

// To ask the system about every file takes half of the time from saving a note to
// its page, if there are ten thousand articles. Whoever is told what has changed
// can look at that alone, show what came of it, and look at everything then.

// list finds the files to read: those of the last time, if no more than changed
// has changed, or those that are there.
func (l *loader) list(changed []string) error {
	n := l.memory.expected(l.fsys, changed)
	if n == nil {
		var err error
		if n, err = list(l.fsys); err != nil {
			return err
		}
	}
	l.listing = n.clone()
	if l.memory != nil {
		l.memory.listed = n
	}
	return nil
}

// expected is the listing of the last time with another look at some files; nil if
// that is not enough.
func (m *memory) expected(fsys fs.FS, changed []string) *listing {
	if m == nil || m.listed == nil || changed == nil {
		return nil
	}
	n := m.listed.clone()
	for _, name := range changed {
		if !n.look(fsys, name) {
			return nil
		}
	}
	return &n
}

// look takes note of what a file is now. It reports false if more has changed than
// the file itself.
func (n *listing) look(fsys fs.FS, name string) bool {
	if strings.HasPrefix(path.Base(name), ".") {
		return true // such files are not read
	}
	info, err := fs.Lstat(fsys, name)
	for k, paths := range n.paths {
		if i, found := slices.BinarySearch(paths, name); found {
			if n.infos[k] == nil {
				return err == nil // it is looked at every time
			}
			if err != nil || !info.Mode().IsRegular() || n.infos[k][i] == nil {
				return false
			}
			n.infos[k][i] = info
			return true
		}
	}
	return errors.Is(err, fs.ErrNotExist) && name != records.SettingsFile // it was written aside
}

// clone returns a copy of which the lists can be changed.
func (n *listing) clone() listing {
	c := *n
	c.paths, c.infos = maps.Clone(n.paths), maps.Clone(n.infos)
	for k := range c.paths {
		c.paths[k], c.infos[k] = slices.Clone(n.paths[k]), slices.Clone(n.infos[k])
	}
	c.received, c.diags = slices.Clone(n.received), slices.Clone(n.diags)
	return c
}

// Unchanged looks at everything in fsys and reports whether it is what the last
// Load with this memory took it for.
func Unchanged(all *memo.Memory, fsys fs.FS) (bool, error) {
	m := memoryIn(all)
	now, err := list(fsys)
	if err != nil {
		return false, err
	}
	old := m.listed
	if old == nil || old.none != now.none || !slices.Equal(old.received, now.received) || !slices.Equal(old.sheets, now.sheets) ||
		!slices.EqualFunc(old.diags, now.diags, sameReport) {
		return false, nil
	}
	for k, paths := range now.paths {
		if !slices.Equal(old.paths[k], paths) || !slices.EqualFunc(old.infos[k], now.infos[k], m.sameInfo) {
			return false, nil
		}
	}
	return true, nil
}

// sameInfo reports whether nothing speaks of a change between two looks at a file.
// What links lead to is looked at every time.
func (m *memory) sameInfo(old, now fs.FileInfo) bool {
	if old == nil || now == nil {
		return old == nil && now == nil
	}
	return m.unchanged(old, false, now)
}

// sameReport reports whether two diagnostics about what lies in folders are the
// same.
func sameReport(a, b diag.Diagnostic) bool {
	return a.Code == b.Code && a.At.File() == b.At.File() && a.Message == b.Message && a.Help == b.Help
}
