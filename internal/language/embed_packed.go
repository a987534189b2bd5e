//go:build packed

package language

import (
	_ "embed"
	"io/fs"
	"sync"

	"dossier/internal/packed"
)

// The words of all languages are a megabyte more than their archive, which tools/release.sh makes.
//
//go:embed data.packed
var archive string

// embedded is the folder data in the archive.
var embedded = sync.OnceValue(func() fs.FS { return packed.Open(archive) })
