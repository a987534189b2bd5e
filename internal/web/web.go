// Package web knows addresses of the web: which are whole, on whose host they lie, and which
// two lead to one page.
package web

import (
	"net/url"
	"slices"
	"strings"
)

// IsAddress reports whether s is a whole address of the web.
func IsAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " \"<>\\")
}

// Host is the host of an address in small letters, "" if it has none.
func Host(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// Domain is the host of an address without what many hosts begin with.
func Domain(address string) string { return Bare(Host(address)) }

// Bare is a host in small letters without what many begin with.
func Bare(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }

// Within reports whether a bare host is one of some domains or part of one.
func Within(host string, domains ...string) bool {
	return slices.ContainsFunc(domains, func(domain string) bool {
		domain = Bare(domain)
		return host == domain || strings.HasSuffix(host, "."+domain)
	})
}

// Place is an address without scheme, www., the slash at its end, and what is asked or jumped to
// behind its path; "" if it has no host.
func Place(address string) string {
	place, _ := parts(address)
	return place
}

// Page is an address in the form in which two captures of one page have the same: its place, and
// what is asked there without the marks by which links are followed. Of an archive that has the
// address of the page in its own it is that of the page.
func Page(address string) string {
	if i := strings.LastIndex(address, "/http"); i > 0 && IsAddress(address[i+1:]) {
		address = address[i+1:]
	}
	page, query := parts(address)
	asked := slices.DeleteFunc(strings.Split(query, "&"), func(part string) bool {
		name, _, _ := strings.Cut(part, "=")
		return part == "" || followed(name)
	})
	if slices.Sort(asked); page != "" && len(asked) > 0 {
		page += "?" + strings.Join(asked, "&")
	}
	return page
}

// parts parts an address into its place and what is asked there.
func parts(address string) (place, query string) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", ""
	}
	place = Bare(u.Hostname())
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		place += ":" + port
	}
	steps := strings.Split(strings.TrimSuffix(u.EscapedPath(), "/"), "/")
	for i, step := range steps { // one way to escape them; a slash inside of a step parts none
		if plain, err := url.PathUnescape(step); err == nil {
			steps[i] = url.PathEscape(plain)
		}
	}
	return place + strings.Join(steps, "/"), u.RawQuery
}

// followed reports whether a parameter of an address says only by which link somebody came.
func followed(name string) bool {
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "yclid":
		return true
	}
	return strings.HasPrefix(name, "utm_")
}
