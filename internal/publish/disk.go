package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
)

// disk makes every change that this package makes, so that a test can let each
// of them fail, or be the last. The zero disk is the real one.
type disk struct {
	before func(change, name string) error            // asked before each change
	put    func(f *os.File, data []byte) (int, error) // in the place of File.Write
}

// may asks the test before a change.
func (d disk) may(change, name string) error {
	if d.before == nil {
		return nil
	}
	if err := d.before(change, name); err != nil {
		return &fs.PathError{Op: change, Path: name, Err: err}
	}
	return nil
}

// Modes of what is new, from which the umask of the process takes away what it does not
// want: with 002, a group works on a site together.
const (
	newFile   fs.FileMode = 0o666
	newFolder fs.FileMode = 0o777
)

func (d disk) mkdirAll(dir string) error {
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return nil
	}
	if err := d.may("mkdir", dir); err != nil {
		return err
	}
	return os.MkdirAll(dir, newFolder)
}

// mkdirIn makes a folder that is not there yet.
func (d disk) mkdirIn(root *os.Root, dir string) error {
	if err := d.may("mkdir", dir); err != nil {
		return err
	}
	return root.MkdirAll(dir, newFolder)
}

// mkdirLike makes a folder with the mode of another one.
func (d disk) mkdirLike(root *os.Root, dir string, mode fs.FileMode) error {
	if err := d.mkdirIn(root, dir); err != nil {
		return err
	}
	if info, err := root.Stat(dir); err != nil || info.Mode().Perm() == mode {
		return err
	}
	return d.chmod(root, dir, mode)
}

func (d disk) chmod(root *os.Root, name string, mode fs.FileMode) error {
	if err := d.may("chmod", name); err != nil {
		return err
	}
	return root.Chmod(name, mode)
}

// errNoFile says that a name is that of a folder, of a pipe, of a socket or of a device.
var errNoFile = errors.New("it is no file")

// readFile reads a file of a folder into which others may put what they like. It does not wait
// at a pipe: nothing may ever come out of it.
func readFile(root *os.Root, name string) ([]byte, error) {
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		if info, unseen := root.Stat(name); unseen == nil && !info.Mode().IsRegular() { // a socket, which nobody can open
			err = &fs.PathError{Op: "open", Path: name, Err: errNoFile}
		}
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "read", Path: name, Err: errNoFile}
	}
	if err != nil {
		return nil, err
	}
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	_, err = data.ReadFrom(f)
	return data.Bytes(), err
}

// create writes a file that is not there yet, or not yet seen by anybody. If
// safe, its bytes are on the disk when create returns.
func (d disk) create(root *os.Root, name string, data []byte, safe bool) error {
	if err := d.may("create", name); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, newFile)
	if err != nil {
		return err
	}
	put := (*os.File).Write
	if d.put != nil {
		put = d.put
	}
	_, err = put(f, data)
	if err == nil && safe {
		if err = d.may("sync", name); err == nil {
			err = f.Sync()
		}
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// temporary begins the name of a file that is about to replace another one.
const temporary = ".dossier-new-"

func isTemporary(f fs.DirEntry) bool {
	return f.Type().IsRegular() && strings.HasPrefix(f.Name(), temporary)
}

// replace puts a file in its place in one step: a reader, also after the program was
// killed, finds the old file or the new one.
func (d disk) replace(root *os.Root, name string, data []byte, safe bool) error {
	if dir := path.Dir(name); dir != "." {
		if _, err := root.Stat(dir); err != nil {
			if err := d.mkdirIn(root, dir); err != nil {
				return fmt.Errorf("make the folder %s: %w", dir, err)
			}
		}
	}
	aside := path.Join(path.Dir(name), temporary+hash([]byte(name))[:16])
	err := d.create(root, aside, data, safe)
	if before, missing := root.Lstat(name); err == nil && missing == nil && before.Mode().IsRegular() {
		err = d.keep(root, name, before, root, aside, modes{})
	}
	if err == nil {
		if err = d.may("rename", name); err == nil {
			err = root.Rename(aside, name)
		}
	}
	if err != nil {
		d.remove(root, aside) //nolint:errcheck // the first error says more
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// keep gives a file that is about to replace another one the mode and the attributes that
// somebody has given to that: who may read it. A mode that is that of made is nobody's.
func (d disk) keep(from *os.Root, name string, before fs.FileInfo, to *os.Root, as string, made modes) error {
	if mode := before.Mode().Perm(); mode != made.file {
		now, err := to.Lstat(as)
		if err == nil && now.Mode().Perm() != mode {
			err = d.chmod(to, as, mode)
		}
		if err != nil {
			return err
		}
	}
	return d.keepAttributes(from, name, to, as)
}

func (d disk) remove(root *os.Root, name string) error {
	if err := d.may("remove", name); err != nil {
		return err
	}
	return root.Remove(name)
}

func (d disk) removeAll(root *os.Root, name string) error {
	if err := d.may("remove", name); err != nil {
		return err
	}
	return root.RemoveAll(name)
}

// WriteFile puts a file in its place in one step, with the folder it lies in: there is the
// old file or the new one, never half of it. name is a path inside root, with forward slashes. It
// is the one way in which the program writes files that people keep.
func WriteFile(root *os.Root, name string, data []byte) error {
	return disk{}.replace(root, name, data, false)
}
