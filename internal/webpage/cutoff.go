package webpage

import (
	"bytes"
	"strings"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cutOff reports a page whose end is missing. A page need not close its document, nor
// its paragraphs and lists; but one that opens an article or a script and does not
// close it has lost its end.
func cutOff(text []byte) bool {
	if !opens().Match(text[:min(len(text), 64<<10)]) {
		return false // a piece of a page, saved as such
	}
	// Scripts of extensions and servers stand behind the end; they are not long.
	for _, size := range []int{1 << 10, 256 << 10} {
		tail := strings.ToLower(string(text[max(0, len(text)-size):]))
		if strings.Contains(tail, "</html") || strings.Contains(tail, "</body") {
			return false
		}
	}
	return leftOpen(text)
}

var opens = text.Pattern(`(?i)<(?:html|body)\b`)

// mustClose are elements that a page closes where it is whole.
var mustClose = map[atom.Atom]bool{
	atom.Article: true, atom.Main: true, atom.Section: true, atom.Div: true, atom.Table: true, atom.Script: true, atom.Style: true, atom.Footer: true,
	atom.Header: true, atom.Aside: true, atom.Nav: true, atom.Title: true,
}

// leftOpen reports that elements are open at the end of a page, or a tag is. One of a
// dozen may be a slip.
func leftOpen(text []byte) bool {
	z := html.NewTokenizer(bytes.NewReader(text))
	open, opened, body := 0, 0, false
	for {
		switch z.Next() {
		case html.ErrorToken:
			tail := bytes.TrimSpace(z.Raw())
			return len(tail) > 0 || !body || open > opened/12
		case html.StartTagToken:
			name, _ := z.TagName()
			switch tag := atom.Lookup(name); {
			case tag == atom.Body:
				body = true
			case mustClose[tag]:
				open++
				opened++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if tag := atom.Lookup(name); mustClose[tag] {
				open--
			}
		}
	}
}
