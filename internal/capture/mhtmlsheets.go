package capture

import (
	"bytes"
	"encoding/base64"
	"net/url"
	"strings"

	"dossier/internal/css"

	"golang.org/x/net/html"
)

// Bounds on the style sheets of an archive that are read with its page.
const (
	maxSheets      = 4 << 20 // bytes of all
	maxSheetImport = 4       // sheets that import one another
)

// archivedSheets are the style sheets that stand beside the page of an archive.
type archivedSheets struct {
	base  *url.URL // of the page, nil if it has none
	parts map[string]*entity
	room  int // in bytes
}

// contentID is the name of a part within its message, "" if it has none.
func (e *entity) contentID() string { return idOf(e.field("Content-ID")) }

func idOf(s string) string { return strings.Trim(strings.TrimSpace(s), "<>") }

// withSheets returns a page with the style sheets to which it is linked, and that stand beside it, in
// place of their addresses. Of two with one address the last counts, as in browsers.
func withSheets(page []byte, address string, parts []*entity) []byte {
	a := &archivedSheets{parts: map[string]*entity{}, room: maxSheets}
	for _, part := range parts {
		if part.media != "text/css" {
			continue
		}
		if location := part.field("Content-Location"); location != "" {
			a.parts[location] = part
		}
		if id := part.contentID(); id != "" {
			a.parts["cid:"+id] = part
		}
	}
	if len(a.parts) == 0 {
		return page
	}
	a.base, _ = url.Parse(address)
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			out.Write(raw)
			return out.Bytes()
		}
		if tag := []byte("<link"); (kind == html.StartTagToken || kind == html.SelfClosingTagToken) && len(raw) > len(tag) && bytes.EqualFold(raw[:len(tag)], tag) {
			raw = a.link(bytes.Clone(raw), z.Token())
		}
		out.Write(raw)
	}
}

// link is the tag of a link, with the sheet that it leads to in place of the address.
func (a *archivedSheets) link(raw []byte, t html.Token) []byte {
	rel, sheet := "", ""
	for i := range t.Attr {
		switch t.Attr[i].Key {
		case "rel":
			rel = strings.ToLower(t.Attr[i].Val)
		case "href":
			sheet = a.sheet(t.Attr[i].Val, a.base, 0)
			t.Attr[i].Val = sheet
		}
	}
	if sheet == "" || !strings.Contains(rel, "stylesheet") {
		return raw
	}
	return []byte(t.String())
}

// sheet is the sheet of an address as an address that holds it (RFC 2397), with those that it
// imports; "" if the archive has none.
func (a *archivedSheets) sheet(address string, base *url.URL, depth int) string {
	part := a.parts[strings.TrimSpace(address)]
	if resolved, err := url.Parse(strings.TrimSpace(address)); part == nil && err == nil && base != nil {
		base = base.ResolveReference(resolved)
		part = a.parts[base.String()]
	}
	if part == nil || depth == maxSheetImport || a.room < len(part.body) {
		return ""
	}
	a.room -= len(part.body)
	text, refusal := part.text()
	if refusal != nil {
		text = string(part.body)
	}
	var whole strings.Builder
	done := 0
	for _, l := range css.Loads(text) {
		if !l.Import {
			continue
		}
		if held := a.sheet(text[l.From:l.To], base, depth+1); held != "" {
			whole.WriteString(text[done:l.From] + held)
			done = l.To
		}
	}
	whole.WriteString(text[done:])
	return "data:text/css;base64," + base64.StdEncoding.EncodeToString([]byte(whole.String()))
}
