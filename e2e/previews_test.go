package e2e

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// preview says what a preview shows and where: nothing, or its number, the words that it
// marks, and on which side of the screen it lies.
const preview = `(() => {
	const box = document.querySelector(".preview")
	if (!box?.checkVisibility()) return ""
	const { top, bottom, left, right } = box.getBoundingClientRect()
	if (top < 0 || left < 0 || bottom > innerHeight || right > document.documentElement.clientWidth) return "outside of the screen"
	return [box.querySelector(".number").textContent, box.querySelector("mark")?.textContent ?? "no words", bottom === innerHeight ? "at the foot" : "beside"].join(": ") })()`

// middle is the middle of an element on the screen, brought into sight.
func (b *tab) middle(t *testing.T, selector string) (x, y float64) {
	t.Helper()
	at := evaluate[[]float64](t, b, fmt.Sprintf(`(() => { const e = document.querySelector(%q)
		e.scrollIntoView({ block: "center", behavior: "instant" })
		const r = e.getBoundingClientRect()
		return [r.x + r.width / 2, r.y + r.height / 2] })()`, selector))
	return at[0], at[1]
}

func (b *tab) point(t *testing.T, selector string) {
	t.Helper()
	x, y := b.middle(t, selector)
	b.do(t, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
}

func (b *tab) tap(t *testing.T, selector string) {
	t.Helper()
	x, y := b.middle(t, selector)
	call(t, b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}})
	call(t, b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

// previewed waits for a preview that begins so, "" for none.
func (b *tab) previewed(t *testing.T, begins string) {
	t.Helper()
	if begins == "" {
		b.wait(t, preview+` === ""`)
		return
	}
	b.wait(t, fmt.Sprintf(`%s.startsWith(%q)`, preview, begins))
}

// TestPreviews_desk points at numbers with a mouse and comes to them by keyboard.
func TestPreviews_desk(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	at := places(t, dir)[0]
	b := open(t, ctx, 1000, "light")
	b.do(t, chromedp.Navigate(at+"briefs/defense.html"))
	b.point(t, "#r_1")
	b.previewed(t, "1: ne devrait pas inclure")
	if got := evaluate[string](t, b, preview); !strings.HasSuffix(got, "beside") {
		t.Errorf("a pointer shows %q", got)
	}
	b.point(t, ".preview blockquote")
	evaluate[bool](t, b, `new Promise(done => setTimeout(done, 400, true))`) // longer than a pointer needs from the number to the preview
	b.previewed(t, "1: ne devrait pas inclure")
	b.do(t, chromedp.KeyEvent("\x1b"))
	b.previewed(t, "")
	b.point(t, "#r_2") // whose first use has the whole sentence
	b.previewed(t, "2: ")
	b.point(t, "h1")
	b.previewed(t, "")

	const focused = `document.querySelector("#r_%d").focus({ focusVisible: true }); document.activeElement.id + " " + document.activeElement.getAttribute("aria-describedby")`
	card := evaluate[string](t, b, `decodeURIComponent(document.querySelector("#r_1").hash.slice(1))`)
	if got := evaluate[string](t, b, fmt.Sprintf(focused, 1)); got != "r_1 "+card {
		t.Errorf("by keyboard: %q is focused and described, not %q", got, "r_1 "+card)
	}
	b.previewed(t, "1: ne devrait pas inclure")
	b.do(t, chromedp.KeyEvent("\x1b"))
	b.previewed(t, "")
	if got := evaluate[string](t, b, `document.activeElement.id`); got != "r_1" {
		t.Errorf("Escape moves the focus to %q", got)
	}

	motion := func(reduce string) string {
		call(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: reduce}}})
		return evaluate[string](t, b, `document.body.focus(); `+fmt.Sprintf(focused, 3)+`; getComputedStyle(document.querySelector(".preview")).transitionDuration`)
	}
	if got := motion("reduce") + " " + motion("no-preference"); got != "0s 0.12s" {
		t.Errorf("a preview comes within %s", got)
	}

	b.do(t, chromedp.EmulateViewport(1440, 900)) // the card stands beside the text
	b.point(t, "#r_1")
	b.wait(t, `document.querySelectorAll(".card.pointed").length === 1 && !document.querySelector(".preview")`)
	b.silent(t, at)
}

// TestPreviews_phone taps numbers: on pages of a site, in the single file, and on a page
// that is read from right to left.
func TestPreviews_phone(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	file := func(name string) string { return "file://" + filepath.ToSlash(name) }
	for _, page := range []struct{ address, number, words string }{
		{file(dir) + "/briefs/defense.html", "#r_1", "1: ne devrait pas inclure"},
		{file(made(t, single)) + "#briefs/defense", `[id="briefs/defense:r_1"]`, "1: ne devrait pas inclure"},
		{file(made(t, languagesSite)) + "/fa/briefs/parom.html", "#r_1", "۱: впервые пересёк залив"},
	} {
		tapped(t, ctx, page.address, page.number, page.words)
	}
}

func tapped(t *testing.T, ctx context.Context, address, number, words string) {
	t.Helper()
	b := open(t, ctx, 390, "dark")
	call(t, b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	b.do(t, chromedp.Navigate(address))
	b.wait(t, fmt.Sprintf(`!!document.querySelector(%q)`, number))
	hash := evaluate[string](t, b, `location.hash`)
	b.tap(t, number)
	b.previewed(t, words)
	if got := evaluate[string](t, b, preview); !strings.HasSuffix(got, "at the foot") {
		t.Errorf("%s: a tap shows %q", address, got)
	}
	if got := evaluate[string](t, b, `location.hash`); got != hash {
		t.Errorf("%s: one tap follows the number to %q", address, got)
	}
	b.tap(t, ".preview .number")
	b.previewed(t, "")
	b.tap(t, number)
	b.previewed(t, words)
	b.tap(t, number)
	b.wait(t, fmt.Sprintf(`location.hash === document.querySelector(%q).hash && !document.querySelector(".preview")`, number))
	b.silent(t, address)
}
