package markdown_test

import (
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// TestPositionsAreExactEverywhere puts the same citation into each kind of block
// and asks for the text at the places that diagnostics point to.
func TestPositionsAreExactEverywhere(t *testing.T) {
	const cite = "[contra @port, ¶12: «des mots é cités» = \"quoted words\" (2); @quai, para. 3: “d'autres”]"
	const front = "---\ntitle: « é »\n---\n\n"
	for name, text := range map[string]string{
		"a paragraph":                      "Texte É " + cite + ".",
		"behind markup":                    "**Un** `code` et [un lien](x.md) " + cite,
		"the second line of a paragraph":   "Texte\nsur deux lignes " + cite,
		"a list":                           "- un\n- deux " + cite,
		"a list in a list":                 "1. un\n   - deux\n     encore " + cite,
		"a list with tabs":                 "-\tun\n\n\tdeux " + cite,
		"a block quotation":                "> [!gap] #g1\n> Texte " + cite,
		"a callout":                        "> [!gap]\n> Texte\n> encore " + cite,
		"a lazy line of a callout":         "> [!gap]\n> Texte\nencore " + cite,
		"a field of a callout":             "> [!judgment] #j · likely\n> Texte.\n>\n> - change_if: texte " + cite,
		"a list in a callout":              "> [!gap]\n> - un\n>   - deux " + cite,
		"a table":                          "| a | b |\n|---|---|\n| x | texte " + cite + " |",
		"a table in a callout":             "> [!gap]\n> | a | b |\n> |---|---|\n> | x | texte " + cite + " |",
		"a footnote":                       "Texte.[^n]\n\n[^n]: Note " + cite,
		"the second block of a footnote":   "Texte.[^n]\n\n[^n]: Note\n\n    Encore " + cite,
		"a heading":                        "## Titre " + cite,
		"behind another citation":          "Texte [@a, ¶1: «x y z t»] et " + cite,
		"behind a citation of two lines":   "> [!gap]\n> Texte [@a, ¶1: «x y\n> z t»] et " + cite,
		"lines that end with CR and LF":    "- un\r\n- deux\r\n  trois " + cite + "\r\n",
		"behind a character of four bytes": "Texte 🙂 " + cite,
	} {
		source := front + text + "\n"
		doc, diags := markdown.Parse(diag.NewSource("n.md", []byte(source)), len(front))
		for _, d := range diags {
			t.Errorf("%s: %s", name, d.Message)
		}
		if len(doc.Citations) == 0 {
			t.Errorf("%s: no citation is read", name)
			continue
		}
		c := doc.Citations[len(doc.Citations)-1]
		if len(c.Items) != 2 {
			t.Errorf("%s: %d items", name, len(c.Items))
			continue
		}
		first, second := c.Items[0], c.Items[1]
		for what, at := range map[string]struct{ got, want string }{
			"the citation":     {c.At.Text(), cite},
			"the first key":    {first.KeyAt.Text(), "port"},
			"the first place":  {first.Locator.At.Text(), "¶12"},
			"the first words":  {first.QuoteAt.Text(), "«des mots é cités»"},
			"the first item":   {first.At.Text(), strings.TrimPrefix(strings.Split(cite, ";")[0], "[")},
			"the second key":   {second.KeyAt.Text(), "quai"},
			"the second place": {second.Locator.At.Text(), "para. 3"},
			"the second words": {second.QuoteAt.Text(), "“d'autres”"},
			"the signal":       {string(first.Signal), "contradicts"},
			"the translation":  {first.Translation, "quoted words"},
			"the quoted words": {second.Quote, "d'autres"},
		} {
			if at.got != at.want {
				t.Errorf("%s: %s is read at %q, want %q", name, what, at.got, at.want)
			}
		}
		if first.Grade != 2 || second.Grade != 0 {
			t.Errorf("%s: grades %d and %d", name, first.Grade, second.Grade)
		}
	}
}
