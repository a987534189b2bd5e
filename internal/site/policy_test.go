package site_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pageRules hold for every page: it loads its style and the scripts of the site
// and nothing else, and says so in a Content-Security-Policy. broken is the body of
// a page that breaks the rule.
var pageRules = []struct {
	name   string
	check  func(page *html.Node) error
	broken string
}{
	{"no attribute runs or styles anything", inertAttributes, `<p onclick="x">`},
	{"no attribute ties a page to a host", noIntegrity, `<link rel="stylesheet" href="a.css" integrity="x">`},
	{"no id stands twice", uniqueIDs, `<p id="a"><p id="a">`},
	{"there is a policy, and it forbids what it does not name", closedPolicy, `<p>`},
	{"the policy stands before what it covers", policyFirst, `<style></style>`},
	{"every script is the site's own", ownScripts, `<script src="https://example.org/x.js"></script>`},
	{"there is a script for the search, one for previews where numbers are, and none where the style is in the page", fewScripts, `<p>`},
	{"no element loads, sends or frames anything", nothingLoads, `<img src="a.png">`},
	{"drawings are shapes and words", plainDrawings, `<svg><foreignObject></foreignObject></svg>`},
	{"drawings lead to pages of the site alone", plainDrawings, `<svg><a href="https://example.org/"></a></svg>`},
}

// TestPages_loadNothing holds the rules for every page of this repository's dossier.
func TestPages_loadNothing(t *testing.T) {
	seen := 0
	for name, data := range build(t, nil) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		page, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		seen++
		for _, rule := range pageRules {
			if err := rule.check(page); err != nil {
				t.Errorf("%s: %s: %v", name, rule.name, err)
			}
		}
	}
	if t.Logf("%d pages", seen); seen < 100 {
		t.Errorf("only %d pages were seen", seen)
	}
}

// TestPageRules_seeWhatBreaksThem holds that each rule can fail.
func TestPageRules_seeWhatBreaksThem(t *testing.T) {
	for _, rule := range pageRules {
		page, err := html.Parse(strings.NewReader("<!doctype html><title>x</title><body>" + rule.broken))
		if err != nil {
			t.Fatal(err)
		}
		if rule.check(page) == nil {
			t.Errorf("%s: %s is let through", rule.name, rule.broken)
		}
	}
}

// elementsOf returns the elements of a page that have one of the names, in the
// order of the page; all elements without a name.
func elementsOf(page *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) {
			list = append(list, n)
		}
	}
	return list
}

// refuseAttributes returns an error if an element has an attribute that is refused.
func refuseAttributes(page *html.Node, refused func(key string) bool) error {
	for _, n := range elementsOf(page) {
		for _, a := range n.Attr {
			if refused(a.Key) {
				return fmt.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	return nil
}

func inertAttributes(page *html.Node) error {
	return refuseAttributes(page, func(key string) bool { return strings.HasPrefix(key, "on") || key == "style" })
}

func noIntegrity(page *html.Node) error {
	return refuseAttributes(page, func(key string) bool { return key == "integrity" })
}

func uniqueIDs(page *html.Node) error {
	ids := map[string]bool{}
	for _, n := range elementsOf(page) {
		id := attribute(n, "id")
		if id != "" && ids[id] {
			return fmt.Errorf("%q", id)
		}
		ids[id] = true
	}
	return nil
}

func isPolicy(n *html.Node) bool {
	return n.Data == "meta" && attribute(n, "http-equiv") == "Content-Security-Policy"
}

func closedPolicy(page *html.Node) error {
	policies := slices.DeleteFunc(elementsOf(page, "meta"), func(n *html.Node) bool { return attribute(n, "http-equiv") == "" })
	if len(policies) != 1 || !isPolicy(policies[0]) {
		return fmt.Errorf("%d elements stand for a header", len(policies))
	}
	if content := attribute(policies[0], "content"); !strings.HasPrefix(content, "default-src 'none'; ") {
		return errors.New(content)
	}
	return nil
}

func policyFirst(page *html.Node) error {
	for _, n := range elementsOf(page, "meta", "script", "style", "link") {
		if isPolicy(n) {
			return nil
		}
		if n.Data != "meta" {
			return fmt.Errorf("<%s> stands before it", n.Data)
		}
	}
	return nil
}

var scriptPath = regexp.MustCompile(`^(\.\./)*assets/(opener|search|previews)-[0-9a-f]{8}\.js$`)

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func ownScripts(page *html.Node) error {
	for _, n := range elementsOf(page, "script") {
		if src := attribute(n, "src"); !scriptPath.MatchString(src) || n.FirstChild != nil {
			return fmt.Errorf("<script src=%q>", src)
		}
	}
	return nil
}

func fewScripts(page *html.Node) error {
	want := 1
	if slices.ContainsFunc(elementsOf(page, "details"), func(n *html.Node) bool { return attribute(n, "class") == "evidence" }) {
		want = 2
	}
	if len(elementsOf(page, "style")) > 0 {
		want = 0
	}
	if n := len(elementsOf(page, "script")); n != want {
		return fmt.Errorf("there are %d", n)
	}
	return nil
}

func nothingLoads(page *html.Node) error {
	for _, n := range elementsOf(page, "iframe", "object", "embed", "form", "base", "img", "video", "audio", "source") {
		return fmt.Errorf("<%s>", n.Data)
	}
	return nil
}

var localPage = regexp.MustCompile(`^(\.\./)*[a-z0-9/-]+\.html$`)

func plainDrawings(page *html.Node) error {
	for _, drawing := range elementsOf(page, "svg") {
		for _, n := range elementsOf(drawing) {
			if n.Data == "a" && len(n.Attr) == 1 && localPage.MatchString(attribute(n, "href")) {
				continue
			}
			if !slices.Contains([]string{"rect", "path", "circle", "ellipse", "line", "title", "desc", "text"}, n.Data) {
				return fmt.Errorf("<%s>", n.Data)
			}
		}
	}
	return nil
}
