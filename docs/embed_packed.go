//go:build packed

package docs

import (
	_ "embed"
	"io/fs"
	"sync"

	"dossier/internal/packed"
)

//go:embed docs.packed
var archive string

// files are the documents in the archive, which tools/release.sh makes.
var files = sync.OnceValue(func() fs.FS {
	documents, err := fs.Sub(packed.Open(archive), "docs")
	if err != nil {
		panic(err) // the name is sound
	}
	return documents
})
