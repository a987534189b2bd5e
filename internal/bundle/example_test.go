package bundle_test

import (
	"fmt"
	"strings"

	"dossier/internal/bundle"
)

func ExampleSite_HTML() {
	site := bundle.Site{
		Start: "start.html", Home: "index.html", Title: "Dossier",
		Tree: map[string][]byte{
			"start.html":       []byte(`<html lang="fr"><title>Début</title><body><a href="index.html">Ouvrir</a></body></html>`),
			"index.html":       []byte(`<html lang="fr"><title>Index</title><body><a href="articles/un.html#l3">¶1</a></body></html>`),
			"articles/un.html": []byte(`<html lang="fr"><title>Un</title><body><p id="l3">Un accord.</p></body></html>`),
		},
	}
	page, err := site.HTML()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, want := range []string{`<a href="#articles/un:l3">¶1</a>`, `<p id="articles/un:l3">Un accord.</p>`} {
		fmt.Println(strings.Contains(string(page), want))
	}
	// Output:
	// true
	// true
}
