package print

import (
	"net/url"
	"strings"
)

// Link leads from one page of the site to another, or to a place on it.
type Link struct {
	From     string // path of the page that holds the link
	To       string // path of the page it leads to
	Fragment string // id on that page, without #; may be empty
}

// Here is a link to the place on a page that has the id.
func Here(page, id string) Link { return Link{From: page, To: page, Fragment: id} }

// String prints the link relative to the page that holds it, as an address: a
// name of a file may hold what would mean something there, such as #.
func (l Link) String() string {
	fragment := ""
	if l.Fragment != "" {
		fragment = "#" + l.Fragment
		if !unreserved(l.Fragment) {
			fragment = "#" + (&url.URL{Fragment: l.Fragment}).EscapedFragment()
		}
	}
	if l.From == l.To && fragment != "" {
		return fragment
	}
	from, to := strings.Split(l.From, "/"), strings.Split(l.To, "/")
	for len(from) > 1 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)-1) + escaped(strings.Join(to, "/")) + fragment
}

// IsZero reports whether there is no link.
func (l Link) IsZero() bool { return l.To == "" }

// escaped writes a path as a part of an address.
func escaped(path string) string {
	if unreserved(path) {
		return path
	}
	return (&url.URL{Path: path}).EscapedPath()
}

// unreserved reports that a part of an address needs no escaping (RFC 3986 §2.3). Nearly
// none does.
func unreserved(s string) bool {
	for i := range len(s) {
		if c := s[i]; !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~/", c) >= 0) {
			return false
		}
	}
	return true
}
