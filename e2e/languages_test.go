package e2e

import (
	"path/filepath"
	"testing"

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
		b.look(t, p, "light", true)
	}
	b.do(t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/fa/articles/mayak.html"))
	const places = `["h1", ".passage > .words"].map(s => getComputedStyle(document.querySelector(s)).direction).join() + "," +
		(document.querySelector(".bar .name").getBoundingClientRect().right > innerWidth / 2)`
	if got := evaluate[string](t, b, places); got != "ltr,ltr,true" {
		t.Errorf("a Russian article on a Persian page is laid out %s", got)
	}
	b.silent(t, "the pages in Russian and Persian")
}
