package print

import "testing"

func TestSegments_HTML(t *testing.T) {
	for _, c := range []struct {
		segments   Segments
		html, text string
	}{
		{nil, "", ""},
		{Segments{{Text: "a < b"}}, "a &lt; b", "a < b"},
		{Segments{{Text: "a "}, {Text: "b", Quoted: true}}, "a <mark>b</mark>", "a b"},
		{Segments{{Gap: true}}, ` <span class="gap">[…]</span> `, " […] "},
		{Segments{{Text: "a"}, {Gap: true}, {Text: "b"}}, `a <span class="gap">[…]</span> b`, "a […] b"},
		{Segments{{Text: "x", Cut: true}}, `<del class="cut">x</del>`, "x"},
		{Segments{{Text: "x", Damage: `"lost"`, Quoted: true}}, `<mark><span class="damage" title="&#34;lost&#34;">x</span></mark>`, "x"},
	} {
		if got := string(c.segments.HTML()); got != c.html {
			t.Errorf("%+v is printed as %s, want %s", c.segments, got, c.html)
		}
		if got := c.segments.Text(); got != c.text {
			t.Errorf("%+v says %q, want %q", c.segments, got, c.text)
		}
	}
}

func TestBlock_Text(t *testing.T) {
	for html, want := range map[string]struct {
		text    string
		heading bool
	}{
		"<p>One <em>two</em>  three.</p>": {"One two three.", false},
		"<h2 id=\"a\">Title</h2>":         {"Title", true},
		"<hr>":                            {"", false},
		"<ul>\n<li>a</li>\n<li>b <code>c</code></li>\n</ul>":                                  {"a · b c", false},
		"<p>Said <span class=\"cites\"><a class=\"cite\" href=\"#e_1\">1</a></span>.</p>":     {"Said.", false},
		"<p>A note<sup class=\"x\"><a class=\"footnote-ref\" href=\"#f\">1</a></sup> on.</p>": {"A note · on.", false},
	} {
		text, heading := Block{HTML: trusted(html)}.Text()
		if text != want.text || heading != want.heading {
			t.Errorf("%s says %q, a heading: %v", html, text, heading)
		}
	}
}

func TestDegree_Bar(t *testing.T) {
	if got := (Degree{}).Bar(); got != "" {
		t.Errorf("no degree is drawn: %s", got)
	}
	if (Degree{55, 80, ""}).Bar() == (Degree{55, 81, ""}).Bar() {
		t.Error("two degrees look the same")
	}
}
