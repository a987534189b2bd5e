//go:build !packed

package docs

import (
	"embed"
	"io/fs"
)

//go:embed *.md
var documents embed.FS

// files are the documents, as they are.
func files() fs.FS { return documents }
