//go:build !race

package check_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/load"
	"dossier/internal/markdown"

	"github.com/google/go-cmp/cmp"
)

// TestPandocKeepsTheCitations reads every note of this repository, and one with
// citations in each kind of block, with pandoc: it finds the same citations, so
// a note can be turned into anything that pandoc writes.
func TestPandocKeepsTheCitations(t *testing.T) {
	if testing.Short() {
		t.Skip("pandoc is a program of its own; make quick leaves that out")
	}
	d, _, err := load.Load(context.Background(), os.DirFS("../.."), load.Options{Drafts: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Notes) < 10 {
		t.Fatalf("only %d notes", len(d.Notes))
	}
	for _, n := range d.Notes {
		if diff := cmp.Diff(keysOf(n.Doc), pandocKeys(t, n.Doc.Source.Bytes())); diff != "" {
			t.Errorf("%s: pandoc finds other citations:\n%s", n.Path, diff)
		}
	}
	for name, note := range everywhere {
		doc, diags := markdown.Parse(diag.NewSource("note.md", []byte(note)), 0)
		if len(diags) > 0 {
			t.Errorf("%s: %s", name, printed(t, diags))
		}
		if keys := keysOf(doc); len(keys) == 0 {
			t.Errorf("%s: no citation is read", name)
		} else if diff := cmp.Diff(keys, pandocKeys(t, []byte(note))); diff != "" {
			t.Errorf("%s: pandoc finds other citations:\n%s", name, diff)
		}
	}
}

// everywhere holds citations in each kind of block, and what their quotations
// may hold.
var everywhere = map[string]string{
	"a paragraph":              "Texte [@port, ¶1: «des mots cités ici»].\n",
	"several items":            "Texte [@port, ¶1: «des mots cités ici»; contra @quai, para. 2: “d'autres mots encore”; cf. @digue].\n",
	"a callout":                "> [!judgment] #jc1 · likely · low confidence\n> Texte [@port, ¶1: «des mots\n> cités ici»].\n>\n> - confidence: voir [@quai, ¶2: «d'autres mots encore»]\n",
	"a list in a list":         "- un\n    - deux [@port, ¶1: «des mots cités ici»]\n",
	"a table":                  "| a | b |\n|---|---|\n| x | texte [@port, ¶1: «des mots cités ici»] |\n",
	"a footnote":               "Texte.[^1]\n\n[^1]: Note [@port, ¶1: «des mots cités ici»].\n",
	"a heading":                "## Titre [@port, ¶1: «des mots cités ici»]\n\nTexte.\n",
	"marks inside the words":   `Texte [@port, ¶1: «il dit « oui », puis [sic] et […] enfin»].` + "\n",
	"escapes inside the words": `Texte [@port, ¶1: «un \; deux \@ trois \]»].` + "\n",
	"a translation":            `Texte [@port, ¶1: «des mots cités ici» = "some words quoted here" (2)].` + "\n",
}

func keysOf(doc *markdown.Document) []string {
	var keys []string
	for _, c := range doc.Citations {
		for _, item := range c.Items {
			keys = append(keys, item.Key)
		}
	}
	slices.Sort(keys)
	return keys
}

func pandocKeys(t *testing.T, note []byte) []string {
	t.Helper()
	cmd := exec.Command("pandoc", "--from=markdown", "--to=json")
	cmd.Stdin = bytes.NewReader(note)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("pandoc: %v (make needs installs pandoc)\n%s", err, stderr.String())
	}
	var tree any
	if err := json.Unmarshal(out, &tree); err != nil {
		t.Fatal(err)
	}
	var keys []string
	var walk func(any)
	walk = func(x any) {
		switch x := x.(type) {
		case []any:
			for _, v := range x {
				walk(v)
			}
		case map[string]any:
			if id, ok := x["citationId"].(string); ok {
				keys = append(keys, id)
			}
			for _, v := range x {
				walk(v)
			}
		}
	}
	walk(tree)
	slices.Sort(keys)
	return keys
}
