//go:build unix

package publish

import (
	"io/fs"
	"syscall"
)

// ownModes are the modes of what this process makes. It may be called before anything is
// written only: the system tells the umask to who sets another.
func ownModes() modes {
	umask := syscall.Umask(0)
	syscall.Umask(umask)
	return modesOf(newFile &^ fs.FileMode(umask))
}
