package e2e

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// queries are the judged ones, and some that try each part of the language.
func queries(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("../cmd/dossier/testdata/judged.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		if query, _, ok := strings.Cut(line, " →"); ok && !strings.HasPrefix(line, "#") {
			list = append(list, query, query+" ")
		}
	}
	return append(list, "accord is:cited", "is:disputed", "is:cited is:disputed poutine", "kind:article", "kind:brief accord -treaty", `"clause" "défense"`, `accord -"défense"`,
		"outlet:jforum", "date:2025-01-17", "date:2025 Iran", "S-4", "su-3", "zzz", "zzz poutine", "le la les", "-", `"`, "a", "pou", "partenariat stratégique global Moscou", "«soutien mutuel»", "Poutine Pezeshkian Kazan")
}

type answer struct {
	List []struct {
		Path, Anchor string
	}
	Partly  bool
	Instead map[string]string
}

// wanted is what the search in Go says to each query, as compare writes it.
func wanted(t *testing.T, list []string, lang string) []string {
	t.Helper()
	answers := json.NewDecoder(bytes.NewReader(dossierCommand(t, strings.Join(list, "\n"), "search", "--json", "--lang", lang)))
	var want []string
	for range list {
		var a answer
		if err := answers.Decode(&a); err != nil {
			t.Fatal(err)
		}
		places := []string{}
		for _, r := range a.List {
			places = append(places, r.Path+"#"+r.Anchor)
		}
		instead, _ := json.Marshal(a.Instead)
		want = append(want, fmt.Sprint(places, " ", a.Partly, " ", string(instead)))
	}
	return want
}

// asking is the body of a function that asks the search of a page all queries.
func asking(list []string) string {
	asked, _ := json.Marshal(list)
	return fmt.Sprintf(`const all = []
		for (const q of %s) { const r = await dossierFind(q); all.push([r.results, r.partly, r.instead]) }
		return JSON.stringify(all)`, asked)
}

// compare holds what a browser answered against what Go did.
func compare(t *testing.T, start string, list, want []string, raw string) {
	t.Helper()
	var got [][3]json.RawMessage
	if err := json.Unmarshal([]byte(raw), &got); err != nil || len(got) != len(list) {
		t.Fatalf("%s: %d answers to %d queries: %v: %.300s", start, len(got), len(list), err, raw)
	}
	different := 0
	for i, r := range got {
		var places []string
		if err := json.Unmarshal(r[0], &places); err != nil {
			t.Fatal(err)
		}
		if g := fmt.Sprint(places, " ", string(r[1]), " ", string(r[2])); g != want[i] {
			if different++; different < 4 {
				t.Errorf("%s: %q\nin Go:          %s\nin the browser: %s", start, list[i], want[i], g)
			}
		}
	}
	t.Logf("%s: %d queries, %d differ", start, len(got), different)
}

// TestSearchIsOne asks the search in Chromium what it asks the one in Go: over
// http below a path, from disk, and in the single file. The results are the same
// in the same order.
func TestSearchIsOne(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	list := queries(t)
	if len(list) < 200 {
		t.Fatalf("only %d queries", len(list))
	}
	ctx := browser(t)
	for _, lang := range []string{"fr", "en"} {
		want := wanted(t, list, lang)
		starts := []string{}
		for _, place := range places(t, dir) {
			start := place + "articles/jforum.html"
			if lang == "en" {
				start = place + "en/index.html"
			}
			starts = append(starts, start)
		}
		start := "file://" + filepath.ToSlash(made(t, single))
		if lang == "en" {
			start += "#en/index"
		}
		for _, start := range append(starts, start) {
			t.Run(start, func(t *testing.T) {
				t.Parallel()
				b := open(t, ctx, 1280, "light")
				b.do(t, chromedp.Navigate(start))
				compare(t, start, list, want, evaluate[string](t, b, "(async () => {"+asking(list)+"})()"))
				b.silent(t, start)
			})
		}
	}
}

