package site_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"dossier/internal/check"
	"dossier/internal/fixture"
	"dossier/internal/load"
	"dossier/internal/site"
	"dossier/internal/site/print"
)

// atDesk builds a dossier for those who work on it.
func atDesk(t *testing.T, file string, o site.Options) map[string][]byte {
	t.Helper()
	fsys := fixture.Folder(fixture.Files(t, file))
	d, diags, err := load.Load(t.Context(), fsys, load.Options{Internal: true})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := check.Run(d, diags, check.Options{})
	theme, _, err := print.LoadTheme(fsys, nil)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := site.Plan(d, f, theme, o, nil).Render(context.Background(), print.Order{})
	if err != nil {
		t.Fatal(err)
	}
	if err := print.CheckLinks(tree); err != nil {
		t.Error(err)
	}
	return tree
}

// TestDesk_hasPagesThatNobodyElseHas: without the desk not a byte of the site says that there
// are such pages.
func TestDesk_hasPagesThatNobodyElseHas(t *testing.T) {
	desk := atDesk(t, "../inbox/testdata/figures.txtar", site.Options{Desk: true})
	public := atDesk(t, "../inbox/testdata/figures.txtar", site.Options{})
	for name, page := range public {
		if strings.Contains(name, "inbox") || strings.Contains(name, "board") || strings.Contains(name, "desk-") ||
			bytes.Contains(page, []byte("inbox.html")) || bytes.Contains(page, []byte("board.html")) {
			t.Errorf("%s of the public site shows pages of the desk", name)
		}
	}
	has(t, desk["index.html"], `<a href="inbox.html">Inbox</a>`, `<a href="board.html">Board</a>`)
	if _, err := os.Stat("../../templates/assets/desk.css"); err != nil || bytes.Contains(desk["index.html"], []byte("assets/desk-")) {
		t.Error("a page that is not of the desk loads its style")
	}
}

// TestInbox_showsBothSentences: the number of the newcomer beside that of the cited passage,
// each with its place, and what the passage is cited for.
func TestInbox_showsBothSentences(t *testing.T) {
	page := atDesk(t, "../inbox/testdata/figures.txtar", site.Options{Desk: true})["inbox.html"]
	has(t, page, `<h3>Another number</h3>`, `More than <mark>12,400</mark> passengers`, `saw <mark>8,900</mark> passengers`,
		`<a class="where" href="articles/later.html#l3">¶1</a>`, `<a class="where" href="articles/quay.html#l3">¶1</a>`,
		`<a href="questions/count.html#few">Fewer than nine thousand</a>`, `<a href="briefs/crossing.html#jc1">Some 9,000 people crossed.</a>`,
		`<a href="entities/harbour.html">Harbour Board</a>`, `<a href="timeline.html#first">The ferry runs again</a>`, `John Reed`, `Captured on <time datetime="2025-03-20">`)
	if newer, older := bytes.Index(page, []byte("A market in the hills")), bytes.Index(page, []byte("Counting once more")); newer > older {
		t.Error("what was captured last does not stand first")
	}
	has(t, atDesk(t, "../inbox/testdata/persian.txtar", site.Options{Desk: true})["inbox.html"],
		`عددی دیگر`, `<mark>۱۲۴۰۰</mark>`, `<mark>۸۹۰۰</mark>`, "جست\u200cوجو نشد")
	has(t, atDesk(t, "../inbox/testdata/chinese.txtar", site.Options{Desk: true})["inbox.html"], `数字不同`, `<mark>一万二千</mark>`, `<mark>8900</mark>`)
}

// TestBoard_showsWhatWaits.
func TestBoard_showsWhatWaits(t *testing.T) {
	tree := atDesk(t, "../board/testdata/board.txtar", site.Options{Desk: true})
	has(t, tree["board.html"], `<time datetime="2025-04-01">1 April 2025</time></span> <a href="briefs/open.html">What is open</a>`,
		`reviewed on 7 March 2025 and changed on 9 March 2025`, `<a href="briefs/open.html#alone">The mole stands.</a>`, `1 identified origin (Reuters)`,
		`<a href="briefs/port.html#lacune">Nobody has counted the boats.</a>`, `<a href="briefs/port.html#signe">A first boat arrives.</a>`,
		"!Draft", "!Withdrawn", "!Sign-offs", "!Nothing waits")
	has(t, tree["fr/board.html"], `<a href="briefs/port.html#lacune">Personne n’a compté les bateaux.</a>`, `À relire avant le`)
	has(t, atDesk(t, "../inbox/testdata/persian.txtar", site.Options{Desk: true})["board.html"], `چیزی در انتظار نیست`)
}
