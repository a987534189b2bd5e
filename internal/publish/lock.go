package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"
)

// lockTime is how long Begin waits for another run to end, and lockPause how long between
// two tries.
const (
	lockTime  = 2 * time.Second
	lockPause = lockTime / 40
)

const (
	lockFile   = "lock"
	ignoreFile = ".gitignore"
)

// ErrLocked is returned when another run publishes the same dossier.
var ErrLocked = errors.New("another dossier is at work here")

// lock holds that one run at a time publishes a dossier. The lock goes with the
// process, however that ends; the file stays, for removing it would let two
// runs lock two files of one name.
func (p Place) lock(ctx context.Context) (unlock func(), err error) {
	if p.Work == "" {
		return func() {}, nil
	}
	if err := p.prepareWork(); err != nil {
		if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
			return func() {}, nil // a dossier that cannot be written has nobody else's staging either
		}
		return nil, err
	}
	file := filepath.Join(p.Work, lockFile)
	l := flock.New(file, flock.SetPermissions(newFile)) // a group may work on the dossier
	ctx, cancel := context.WithTimeout(ctx, lockTime)
	defer cancel()
	ok, err := l.TryLockContext(ctx, lockPause)
	switch {
	case ok:
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%w: %s", ErrLocked, p.holder())
	default:
		return nil, fmt.Errorf("lock %s: %w", file, err)
	}
	unlock = func() { l.Unlock() } //nolint:errcheck // the end of the process does it as well
	root, err := os.OpenRoot(p.Work)
	if err != nil {
		unlock()
		return nil, fmt.Errorf("open %s: %w", p.Work, err)
	}
	defer root.Close()
	err = p.disk.create(root, lockFile, []byte(p.Holder+"\n"), false)
	if err != nil && !errors.Is(err, fs.ErrPermission) { // the file is another user's: the lock holds, and names its last holder
		unlock()
		return nil, fmt.Errorf("write the name of the holder of the lock: %w", err)
	}
	return unlock, nil
}

// holder is who holds the lock, as it wrote it down.
func (p Place) holder() string {
	root, err := os.OpenRoot(p.Work)
	if err != nil {
		return "it left no name"
	}
	defer root.Close()
	data, err := readFile(root, lockFile)
	if name := strings.TrimSpace(string(data)); err == nil && name != "" {
		return name
	}
	return "it left no name"
}

// prepareWork makes the folder of the lock, which git must not see.
func (p Place) prepareWork() error {
	info, err := os.Lstat(p.Work)
	switch {
	case err == nil && !info.IsDir():
		return fmt.Errorf("%s must be a folder of its own, not a file or a link", p.Work)
	case err != nil:
		if err := p.disk.mkdirAll(p.Work); err != nil {
			return fmt.Errorf("make the folder %s: %w", p.Work, err)
		}
	}
	root, err := os.OpenRoot(p.Work)
	if err != nil {
		return fmt.Errorf("open %s: %w", p.Work, err)
	}
	defer root.Close()
	if info, err := root.Lstat(lockFile); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s must be a file", filepath.Join(p.Work, lockFile))
	}
	if _, err := root.Lstat(ignoreFile); err == nil {
		return nil
	}
	if err := p.disk.create(root, ignoreFile, []byte("*\n"), false); err != nil {
		return fmt.Errorf("write %s: %w", filepath.Join(p.Work, ignoreFile), err)
	}
	return nil
}
