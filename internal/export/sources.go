package export

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"dossier/internal/model"
)

// SourcesFile is where a site has the list of what it was made of.
const SourcesFile = "data/sources.sha256"

// Sources lists the SHA-256 of what a dossier was made of, as sha256sum writes and checks it
// in the folder of the dossier: each capture, the file that it was received as, and the lock
// file.
func Sources(d *model.Dossier, lockFile string) []byte {
	sums := map[string]string{}
	for _, a := range d.Articles {
		sums[a.Capture.Path] = a.Capture.SHA256
		if a.Received != nil {
			sums[a.Received.Path] = a.Received.SHA256
		}
	}
	if d.Lock.Present {
		sums[lockFile] = d.Lock.SHA256
	}
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&out, "%s  %s\n", sums[name], name)
	}
	return out.Bytes()
}
