package print

import (
	"bytes"
	"context"
	"html"
)

// Moved is a page that leads on to another one, from an address that was its own. Browsers go
// there at once, also from disk; people whose browser does not can follow its link.
type Moved struct {
	At      string // its path
	To      Link
	Address string // absolute address of the other page; "" if the settings do not say where the site is
	Title   string // of the other page
	Lang    string // of the title
}

// Path is where the page is on the site.
func (m Moved) Path() string { return m.At }

func (m Moved) print(context.Context, *printer) (printed, error) {
	var b bytes.Buffer
	to, title := html.EscapeString(m.To.String()), html.EscapeString(m.Title)
	b.WriteString(`<!doctype html>
<html lang="` + html.EscapeString(m.Lang) + `">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url=` + to + `">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
`)
	if m.Address != "" {
		b.WriteString(`<link rel="canonical" href="` + html.EscapeString(m.Address) + "\">\n")
	}
	b.WriteString("<title>" + title + `</title>
</head>
<body>
<main><h1 dir="auto"><a href="` + to + `">` + title + `</a></h1></main>
</body>
</html>
`)
	return printed{data: b.Bytes()}, nil
}
