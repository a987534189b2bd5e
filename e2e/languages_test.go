package e2e

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestLanguages looks at the pages of a dossier in Russian and Persian as TestPages does at
// ours, and holds that what is read from right to left begins on the right.
func TestLanguages(t *testing.T) {
	t.Parallel()
	dir := made(t, languagesSite)
	b := open(t, browser(t), 1280, "light")
	call(t, b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
	for _, p := range []string{"index.html", "articles/sahel.html", "briefs/parom.html", "fa/index.html", "fa/articles/mayak.html", "fa/briefs/parom.html", "fa/timeline.html"} {
		b.do(t, chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/"+p))
		b.look(t, p, "light", "dark")
		b.named(t, p)
	}
	b.do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/fa/articles/mayak.html"))
	const places = `["h1", ".passage > .words"].map(s => getComputedStyle(document.querySelector(s)).direction).join() + "," +
		(document.querySelector(".bar .name").getBoundingClientRect().right > innerWidth / 2)`
	if got := evaluate[string](t, b, places); got != "ltr,ltr,true" {
		t.Errorf("a Russian article on a Persian page is laid out %s", got)
	}
	b.silent(t, "the pages in Russian and Persian")
}

// named reads the tree that assistive technology is given: what can be followed, pressed or
// gone to has a name, in which a number is no part of the word before it, and no two places of
// a page have the same.
func (b *tab) named(t *testing.T, where string) {
	t.Helper()
	tree, err := chromedp.Call(b, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		t.Fatal(err)
	}
	text := func(v *accessibility.Value) (s string) {
		if v != nil {
			if err := json.Unmarshal(v.Value, &s); err != nil {
				t.Fatal(err)
			}
		}
		return s
	}
	landmarks, seen := map[string]bool{}, 0
	for _, n := range tree.Nodes {
		role, name := text(n.Role), text(n.Name)
		if n.Ignored || !slices.Contains([]string{"link", "button", "checkbox", "heading", "searchbox", "navigation", "region", "DisclosureTriangle"}, role) {
			continue
		}
		seen++
		if strings.TrimSpace(name) == "" {
			t.Errorf("%s: a %s has no name", where, role)
		}
		if role == "DisclosureTriangle" && glued.MatchString(name) {
			t.Errorf("%s: the name %q has a number within a word", where, name)
		}
		if key := role + " " + name; role == "navigation" || role == "region" {
			if landmarks[key] {
				t.Errorf("%s: two places are called %q", where, key)
			}
			landmarks[key] = true
		}
	}
	if seen < 10 {
		t.Errorf("%s: only %d names were read", where, seen)
	}
}

// glued is a number behind a letter.
var glued = regexp.MustCompile(`\pL\pN`)
