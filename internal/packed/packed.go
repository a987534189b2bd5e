// Package packed opens what a release holds in archives, to be smaller: see tools/release.sh.
package packed

import (
	"archive/zip"
	"io/fs"
	"strings"
)

// Open returns what is in an archive that is part of the program. A file is unpacked when it is
// asked for.
func Open(archive string) fs.FS {
	files, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		panic(err) // nobody else has made it
	}
	return files
}
