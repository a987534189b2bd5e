package records

import (
	"io/fs"
	"strings"

	"dossier/internal/frontmatter"
	"dossier/internal/model"
)

// Addresses takes a list of addresses at which a page was before: paths on the site, as
// they stood behind its base address. One that ends in a slash is that of a folder's
// index.html.
func Addresses(rec *frontmatter.Record, key string) []model.Address {
	var list []model.Address
	for _, n := range rec.List(key) {
		text := strings.TrimSpace(n.Text())
		path := strings.TrimPrefix(text, "/")
		if strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		if !n.IsSingle() || !strings.HasSuffix(path, ".html") || !fs.ValidPath(path) || !IsPortable(path) {
			rec.Bad(rec.Span(n), "write the path that stood behind the address of the site, such as briefs/old-name.html or old-name/",
				"%q cannot be the address of a page", text)
			continue
		}
		list = append(list, model.Address{Path: path, At: rec.Span(n)})
	}
	return list
}

// forbidden are the characters that a name of a file cannot have on Windows, or that mean
// something else in an address.
const forbidden = `<>:"|?*\\#%`

// IsPortable reports whether every system can have files of these names: a path with
// slashes, none of whose parts is hidden, that of a device of Windows, or ends in a full stop or
// a space.
func IsPortable(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || frontmatter.IsDevice(part) {
			return false
		}
	}
	return !strings.ContainsAny(path, forbidden) && !strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// formerKeys takes the keys under which a record was before.
func formerKeys(rec *frontmatter.Record) []string {
	var keys []string
	for _, n := range rec.List("former_keys") {
		if key := strings.TrimSpace(n.Text()); n.IsSingle() && frontmatter.IsKey(key) {
			keys = append(keys, key)
		} else {
			rec.Bad(rec.Span(n), "write the key as it was", "%q cannot have been the key of a record", key)
		}
	}
	return keys
}
