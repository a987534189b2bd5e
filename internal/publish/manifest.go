package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
)

// Manifest is the file that lists what this tool wrote: a hash and a path a
// line, as sha256sum writes and checks them.
const Manifest = ".dossier-files"

// manifest lists what we wrote: path → hashes. There are two hashes of a file
// while it is being replaced.
type manifest map[string][]string

// ours reports whether a file is as we wrote it.
func (m manifest) ours(name string, data []byte) bool {
	sums := m[name]
	return len(sums) > 0 && (len(data) == 0 || slices.Contains(sums, hash(data)))
}

func readManifest(root *os.Root) (manifest, error) {
	files := manifest{}
	data, err := readFile(root, Manifest)
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the list of published files: %w", err)
	}
	for line := range strings.Lines(string(data)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if ok && fs.ValidPath(name) {
			files[name] = append(files[name], sum)
		}
	}
	return files, nil
}

func (m manifest) bytes() []byte {
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(m)) {
		for _, sum := range m[name] {
			fmt.Fprintf(&out, "%s  %s\n", sum, name)
		}
	}
	return out.Bytes()
}
