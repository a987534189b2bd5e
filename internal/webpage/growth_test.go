//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package webpage_test

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/fixture"
	"dossier/internal/webpage"
)

// TestRead_growsWithItsLines holds that what an element is called, and where it leads, is not
// read from end to end for each of the lines in it.
func TestRead_growsWithItsLines(t *testing.T) {
	text := strings.Repeat("<p>The quay of the harbour opens on Monday, said the council after its meeting.</p>", 10)
	pages := map[string]func(n int) string{
		"class": func(n int) string {
			return "<title>The quay opens</title><div class='" + strings.Repeat("aa ", 3*n) + "'>" + strings.Repeat("<h1>The quay opens</h1>", n) + "</div>"
		},
		"link": func(n int) string {
			return "<title>The quay opens | Site</title><h1>" + strings.Repeat("a word<br><br>", n) + strings.Repeat("<a href=#>The quay opens</a><br><br>", n) + "</h1>"
		},
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			fixture.Growth(t, 2000, func(n int) func() {
				raw := []byte(page(n) + text)
				return func() { _, _ = webpage.Read(raw) } // whatever it is read as
			})
		})
	}
}

// TestRead_growsWithItsStyles holds that selectors, values and what elements are called are not read
// from end to end for each element, rule and block of a page.
func TestRead_growsWithItsStyles(t *testing.T) {
	text := strings.Repeat("<p>The quay of the harbour opens on Monday, said the council after its meeting.</p>", 10)
	many := strings.Repeat
	pages := map[string]func(n int) (css, body string){
		"blocks in a rule of many selectors": func(n int) (string, string) { return many("a,", n) + "b{" + many("@media all{color:red}", n) + "}", "" },
		"words of each element from an attribute": func(n int) (string, string) {
			return "p::before{content:" + many("attr(t) ", n) + "}", "<p t='" + many("word ", n) + "'>a</p>"
		},
		"words of each element": func(n int) (string, string) { return "i::before{content:" + many(`"x" `, n) + "}", many("<i>a</i>", n) },
		"classes": func(n int) (string, string) {
			return many(".a.zz{top:-999px}", 8*n), "<i class='a " + many("zzz ", 8*n) + "'>x</i>"
		},
		"comments beside": func(n int) (string, string) { // what a sheet may look at is used up by the fewer already
			return many("u+i{top:-999px}i:has(b){top:-999px}", 40*n), "<p>" + many("<!---->", 40*n) + "<i>a" + many("<!---->", 40*n) + "</i></p>"
		},
		"variables": func(n int) (string, string) {
			return ":root{--x:" + many("y ", 8*n) + "}" + many("a{color:var(--x)}", 8*n), "<a>x</a>"
		},
		"marks on turned letters": func(n int) (string, string) { return "", "<bdo dir=rtl>a" + many("\u0301", 100*n) + "</bdo>" },
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			fixture.Growth(t, 300, func(n int) func() {
				css, body := page(n)
				raw := []byte("<title>The quay opens</title><style>" + css + "</style>" + body + text)
				return func() { _, _ = webpage.Read(raw) } // whatever it is read as
			})
		})
	}
}

// TestStyles_takeNoTimeThatGrowsFasterThanThePage holds that sheets and elements by the
// thousand, each of which is about each, take no time without bounds.
func TestStyles_takeNoTimeThatGrowsFasterThanThePage(t *testing.T) {
	const many = 8_000
	for name, page := range map[string][]byte{
		"rules":     styled(strings.Repeat(".x::before{content:'a'}", many), strings.Repeat("<b class=x></b>", many)),
		"ancestors": styled(".x .x .x .x .x .y::before{content:'a'}", strings.Repeat("<div class=x>", 400)+strings.Repeat("<b class=y></b>", many)),
		"siblings":  styled("b:nth-child(2n+1) ~ b:nth-last-child(odd)::before{content:'a'}", strings.Repeat("<b></b>", many)),
		"nested":    styled(strings.Repeat(strings.Repeat("a,", 100)+"a{&&&&,&&&& &&&&{", many/20), ""),
		"inside":    styled(":has(i):has(i) b::before{content:'a'}", strings.Repeat("<div><b></b></div>", many)),
		"shadows":   styled("", strings.Repeat("<b><template shadowrootmode=open><style>b{display:none}</style><slot></slot></template>a</b>", many/4)),
		"frames":    styled(strings.Repeat("@keyframes a{to{opacity:0}}b{animation:a both}", many), strings.Repeat("<b>a</b>", many)),
		"words":     styled("b::before{content:'"+strings.Repeat("word ", 300)+"'}", strings.Repeat("<b></b>", many)),
	} {
		begin := fixture.ProcessorTime()
		if read, _ := webpage.Read(page); read == nil {
			t.Errorf("%s: the page is refused", name)
		}
		if took := fixture.ProcessorTime() - begin; took > 20*time.Second {
			t.Errorf("%s: read in %v", name, took)
		}
	}
}
