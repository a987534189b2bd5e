// Command readers goes the ways that readers of the dossier of this repository go to an answer,
// on a phone, on a desk and on a screen of 27 inches, and counts what each takes: taps, swipes of
// a screen, and words from the first line on, as if nobody ever skipped one. Whoever hears a page
// goes from heading to heading, from the place that a link leads to on, and hears what stands
// between the last one and the answer, with words that nobody sees. It prints two tables.
//
// The time is an estimate and an upper bound: 240 words a minute, 170 that are heard, a second for
// a swipe, two for a tap or a heading. People skim, hesitate and lose their way; no person was asked. What the table
// shows is how far away an answer is, and where it moves when pages change.
//
//	go run ./readers SITE
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// task is a question of a reader. They begin on the home page, and follow what the selectors
// name, the first that is seen of each; what has nothing to unfold on a screen of this size is passed by.
type task struct {
	reader, question string
	way              []string
	answer           string
}

const (
	menu  = ".menu > summary"
	judge = `.judgments a[href$="defense.html#jc1"]`
	folds = `.block:has(#jc1) .evidence > summary`
)

var tasks = []task{
	{"minister", "What is the answer?", nil, ".home h1"},
	{"minister", "How sure is that?", nil, `li:has(> a[href$="defense.html#jc1"]) .degree`},
	{"minister", "What do the sources dispute?", nil, ".disputes li"},
	{"minister", "What would change the judgment?", []string{judge}, "#jc1 ul > li:last-child"},
	{"fact-checker", "Which words prove it?", []string{judge, folds}, "#thanhnien-l9 mark"},
	{"fact-checker", "Where do they stand in the capture?", []string{judge, folds, `#thanhnien-l9 .card-foot a[href*="#raw_"]`}, ":target"},
	{"sub-editor", "What was corrected last?", nil, ".release .turned"},
	{"analyst", "Who says what about a defence clause?", []string{`.disputes a[href$="clause-defense.html"]`}, ".matrix .mark"},
	{"analyst", "Where do two sources agree and part?", []string{menu, `.menu nav > a[href$="questions.html"]`}, ".questions tbody tr:last-child td"},
	{"analyst", "What falls with one source?", []string{menu, `.menu nav > a[href$="sources.html"]`}, ".entry:has(#article_accord) .falls"},
	{"sceptic", "What is missing?", []string{judge, ".contents > summary", ".contents li:last-child > a"}, ".callout-gap > p:not(.callout-title)"},
}

// step measures the way from the top of the screen to an element: the swipes of four fifths of a
// screen until it is in sight, and the words that stand before its end and below the top.
const step = `(selector => {
	const goal = [...document.querySelectorAll(selector)].find(e => e.checkVisibility({contentVisibilityAuto: true}))
	if (!goal) return null
	let words = 0, heard = 0
	const before = e => goal === e || goal.contains(e) || e.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_FOLLOWING
	const target = [...document.querySelectorAll(":target")].find(before)
	const behind = e => !target || target.contains(e) || target.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING
	const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].filter(e => before(e) && behind(e) && e.checkVisibility({contentVisibilityAuto: true}))
	const last = headings.at(-1) ?? target
	const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT)
	for (let n; n = walker.nextNode();) {
		const e = n.parentElement
		if (!before(n)) continue
		const count = (n.data.match(/[\p{L}\p{N}]+/gu) ?? []).length
		const said = e.checkVisibility({contentVisibilityAuto: true}) && !e.closest("[aria-hidden=true]")
		if (said && (!last || last.contains(n) || last.compareDocumentPosition(n) & Node.DOCUMENT_POSITION_FOLLOWING)) heard += count
		if (e.closest(".unseen, svg") || !e.checkVisibility({contentVisibilityAuto: true}) || e.getBoundingClientRect().bottom <= 0) continue
		words += count
	}
	if (goal.closest("header.site")) return {words: 0, swipes: 0, headings: 0, heard: 0}
	const below = Math.min(goal.getBoundingClientRect().bottom, goal.getBoundingClientRect().top + innerHeight / 2) - innerHeight
	return {words, heard, headings: headings.length, swipes: Math.max(0, Math.ceil(below / innerHeight / .8))}
})(%s)`

