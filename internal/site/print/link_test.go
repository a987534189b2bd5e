package print

import "testing"

// TestLink_escapesNames: what means something in an address is escaped, in names of
// files and in ids.
func TestLink_escapesNames(t *testing.T) {
	for want, link := range map[string]Link{
		"../captures/A%20B%231%3F.txt": {From: "articles/a.html", To: "captures/A B#1?.txt"},
		"#l9":                          {From: "articles/a.html", To: "articles/a.html", Fragment: "l9"},
		"b.html#%C3%A9t%C3%A9%20:1":    {From: "briefs/a.html", To: "briefs/b.html", Fragment: "été :1"},
	} {
		if got := link.String(); got != want {
			t.Errorf("%+v becomes %s, want %s", link, got, want)
		}
	}
}
