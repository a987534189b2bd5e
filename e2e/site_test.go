package e2e

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// places returns the addresses under which the same bytes must work: on disk,
// and on a host below a path.
func places(t *testing.T, dir string) []string {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/some/repo/", http.StripPrefix("/some/repo/", http.FileServer(http.Dir(dir))))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &httptest.Server{Listener: listener, Config: &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}}
	server.Start()
	t.Cleanup(server.Close)
	return []string{"file://" + filepath.ToSlash(dir) + "/", server.URL + "/some/repo/"}
}

// tab is a browser tab that writes down what a page says and asks for.
type tab struct {
	context.Context
	mu       sync.Mutex
	messages []string
}

// browser returns a profile of its own in the browser that all tests share.
func browser(t *testing.T) context.Context {
	t.Helper()
	shared, err := chromium()
	if err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	ctx, cancel := chromedp.NewContext(shared, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

func open(t *testing.T, ctx context.Context, width int64, scheme string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{Context: ctx}
	say := func(format string, args ...any) {
		b.mu.Lock()
		b.messages = append(b.messages, fmt.Sprintf(format, args...))
		b.mu.Unlock()
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			say("console: %s", e.Type)
		case *runtime.EventExceptionThrown:
			say("exception: %s", e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			say("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
		case *network.EventRequestWillBeSent:
			if u := e.Request.URL; !strings.HasPrefix(u, "file:") && !strings.HasPrefix(u, "http://127.0.0.1:") && !strings.HasPrefix(u, "data:") {
				say("request: %s", u)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	call(t, b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}) // as in a window of its own
	call(t, b, network.Enable, network.EnableParams{})
	call(t, b, log.Enable, cdp.Empty{})
	b.do(t, chromedp.EmulateViewport(width, 900))
	b.colours(t, scheme)
	return b
}

func (b *tab) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func call[P, R any](t *testing.T, b *tab, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(b, command, params); err != nil {
		t.Fatal(err)
	}
}

// evaluate runs an expression in the page.
func evaluate[T any](t *testing.T, b *tab, expression string) T {
	t.Helper()
	result, err := try[T](b, expression)
	if err != nil {
		t.Fatalf("%s: %v", expression[:min(len(expression), 80)], err)
	}
	return result
}

func try[T any](b *tab, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(b, time.Minute)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// wait polls until an expression is true. Right after a click the page it is
// asked of may be on its way out; then it is asked of the next.
func (b *tab) wait(t *testing.T, expression string) {
	t.Helper()
	for range 500 {
		if yes, err := try[bool](b, expression); err == nil && yes {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("never true: %s (%s)", expression, evaluate[string](t, b, `location.hash + " " + JSON.stringify((document.querySelector(":target") ?? document.body).getBoundingClientRect()) + " of " + innerHeight + ", scrolled " + scrollY`))
}

// TestPages opens every page everywhere: nothing is asked of other hosts, the
// console stays silent, nothing is wider than the screen, and axe finds no
// violation of WCAG 2.2 AA, nor of the contrast of AAA. Pages of one folder have one template: axe looks at
// the longest of each, and a page from disk is laid out like the others.
func TestPages(t *testing.T) {
	t.Parallel()
	dir, pages := site(t)
	longest := longestOfEachFolder(t, dir, pages)
	ctx := browser(t)
	at := places(t, dir)
	const tabs = 3 // with a part of the pages each, so that no processor waits for the last
	for i, scheme := range []string{"dark", "light"} {
		place, served := at[i], i == 1
		for first := range tabs {
			t.Run(fmt.Sprintf("served %v, %s, part %d", served, scheme, first+1), func(t *testing.T) {
				t.Parallel()
				b := open(t, ctx, 1280, scheme)
				call(t, b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}) // for axe only; the pages hold no script
				for i := first; i < len(pages); i += tabs {
					if p := pages[i]; served || longest[p] {
						b.visit(t, place, p, served && longest[p])
					}
				}
				b.silent(t, place)
			})
		}
	}
}

// visit looks at a page, also in both schemes of colours: served pages become dark while they are open, and from disk come
// the same bytes and the same style.
func (b *tab) visit(t *testing.T, place, name string, coloured bool) {
	t.Helper()
	var schemes []string
	if coloured {
		schemes = []string{"light", "dark"}
	}
	b.do(t, chromedp.Navigate(place+name))
	b.look(t, name, schemes...)
	if strings.HasPrefix(name, "articles/") {
		evaluate[bool](t, b, `location.hash = "#captured_"; true`)
		b.look(t, name+"#captured_", schemes...)
	}
}

// small lists what is hard to hit or to read: what one points at below 24 × 24 pixels
// outside of running text, of which numbers of evidence are a part, and text below 12.
const small = `(() => {
	const found = []
	for (const e of document.querySelectorAll("a[href], summary, button, input, select")) {
		const r = (e.closest("label") ?? e).getBoundingClientRect()
		if (!e.checkVisibility() || e.closest(".skip, svg") || !r.width || r.width > 23.9 && r.height > 23.9) continue
		const running = getComputedStyle(e).display === "inline" && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && /[\p{L}\p{N}]/u.test(n.data))
		if (!running && !e.matches(".cite, .footnote-ref, .footnote-backref")) found.push("hard to hit: " + e.outerHTML.slice(0, 120) + " " + r.width + " × " + r.height)
	}
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
	for (let n; n = walker.nextNode();) {
		const e = n.parentElement
		if (!n.data.trim() || !e.checkVisibility() || e.closest(".unseen, title, desc")) continue
		const size = parseFloat(getComputedStyle(e).fontSize) * (e instanceof SVGElement ? e.getScreenCTM().a : 1)
		if (size < 11.99) found.push("hard to read, " + size + ": " + n.data.trim().slice(0, 40))
	}
	return found.slice(0, 5) })()`

// look holds a page against screens of four widths. If it is given schemes of colours, it holds it
// against half a phone, too, as letters twice as large make it, and asks axe about the page on a desk
// and on a phone: about all of it in the first scheme, and about its colours in the others.
func (b *tab) look(t *testing.T, where string, schemes ...string) {
	t.Helper()
	for _, width := range []int64{2560, 1280, 390, 320, 195} {
		if width < 320 && len(schemes) == 0 {
			continue
		}
		b.do(t, chromedp.EmulateViewport(width, 900))
		over := evaluate[int](t, b, fmt.Sprintf(`new Promise(done => {
			const look = () => innerWidth === %d ? done(document.documentElement.scrollWidth - innerWidth) : setTimeout(look, 1)
			look() })`, width))
		if over > 0 {
			t.Errorf("%s is %d pixels wider than a screen of %d", where, over, width)
		}
		for _, found := range evaluate[[]string](t, b, crowded) {
			t.Errorf("%s, %d pixels: %s", where, width, found)
		}
		if width < 390 || width > 1280 {
			continue
		}
		for i, scheme := range schemes {
			b.colours(t, scheme)
			var list []string
			if i == 0 {
				list = append(evaluate[[]string](t, b, small), check(t, b)...)
			} else { // the same page, in other colours
				list = b.axe(t, `{type: "rule", values: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}`)
			}
			for _, found := range list {
				t.Errorf("%s, %s, %d pixels: %s", where, scheme, width, found)
			}
		}
	}
}

// colours makes the tab that of somebody whose machine prefers a scheme of colours.
func (b *tab) colours(t *testing.T, scheme string) {
	t.Helper()
	call(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// longestOfEachFolder picks two pages of each folder, and all of the top.
func longestOfEachFolder(t *testing.T, dir string, pages []string) map[string]bool {
	t.Helper()
	size := map[string]int64{}
	folders := map[string][]string{}
	for _, p := range pages {
		info, err := os.Stat(filepath.Join(dir, p))
		if err != nil {
			t.Fatal(err)
		}
		size[p] = info.Size()
		folders[path.Dir(p)] = append(folders[path.Dir(p)], p)
	}
	longest := map[string]bool{}
	for folder, list := range folders {
		slices.SortFunc(list, func(a, b string) int { return cmp.Compare(size[b], size[a]) })
		if folder != "." && folder != "en" {
			list = list[:min(2, len(list))]
		}
		for _, p := range list {
			longest[p] = true
		}
	}
	return longest
}

// crowded are labels of an axis that the next one touches, and letters in a list of answers
// that do not look like the same ones beside its question.
const crowded = `[...document.querySelectorAll(".axis")].flatMap(axis => {
	const at = [...axis.querySelectorAll("text")].filter(e => e.checkVisibility()).map(e => [e.getBoundingClientRect(), e.textContent]).sort(([a], [b]) => a.left - b.left)
	return at.slice(1).filter(([r], i) => r.left < at[i][0].right).map(([, words]) => "labels of an axis overlap at " + words)
}).concat([...document.querySelectorAll(".stances .stance")].filter(e => {
	const letter = e.lastChild.data, key = [...e.closest("li").querySelectorAll(".answers b")].find(b => b.textContent === letter)
	return key && getComputedStyle(key).backgroundColor !== getComputedStyle(e).backgroundColor
}).map(e => "no key to the colour of " + e.outerHTML))`

var axe = sync.OnceValues(func() ([]byte, error) { return os.ReadFile("node_modules/axe-core/axe.min.js") })

// loadAxe puts axe into the page, once: a browser makes what it runs often fast.
func (b *tab) loadAxe(t *testing.T) {
	t.Helper()
	if evaluate[bool](t, b, `"axe" in window`) {
		return
	}
	script, err := axe()
	if err != nil {
		t.Fatalf("run make e2e, which installs what the test needs: %v", err)
	}
	evaluate[bool](t, b, string(script)+"; true")
}

// check runs axe in the page.
func check(t *testing.T, b *tab) []string {
	t.Helper()
	return b.axe(t, `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`)
}

// axe runs some rules of axe in the page.
func (b *tab) axe(t *testing.T, rules string) []string {
	t.Helper()
	b.loadAxe(t)
	raw := evaluate[string](t, b, `axe.run(document, {preload: false, rules: {"color-contrast-enhanced": {enabled: true}}, runOnly: `+rules+`})
		.then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes[0].html)))`)
	var found []string
	if err := json.Unmarshal([]byte(raw), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestTwoClicks goes from a number in a brief to the words, to the paragraph,
// to the line of the capture, and back, without a script in the page.
func TestTwoClicks(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	for _, place := range places(t, dir) {
		b := open(t, ctx, 1280, "light")
		seen := func(what, hash string) {
			t.Helper()
			b.wait(t, `(() => { const e = document.querySelector(':target'); if (!e || location.hash !== "`+hash+`") return false;
				const r = e.getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.top < innerHeight })()`)
			if outline := evaluate[string](t, b, `getComputedStyle(document.querySelector(':target')).outlineStyle`); outline != "solid" && what != "the number" {
				t.Errorf("%s is not marked: outline %s", what, outline)
			}
		}
		b.do(t, chromedp.Navigate(place+"briefs/traite.html"), chromedp.Click(chromedp.CSS("#r_2")))
		card := evaluate[string](t, b, `document.querySelector("#r_2").hash`)
		seen("the card", card)
		passage := evaluate[string](t, b, `document.querySelector(":target .card-foot a").hash`)
		quoted := evaluate[string](t, b, `document.querySelector(":target mark").textContent`)
		b.do(t, chromedp.Click(chromedp.CSS(":target .card-foot a")))
		seen("the paragraph", passage)
		if marked := evaluate[bool](t, b, fmt.Sprintf(`[...document.querySelectorAll(":target mark")].map(m => m.textContent).join("").includes(%q)`, quoted)); !marked {
			t.Errorf("the words %q are not marked in their paragraph", quoted)
		}
		line := evaluate[string](t, b, `document.querySelector(":target .number").hash`)
		b.do(t, chromedp.Click(chromedp.CSS(":target .number")))
		seen("the line of the capture", line)
		b.do(t, chromedp.Click(chromedp.CSS(":target .line-class a")))
		seen("the paragraph again", passage)
		b.do(t, chromedp.Click(chromedp.CSS(":target .uses summary")))
		b.do(t, chromedp.Click(chromedp.CSS(`:target .margin .cite[href*="briefs/traite.html"]`)))
		b.wait(t, `location.pathname.endsWith("/briefs/traite.html")`)
	}

	// What is quoted of a PDF leads to the printed page, with the words in a box on its picture.
	b := open(t, ctx, 1280, "light")
	b.do(t, chromedp.Navigate("file://"+filepath.ToSlash(made(t, printedSite))+"/briefs/fete.html"),
		chromedp.Click(chromedp.CSS("#r_1")), chromedp.Click(chromedp.CSS(`:target .card-foot a[href*="#page-1"]`)))
	b.wait(t, `(() => { const page = document.querySelector(".drawn-page:target img"), box = document.querySelector(".drawn-page:target rect")
		if (!page?.complete || !page.naturalWidth || !box) return false
		const p = page.getBoundingClientRect(), r = box.getBoundingClientRect()
		return r.width > 100 && r.height > 8 && p.left < r.left && r.right < p.right && p.top < r.top && r.bottom < p.bottom && r.top >= 0 && r.bottom < innerHeight })()`)
}
