package css_test

import (
	"slices"
	"testing"

	"dossier/internal/css"
)

// TestLoads_asBrowsersDo: what stands in comments and strings loads nothing, an @import may name its sheet
// either way, and a name that ends with "url" is no function.
func TestLoads_asBrowsersDo(t *testing.T) {
	for sheet, want := range map[string][]string{
		`@import "a.css"; p { background: URL( 'b.png' ) }`:            {"@a.css", "b.png"},
		`@IMPORT url(c.css) print;`:                                    {"@c.css"},
		`@import url("data:text/css;base64,YQ==");`:                    {"@data:text/css;base64,YQ=="},
		`@import url(data:text/css;base64,YQ==);`:                      {"@data:text/css;base64,YQ=="},
		`@import/* of */"j.css"; @import /* k.css */ url( l.css );`:    {"@j.css", "@l.css"},
		`@import /* m.css`:                                             nil,
		`/* url(d.png) */ p::before { content: "url(e)" }`:             nil,
		`p { background: url() } q { --x: my-url(f.png) }`:             nil,
		`@font-face { src: url(g.woff2) format("woff2"), url(h.ttf) }`: {"g.woff2", "h.ttf"},
		`@import url(`:      nil,
		`@import "\`:        {`@\`},
		`a { b: url("i.png`: {"i.png"},
	} {
		var got []string
		for _, l := range css.Loads(sheet) {
			address := sheet[l.From:l.To]
			if l.Import {
				address = "@" + address
			}
			got = append(got, address)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s loads %q, want %q", sheet, got, want)
		}
	}
}
