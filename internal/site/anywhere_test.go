package site_test

import (
	"bytes"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestPages_workAnywhere follows every link and every file of every page, as a browser resolves
// them, where the site lies at the root of a host, below one name, deep below, behind a proxy
// that takes a path away, and on disk. The page for addresses that lead nowhere is asked for at
// some depth.
func TestPages_workAnywhere(t *testing.T) {
	for place, published := range map[string]string{ // where the pages are seen → where they say that they are
		"https://example.org/":             "https://example.org/",
		"https://example.org/repo/":        "https://example.org/repo/",
		"https://example.org/a/b/c/":       "https://example.org/a/b/c/",
		"https://inside.example.org:8080/": "https://example.org/drafts/", // and the proxy adds the path
		"file:///home/somebody/site/":      "https://example.org/repo/",
	} {
		fsys := publishedAt(t)
		fsys["dossier.yaml"].Data = bytes.Replace(fsys["dossier.yaml"].Data, []byte("https://example.org/d/"), []byte(published), 1)
		tree := build(t, fsys)
		followed := 0
		for name, page := range tree {
			if !strings.HasSuffix(name, ".html") {
				continue
			}
			at, root := place+name, place
			if strings.HasSuffix(name, "404.html") {
				at, root = published+"no/such/folder/page.html", published
			}
			from, err := url.Parse(at)
			if err != nil {
				t.Fatal(err)
			}
			for _, link := range addressesIn(t, page) {
				to, err := from.Parse(link)
				if err != nil {
					t.Errorf("%s: %s: %v", name, link, err)
					continue
				}
				to.Fragment = ""
				path, ours := strings.CutPrefix(to.String(), root)
				if !ours && (to.Scheme == "https" || to.Scheme == "data") && strings.HasPrefix(link, to.Scheme+":") {
					continue // to another site, or none
				}
				if name == "404.html" && to.String() == at {
					continue // to a place on itself
				}
				if path == "" || strings.HasSuffix(path, "/") {
					path += "index.html"
				}
				if path, err = url.PathUnescape(path); err != nil || !ours || tree[path] == nil {
					t.Errorf("at %s: %s leads from %s to %s, where nothing is", place, link, at, to)
				}
				followed++
			}
		}
		if followed < 200 {
			t.Errorf("at %s only %d links were followed", place, followed)
		}
	}
}

// addressesIn are those that a browser follows or loads on a page, but for the ones that say
// where the page is published.
func addressesIn(t *testing.T, page []byte) (list []string) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		a := map[string]string{}
		for _, attribute := range n.Attr {
			a[attribute.Key] = attribute.Val
		}
		if n.Data == "link" && (a["rel"] == "canonical" || a["hreflang"] != "") {
			continue
		}
		for _, key := range []string{"href", "src"} {
			if a[key] != "" && !(key == "href" && strings.HasPrefix(a[key], "#")) {
				list = append(list, a[key])
			}
		}
	}
	return list
}
