package e2e

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// What readers of a brief, a question and an article can count on. Lengths are in CSS
// pixels, on a desk of 1440 × 900 and a phone of 390 × 844.
const (
	mostGap      = 500    // between paragraphs of one brief, beyond their 28
	lastJudgment = 700    // where the last judgment in the picture of defense ends on a phone
	fold         = 844    // of a phone
	mostLinks    = 20     // that are seen in the text of an article
	mostScreens  = 10     // of a phone, for a brief
	mostBytes    = 92_160 // over the wire, 90 KB, for a page with all that it loads; one has three figures and forty citations
	mostSheets   = 4      // of A4, for defense
	methodSheets = 6      // of A4, for the method
)

var briefPages = strings.Fields("traite defense armes echanges region methode")

// TestReading_figures measures the pages as readers meet them.
func TestReading_figures(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	at := places(t, dir)[1]
	b := open(t, ctx, 1440, "light")
	visit := func(width int64, name string) {
		b.do(t, chromedp.EmulateViewport(width, map[int64]int64{1440: 900, 390: fold}[width]), chromedp.Navigate(at+name))
		evaluate[bool](t, b, `document.fonts.ready.then(() => true)`)
	}
	for _, lang := range []string{"", "en/"} {
		for _, name := range briefPages {
			name = lang + "briefs/" + name + ".html"
			visit(1440, name)
			if gap := evaluate[float64](t, b, gaps); gap > mostGap {
				t.Errorf("%s: %.0f pixels between paragraphs, at most %d", name, gap, mostGap)
			}
			if twice := evaluate[string](t, b, `(() => { const seen = {}; return [...document.querySelectorAll(".pieces li")].map(e => e.querySelector(".source").href + e.querySelector("blockquote")?.textContent)
				.filter(key => seen[key] || !(seen[key] = true)).join() })()`); twice != "" {
				t.Errorf("%s: one sentence has two numbers: %s", name, twice)
			}
			visit(390, name)
			if screens := evaluate[float64](t, b, `document.documentElement.scrollHeight / innerHeight`); screens > mostScreens {
				t.Errorf("%s: %.1f screens of a phone, at most %d", name, screens, mostScreens)
			}
		}
	}
	visit(390, "briefs/defense.html")
	if y := evaluate[float64](t, b, `[...document.querySelectorAll(".judgments li")].at(-1).getBoundingClientRect().bottom`); y > lastJudgment {
		t.Errorf("the last judgment of defense ends at %.0f, at most %d", y, lastJudgment)
	}
	for _, width := range []int64{1440, 390} {
		visit(width, "questions/clause-defense.html")
		if below := evaluate[bool](t, b, `document.querySelector(".assessment .statement").getBoundingClientRect().bottom > innerHeight`); below {
			t.Errorf("the answer of a question is below the fold of %d", width)
		}
	}
	visit(1440, "articles/accord.html")
	if n := evaluate[int](t, b, `[...document.querySelectorAll(".text a")].filter(a => a.checkVisibility({contentVisibilityAuto: true})).length`); n > mostLinks {
		t.Errorf("%d links in the text of an article, at most %d", n, mostLinks)
	}
	b.silent(t, at)
}

// gaps is how much space is between paragraphs of a brief beyond what is there without
// evidence: 28 pixels, and the margin of a heading.
const gaps = `(() => {
	let sum = 0
	for (const flow of document.querySelectorAll(".flow")) {
		const prose = [...flow.querySelectorAll(":scope > .block > .prose")]
		for (let i = 1; i < prose.length; i++) {
			const above = prose[i-1].lastElementChild, below = prose[i].firstElementChild
			if (!above || !below) continue
			const gap = below.getBoundingClientRect().top - above.getBoundingClientRect().bottom
			sum += Math.max(0, gap - Math.max(28, parseFloat(getComputedStyle(below).marginTop)))
		}
	}
	return sum })()`

