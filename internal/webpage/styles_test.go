package webpage_test

import (
	"strings"
	"testing"

	"dossier/internal/custody"
	"dossier/internal/webpage"
)

// styled is a page with a style sheet and a paragraph amid others.
func styled(css, paragraph string) []byte {
	const other = "<p>Les bateaux attendent au large, et les équipages ont reçu des vivres avant la tombée de la nuit.</p>"
	return []byte(`<html lang="fr"><head><title>La rade</title><style>` + css + "</style></head><body><article><h1>La rade</h1>" +
		strings.Repeat(other, 6) + paragraph + other + "</article></body></html>")
}

// TestStyles_ofAnyForm holds that what a style adds to a page, and hides of it, is read in
// whatever form it is written, and that what it does for the mouse, for printers and for
// narrow windows is not.
func TestStyles_ofAnyForm(t *testing.T) {
	const body = `<p id="q">La digue <b class="x y z1 z2 z3 z4 z5 z6 z7 z8 z9 z10 z11 z12 z13 z14 z15 z16 z17 z18 z19 z20 z21" data-w="PAS">a</b> cédé pendant la nuit, dit la préfecture de la rade.</p>`
	const plain = "La digue a cédé pendant la nuit, dit la préfecture de la rade."
	const added = "La digue PASa cédé pendant la nuit, dit la préfecture de la rade."
	const hidden = "La digue cédé pendant la nuit, dit la préfecture de la rade."
	for css, want := range map[string]string{
		`@media screen { .x::before { content: "PAS" } }`:                                                          added,
		`@media (min-width: 20em) and (max-width:3000px) { .x::before { content: "PAS" } }`:                        added,
		`@media print, (width >= 300px) { .x::before { content: "PAS" } }`:                                         added,
		`@media not print { .x::before { content: "PAS" } }`:                                                       added,
		`@layer a { @supports (display: grid) { .x::before { content: 'PAS' } } }`:                                 added,
		`@scope (article) { b::before { content: "PAS" } }`:                                                        added,
		`article > p b[data-w]:not(.z)::before { content: attr(data-w) }`:                                          added,
		`p { color: #222; & .x { &:before { content: "PAS" } } }`:                                                  added,
		`.x::before { content: var(--w) } :root { --w: "PAS" }`:                                                    added,
		`.x::before { content: var(--w, "PAS") }`:                                                                  added,
		`p:has(> .y) :is(i, b)::before { cont\65nt: "\50 AS" / "PLUS" }`:                                           added,
		`h1 ~ p:nth-last-child(2) b:first-child::before { content: "PAS" }`:                                        added,
		`.x::before { content: none } b.x::before { content: "PAS" }`:                                              added,
		`b.x::before { content: none } .x::before { content: "PAS" }`:                                              plain,
		`.x::before { content: "PAS"; display: none }`:                                                             plain,
		`.x::before { content: "PAS"; font-family: "my icons" }`:                                                   plain,
		`.x::before { content: "" / "PAS" }`:                                                                       plain,
		`.x:hover::before, .z .x::before { content: "PAS" }`:                                                       plain,
		`@media print { .x::before { content: "PAS" } } @media (max-width: 600px) { .x { display: none } }`:        plain,
		`@keyframes x { to { display: none } } @supports not (a: b) { .x { display: none } }`:                      plain,
		`.x::before { content: url("data:image/PAS") }`:                                                            plain,
		`.x::before { content: "PAS`:                                                                               added,
		`.x { display: none } p .x { display: inline }`:                                                            plain,
		`.x { opacity: 0; transition: opacity 1s }`:                                                                plain,
		`.x { color: transparent; background: url(a); -webkit-background-clip: text }`:                             plain,
		`.x { margin-left: -100%; transform: translate(-50%, 0); clip-path: inset(0); font: 400 1em/1 a }`:         plain,
		`.x { height: 0; overflow: hidden; padding-top: 50% }`:                                                     plain,
		`.x { display: none !important } #q .x { display: inline }`:                                                hidden,
		`@media (min-width: 1px) { #q > .x.y { display: none } }`:                                                  hidden,
		`@import url("data:text/css,.x%7Bdisplay:none%7D"); p { color: red }`:                                      hidden,
		`@import 'data:text/css;base64,Lnh7ZGlzcGxheTpub25lfQ==' screen;`:                                          hidden,
		`@import url(data:text/css,.x%7Bdisplay:none%7D) print;`:                                                   plain,
		`p { color: red } @import url("data:text/css,.x%7Bdisplay:none%7D");`:                                      plain,
		`@import url(data:text/html,.x%7Bdisplay:none%7D);`:                                                        plain,
		`.x { opacity: 0; animation: show 1s forwards } @keyframes show { from { opacity: 0 } to { opacity: 1 } }`: plain,
		`.x { color: rgb(0 0 0 / 0%) }`:                                                                            hidden,
		`.x { color: #FFF; background: rgb(255, 255, 255) }`:                                                       hidden,
		`.x { -webkit-text-fill-color: #0000 }`:                                                                    hidden,
		`.x { filter: opacity(0) }`:                                                                                hidden,
		`.x { transform: scale(0) }`:                                                                               plain,
		`.x { display: inline-block; transform: scale(0) }`:                                                        hidden,
		`.x { transform: translateX(-9999px) }`:                                                                    plain,
		`.x { display: inline-block; transform: translateX(-9999px) }`:                                             hidden,
		`.x { height: 0; overflow: hidden; display: block }`:                                                       hidden,
		`.x { font: 0/0 a }`:                                                   hidden,
		`.x { text-indent: -9999px }`:                                          plain,
		`.x { display: inline-block; text-indent: -9999px }`:                   hidden,
		`.x { clip-path: circle(0) }`:                                          hidden,
		`.x { dis\70lay: no\6e e }`:                                            hidden,
		`.x { visibility/* */: hidden }`:                                       hidden,
		`i::before { content: "/*" } .x { display: none }`:                     hidden,
		`.x:is(:unheard-of, .y) { display: none }`:                             hidden,
		`p:has(> b) .x { display: none }`:                                      hidden,
		`article:has(> b) .x, .x::selection { display: none }`:                 plain,
		`.x:not(:hover) { display: none } .x:focus-within { display: inline }`: hidden,
		`.a1.a2.a3 { color: red } .z21 { display: none }`:                      hidden,
	} {
		page, refusal := webpage.Read(styled(css, body))
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		if !strings.Contains(page.Text, "\n"+want+"\n") {
			t.Errorf("%s: the page has\n%swant %s", css, page.Text, want)
		}
	}
}