// silent holds that a page said nothing and asked nothing of others.
func (b *tab) silent(t *testing.T, where string) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, m := range b.messages {
		if !strings.Contains(m, "favicon.ico") {
			t.Errorf("%s: %s", where, m)
		}
	}
}

// collection is documents, given by their index, with queries and what they find;
// see package search of the program.
type collection struct {
	Queries []struct {
		Query   string
		Finds   []string
		Partly  bool
		Instead map[string]string
		Why     string
	}
}

// TestSearch_cases holds the search of the pages to the cases to which package
// search is held.
func TestSearch_cases(t *testing.T) {
	t.Parallel()
	const folder = "../internal/search/testdata/find"
	files, err := filepath.Glob(folder + "/*.json")
	if err != nil || len(files) < 2 {
		t.Fatalf("%d collections: %v", len(files), err)
	}
	b := open(t, browser(t), 1280, "light")
	for _, file := range files {
		var c collection
		decode(t, file, &c)
		b.do(t, chromedp.Navigate(searched(t, strings.TrimSuffix(file, ".json")+".js")))
		for _, q := range c.Queries {
			quoted, _ := json.Marshal(q.Query)
			got := evaluate[struct {
				Results []string
				Partly  bool
				Instead map[string]string
			}](t, b, fmt.Sprintf(`dossierFind(%s)`, quoted))
			if !slices.Equal(got.Results, q.Finds) || got.Partly != q.Partly || !maps.Equal(got.Instead, q.Instead) {
				t.Errorf("%s: %q gives %+v, want %q, %v, %v: %s", file, q.Query, got, q.Finds, q.Partly, q.Instead, q.Why)
			}
		}
	}
	b.silent(t, folder)
}

// decode reads a file of cases.
func decode(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// searched returns the address of an empty page that searches an index.
func searched(t *testing.T, index string) string {
	t.Helper()
	dir := t.TempDir()
	for name, from := range map[string]string{"assets/search.js": "../templates/assets/search.js", "search/fr.js": index} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := write(dir, map[string]string{name: string(data)}); err != nil {
			t.Fatal(err)
		}
	}
	page := `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Search</title><script src="assets/search.js"></script>`
	if err := write(dir, map[string]string{"index.html": page}); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(dir) + "/index.html"
}

