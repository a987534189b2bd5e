package site_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestReadingOrder puts two of three briefs into an order: the home page begins
// with them, and each leads to the other.
func TestReadingOrder(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	note := func(title, status, date string) *fstest.MapFile {
		return file("---\ntitle: " + title + "\nstatus: " + status + "\ndate: " + date + "\n---\n\nTexte.\n")
	}
	tree := build(t, fstest.MapFS{
		"dossier.yaml":        file("title: Le port\nreading: [premier, absent, second]\n"),
		"briefs/premier.md":   note("Premier", "published", "2025-01-01"),
		"briefs/absent.md":    note("Absent", "draft", "2025-01-01"),
		"briefs/second.md":    note("Second", "published", "2024-01-01"),
		"briefs/nouveau.md":   note("Nouveau", "published", "2025-06-01"),
		"briefs/second.en.md": note("The second", "published", "2024-01-01"),
	})
	home := string(tree["index.html"])
	at := -1
	for _, want := range []string{
		`<span class="order">1.</span> <a href="briefs/premier.html">`, `<span class="order">2.</span> <a href="briefs/second.html">`, `<h3><a href="briefs/nouveau.html">`,
	} {
		i := strings.Index(home, want)
		if i <= at {
			t.Errorf("the home page does not have %s in its place", want)
		}
		at = i
	}
	for page, want := range map[string]string{
		"briefs/premier.html":   `<a rel="next" href="second.html">Second</a>`,
		"briefs/second.html":    `<a rel="prev" href="premier.html">Premier</a>`,
		"en/briefs/second.html": `<a rel="prev" href="../../briefs/premier.html" lang="fr">Premier</a>`,
	} {
		if !strings.Contains(string(tree[page]), want) {
			t.Errorf("%s has no %s", page, want)
		}
	}
	if strings.Contains(string(tree["briefs/nouveau.html"]), `class="reading"`) {
		t.Error("a brief without a place in the order has neighbours")
	}
}
