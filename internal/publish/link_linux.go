package publish

import (
	"errors"
	"os"
	"path"

	"golang.org/x/sys/unix"
)

func (d disk) copyLink(from, to *os.Root, name string) error {
	target, err := from.Readlink(name)
	if err != nil {
		return err
	}
	if err := d.may("symlink", name); err != nil {
		return err
	}
	return to.Symlink(target, name)
}

// linker makes hard links between two folders, one open folder at a time: they
// come sorted by folder.
type linker struct {
	disk
	from, to *os.Root
	dir      string
	a, b     *os.File
}

func (l *linker) link(name string) error {
	if dir := path.Dir(name); l.a == nil || dir != l.dir {
		l.close()
		var err error
		if l.a, err = l.from.Open(dir); err != nil {
			return err
		}
		if l.b, err = l.to.Open(dir); err != nil {
			return err
		}
		l.dir = dir
	}
	if err := l.may("link", name); err != nil {
		return err
	}
	base := path.Base(name)
	return unix.Linkat(int(l.a.Fd()), base, int(l.b.Fd()), base, 0)
}

func (l *linker) close() {
	for _, f := range []*os.File{l.a, l.b} {
		if f != nil {
			f.Close() //nolint:errcheck // nothing is written through them
		}
	}
	l.a, l.b = nil, nil
}

// cannotLink reports the errors of file systems and users that have no hard
// links, or not these.
func cannotLink(err error) bool {
	for _, number := range []error{unix.EXDEV, unix.EPERM, unix.EACCES, unix.EMLINK, unix.ENOTSUP, unix.ENOSYS} {
		if errors.Is(err, number) {
			return true
		}
	}
	return false
}
