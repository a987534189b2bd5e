package webpage

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestRead_hasEachTextOnce makes pages of all elements that have something to do with
// which text is read, and holds that each text stands in the lines exactly once.
func TestRead_hasEachTextOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := 0
		word := func() string {
			words++
			return fmt.Sprintf("mot%dfin", words)
		}
		sentence := func() string {
			var list []string
			for range rapid.IntRange(5, 20).Draw(t, "words") {
				list = append(list, word())
			}
			return "Le " + strings.Join(list, " ") + "."
		}
		inline := []string{"b", "i", "em", "a href=x", "span", "sup", "sub", "q", "del", "s", "ins", "mark", "time", "button", "noscript",
			`span style="display:none"`, `span style="position:absolute;left:-9999px"`, `span class=share`, "code", "label", "ruby"}
		block := []string{"p", "div", "section", "aside", "footer", "nav", "header", "blockquote", "figcaption", "h2", "details", "form", "pre",
			`div class=related`, `div class="comments"`, `div style="visibility:hidden"`, "address", "dd", "summary", "figure"}
		var page strings.Builder
		var write func(depth int)
		write = func(depth int) {
			tag := rapid.SampledFrom(block).Draw(t, "block")
			name, _, _ := strings.Cut(tag, " ")
			fmt.Fprintf(&page, "<%s>%s", tag, sentence())
			for range rapid.IntRange(0, 2).Draw(t, "inside") {
				in := rapid.SampledFrom(inline).Draw(t, "inline")
				end, _, _ := strings.Cut(in, " ")
				fmt.Fprintf(&page, " <%s>%s</%s> %s", in, word(), end, word())
			}
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				if depth < 3 && name != "p" && name != "h2" {
					write(depth + 1)
				}
			case 1:
				if name != "p" && name != "h2" {
					fmt.Fprintf(&page, "<ol start=4><li>%s<li value=9>%s</ol><ul><li>%s</ul>", sentence(), sentence(), word())
				}
			case 2:
				if name != "p" && name != "h2" && name != "pre" {
					fmt.Fprintf(&page, "<table><caption>%s</caption><tr><th>%s<th>%s<tr><td><td>%s</table>", word(), word(), word(), word())
				}
			}
			fmt.Fprintf(&page, "</%s>\n", name)
		}
		page.WriteString("<!doctype html><html lang=fr><body><article><h1>" + sentence() + "</h1>")
		for range 4 {
			fmt.Fprintf(&page, "<p>%s %s %s</p>\n", sentence(), sentence(), sentence())
		}
		for range rapid.IntRange(1, 6).Draw(t, "blocks") {
			write(0)
		}
		page.WriteString("</article>")
		for range rapid.IntRange(0, 3).Draw(t, "blocks behind") {
			write(0)
		}
		page.WriteString("</body></html>")
		p, refusal := Read([]byte(page.String()))
		if refusal != nil {
			t.Fatalf("refused: %s\n%s", refusal.Reason, page.String())
		}
		for i := 1; i <= words; i++ {
			if n := strings.Count(p.Text, fmt.Sprintf("mot%dfin", i)); n != 1 {
				t.Fatalf("a text stands %d times in the lines: mot%dfin\n%s\n---\n%s", n, i, page.String(), p.Text)
			}
		}
	})
}
