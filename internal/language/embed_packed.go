//go:build packed

package language

import (
	"archive/zip"
	_ "embed"
	"io/fs"
	"strings"
	"sync"
)

// The words of all languages are a megabyte more than their archive, which tools/release.sh makes.
//
//go:embed data.zip
var packed string

// embedded is the folder data in the archive. A file is unpacked when it is asked for.
var embedded = sync.OnceValue(func() fs.FS {
	archive, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		panic(err) // part of the program
	}
	return archive
})
