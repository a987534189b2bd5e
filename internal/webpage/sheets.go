package webpage

import (
	"encoding/base64"
	"net/url"
	"slices"
	"strings"

	"dossier/internal/css"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// deepestImport bounds how deep style sheets import others.
const deepestImport = 4

// sheets reads the style sheets of a page that are in it: style elements, and links to addresses
// that hold a sheet themselves. What stands in a template is not shown, and neither holds for the page.
func (r *sheetReader) sheets(n *html.Node) {
	for c := range n.ChildNodes() {
		sheet := ""
		switch {
		case c.DataAtom == atom.Style && c.FirstChild != nil:
			sheet = c.FirstChild.Data
		case c.DataAtom == atom.Link && isSheet(c):
			held, ok := sheetIn(attribute(c, "href"))
			sheet, r.sheet.elsewhere = held, r.sheet.elsewhere || !ok
		case c.DataAtom == atom.Template:
		default:
			r.sheets(c)
		}
		holds, known := inWindow(attribute(c, "media"))
		if sheet == "" || !holds && known {
			continue
		}
		r.unsure, r.host = !known, nil
		if has(c, inShadow) {
			r.host = c.Parent
		}
		r.block(css.WithoutComments(sheet), nil, 0)
	}
}

// isSheet reports a link to a style sheet that holds as long as nobody chooses another.
func isSheet(n *html.Node) bool {
	sheet := false
	for word := range strings.FieldsSeq(strings.ToLower(attribute(n, "rel"))) {
		if word == "alternate" {
			return false
		}
		sheet = sheet || word == "stylesheet"
	}
	return sheet && !has(n, "disabled")
}

// sheetIn returns the style sheet that an address holds itself (RFC 2397).
func sheetIn(address string) (sheet string, ok bool) { return dataIn(address, "text/css") }

// dataIn returns what an address holds itself, of one kind or of none that it names.
func dataIn(address, of string) (data string, ok bool) {
	address = strings.TrimSpace(address)
	const scheme = "data:"
	if len(address) < len(scheme) || !strings.EqualFold(address[:len(scheme)], scheme) {
		return "", false
	}
	media, data, found := strings.Cut(address[len(scheme):], ",")
	kind, _, _ := strings.Cut(media, ";")
	if kind = strings.TrimSpace(kind); !found || kind != "" && !strings.EqualFold(kind, of) {
		return "", false
	}
	if plain, err := url.PathUnescape(data); err == nil {
		data = plain
	}
	if !strings.HasSuffix(strings.ToLower(strings.ReplaceAll(media, " ", "")), ";base64") {
		return data, true
	}
	raw, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(strings.Join(strings.Fields(data), ""), "="))
	return string(raw), err == nil
}

// imports reads a sheet that another one begins with.
func (r *sheetReader) imports(statement string) {
	loads := css.Loads(statement)
	if len(loads) == 0 || !loads[0].Import || r.depth == deepestImport {
		r.sheet.lost = r.sheet.lost || len(loads) > 0
		return
	}
	sheet, ok := sheetIn(unescaped(statement[loads[0].From:loads[0].To]))
	condition := strings.ToLower(strings.TrimSpace(statement[loads[0].End:]))
	conditional := strings.Contains(condition, "supports(") || strings.Contains(condition, "layer")
	holds, known := true, false
	if !conditional {
		holds, known = inWindow(condition)
	}
	r.sheet.elsewhere = r.sheet.elsewhere || !ok
	if !ok || !holds && known {
		return
	}
	outside := r.unsure
	r.unsure = r.unsure || !known
	r.depth++
	r.block(css.WithoutComments(sheet), nil, 0)
	r.depth--
	r.unsure = outside
}

// displays reports a style that says how an element is laid out, and does not hide it.
func (s *stylesheet) displays(n *html.Node) bool {
	style := s.whole(n)
	return style.is("display") != "" && !style.unseen()
}

// whole is the style of an element with what changes nothing of it by itself.
func (s *stylesheet) whole(n *html.Node) declarations {
	keys := keysOf(n)
	left := s.left
	s.left = s.spare
	a := acted{sheet: s, keys: keys, rules: append(s.fit(s.acting, keys, n), s.fit(s.others, keys, n)...), asked: true}
	s.left, s.spare = left, s.left
	a.rules = slices.DeleteFunc(a.rules, func(r *styleRule) bool { return r.open || !s.sound(r.beside) })
	return declared(stronger(hints(n), a.style(n, "")), attribute(n, "style"))
}

// stronger is a style over another.
func stronger(style, over declarations) declarations {
	for _, one := range over {
		style = style.add(one)
	}
	return style
}

// hints are the declarations that attributes make in the place of a style.
func hints(n *html.Node) (style declarations) {
	if said := attribute(n, "bgcolor"); said != "" {
		style = style.with("background-color", said)
	}
	if said := attribute(n, "color"); said != "" && n.DataAtom == atom.Font {
		style = style.with("color", said)
	}
	return style
}
