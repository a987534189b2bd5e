package bundle

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed" // the script of the one page
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// HTML makes one page of the site.
func (s Site) HTML() ([]byte, error) {
	b := &book{Site: s, ids: map[string]bool{}, hrefs: map[string]bool{}}
	order := []string{s.Start, s.Home}
	names, _ := s.contents()
	for _, name := range names {
		if isPage(name) && name != s.Home && (s.Own == nil || !s.Own(name)) {
			order = append(order, name)
		}
	}
	for _, name := range order {
		if err := b.add(name); err != nil {
			return nil, err
		}
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	return b.print()
}

func isPage(name string) bool { return strings.HasSuffix(name, ".html") }

// single is the script of the one page.
//
//go:embed single.js
var single string

// pageSection is a page of the site as a section of the one page.
type pageSection struct {
	name string
	html []byte
}

// book is the one page while it is being made.
type book struct {
	Site
	lang    string
	dir     string // "" if it is that of HTML, from left to right
	pages   []pageSection
	styles  []string // paths, in the order in which pages ask for them
	scripts []string
	ids     map[string]bool
	hrefs   map[string]bool // ids that links lead to
	broken  []error
}

// section is the id of the section that a page becomes.
func section(name string) string { return strings.TrimSuffix(name, ".html") }

// anchor is the id that an id of a page becomes. Paths have no colon.
func anchor(name, id string) string {
	if id == "" {
		return section(name)
	}
	return section(name) + ":" + id
}

// idLists are all attributes that can hold an id or a list of ids.
var idLists = strings.Fields("for list headers aria-labelledby aria-describedby aria-controls aria-details aria-owns aria-activedescendant aria-flowto")

// add makes a section of a page.
func (b *book) add(name string) error {
	data := b.Tree[name]
	if name == b.Start {
		data = b.start(b.Hash())
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("read %s again: %w", name, err)
	}
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	set(root, "class", "sheet")
	var body *html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			lang, _ := get(n, "lang")
			dir, _ := get(n, "dir")
			set(root, "lang", lang)
			if b.lang == "" {
				b.lang, b.dir = lang, dir
			}
			if dir != b.dir {
				set(root, "dir", cmp.Or(dir, "ltr"))
			}
		case atom.Body:
			body = n
		case atom.Meta:
			b.moved(name, n, root)
		case atom.Link:
			if rel, _ := get(n, "rel"); rel == "stylesheet" && !b.namesFonts(name, n) {
				b.styles = b.asset(b.styles, name, n, "href")
			}
		case atom.Script:
			if _, ok := get(n, "data-search"); ok { // which the other one loads
				b.scripts = b.asset(b.scripts, name, n, "data-search")
			}
			if _, ok := get(n, "src"); ok {
				b.scripts = b.asset(b.scripts, name, n, "src")
			}
		case atom.Title:
			if n.FirstChild != nil && n.Namespace == "" { // drawings have titles of their own
				set(root, "data-title", n.FirstChild.Data)
			}
		}
		b.rewrite(name, n)
	}
	b.ids[section(name)] = true
	set(root, "id", section(name))
	if name == b.Home {
		set(root, "data-home", "")
	}
	for body.FirstChild != nil {
		child := body.FirstChild
		body.RemoveChild(child)
		root.AppendChild(child)
	}
	var out bytes.Buffer
	if err := html.Render(&out, root); err != nil {
		return fmt.Errorf("print %s: %w", name, err)
	}
	b.pages = append(b.pages, pageSection{name, out.Bytes()})
	return nil
}

// moved notes on the section of a page that leads on where it leads, for the script.
func (b *book) moved(page string, n, root *html.Node) {
	if to, _ := get(n, "content"); equiv(n) == "refresh" {
		_, address, _ := strings.Cut(to, "url=")
		if u, err := url.Parse(address); err == nil {
			set(root, "data-moved", anchor(path.Join(path.Dir(page), u.Path), u.Fragment))
		}
	}
}

func equiv(n *html.Node) string {
	value, _ := get(n, "http-equiv")
	return value
}

// namesFonts reports whether a style sheet of a page names files of fonts. One file
// loads no other, and is set in the fonts of the reader's machine.
func (b *book) namesFonts(page string, n *html.Node) bool {
	link, _ := get(n, "href")
	return bytes.Contains(b.Tree[path.Join(path.Dir(page), link)], []byte("@font-face"))
}

// asset notes a file that a page asks for in its head.
func (b *book) asset(list []string, page string, n *html.Node, key string) []string {
	link, _ := get(n, key)
	file := path.Join(path.Dir(page), link)
	if b.Tree[file] == nil {
		b.broken = append(b.broken, fmt.Errorf("%s asks for %q, which is not there", page, link))
	}
	if slices.Contains(list, file) {
		return list
	}
	return append(list, file)
}

