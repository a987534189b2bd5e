package publish

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
)

// modes are those of files and folders that a run makes, as its umask has them.
type modes struct{ file, folder fs.FileMode }

// modesOf are the modes of the run that made a file: a folder can be entered by those who may
// read it.
func modesOf(file fs.FileMode) modes {
	m := file.Perm()
	return modes{m, m | m&0o444>>2}
}

// mend gives files and folders of ours that have the modes of an earlier run those of this
// one: what was made with a umask that shuts others out would stay shut, whoever builds
// later. A mode that somebody has set is left as it is.
func (w *Writing) mend() error {
	if w.made == (modes{}) || w.made == w.modes {
		return nil
	}
	if err := w.mendWork(); err != nil {
		return err
	}
	site, err := os.OpenRoot(w.place.Dir)
	if err != nil {
		return err
	}
	defer site.Close()
	if isListed(site, ".") {
		return nil
	}
	folders := map[string]bool{}
	for name := range w.wrote {
		err = cmp.Or(err, w.place.disk.mendOne(site, name, w.made.file, w.modes.file))
		for dir := path.Dir(name); !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
			err = cmp.Or(err, w.place.disk.mendOne(site, dir, w.made.folder, w.modes.folder))
		}
	}
	if err == nil { // last, for it tells the next run what was mended
		err = w.place.disk.mendOne(site, Manifest, w.made.file, w.modes.file)
	}
	return err
}

// mendWork opens the lock to those who may build now, as mend does the site.
func (w *Writing) mendWork() error {
	if w.place.Work == "" {
		return nil
	}
	work, err := os.OpenRoot(w.place.Work)
	if err != nil {
		return nil // there is none, or it is not ours
	}
	defer work.Close()
	for _, name := range []string{lockFile, ignoreFile} {
		if err := w.place.disk.mendOne(work, name, w.made.file, w.modes.file); err != nil {
			return err
		}
	}
	return w.place.disk.mendOne(work, ".", w.made.folder, w.modes.folder)
}

func (d disk) mendOne(site *os.Root, name string, from, to fs.FileMode) error {
	info, err := site.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil || info.Mode().Perm() != from || info.Mode()&fs.ModeSymlink != 0 || isListed(site, name):
		return err
	}
	err = d.chmod(site, name, info.Mode()&^fs.ModePerm|to)
	if errors.Is(err, fs.ErrPermission) {
		return nil // it is another user's
	}
	return err
}
