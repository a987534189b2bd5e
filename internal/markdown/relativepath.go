package markdown

import "strings"

// RelativePath returns how to reach a file from a folder; both are paths in
// the dossier.
func RelativePath(folder, file string) string {
	from, to := strings.Split(folder, "/"), strings.Split(file, "/")
	if folder == "." { // that of the dossier
		from = nil
	}
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}
