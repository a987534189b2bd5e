package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestReading_modes looks at pages as people set their machines: with colours of their
// own and with little motion. Enlarged four times they are seen by TestPages, at 320 pixels.
func TestReading_modes(t *testing.T) {
	t.Parallel()
	dir, _ := site(t)
	ctx := browser(t)
	at := places(t, dir)[0]
	b := open(t, ctx, 1280, "dark")
	call(t, b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
	media := func(name, value string) {
		call(t, b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}})
	}
	media("forced-colors", "active")
	for _, p := range []string{"index.html", "briefs/defense.html", "articles/accord.html", "timeline.html", "places.html", "questions/clause-defense.html"} {
		b.do(t, chromedp.Navigate(at+p))
		for _, found := range check(t, b) {
			t.Errorf("%s, in colours of the reader: %s", p, found)
		}
		if unseen := evaluate[string](t, b, unseenShapes); unseen != "" {
			t.Errorf("%s: shapes that nobody sees: %s", p, unseen)
		}
	}
	b.do(t, chromedp.Navigate(at+"articles/accord.html"))
	const told = `(() => {
		const is = (e, key) => getComputedStyle(document.querySelector(e))[key]
		return [is(".view-clean", "textDecorationLine"), is(".view-raw", "textDecorationLine"), is("mark", "backgroundColor") !== is("html", "backgroundColor")].join() })()`
	if got := evaluate[string](t, b, told); got != "underline,none,true" {
		t.Errorf("in colours of the reader the chosen view, the other and marks are: %s", got)
	}

	media("prefers-reduced-motion", "reduce")
	for _, p := range []string{"index.html", "briefs/defense.html", "articles/accord.html"} {
		b.do(t, chromedp.Navigate(at+p))
		if moving := evaluate[string](t, b, `[...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e)
			return s.transitionDuration !== "0s" || s.animationName !== "none" || s.scrollBehavior === "smooth" }).map(e => e.outerHTML.slice(0, 80)).join()`); moving != "" {
			t.Errorf("%s moves for people who asked for little motion: %s", p, moving)
		}
	}
}

// unseenShapes lists what is drawn in the colour of the page and in no other.
const unseenShapes = `(() => {
	const paper = getComputedStyle(document.documentElement).backgroundColor
	return [...document.querySelectorAll("svg :is(rect, path, line, circle)")].filter(e => {
		const s = getComputedStyle(e)
		return e.checkVisibility() && [s.fill, s.stroke].every(c => c === "none" || c === paper) && !e.matches(".sea, .seam")
	}).map(e => e.outerHTML.slice(0, 80)).slice(0, 5).join("; ") })()`
