package print_test

import (
	"fmt"

	"dossier/internal/site/print"
)

// Links are relative to the page that holds them, so the same bytes work wherever
// the site is put.
func ExampleLink() {
	paragraph := print.PassageID(9)
	fmt.Println(print.Link{From: "en/briefs/port.html", To: "articles/port.html", Fragment: paragraph})
	fmt.Println(print.Link{From: "en/briefs/port.html", To: "en/sources.html"})
	fmt.Println(print.Here("articles/port.html", paragraph))
	// Output:
	// ../../articles/port.html#l9
	// ../sources.html
	// #l9
}