// rewrite gives an element of a page its ids and links inside the file.
func (b *book) rewrite(page string, n *html.Node) {
	if n.DataAtom == atom.Main { // of which a page has one
		n.Data, n.DataAtom = "div", atom.Div
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch {
		case a.Key == "id":
			a.Val = anchor(page, a.Val)
			if b.ids[a.Val] {
				b.broken = append(b.broken, fmt.Errorf("the id %q stands twice", a.Val))
			}
			b.ids[a.Val] = true
		case slices.Contains(idLists, a.Key):
			ids := strings.Fields(a.Val)
			for j := range ids {
				ids[j] = anchor(page, ids[j])
			}
			a.Val = strings.Join(ids, " ")
		case a.Key == "src" || a.Key == "srcset" || a.Key == "poster" || a.Key == "data" || a.Key == "action":
			if n.DataAtom == atom.Img && a.Key == "src" {
				a.Val = b.embedded(page, a.Val)
			} else if n.DataAtom != atom.Script {
				b.broken = append(b.broken, fmt.Errorf("%s: <%s %s=%q> would leave the file", page, n.Data, a.Key, a.Val))
			}
		}
	}
	if n.DataAtom != atom.Link {
		b.link(page, n)
	}
}

// pictures are the kinds of image files that a site has, by their ending.
var pictures = map[string]string{".jpg": "image/jpeg", ".png": "image/png"}

// embedded is an image file of the site as an address that holds it.
func (b *book) embedded(page, src string) string {
	file := path.Join(path.Dir(page), src)
	kind, data := pictures[path.Ext(file)], b.Tree[file]
	if kind == "" || data == nil {
		b.broken = append(b.broken, fmt.Errorf("%s: <img src=%q> would leave the file", page, src))
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data)
}

// link makes a link inside the site one inside the file. One to a file that is
// no page becomes words.
func (b *book) link(page string, n *html.Node) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	if i < 0 {
		return
	}
	u, err := url.Parse(n.Attr[i].Val)
	if err != nil {
		b.broken = append(b.broken, fmt.Errorf("%s: %q is no address", page, n.Attr[i].Val))
		return
	}
	if u.Scheme != "" || u.Host != "" {
		if u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
			b.broken = append(b.broken, fmt.Errorf("%s: %q leads nowhere people can go", page, n.Attr[i].Val))
		}
		return
	}
	to := page
	if u.Path != "" {
		to = path.Join(path.Dir(page), u.Path)
	}
	if !isPage(to) {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
			return slices.Contains([]string{"href", "type", "download", "rel"}, a.Key)
		})
		if n.Namespace == "" {
			n.Data, n.DataAtom = "span", atom.Span
		}
		return
	}
	id := anchor(to, u.Fragment)
	b.hrefs[id] = true
	n.Attr[i].Val = "#" + (&url.URL{Fragment: id}).EscapedFragment()
}

// check holds that every link leads to a place in the file.
func (b *book) check() error {
	for id := range b.hrefs {
		if !b.ids[id] {
			b.broken = append(b.broken, fmt.Errorf("a link leads to %q, which is not in the file", id))
		}
	}
	slices.SortFunc(b.broken, func(a, c error) int { return strings.Compare(a.Error(), c.Error()) })
	return errors.Join(b.broken...)
}

// print writes the whole page.
func (b *book) print() ([]byte, error) {
	style, err := b.joined(b.styles, "", "</style")
	if err != nil {
		return nil, err
	}
	script, err := b.joined(b.scripts, ";\n", "</script")
	if err != nil {
		return nil, err
	}
	script = single + ";\n" + script
	sections, packed := b.divide()
	later, err := pack(packed)
	if err != nil {
		return nil, err
	}
	var data []byte
	if b.Data != nil {
		if data, err = b.Data(); err != nil {
			return nil, err
		}
	}
	data = bytes.ReplaceAll(data, []byte("<"), []byte(`\u003c`)) // which JSON has in texts only, and could end the element
	var out bytes.Buffer
	dir := ""
	if b.dir != "" {
		dir = `" dir="` + b.dir
	}
	fmt.Fprintf(&out, htmlStart+`%s%s`+htmlClass+`>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="dossier-sha256" content="%s">
<link rel="icon" href="data:,">
<title>%s</title>
<style>%s</style>
</head>
<body>
`, html.EscapeString(b.lang), dir, hashOf(style), hashOf(script), noHash, html.EscapeString(b.Title), style)
	if len(packed) > 0 {
		fmt.Fprintf(&out, "<noscript><p class=\"notice\">%s</p></noscript>\n", html.EscapeString(b.Notice))
	}
	out.WriteString("<main>\n")
	for _, s := range sections {
		out.Write(s.html)
		out.WriteByte('\n')
	}
	out.WriteString("</main>\n")
	if len(packed) > 0 {
		fmt.Fprintf(&out, "<script type=\"application/json\" id=\"packed-pages_\">%s</script>\n", later)
	}
	if len(data) > 0 {
		fmt.Fprintf(&out, "<script type=\"application/json\" id=\"%s\">%s</script>\n", b.DataID, data)
	}
	fmt.Fprintf(&out, "<script>%s</script>\n</body>\n</html>\n", script)
	return withOwnHash(out.Bytes()), nil
}

// joined is the text of several files with something between them, in which nothing may
// end their element.
func (b *book) joined(names []string, between, end string) (string, error) {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = string(b.Tree[name])
	}
	text := strings.Join(list, between)
	if strings.Contains(strings.ToLower(text), end) || strings.Contains(text, "<!--") {
		return "", fmt.Errorf("%s cannot stand inside a page: %q or <!-- is in it", strings.Join(names, ", "), end)
	}
	return text, nil
}

// hashOf is the hash by which a policy names a style or a script.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func get(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func set(n *html.Node, key, value string) {
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}
