package e2e

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestFragments follows links of evidence to the pages where it was published: in every script
// a browser finds the cited words there, far below what it would show else.
func TestFragments(t *testing.T) {
	t.Parallel()
	b := open(t, browser(t), 1280, "light")
	for _, lang := range []string{"en", "fa", "ru", "zh"} {
		dir := filepath.Join(scratch, "fragments-"+lang)
		dossierCommand(t, "", "init", "--lang", lang, dir)
		capture, err := os.ReadFile(filepath.Join(dir, "content/captures/example-lighthouse.txt"))
		if err != nil {
			t.Fatal(err)
		}
		var source strings.Builder
		fmt.Fprintf(&source, `<!doctype html><meta charset="utf-8"><html lang=%q><title>Source</title>`, lang)
		for line := range strings.Lines(string(capture)) {
			fmt.Fprintf(&source, `<p style="margin-block-start:150vh">%s</p>`, html.EscapeString(strings.TrimSpace(line)))
		}
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, source.String())
		}))
		defer server.Close()
		replace(t, filepath.Join(dir, "content/articles/example-lighthouse.md"), "\nlang: ", "\noriginal_url: "+server.URL+"/source\nlang: ")
		dossierCommand(t, "", "build", "-C", dir)
		b.do(t, chromedp.Navigate("file://"+filepath.ToSlash(dir)+"/public/briefs/example.html"))
		links := evaluate[[]string](t, b, `[...document.querySelectorAll('.pieces a[href*=":~:text="]')].map(a => a.href)`)
		words := evaluate[[]string](t, b, `[...document.querySelectorAll('.pieces mark')].map(m => m.textContent)`)
		if len(links) != 4 || len(words) != 4 {
			t.Fatalf("%s: the links %q and the words %q", lang, links, words)
		}
		for i, link := range links {
			b.do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(link))
			b.wait(t, fmt.Sprintf(`[...document.querySelectorAll("p")].some(p => {
				const r = p.getBoundingClientRect()
				return p.textContent.includes(%q) && scrollY > 0 && r.bottom > 0 && r.top < innerHeight })`, words[i]))
		}
	}
}