// TestStyles_partWords holds that the numbers and labels which a style writes before a text are no
// part of its first word, and that what makes another word or number of one stays joined to it.
func TestStyles_partWords(t *testing.T) {
	const end = ", dit la préfecture de la rade du port de Brest."
	for _, c := range []struct{ css, text, want string }{
		{`.x::before { content: attr(data-n); position: absolute }`, "La digue a cédé", "2 La digue a cédé"},
		{`.x::before { content: "Exclusif"; margin-right: 1em }`, "La digue a cédé", "Exclusif La digue a cédé"},
		{`.x::after { content: attr(data-n) }`, "La digue a cédé", "La digue a cédé 2"},
		{`.x::before { content: "in" }`, "certain est le sort de la digue", "incertain est le sort de la digue"},
		{`.x::before { content: "2" }`, "5 bateaux ont coulé", "25 bateaux ont coulé"},
		{`.x::after { content: "M" }`, "La digue a coûté 5", "La digue a coûté 5M"},
		{`.x::before { content: "Re" }`, "VENDUE est la digue", "ReVENDUE est la digue"},
	} {
		page, refusal := webpage.Read(styled(c.css, `<p><span class="x" data-n="2">`+c.text+"</span>"+end+"</p>"))
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		if !strings.Contains(page.Text, "\n"+c.want+end+"\n") {
			t.Errorf("%s: the page has\n%swant %s", c.css, page.Text, c.want)
		}
	}
}