const tap = `(selector => {
	const goal = [...document.querySelectorAll(selector)].find(e => e.checkVisibility({contentVisibilityAuto: true}))
	goal.scrollIntoView({block: "nearest"})
	goal.click()
	return true
})(%s)`

type effort struct{ Words, Swipes, Headings, Heard, taps int }

func (e effort) String() string {
	const wordsPerMinute = 240
	seconds := e.Words*60/wordsPerMinute + e.Swipes + 2*e.taps
	return fmt.Sprintf("%d | %d | %d | %d:%02d", e.taps, e.Swipes, e.Words, seconds/60, seconds%60)
}

// aloud is what it takes by ear.
func (e effort) aloud() string {
	const wordsPerMinute = 170
	seconds := e.Heard*60/wordsPerMinute + 2*e.Headings + 2*e.taps
	return fmt.Sprintf("%d | %d | %d | %d:%02d", e.taps, e.Headings, e.Heard, seconds/60, seconds%60)
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: readers SITE")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(site string) error {
	site, err := filepath.Abs(site)
	if err != nil {
		return err
	}
	home := "file://" + filepath.ToSlash(site) + "/index.html"
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU)
	allocator, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(allocator)
	defer cancel()
	fmt.Println("| reader | question | taps, 390 × 844 | swipes | words | at most | taps, 1440 × 900 | swipes | words | at most | taps, 2560 × 1440 | swipes | words | at most |\n" +
		"| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
	aloud := "\n| reader, by ear | question | links | headings | words | at most |\n| --- | --- | ---: | ---: | ---: | ---: |\n"
	for _, t := range tasks {
		phone, err := t.walk(ctx, home, 390, 844)
		desk, err2 := t.walk(ctx, home, 1440, 900)
		wide, err3 := t.walk(ctx, home, 2560, 1440)
		if err := cmp.Or(err, err2, err3); err != nil {
			return fmt.Errorf("%s %w", t.question, err)
		}
		fmt.Printf("| %s | %s | %s | %s | %s |\n", t.reader, t.question, phone, desk, wide)
		aloud += fmt.Sprintf("| %s | %s | %s |\n", t.reader, t.question, phone.aloud())
	}
	fmt.Print(aloud)
	return nil
}

// walk goes the way of a task on a screen.
func (t task) walk(ctx context.Context, home string, width, height int64) (effort, error) {
	var sum effort
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height), chromedp.Navigate(home)); err != nil {
		return sum, err
	}
	for i, selector := range t.way {
		if next := t.behind(i); strings.HasSuffix(selector, "summary") { // what it unfolds may be unfolded
			var there effort
			if open, err := there.look(ctx, next); err != nil || open {
				continue
			}
		}
		seen, err := sum.look(ctx, selector)
		if err != nil {
			return sum, err
		}
		if !seen {
			continue
		}
		sum.taps++
		if _, err := evaluate[bool](ctx, tap, selector); err != nil {
			return sum, err
		}
		if err := settle(ctx); err != nil {
			return sum, err
		}
	}
	seen, err := sum.look(ctx, t.answer)
	if err == nil && !seen {
		err = fmt.Errorf("has no answer at %d: %s", width, t.answer)
	}
	return sum, err
}

// look adds the way to an element, and tells whether it is there to be seen.
func (e *effort) look(ctx context.Context, selector string) (bool, error) {
	more, err := evaluate[*effort](ctx, step, selector)
	if err != nil || more == nil {
		return false, err
	}
	e.Words += more.Words
	e.Swipes += more.Swipes
	e.Headings += more.Headings
	e.Heard += more.Heard
	return true, nil
}

// settle waits until the page that a tap led to stands where it leads.
func settle(ctx context.Context) error {
	time.Sleep(300 * time.Millisecond) // a tap says nothing of what becomes of it
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`new Promise(done => document.readyState === "complete" ? done(true) : addEventListener("load", () => done(true)))`, chromedp.EvalAwaitPromise))
	return err
}

func evaluate[T any](ctx context.Context, script, selector string) (T, error) {
	argument, err := json.Marshal(selector)
	if err != nil {
		return *new(T), err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[T](strings.Replace(script, "%s", string(argument), 1)))
}

// behind is what a step leads to: the next one, or the answer.
func (t task) behind(step int) string {
	if step+1 < len(t.way) {
		return t.way[step+1]
	}
	return t.answer
}