// TestReading_tables holds that no word of a table is broken on a phone and nothing of
// one is cut off, on pages of every kind.
func TestReading_tables(t *testing.T) {
	t.Parallel()
	dir, pages := site(t)
	ctx := browser(t)
	at := places(t, dir)[0]
	b := open(t, ctx, 390, "light")
	longest := longestOfEachFolder(t, dir, pages)
	for _, width := range []int64{320, 390} {
		b.do(t, chromedp.EmulateViewport(width, 844))
		for _, name := range pages {
			if !longest[name] {
				continue
			}
			b.do(t, chromedp.Navigate(at+name))
			broken := evaluate[string](t, b, `(() => { const found = [], range = document.createRange()
				for (const cell of document.querySelectorAll("td, th")) {
					const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
					for (let n; n = walker.nextNode();) for (const m of n.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
						range.setStart(n, m.index); range.setEnd(n, m.index + m[0].length)
						const lines = new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top)))
						if (lines.size > 1) found.push(m[0])
					}
				}
				return found.slice(0, 5).join() })()`)
			if broken != "" {
				t.Errorf("%s at %d: words broken in cells: %s", name, width, broken)
			}
		}
	}
}

// TestReading_bytes adds up what a browser loads for a page, packed as hosts send it.
func TestReading_bytes(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	at := places(t, dir)[1]
	b := open(t, ctx, 1440, "light")
	for _, name := range []string{"index.html", "briefs/defense.html", "briefs/traite.html", "articles/accord.html", "questions/clause-defense.html"} {
		b.do(t, chromedp.Navigate(at+name))
		evaluate[bool](t, b, `document.fonts.ready.then(() => true)`)
		sum := 0
		loaded := evaluate[[]string](t, b, `[location.pathname, ...performance.getEntriesByType("resource").map(e => new URL(e.name).pathname)]`)
		for _, file := range loaded {
			_, file, ours := strings.Cut(file, "/some/repo/")
			if !ours { // it stands in the page itself
				continue
			}
			sum += packedSize(t, filepath.Join(dir, filepath.FromSlash(cmp.Or(file, "index.html"))))
		}
		t.Logf("%s: %d bytes in %d files", name, sum, len(loaded))
		if sum > mostBytes {
			t.Errorf("%s loads %d bytes, at most %d: %v", name, sum, mostBytes, loaded)
		}
	}
}

func packedSize(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(name, ".woff2") || strings.HasSuffix(name, ".png") {
		return len(data)
	}
	var size counter
	w := gzip.NewWriter(&size)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return int(size)
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// TestReading_withoutScript follows a number on a phone: the evidence unfolds.
func TestReading_withoutScript(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	b := open(t, ctx, 390, "dark")
	call(t, b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.do(t, chromedp.Navigate(places(t, dir)[0]+"briefs/defense.html#e_3"))
	b.wait(t, `(() => { const card = document.querySelector(".card:has(:target), .card:target"); return card.checkVisibility({contentVisibilityAuto: true}) && card.closest("details").open })()`)
}

// TestReading_paper prints the method, whose tables of checks are long, and a brief: few
// sheets, each with its number.
func TestReading_paper(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	b := open(t, ctx, 1440, "light")
	for _, name := range []string{"method", "briefs/defense"} {
		most := map[string]int{"method": methodSheets, "briefs/defense": mostSheets}[name]
		b.do(t, chromedp.Navigate(places(t, dir)[1]+name+".html"))
		evaluate[bool](t, b, `document.fonts.ready.then(() => true)`)
		result, err := chromedp.Call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(result.Data, []byte("/Type /Page\n")); n == 0 || n > most {
			t.Errorf("%s: %d sheets, at most %d", name, n, most)
		}
	}
	call(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	const furniture = `(() => {
		const is = (e, key) => getComputedStyle(document.querySelector(e))[key]
		const pages = [...document.styleSheets].flatMap(s => [...s.cssRules]).flatMap(r => r.name === "print" ? [...r.cssRules] : []).filter(r => r instanceof CSSPageRule)
		return [document.querySelector("title").checkVisibility(), is("title", "position"), is(".main", "boxDecorationBreak"), is(".prose p", "orphans"), is(".prose p", "widows"),
			/counter\(page\).*counter\(pages\)/.test(pages.map(r => r.cssText).join()), document.querySelector(".pieces ol").checkVisibility(), document.querySelector(".evidence").checkVisibility()].join() })()`
	if got := evaluate[string](t, b, furniture); got != "true,fixed,clone,3,3,true,true,false" {
		t.Errorf("running title, orphans, numbers of pages, endnotes and no cards: %s", got)
	}
}
