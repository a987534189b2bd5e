package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// packed is the folder of a dossier of so many articles that not all of its pages
// can be sections of one file, with that file, library.html, in it.
var packed = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(scratch, "library")
	if err := library(dir, 400); err != nil {
		return "", err
	}
	_, err := run("", "-C", dir, "bundle", "-o", filepath.Join(dir, "library.html"))
	return dir, err
})

// library writes a dossier with a brief that cites the first of its articles.
func library(dir string, articles int) error {
	nouns := strings.Fields("accord armée banque budget conseil corridor décret énergie frontière gazoduc journal laboratoire ministère navire pétrole radar traité usine vallée zone")
	verbs := strings.Fields("annonce confirme décrit demande examine finance organise prépare publie signale")
	files := map[string]string{"dossier.yaml": "title: Bibliothèque\nlanguage: fr\nrights: full\n"}
	for i := range articles {
		var b strings.Builder
		n := i * 7919
		noun := func() string {
			n = (n*1103515245 + 12345) & 0x7fffffff
			return fmt.Sprintf("%s %d", nouns[n>>8%len(nouns)], n>>12%977)
		}
		fmt.Fprintf(&b, "Dossier numéro %d du ministère\n\n", i)
		for p := range 14 {
			fmt.Fprintf(&b, "Le paragraphe %d de l’article %d parle du code K-%d.", p, i, 1000+i)
			for range 6 {
				fmt.Fprintf(&b, " Le %s %s le %s avec le %s devant le %s.", noun(), verbs[n>>5%len(verbs)], noun(), noun(), noun())
			}
			b.WriteString("\n\n")
		}
		files[fmt.Sprintf("content/captures/%04d.txt", i)] = b.String()
	}
	if err := write(dir, files); err != nil {
		return err
	}
	if _, err := run("", "-C", dir, "clean"); err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(dir, "content/articles/*.md"))
	if err != nil || len(names) != articles {
		return fmt.Errorf("%d of %d articles (%w)", len(names), articles, err)
	}
	text, err := os.ReadFile(names[0])
	if err != nil {
		return err
	}
	_, body, _ := strings.Cut(string(text), "\nLe paragraphe 3")
	quoted, _, _ := strings.Cut("Le paragraphe 3"+body, ".")
	return write(dir, map[string]string{"briefs/note.md": fmt.Sprintf(
		"---\ntitle: Note\nquestion: Que dit-on ?\nstatus: published\ndate: 2025-01-02\n---\n\nUn article parle d’un code [@%s, ¶4: «%s»].\n",
		strings.TrimSuffix(filepath.Base(names[0]), ".md"), quoted)})
}

