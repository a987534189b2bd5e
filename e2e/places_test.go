package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPlaces walks from the home page to the evidence, and searches, where a site can lie: at
// the root of a host, below a name, deep below, behind a proxy that takes a path away, and on
// disk. An address that leads nowhere, however deep, is answered with a page that has its style
// and leads home.
func TestPlaces(t *testing.T) {
	t.Parallel()
	source := filepath.Join(scratch, "placed")
	dossierCommand(t, "", "init", "--lang", "en", source)
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	built := func(path string) string { // the site that says that it is at a path
		dir := filepath.Join(scratch, "placed at "+strings.ReplaceAll(path, "/", " "))
		dossierCommand(t, "", "build", "-C", source, "-d", dir, "-b", server.URL+path)
		return dir
	}
	places := []string{"file://" + filepath.ToSlash(built("/repo/")) + "/index.html"}
	for _, path := range []string{"/", "/repo/", "/a/b/c/"} {
		mux.Handle(path, http.StripPrefix(strings.TrimSuffix(path, "/"), host(built(path))))
		places = append(places, server.URL+path)
	}
	behind := httptest.NewServer(host(built("/drafts/")))
	defer behind.Close()
	to, err := url.Parse(behind.URL)
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle("/drafts/", http.StripPrefix("/drafts", httputil.NewSingleHostReverseProxy(to)))
	places = append(places, server.URL+"/drafts/")

	ctx := browser(t)
	for _, home := range places {
		onDisk := strings.HasPrefix(home, "file:")
		b := open(t, ctx, 1280, "light")
		b.do(t, chromedp.Navigate(home))
		b.follow(t, ".judgments a")
		b.wait(t, `location.pathname.endsWith("/briefs/example.html") && location.hash === "#lamp"`)
		b.follow(t, ".evidence .card-foot a")
		b.wait(t, `location.pathname.endsWith("/articles/example-lighthouse.html") && !!document.querySelector(":target")`)
		if styled := evaluate[bool](t, b, `[...document.styleSheets].length > 1 && getComputedStyle(document.querySelector(".bar")).display === "flex"`); !styled {
			t.Errorf("%s: the page of an article has no style", home)
		}
		if app := evaluate[string](t, b, `document.querySelector("link[rel=manifest]")?.href ?? ""`); app != "" && app != home+"manifest.webmanifest" || app == "" && !onDisk {
			t.Errorf("%s: the manifest is said to be at %q", home, app)
		}
		b.follow(t, "a.search")
		b.wait(t, `!!document.querySelector("dialog.search[open] input")`)
		b.do(t, chromedp.SendKeys(chromedp.CSS("dialog.search input"), "harbour"))
		b.wait(t, `!!document.querySelector("dialog.search li a")`)
		b.silent(t, home)
		if onDisk {
			continue
		}
		lost := open(t, ctx, 1280, "light")
		lost.do(t, chromedp.Navigate(home+"no/such/folder/page.html"))
		said := evaluate[string](t, lost, `performance.getEntriesByType("navigation")[0].responseStatus + " " + document.querySelector("h1").textContent + " " + getComputedStyle(document.querySelector(".bar")).display`)
		if said != "404 Page not found flex" {
			t.Errorf("%sno/such/folder/page.html: %s", home, said)
		}
		for _, m := range lost.messages {
			if !strings.Contains(m, "404") || !strings.HasSuffix(m, "/no/such/folder/page.html") {
				t.Errorf("%s: where nothing is: %s", home, m)
			}
		}
		lost.follow(t, "main a")
		lost.wait(t, fmt.Sprintf(`location.href === %q && !!document.querySelector(".judgments")`, home))
	}
}

// follow clicks on a link of a page that has come as a whole.
func (b *tab) follow(t *testing.T, selector string) {
	t.Helper()
	b.wait(t, fmt.Sprintf(`document.readyState === "complete" && !!document.querySelector(%q)`, selector))
	evaluate[bool](t, b, fmt.Sprintf(`(document.querySelector(%q).click(), true)`, selector))
}

// host serves a folder as hosts of static sites do: 404.html where nothing is.
func host(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(r.URL.Path))); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		page, err := os.ReadFile(filepath.Join(dir, "404.html"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		w.Write(page) //nolint:errcheck // the browser has gone
	})
}
