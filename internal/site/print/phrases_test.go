//go:build !race

// Each phrase is printed in each place of a template, and nothing runs beside it: make test runs this without the detector.

package print_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dossier/internal/site/print"
)

// TestTheme_print_phrasesAreEscapedWhereTheyStand: a phrase that is filled into a template
// is the same bytes as one that is looked up while a page is printed, wherever it stands.
func TestTheme_print_phrasesAreEscapedWhereTheyStand(t *testing.T) {
	for _, call := range []string{"T", "Leading", "Blank"} {
		lookUp(t, call)
	}
}

func lookUp(t *testing.T, call string) {
	t.Helper()
	named, lookedUp := "{{."+call+` "mark"}}`, "{{."+call+` (print "ma" "rk")}}`
	for _, place := range []string{
		"<p>%</p>", `<p title="%">x</p>`, "<p title=%>x</p>", "<title>%</title>", "<textarea>%</textarea>", `<a href="%">x</a>`,
		`<a href="x?q=%">x</a>`, "<style>p{color:%}</style>", "<script>f(%)</script>", `<p onclick="f(%)">x</p>`, "<!-- % -->", "a%%b",
		`{{define "part"}}%{{end}}<p>{{template "part" .}}</p><script>{{template "part" .}}</script>`,
		"{{range .Nav}}{{else}}<b>%</b>{{end}}{{with .SiteTitle}}{{$.T \"mark\"}}{{end}}{{if .House}}%{{end}}",
	} {
		var printed []string
		for _, phrase := range []string{named, lookedUp} {
			page, err := onePage(strings.ReplaceAll(place, "%", phrase))
			if err != nil {
				t.Fatalf("%s: %v", place, err)
			}
			printed = append(printed, page)
		}
		if printed[0] != printed[1] {
			t.Errorf("%s is printed as %s, and as %s if it is looked up", place, printed[0], printed[1])
		}
	}
}

// TestTheme_print_phrasesThatAreNone: what the language does not have is a mistake of the
// template still.
func TestTheme_print_phrasesThatAreNone(t *testing.T) {
	for _, text := range []string{`{{.T "nothing"}}`, `{{.T "count"}}`, `{{.Leading "nothing"}}`, `{{with .Nav}}{{else}}{{$.T "nothing"}}{{end}}`} {
		if page, err := onePage(text); err == nil {
			t.Errorf("%s prints %s", text, page)
		}
	}
}

// onePage prints a template that is the whole page, with words of its own.
func onePage(text string) (string, error) {
	theme, _, err := print.LoadTheme(fstest.MapFS{
		"templates/layout.html":  {Data: []byte(text)},
		"templates/404.html":     {Data: []byte("")},
		"templates/i18n/en.json": {Data: []byte(`{"mark": "a <b> & \"c\" + it's", "count": {"other": "%d"}, "altered": "altered %s", "comma": ", "}`)},
	}, nil)
	if err != nil {
		return "", err
	}
	frame := theme.Frame("en", "404.html", false)
	frame.SiteTitle = "x"
	page, err := theme.Print("404.html", "404.html", searchedModel{Frame: frame})
	return string(page), err
}
