package site_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSources_ofMany: of more sources than anybody compares by eye, those that no note cites
// are a line each, and the home page lists those that most rests on.
func TestSources_ofMany(t *testing.T) {
	fsys := recorded(t)
	few := build(t, fsys)
	has(t, few["sources.html"], `id="article_quai"`, "!uncited_", "!<dt>Média</dt>", "<dt>Fiabilité</dt>")
	has(t, few["index.html"], "!articles</a></p>")
	for i := range 200 {
		capture := fmt.Sprintf("Bac %d\n\nLe bac numéro %d est à quai.\n", i, i)
		name := fmt.Sprintf("bac%d", i)
		fsys["content/captures/"+name+".txt"] = &fstest.MapFile{Data: []byte(capture)}
		fsys["content/articles/"+name+".md"] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: Bac %d\ntitle_basis: line\ntitle_line: 1\nlang: fr\ncapture: {file: %s.txt, sha256: %x}\n---\n\nLe bac numéro %d est à quai.\n", i, name, sha256.Sum256([]byte(capture)), i)}
	}
	many := build(t, fsys)
	cards, lines, found := strings.Cut(string(many["sources.html"]), `<h2 id="uncited_">`)
	if !found || !strings.Contains(cards, `id="article_port"`) || strings.Contains(cards, `id="article_bac`) || strings.Count(lines, `<li id="article_bac`) != 200 {
		t.Errorf("the page of 202 sources: %s", main(many["sources.html"]))
	}
	has(t, many["index.html"], `<a href="articles/port.html"`, `<a href="sources.html">Sources : 202 articles</a>`)
	if n := strings.Count(string(many["index.html"]), `<a href="articles/bac`); n > 11 {
		t.Errorf("the home page lists %d sources beside the cited one", n)
	}
}
