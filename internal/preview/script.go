package preview

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
)

var policyTag = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// withScript puts the script into a page and widens the page's policy for it: the one
// difference between what is served and what is published.
// path is that of the page on the site and depth how many folders deep it was asked for: the
// script is named relative to it, as all else is, so that it is found behind a proxy that serves
// the site below a path of its own.
func (s *Server) withScript(page []byte, digest, path string, depth int) []byte {
	page = policyTag.ReplaceAllFunc(page, func(meta []byte) []byte {
		policy := html.UnescapeString(string(policyTag.FindSubmatch(meta)[1]))
		return []byte(`<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(widen(policy)) + `">`)
	})
	tag := `<script src="` + strings.Repeat("../", depth) + s.Token + `/preview.js" data-page="` + digest + `" data-path="` +
		html.EscapeString(path) + `" defer></script>`
	if i := bytes.Index(page, []byte("</head>")); i >= 0 {
		return slices.Concat(page[:i], []byte(tag), page[i:])
	}
	return append([]byte(tag), page...)
}

// widen lets a page load its script, style and events from its own host.
func widen(policy string) string {
	var out []string
	missing := []string{"script-src", "style-src", "connect-src"}
	for directive := range strings.SplitSeq(policy, ";") {
		fields := strings.Fields(directive)
		if len(fields) == 0 {
			continue
		}
		if i := slices.Index(missing, fields[0]); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
			fields = slices.DeleteFunc(fields, func(s string) bool { return s == "'none'" })
			if !slices.Contains(fields, "'self'") {
				fields = append(fields, "'self'")
			}
		}
		out = append(out, strings.Join(fields, " "))
	}
	for _, name := range missing {
		out = append(out, name+" 'self'")
	}
	return strings.Join(out, "; ")
}
