// Package docs is the documentation, embedded, so that the program can show the text that
// belongs to it where there is no network.
package docs

import (
	"io/fs"
	"strings"
)

const ending = ".md"

// Read returns a document by its name.
func Read(name string) ([]byte, error) { return fs.ReadFile(files(), name+ending) }

// Names are the names of all documents, in the order of the alphabet.
func Names() []string {
	names, _ := fs.Glob(files(), "*"+ending) // the pattern is sound
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, ending)
	}
	return names
}
