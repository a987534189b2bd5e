package markdown_test

import (
	"strings"
	"testing"

	"dossier/internal/diag"
	"dossier/internal/markdown"
)

// wrapAll prints a note with every use of some words between brackets.
func wrapAll(t *testing.T, text, words string) string {
	t.Helper()
	doc, _ := markdown.Parse(diag.NewSource("a.md", []byte(text)), 0)
	var wraps []markdown.Wrap
	for _, b := range doc.Blocks {
		for _, p := range b.Prose {
			for at := 0; ; {
				i := strings.Index(p.Text[at:], words)
				if i < 0 {
					break
				}
				if w, ok := p.Wrap(at+i, at+i+len(words), "⟨", "⟩"); ok {
					wraps = append(wraps, w)
				}
				at += i + len(words)
			}
		}
	}
	blocks, err := doc.HTML(markdown.Printer{
		Wraps: markdown.InOrder(wraps),
		Link:  func(*markdown.Link) (string, bool, bool) { return "#", false, true }, Citation: func(*markdown.Citation) string { return "<sup>1</sup>" },
		CalloutTitle: func(*markdown.Callout) string { return "" }, CalloutDegrees: func(*markdown.Callout) string { return "" }, CalloutFoot: func(*markdown.Callout) string { return "" }, CalloutField: func(string) string { return "" },
		Footnote: func(int) string { return "" },
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(blocks, "")
}

func TestWrap(t *testing.T) {
	for _, c := range []struct{ words, text, want string }{
		{"S-400", "Un S-400 et un S-400.", "<p>Un ⟨S-400⟩ et un ⟨S-400⟩.</p>\n"},
		{"S-400", "Un *S-400* & un **S-400**", "<p>Un <em>⟨S-400⟩</em> &amp; un <strong>⟨S-400⟩</strong></p>\n"},
		{"clause de défense", "La clause\nde défense, la clause *de* défense", "<p>La ⟨clause\nde défense⟩, la clause <em>de</em> défense</p>\n"},
		{"clause de défense", "> [!lacune]\n> La clause\n> de défense", "<section class=\"callout callout-gap\"><p>La ⟨clause\nde défense⟩</p>\n</section>\n"},
		{"S-400", "[S-400](x) puis `S-400` puis S-400", "<p><a href=\"#\">S-400</a> puis <code>S-400</code> puis ⟨S-400⟩</p>\n"},
		{"S-400", "S-400 [@a: «S-400»]  \nS\\-400 S-400", "<p>⟨S-400⟩ <sup>1</sup><br>\nS-400 ⟨S-400⟩</p>\n"},
		{"a b", "a [@x: «un deux»]b", "<p>a <sup>1</sup>b</p>\n"},
	} {
		if got := wrapAll(t, c.text, c.words); got != c.want {
			t.Errorf("%q in %q:\n got  %q\n want %q", c.words, c.text, got, c.want)
		}
	}
}