// TestWords_cases cuts texts into words as package search does, and folds words as
// package text does.
func TestWords_cases(t *testing.T) {
	t.Parallel()
	var cases map[string]string
	decode(t, "../internal/search/testdata/words.json", &cases)
	decode(t, "../internal/text/testdata/fold.json", &cases) // adds its cases to those
	b := open(t, browser(t), 1280, "light")
	b.do(t, chromedp.Navigate(searched(t, "../internal/search/testdata/find/codes.js")))
	for text, want := range cases {
		quoted, _ := json.Marshal(text)
		if got := evaluate[string](t, b, fmt.Sprintf(`dossierFind(%s).then(r => r.words.join(" "))`, quoted)); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// TestSearchDialog searches with the keys, as people do.
func TestSearchDialog(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	for _, start := range append(places(t, dir), "") {
		url := start + "briefs/traite.html"
		if start == "" {
			url = "file://" + filepath.ToSlash(made(t, single))
		}
		for _, width := range []int64{1280, 390} {
			b := open(t, ctx, width, "light")
			b.do(t, chromedp.Navigate(url), chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
			b.wait(t, `document.querySelector("dialog.search")?.open && document.activeElement.type === "search"`)
			b.do(t, chromedp.KeyEvent("kind:article drones shahed"))
			b.wait(t, `document.querySelectorAll("dialog.search li").length > 1 && /résultats/.test(document.querySelector("dialog [role=status]").textContent)`)
			if start != "" {
				b.wait(t, `new URLSearchParams(location.search).get("search") === "kind:article drones shahed"`)
			}
			b.wait(t, `[...CSS.highlights.get("found") ?? []].length > 1`)
			if over := evaluate[int](t, b, `Math.ceil(document.querySelector("dialog").getBoundingClientRect().right - innerWidth)`); over > 0 {
				t.Errorf("%s: the dialog is %d pixels wider than a screen of %d", url, over, width)
			}
			if strings.HasPrefix(start, "http") {
				b.loadAxe(t)
				raw := evaluate[string](t, b, `axe.run("dialog", {preload: false}).then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.nodes[0].html)))`)
				if raw != "[]" {
					t.Errorf("axe: %s", raw)
				}
			}
			b.do(t, chromedp.KeyEvent(kb.ArrowDown))
			b.wait(t, `document.activeElement === document.querySelector("dialog.search li a")`)
			b.do(t, chromedp.KeyEvent(kb.ArrowUp))
			b.wait(t, `document.activeElement.type === "search"`)
			b.do(t, chromedp.KeyEvent(kb.Enter))
			b.wait(t, `location.hash.length > 1 && !!document.querySelector(":target") && !document.querySelector("dialog")?.open`)
			b.wait(t, `(() => { const r = document.querySelector(":target").getBoundingClientRect(); return r.height > 0 && r.top < innerHeight && r.bottom > 0 })()`)
			b.wait(t, `[...(CSS.highlights.get("found") ?? [])].length > 0`)
			b.do(t, chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
			b.wait(t, `document.querySelector("dialog.search").open && document.activeElement.type === "search"`)
			evaluate[bool](t, b, `(i => { i.value = "et le "; return i.dispatchEvent(new Event("input", {bubbles: true})) })(document.querySelector("dialog.search input"))`)
			b.wait(t, `document.querySelector("dialog [role=status]").textContent.startsWith("Presque tous les textes")`)
			b.do(t, chromedp.KeyEvent(kb.Escape))
			b.wait(t, `!document.querySelector("dialog.search").open && !location.search.includes("search=")`)
			b.silent(t, url)
		}
	}
}

// TestSingleFile opens the one file: every link leads to a place that is shown,
// with and without script, and nothing is asked of anyone.
func TestSingleFile(t *testing.T) {
	t.Parallel()
	ctx := browser(t)
	for _, script := range []bool{true, false} {
		for _, width := range []int64{390} {
			b := open(t, ctx, width, "dark")
			if !script {
				call(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			}
			b.do(t, chromedp.Navigate("file://"+filepath.ToSlash(made(t, single))))
			if shown := evaluate[string](t, b, `[...document.querySelectorAll(".sheet")].filter(s => s.checkVisibility()).map(s => s.id).join()`); shown != "start,index" {
				t.Errorf("at first %q are shown", shown)
			}
			targets := evaluate[[]string](t, b, `[...new Set([...document.querySelectorAll("a[href^='#']")].map(a => a.hash))]`)
			if len(targets) < 300 {
				t.Fatalf("only %d links", len(targets))
			}
			if outside := evaluate[string](t, b, `[...document.querySelectorAll("[href], [src]")].map(a => a.getAttribute("href") ?? a.getAttribute("src")).filter(h => !/^(#|https?:|mailto:|data:,$)/.test(h)).join()`); outside != "" {
				t.Errorf("links leave the file: %s", outside)
			}
			for i, hash := range targets {
				if i%41 != 0 { // each is in the file (package bundle holds that); these are seen
					continue
				}
				seen := evaluate[string](t, b, fmt.Sprintf(`(() => { location.hash = %q
					const e = document.querySelector(":target"), shown = [...document.querySelectorAll(".sheet")].filter(s => s.checkVisibility())
					return !e ? "nothing" : !e.checkVisibility() ? "hidden" : shown.length !== 1 ? shown.length + " pages" : document.documentElement.scrollWidth > innerWidth ? "too wide" : "" })()`, hash))
				if seen != "" {
					t.Errorf("%s, script %v: %s", hash, script, seen)
				}
			}
			if script {
				call(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
				for _, hash := range []string{"#briefs/traite", "#articles/accord", "#en/index", ""} {
					b.do(t, chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+filepath.ToSlash(made(t, single))+hash))
					// axe would take seconds to see that what is not shown is not shown.
					if n := evaluate[int](t, b, `(() => { const hidden = [...document.querySelectorAll(".sheet")].filter(s => !s.checkVisibility())
						hidden.forEach(s => s.remove()); return hidden.length })()`); n < 50 {
						t.Errorf("%s: only %d pages are not shown", hash, n)
					}
					for _, found := range check(t, b) {
						t.Errorf("%s: %s", hash, found)
					}
				}
			}
			b.silent(t, "the single file")
		}
	}
}

// TestArchive unpacks the zip as people do, and opens its start page without
// unpacking.
func TestArchive(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "dossier.zip")
	dossierCommand(t, "", "bundle", "-o", file)
	again := filepath.Join(t.TempDir(), "again.zip")
	dossierCommand(t, "", "bundle", "-o", again)
	one, _ := os.ReadFile(file)
	two, _ := os.ReadFile(again)
	if len(one) == 0 || !bytes.Equal(one, two) {
		t.Error("two archives of the same dossier differ")
	}
	dir := t.TempDir()
	z, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	sums := exec.Command("sha256sum", "-c", "--quiet", "SHA256SUMS")
	sums.Dir = dir
	if out, err := sums.CombinedOutput(); err != nil {
		t.Errorf("sha256sum: %v\n%s", err, out)
	}
	alone := filepath.Join(t.TempDir(), "start.html")
	data, _ := os.ReadFile(filepath.Join(dir, "start.html"))
	if err := os.WriteFile(alone, data, 0o644); err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	for start, inside := range map[string]bool{filepath.Join(dir, "start.html"): false, alone: true} {
		b := open(t, ctx, 1280, "light")
		b.do(t, chromedp.Navigate("file://"+filepath.ToSlash(start)))
		if told := evaluate[bool](t, b, `document.querySelector(".unpack").checkVisibility()`); told != inside {
			t.Errorf("%s says that it must be unpacked: %v", start, told)
		}
		if inside {
			continue
		}
		b.do(t, chromedp.Click(chromedp.CSS(".open a")))
		b.wait(t, `location.pathname.endsWith("/index.html") && !!window.dossierFind`)
		if n := evaluate[int](t, b, `dossierFind("drones").then(r => r.results.length)`); n < 4 {
			t.Errorf("the search of the unpacked archive finds %d pages", n)
		}
		b.silent(t, start)
	}
}

// TestFirstQuery counts what the first query makes a browser load, as a host
// sends it: packed with gzip, as GitHub Pages does.
func TestFirstQuery(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	var mu sync.Mutex
	var raw, packed int
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(r.URL.Path)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		if strings.HasSuffix(r.URL.Path, ".js") {
			var out bytes.Buffer
			z, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
			z.Write(data) //nolint:errcheck // memory can be written to
			z.Close()     //nolint:errcheck // as above
			mu.Lock()
			if !slices.Contains(asked, r.URL.Path) { // a host lets a browser keep it
				raw, packed, asked = raw+len(data), packed+out.Len(), append(asked, r.URL.Path)
			}
			mu.Unlock()
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "text/javascript")
			io.Copy(w, &out) //nolint:errcheck // the browser may have gone
			return
		}
		http.ServeContent(w, r, r.URL.Path, time.Time{}, bytes.NewReader(data))
	}))
	defer server.Close()
	b := open(t, browser(t), 1280, "light")
	b.do(t, chromedp.Navigate(server.URL+"/index.html"))
	mu.Lock()
	before, script := slices.Clone(asked), packed
	mu.Unlock()
	b.do(t, chromedp.Navigate(server.URL+"/index.html?search=missiles+"))
	b.wait(t, `document.querySelectorAll("dialog.search li .words").length > 4`)
	mu.Lock()
	defer mu.Unlock()
	t.Logf("before the first query %v: %d bytes; with it %v: %d bytes, %d before packing", before, script, asked, packed, raw)
	if len(before) != 1 || script > 1<<10 {
		t.Errorf("a page loads %v, %d bytes, before anybody searches", before, script)
	}
	if packed > 26<<10 {
		t.Errorf("a first query loads %d bytes", packed)
	}
}