// write writes files by their names inside a folder.
func write(dir string, files map[string]string) error {
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// TestPackedFile reads a file in which articles are packed: they open from links,
// from the address and from the search, at their paragraph; the search is that of
// Go; and without script, or in a browser too old, the file says why an article
// does not open.
func TestPackedFile(t *testing.T) {
	t.Parallel()
	dir := made(t, packed)
	url := "file://" + filepath.ToSlash(dir) + "/library.html"
	ctx := browser(t)
	b := open(t, ctx, 390, "light")
	shown := func(what string) string {
		return fmt.Sprintf(`(() => { const e = document.querySelector(":target"), s = [...document.querySelectorAll(".sheet")].filter(s => s.checkVisibility()), r = e?.getBoundingClientRect()
			return s.length === 1 && s[0].id.startsWith(%q) && r?.height > 0 && r.top < innerHeight && r.bottom > 0 && document.title.startsWith(s[0].dataset.title) })()`, what)
	}
	b.do(t, chromedp.Navigate(url))
	if n := evaluate[int](t, b, `document.querySelectorAll("[id^='articles/']").length`); n != 0 {
		t.Fatalf("%d elements of articles are there at first", n)
	}
	b.do(t, chromedp.Navigate(url+"#briefs/note:e_1"))
	b.wait(t, shown("briefs/note"))
	// From the card to the paragraph, to the line of the capture, and back.
	link := evaluate[string](t, b, `document.querySelector(".card:has(:target) .card-foot a").hash`)
	b.do(t, chromedp.Click(chromedp.CSS(".card:has(:target) .card-foot a")))
	b.wait(t, shown("articles/")+` && location.hash === "`+link+`" && document.querySelector(":target mark").textContent.startsWith("Le paragraphe 3")`)
	b.do(t, chromedp.Click(chromedp.CSS(":target .number")))
	b.wait(t, shown("articles/")+` && document.querySelector(":target").matches(".raw")`)
	evaluate[bool](t, b, "history.back(); true")
	b.wait(t, shown("articles/")+` && location.hash === "`+link+`"`)
	evaluate[bool](t, b, "history.back(); true")
	b.wait(t, shown("briefs/note"))
	evaluate[bool](t, b, "history.forward(); true")
	b.wait(t, shown("articles/")+` && location.hash === "`+link+`"`)
	// From the address.
	b.do(t, chromedp.Navigate("about:blank"), chromedp.Navigate(url+link))
	b.wait(t, shown("articles/")+` && document.querySelector(":target mark").textContent.startsWith("Le paragraphe 3")`)
	// From the search.
	b.do(t, chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.wait(t, `document.querySelector("dialog.search")?.open && document.activeElement.type === "search"`)
	b.do(t, chromedp.KeyEvent("K-1321 "))
	b.wait(t, `document.querySelectorAll("dialog.search li").length === 1 && /paragraphe/.test(document.querySelector("dialog.search li .words").textContent)`)
	b.do(t, chromedp.KeyEvent(kb.Enter))
	b.wait(t, shown("articles/")+` && /K-1321/.test(document.querySelector(":target").textContent) && [...(CSS.highlights.get("found") ?? [])].length > 0`)
	if double := evaluate[string](t, b, `[...document.querySelectorAll("[id]")].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i).join()`); double != "" {
		t.Errorf("ids that stand twice: %s", double)
	}
	list := []string{"K-1007 ", "code accord radar ", `"le paragraphe 3 de l’article 44"`, "K-1003 -zzz ", "kind:article traité vallée", "labortoire ", `"du code K-1100"`}
	answers := json.NewDecoder(bytes.NewReader(dossierCommand(t, strings.Join(list, "\n"), "-C", dir, "search", "--json")))
	for _, query := range list {
		var want answer
		if err := answers.Decode(&want); err != nil {
			t.Fatal(err)
		}
		var places []string
		for _, r := range want.List {
			places = append(places, r.Path+"#"+r.Anchor)
		}
		quoted, _ := json.Marshal(query)
		if got := evaluate[[]string](t, b, fmt.Sprintf(`dossierFind(%s).then(r => r.results)`, quoted)); fmt.Sprint(got) != fmt.Sprint(places) || len(got) == 0 {
			t.Errorf("%q finds %d places in Chromium and %d in Go\n%.200v\n%.200v", query, len(got), len(places), got, places)
		}
	}
	b.silent(t, url)

	old := open(t, ctx, 390, "light")
	old.do(t, chromedp.Navigate(url))
	evaluate[bool](t, old, fmt.Sprintf(`delete window.DecompressionStream; location.hash = %q; true`, link))
	old.wait(t, `document.querySelector("body > p.notice")?.checkVisibility() && document.querySelectorAll("body > p.notice").length === 1`)
	old.silent(t, url)

	plain := open(t, ctx, 390, "light")
	call(t, plain, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	plain.do(t, chromedp.Navigate(url+link))
	if seen := evaluate[string](t, plain, `[...document.querySelectorAll(".sheet, .notice")].filter(s => s.checkVisibility()).map(s => s.id || s.textContent.slice(0, 12)).join()`); seen != "Les articles,start,index" {
		t.Errorf("without script a link to an article shows %q", seen)
	}
	plain.silent(t, url)
}
