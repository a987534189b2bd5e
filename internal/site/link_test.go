package site_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestLinksLeadToTheLanguageOfTheNote: readers of an English note are led to
// English notes where there are any, as readers of a French one are to French ones.
func TestLinksLeadToTheLanguageOfTheNote(t *testing.T) {
	note := func(status, text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: Note\nstatus: " + status + "\n---\n\n" + text + "\n")}
	}
	tree := build(t, fstest.MapFS{
		"dossier.yaml":              {Data: []byte("title: Le port\nlanguage: fr\n")},
		"briefs/a.md":               note("published", "[un](b.md) [deux](b.en.md) [trois](b.md#commun) [quatre](../content/questions/q.md)"),
		"briefs/a.en.md":            note("published", "[un](b.md) [deux](b.md#commun) [trois](b.md#seul) [quatre](c.md) [cinq](d.md) [six](../content/questions/q.md) [sept](b.en.md#only)"),
		"briefs/b.md":               note("published", "## Commun {#commun}\n\nTexte.\n\n## Seul {#seul}\n\nTexte."),
		"briefs/b.en.md":            note("published", "## Common {#commun}\n\nText.\n\n## Only {#only}\n\nText."),
		"briefs/c.md":               note("published", "Texte."),
		"briefs/c.en.md":            note("draft", "Text."),
		"briefs/d.md":               note("published", "Texte."),
		"content/questions/q.md":    {Data: []byte("---\nquestion: Oui ?\nstatus: published\n---\n\n## Oui {#oui}\n\n- rien\n")},
		"content/questions/q.en.md": {Data: []byte("---\nquestion: Yes?\nstatus: published\n---\n\n## Yes {#yes}\n\n- nothing\n")},
	})
	for page, links := range map[string][]string{
		"briefs/a.html":    {`"b.html">un`, `"../en/briefs/b.html">deux`, `"b.html#commun">trois`, `"../questions/q.html">quatre`},
		"en/briefs/a.html": {`"b.html">un`, `"b.html#commun">deux`, `"../../briefs/b.html#seul">trois`, `"../../briefs/c.html">quatre`, `"../../briefs/d.html">cinq`, `"../questions/q.html">six`, `"b.html#only">sept`},
	} {
		for _, want := range links {
			if !strings.Contains(string(tree[page]), "href="+want) {
				t.Errorf("%s has no link %s", page, want)
			}
		}
	}
}
