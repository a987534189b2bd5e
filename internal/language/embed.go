//go:build !packed

package language

import (
	"embed"
	"io/fs"
)

//go:embed data
var data embed.FS

// embedded is the folder data, as it is.
func embedded() fs.FS { return data }