// TestDoubtful_areTheLinesThatAStyleMayChange holds which lines have words of which it is not
// known whether the page shows them.
func TestDoubtful_areTheLinesThatAStyleMayChange(t *testing.T) {
	const body = `<p>La digue <b class="x"></b> a cédé pendant la nuit, dit la préfecture de la rade.</p>`
	for css, want := range map[string]string{
		`@container (min-width: 1px) { .x::before { content: "PAS" } }`:                                   "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`@media (min-resolution: 2dppx) { .x::before { content: "PAS" } }`:                                "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`.x::before { content: "PAS " counter(a) }`:                                                       "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p:nth-last-of-type(2)::first-letter, i::first-line { font-size: 0 }`:                             "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`.x, :unheard-of { display: none }`:                                                               "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p:nth-child(2 of p):has(.x) { display: none }`:                                                   "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p:has(+ p) .x::before { content: "PAS" }`:                                                        "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`.x::before, .a::-moz-a { content: "PAS" }`:                                                       "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p:has(.x) { opacity: 0; transition: opacity 1s }`:                                                "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p:has(.x) { opacity: 0; animation: show 1s }`:                                                    "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p:has(.x) { animation: hide 1s both } @keyframes hide { 0% { opacity: 1 } 100% { opacity: 0 } }`: "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`.x { opacity: 0; animation: show 1s }`:                                                           "",
		`p { opacity: 0; animation: show 1s both } @keyframes show { 100% { opacity: 1 } }`:               "",
		`p { animation: pulse 1s infinite } @keyframes pulse { 50% { opacity: 0 } to { opacity: 1 } }`:    "",
		`p { transition: opacity 1s; animation: none }`:                                                   "",
		`.z, :unheard-of { display: none } input:invalid ~ .x { display: none }`:                          "",
		`.x::before, .a::-webkit-a, .a::selection { content: "" }`:                                        "",
		`@container (max-width: 300px) { .x::before { content: "PAS" } }`:                                 "",
		`@media (min-resolution: 2dppx) { .x::before { content: "\f101" } }`:                              "",
		`@supports (-ms-ime-align: auto) { .x::before { content: "PAS" } }`:                               "",
		`p::before { content: counter(a) ". " }`:                                                          "",
		`.x::before { content: counter(a) ". " }`:                                                         "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p:has(.x) { display: flex; flex-direction: row-reverse }`:                                        "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`article { display: flex; flex-direction: column-reverse }`:                                       "",
		`.x::before { content: attr(data-a, "PAS") }`:                                                     "La digue a cédé pendant la nuit, dit la préfecture de la rade.",
		`p::first-letter { font-size: 300%; float: left }`:                                                "",
		`.x { color: red }`: "",
	} {
		page, refusal := webpage.Read(styled(css, body))
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		lines := custody.Split([]byte(page.Text))
		var got []string
		for _, n := range page.Doubtful {
			got = append(got, lines[n-1].Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q is doubtful, want %q", css, got, want)
		}
	}
}

// TestStyles_ofLists holds that words by which a page counts the items of a list make these doubtful,
// and that other ways to count do not.
func TestStyles_ofLists(t *testing.T) {
	for css, want := range map[string]int{
		`@counter-style no { system: cyclic; symbols: "PAS"; suffix: " " } ul { list-style: no inside }`: 1,
		`li { list-style-type: no } @counter-style no { symbols: "P" "A" }`:                              1,
		`@counter-style tick { symbols: "✓"; suffix: " " } ul { list-style: tick }`:                      0,
		`ul { list-style: square inside } @counter-style no { symbols: "PAS" }`:                          0,
	} {
		page, refusal := webpage.Read(styled(css, "<ul><li>La digue a cédé pendant la nuit, dit la préfecture de la rade.</li></ul>"))
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		if len(page.Doubtful) != want {
			t.Errorf("%s: the lines %v are doubtful of\n%s", css, page.Doubtful, page.Text)
		}
	}
}

// TestShadows_standInTheirPlaces holds that what stands in the shadow tree of an element is read where a
// browser shows it, that what has no slot there is not, and that styles hold where they stand.
func TestShadows_standInTheirPlaces(t *testing.T) {
	const style = "<style>b{display:none}</style>"
	for paragraph, want := range map[string]string{
		`<p>La digue <x-a>a <template shadowrootmode="open">n'<slot></slot></template></x-a>cédé.</p>`:                                                                    "La digue n'a cédé.",
		`<p>La digue <x-a>a <template shadowmode="CLOSED">n'<slot></slot></template></x-a>cédé.</p>`:                                                                      "La digue n'a cédé.",
		`<p>La digue <x-a><template shadowrootmode="open">a <i>peu</i> </template>n'a </x-a>cédé.</p>`:                                                                    "La digue a peu cédé.\nn'a",
		`<p>La digue <x-a><b slot="b">cédé</b><template shadowrootmode="open">a <slot name="b"></slot></template></x-a>.</p>`:                                             "La digue a cédé.",
		`<p>La digue <x-a><template shadowrootmode="open">a <slot>cédé</slot></template></x-a>.</p>`:                                                                      "La digue a cédé.",
		`<p>La <b>digue</b> <x-a><template shadowrootmode="open">` + style + `a <b>bien </b></template></x-a>cédé.</p>`:                                                   "La digue a cédé.\nbien",
		`<p>La digue <x-a><template shadowrootmode="open">a cédé</template><i slot="c">1 </i><i slot="b">2 </i><i slot="a">3</i></x-a>.</p>`:                              "La digue a cédé.\n1 2 3",
		`<p>La digue <x-a><template shadowrootmode="open">a <x-b><template shadowrootmode="open">n'<slot></slot></template>pas </x-b></template></x-a>cédé.</p>`:          "La digue a n'pas cédé.",
		`<p>La digue <x-a>a <template shadowrootmode="open"><x-b><template shadowrootmode="open">n'<slot></slot></template><slot></slot></x-b></template></x-a>cédé.</p>`: "La digue n'a cédé.",
		`<p>La <b>digue</b><template>` + style + `</template> a cédé.</p>`:                                                                                                "La digue a cédé.",
		`<p>La digue<template> n'</template> a cédé.</p>`:                                                                                                                 "La digue a cédé.\nn'",
		`<p>La digue <i popover>n'</i>a cédé.</p>`:                                                                                                                        "La digue a cédé.\nn'",
		`<p>La digue <i hidden style="display:inline">n'</i>a cédé.</p>`:                                                                                                  "La digue n'a cédé.",
		`<p>La digue <i hidden="until-found" style="display:inline">n'</i>a cédé.</p>`:                                                                                    "La digue a cédé.\nn'",
		`<link rel="stylesheet" href="data:text/css,b%7Bdisplay:none%7D"><p>La digue <b>n'</b>a cédé.</p>`:                                                                "La digue a cédé.\nn'",
		`<link rel="alternate stylesheet" href="data:text/css,b%7Bdisplay:none%7D"><p>La digue <b>n'</b>a cédé.</p>`:                                                      "La digue n'a cédé.",
		`<link rel="stylesheet" media="print" href="data:text/css,b%7Bdisplay:none%7D"><p>La digue <b>n'</b>a cédé.</p>`:                                                  "La digue n'a cédé.",
	} {
		page, refusal := webpage.Read(styled("", paragraph))
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		if !strings.Contains(page.Text, "\n"+want+"\n") {
			t.Errorf("%s: the page has\n%swant %s", paragraph, page.Text, want)
		}
	}
}

// TestStyles_ofShortPages holds that a style is believed of words within a line however short the page is;
// that of a paragraph that is much of it nobody knows what becomes; and that a page that hides most of
// itself is shown by a script.
func TestStyles_ofShortPages(t *testing.T) {
	const said = "La digue a cédé pendant la nuit, dit la préfecture de la rade."
	for _, c := range []struct{ css, body, text, doubtful string }{
		{`.x { display: none }`, `<p>La digue <span class="x">que le maire avait dit solide devant tout le conseil</span> a cédé pendant la nuit, dit la préfecture de la rade.</p>`, said, ""},
		{`.x { position: absolute; left: -9999px }`, `<p class="x">` + said + `</p><p>Les bateaux attendent au large depuis lundi, et les équipages ont reçu des vivres.</p>`, said, said},
		{`article { display: none }`, `<p>` + said + `</p>`, said, ""},
	} {
		page, refusal := webpage.Read([]byte(`<html lang="fr"><head><title>La rade</title><style>` + c.css + `</style></head><body><article><h1>La rade</h1>` + c.body +
			`<p>Les bateaux attendent au large, et les équipages ont reçu des vivres avant la tombée de la nuit.</p></article></body></html>`))
		if refusal != nil {
			t.Fatal(refusal.Reason)
		}
		lines := custody.Split([]byte(page.Text))
		var doubtful []string
		for _, n := range page.Doubtful {
			doubtful = append(doubtful, lines[n-1].Text)
		}
		if !strings.Contains(page.Text, c.text) || strings.Join(doubtful, "|") != c.doubtful {
			t.Errorf("%s: doubtful is %q, want %q, in\n%s", c.css, doubtful, c.doubtful, page.Text)
		}
	}
}
