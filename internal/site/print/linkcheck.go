package print

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// CheckLinks reads the printed pages again and follows every link inside the
// site: the page must exist and have the id. Links are right by construction;
// this is the proof, for tests and for strict builds. What a style loads, to which
// a dossier may add, is of the site, too. The error lists every link that leads nowhere.
func CheckLinks(tree map[string][]byte) error {
	ids := map[string]map[string]bool{}
	links := map[string][]string{}
	var broken []error
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		if path.Dir(name) == "assets" && path.Ext(name) == ".css" {
			broken = append(broken, loadedInVain(tree, name)...)
		}
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		ids[name] = map[string]bool{}
		doc, err := html.Parse(bytes.NewReader(tree[name]))
		if err != nil {
			return fmt.Errorf("read %s again: %w", name, err)
		}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				switch {
				case a.Key == "id" && ids[name][a.Val]:
					broken = append(broken, fmt.Errorf("%s: the id %q stands twice", name, a.Val))
				case a.Key == "id":
					ids[name][a.Val] = true
				case a.Key == "href" || a.Key == "src" || a.Key == "data-search":
					links[name] = append(links[name], a.Val)
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(links)) {
		for _, link := range links[name] {
			if why := follow(tree, ids, name, link); why != "" {
				broken = append(broken, fmt.Errorf("%s: %q %s", name, link, why))
			}
		}
	}
	return errors.Join(broken...)
}

// loaded finds what a style that has been made smaller loads.
var loaded = regexp.MustCompile(`(?:url\(["']?([^"')]+)|@import\s*["']([^"']+))`)

// loadedInVain lists what a style loads and no page gets.
func loadedInVain(tree map[string][]byte, name string) (list []error) {
	for _, m := range loaded.FindAllSubmatch(tree[name], -1) {
		link := string(m[1]) + string(m[2])
		why := follow(tree, nil, name, link)
		if strings.Contains(link, "//") && !strings.HasPrefix(link, "data:") {
			why = "is elsewhere, and no page loads anything from there"
		}
		if why != "" {
			list = append(list, fmt.Errorf("%s: %q %s", name, link, why))
		}
	}
	return list
}

func follow(tree map[string][]byte, ids map[string]map[string]bool, from, link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return "is no address"
	}
	if u.Scheme != "" || u.Host != "" || from == "404.html" && strings.HasPrefix(link, "/") {
		return ""
	}
	if strings.HasPrefix(u.Path, "/") {
		return "is absolute"
	}
	to := from
	if u.Path != "" {
		to = path.Join(path.Dir(from), u.Path)
	}
	if _, ok := tree[to]; !ok {
		return "leads to nothing"
	}
	if u.Fragment != "" && !ids[to][u.Fragment] {
		return "names an id that the page does not have"
	}
	return ""
}
