// Package docs is the documentation, embedded, so that the program can show the text that
// belongs to it where there is no network.
package docs

import "embed"

// Files are the documents, by name.
//
//go:embed *.md
var Files embed.FS
