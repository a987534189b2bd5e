package publish

import "os"

// Watched returns the place with a hook before each change on disk, and one in
// the place of writing a file.
func (p Place) Watched(before func(change, name string) error, put func(*os.File, []byte) (int, error)) Place {
	p.disk = disk{before, put}
	return p
}
