package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPreview_manyTabs: a browser opens few connections to a server, and more tabs than that
// load, and show a change.
func TestPreview_manyTabs(t *testing.T) {
	dir, address := previewed(t)
	ctx := browser(t)
	const many = 9
	var tabs []*tab
	for range many {
		b := open(t, ctx, 1000, "light")
		b.do(t, chromedp.Navigate(address+"briefs/traite.html"))
		b.wait(t, `document.readyState === "complete" && !!document.querySelector("h2[id]")`)
		tabs = append(tabs, b)
	}
	replace(t, filepath.Join(dir, "briefs/traite.md"), "\n## ", "\nUn mot de plus que personne n’a lu.\n\n## ")
	for _, b := range tabs {
		b.wait(t, `document.body.textContent.includes("Un mot de plus que personne n’a lu.")`)
	}
}

// TestPreview_behindAProxy: a proxy serves the preview below a path of its own, which it takes
// away, as services for development in a browser do. Pages and their reloading work.
func TestPreview_behindAProxy(t *testing.T) {
	dir, address := previewed(t)
	to, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.FlushInterval = -1
	front := httptest.NewServer(http.StripPrefix("/drafts", proxy))
	defer front.Close()
	defer front.CloseClientConnections() // the stream of the page that is open
	b := open(t, browser(t), 1000, "light")
	b.do(t, chromedp.Navigate(front.URL+"/drafts/briefs/traite.html"))
	b.wait(t, `document.readyState === "complete" && !!document.querySelector("h2[id]")`)
	replace(t, filepath.Join(dir, "briefs/traite.md"), "\n## ", "\nUn mot de plus que personne n’a lu.\n\n## ")
	b.wait(t, `document.body.textContent.includes("Un mot de plus que personne n’a lu.")`)
}
