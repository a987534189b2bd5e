package e2e

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// previewed starts dossier serve on a copy of this repository's dossier.
func previewed(t *testing.T) (dir, address string) {
	t.Helper()
	dir = t.TempDir()
	for _, part := range []string{"content", "briefs"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", part))); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"dossier.yaml", "dossier.lock"} {
		data, err := os.ReadFile(filepath.Join("..", file))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	serve := exec.Command(made(t, program), "-C", dir, "serve", "--verify")
	var said strings.Builder
	serve.Stderr = &said
	out, err := serve.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := serve.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		if err := serve.Wait(); err != nil {
			t.Errorf("serve ended with %v: %s", err, said.String())
		}
		if strings.Contains(said.String(), "gives other bytes") {
			t.Errorf("a warm build is not a cold one: %s", said.String())
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve says no address: %v", err)
	}
	return dir, strings.TrimSpace(line)
}

// replace changes a file as an editor does: it writes aside and renames.
func replace(t *testing.T, file, old, with string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	if err := os.WriteFile(file+"~", []byte(strings.Replace(string(data), old, with, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(file+"~", file); err != nil {
		t.Fatal(err)
	}
}

// TestPreview edits a dossier beside an open page, as an analyst does: the change
// is there, and the place, the focus and the page itself are the same. A mistake
// lies over the page until it is mended. A new style needs no reload.
func TestPreview(t *testing.T) {
	dir, address := previewed(t)
	brief := filepath.Join(dir, "briefs/traite.md")
	b := open(t, browser(t), 1000, "light")
	b.do(t, chromedp.Navigate(address+"briefs/traite.html"))
	b.wait(t, `document.readyState === "complete" && !!document.querySelector("h2[id]")`)

	// The reader has scrolled down and holds a link; the page is marked, so that
	// a reload would show.
	evaluate[bool](t, b, `(() => { window.mark = 1; const h = [...document.querySelectorAll("h2[id]")].at(-1); h.scrollIntoView({behavior: "instant"});
		const link = document.querySelector("a.cite, main a[href]"); link.focus({preventScroll: true}); window.held = link; return true })()`)
	top := func() float64 {
		return evaluate[float64](t, b, `[...document.querySelectorAll("h2[id]")].at(-1).getBoundingClientRect().top`)
	}
	before := top()
	// Another link, in a paragraph without a name, is held later; a panel is open,
	// and the search has been used.
	evaluate[bool](t, b, `(() => { const d = document.querySelector("details"); d.open = true; window.panel = d;
		const links = [...document.querySelectorAll("main p:not([id]) a.cite")]; window.later = links.at(-1); return !!window.later })()`)
	searched := func(word string) {
		t.Helper()
		evaluate[bool](t, b, `(() => { document.activeElement.blur(); return true })()`)
		b.do(t, chromedp.KeyEvent("/"))
		b.wait(t, `document.activeElement.matches("dialog.search input")`)
		b.do(t, chromedp.KeyEvent(word))
		b.wait(t, `[...document.querySelectorAll("dialog.search ol a")].some((a) => a.href.includes("briefs/traite.html"))`)
		evaluate[bool](t, b, `(() => { document.querySelector("dialog.search").close(); window.held.focus({preventScroll: true}); return true })()`)
	}
	searched("traité")
	time.Sleep(500 * time.Millisecond) // the events are connected
	started := time.Now()
	replace(t, brief, "\n## ", "\nUn mot de plus que personne n’a lu.\n\nEt encore un paragraphe.\n\n## ")
	b.wait(t, `document.body.textContent.includes("Un mot de plus que personne n’a lu.")`)
	t.Logf("the change was there after %v, by polls of 100 ms", time.Since(started).Round(time.Millisecond))
	if after := top(); after-before > 2 || before-after > 2 {
		t.Errorf("what the reader looks at has moved from %.0f to %.0f", before, after)
	}
	if !evaluate[bool](t, b, `window.mark === 1 && document.activeElement === window.held && window.held.isConnected`) {
		t.Error("the page was reloaded, or the focus is lost")
	}
	if !evaluate[bool](t, b, `window.panel.isConnected && window.panel.open`) {
		t.Error("what was unfolded is folded")
	}
	evaluate[bool](t, b, `(() => { window.later.focus({preventScroll: true}); return true })()`)
	replace(t, brief, "Un mot de plus que personne n’a lu.", "Un autre mot.\n\nUn zygomorphe.")
	b.wait(t, `document.body.textContent.includes("Un zygomorphe.")`)
	if !evaluate[bool](t, b, `document.activeElement === window.later && window.panel.open`) {
		t.Error("the focus on a link below the change is lost")
	}
	searched("zygomorphe")
	evaluate[bool](t, b, `(() => { window.later.focus({preventScroll: true}); return true })()`)
	replace(t, brief, "Un autre mot.\n\nUn zygomorphe.", "Un mot de plus.")
	b.wait(t, `document.body.textContent.includes("Un mot de plus.")`)
	if !evaluate[bool](t, b, `document.activeElement === window.later && window.panel.open`) {
		t.Error("the focus on a link below what is gone is lost")
	}
	evaluate[bool](t, b, `(() => { window.held.focus({preventScroll: true}); return true })()`)

	// A mistake.
	data, err := os.ReadFile(brief)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(data), ": «")
	if at < 0 {
		t.Fatal("the brief quotes nothing")
	}
	quoted := string(data)[at : at+len(": «")+12]
	replace(t, brief, quoted, strings.Replace(quoted, "«", "«zéro mot ", 1))
	overlay := `(document.querySelector("dossier-problems")?.shadowRoot?.textContent ?? "")`
	b.wait(t, overlay+`.includes("quote-not-found")`)
	shown := evaluate[string](t, b, overlay)
	line := 1 + strings.Count(string(data)[:at], "\n")
	for _, want := range []string{fmt.Sprintf("briefs/traite.md:%d:", line), "zéro mot", "help:", "^^^^"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the overlay does not say %q:\n%s", want, shown)
		}
	}
	if !evaluate[bool](t, b, `document.body.textContent.includes("Un mot de plus") && window.mark === 1`) {
		t.Error("the last good page is gone")
	}
	replace(t, brief, "zéro mot ", "")
	b.wait(t, `!document.querySelector("dossier-problems")`)

	// A style.
	if err := os.MkdirAll(filepath.Join(dir, "templates/assets"), 0o755); err != nil {
		t.Fatal(err)
	}
	const sheets = `document.querySelectorAll('link[rel="stylesheet"]').length`
	loaded := evaluate[int](t, b, sheets) // a page with figures has two
	style, err := os.ReadFile("../templates/assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "templates/assets/style.css"), append(style, "\nh1{letter-spacing:3px}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	b.wait(t, fmt.Sprintf(`getComputedStyle(document.querySelector("h1")).letterSpacing === "3px" && %s === %d`, sheets, loaded))
	if !evaluate[bool](t, b, `window.mark === 1 && document.activeElement === window.held`) {
		t.Error("a new style reloaded the page, or the focus is lost")
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, m := range b.messages {
		if !strings.Contains(m, "favicon.ico") {
			t.Errorf("the page says: %s", m)
		}
	}
}
