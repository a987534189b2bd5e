package webpage

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/text"
	"dossier/internal/web"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what a page says of itself outside its text.
type metadata struct {
	meta      map[string]string // name or property, in small letters → first content
	kinds     []string          // what the page says that it is
	cited     []string          // whom data for citations name as authors, one in each element
	title     string            // the title element
	canonical string
	saved     string // the address a browser noted on saving
	lang      string
	ld        structured
	published string // what an element says that is marked as the date of publication
}

// structured is the article in the page's JSON-LD (schema.org).
type structured struct {
	headline, published, publisher, lang, url, body, description string
	pagePublished                                                string // what the data says of the page and not of its article
	authors, kinds                                               []string
	access                                                       access
	wrote                                                        []string          // people and organizations
	things                                                       map[string]string // the names of what a block has, by its @id
}

// longestSaid is how many bytes of a title, a name or a description are read: each is held
// against every heading of the page.
const longestSaid = 2000

var (
	savedFrom   = text.Pattern(`(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)`)
	pageType    = text.Pattern(`Page$`)
	articleType = text.Pattern(`(?:Article|Posting|Report|Review|OpinionPiece)$`)
)

// inspect gathers metadata and counts in one walk through the tree.
func inspect(root *html.Node, p *Page) *metadata {
	m := &metadata{meta: map[string]string{}}
	hosts := map[string]bool{}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.CommentNode:
			if s := savedFrom().FindStringSubmatch(n.Data); s != nil && m.saved == "" {
				m.saved = s[1]
			}
			if p.Captured == "" {
				p.Captured = captured(n.Data)
			}
		case html.ElementNode:
			m.element(n, p, hosts)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	p.URL = webAddress(m.canonical, m.meta["og:url"], m.ld.url, m.saved, m.meta["twitter:url"])
	own := site(web.Host(p.URL))
	for h := range hosts {
		if site(h) != own {
			p.Hosts = append(p.Hosts, h)
		}
	}
	slices.Sort(p.Hosts)
	return m
}

func (m *metadata) element(n *html.Node, p *Page, hosts map[string]bool) {
	load := func(address string) {
		if h := web.Host(address); h != "" {
			hosts[h] = true
		}
	}
	switch n.DataAtom {
	case atom.Html:
		m.lang = attribute(n, "lang")
		m.kinds = strings.Fields(attribute(n, "class")) // a browser that translates a page says so there
	case atom.Title:
		if m.title == "" && n.FirstChild != nil && !within(n, atom.Svg) {
			n.FirstChild.Data = text.Start(n.FirstChild.Data, longestSaid) // go-readability holds it against each heading
			m.title = strings.Join(strings.Fields(n.FirstChild.Data), " ")
		}
	case atom.Meta:
		shorten(n, "content")
		value := strings.TrimSpace(attribute(n, "content"))
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			if name := strings.ToLower(attribute(n, key)); name != "" && value != "" && m.meta[name] == "" {
				m.meta[name] = value
			}
			if name := strings.ToLower(attribute(n, key)); squeeze(name) == citedAuthor && value != "" && len(m.cited) < mostNames {
				m.cited = append(m.cited, givenFirst(value))
			}
		}
	case atom.Link:
		rel := strings.Fields(strings.ToLower(attribute(n, "rel")))
		if slices.Contains(rel, "canonical") && m.canonical == "" {
			m.canonical = attribute(n, "href")
		}
		if slices.Contains(rel, "stylesheet") || slices.Contains(rel, "preload") {
			load(attribute(n, "href"))
		}
	case atom.Script:
		p.Scripts++
		load(attribute(n, "src"))
		if strings.HasPrefix(strings.ToLower(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
			m.ld.read(n.FirstChild.Data)
		}
	case atom.Iframe, atom.Frame, atom.Object, atom.Embed:
		p.Frames++
		load(attribute(n, "src"))
		load(attribute(n, "data"))
	case atom.Img, atom.Source, atom.Video, atom.Audio:
		load(attribute(n, "src"))
		if n.DataAtom == atom.Img && tiny(attribute(n, "width")) && tiny(attribute(n, "height")) {
			p.Pixels++
		}
	}
	if m.published == "" {
		m.published = publishedOf(n)
	}
}

func tiny(size string) bool { return size == "0" || size == "1" || size == "1px" || size == "0px" }

// read takes the first article of a JSON-LD block.
func (s *structured) read(data string) {
	data = strings.TrimSpace(data)
	data = strings.TrimSuffix(strings.TrimPrefix(data, "<![CDATA["), "]]>")
	var value any
	if json.Unmarshal([]byte(data), &value) != nil {
		// Line ends inside strings are a common slip.
		if json.Unmarshal([]byte(strings.Map(spaceForControl, data)), &value) != nil {
			return
		}
	}
	s.things = map[string]string{}
	s.know(value, 0)
	s.find(value, 0)
}

// know notes the names of the things that a block of JSON-LD has, by which other things
// of it refer to them.
func (s *structured) know(value any, depth int) {
	if depth > deepestData {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			s.know(item, depth+1)
		}
	case map[string]any:
		id, _ := v["@id"].(string)
		if name, ok := v["name"].(string); ok && id != "" && !isOrganization(v) {
			s.things[id] = name
		}
		for _, key := range []string{"@graph", "mainEntity", "author"} {
			s.know(v[key], depth+1)
		}
	}
}

// people are the names of people among those who wrote something: an organisation is none.
func (s *structured) people(value any) []string {
	switch v := value.(type) {
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, s.people(item)...)
		}
		return all
	case map[string]any:
		if isOrganization(v) {
			return nil
		}
		if id, ok := v["@id"].(string); ok && v["name"] == nil && s.things[id] != "" {
			return []string{s.things[id]}
		}
	}
	return texts(value)
}

func isOrganization(thing map[string]any) bool {
	return slices.ContainsFunc(texts(thing["@type"]), func(kind string) bool { return strings.HasSuffix(kind, "Organization") })
}

// deepestData is how deep things are looked for in each other.
const deepestData = 8

func spaceForControl(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

func (s *structured) find(value any, depth int) {
	if depth > deepestData {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			s.find(item, depth+1)
		}
	case map[string]any:
		kinds := texts(v["@type"])
		if s.pagePublished == "" && slices.ContainsFunc(kinds, pageType().MatchString) {
			s.pagePublished = first(v["datePublished"])
		}
		if slices.Contains(kinds, "Recipe") && len(s.authors) == 0 {
			s.authors = s.people(v["author"])
			s.pagePublished = or(s.pagePublished, first(v["datePublished"]))
		}
		if slices.ContainsFunc(kinds, articleType().MatchString) && s.headline == "" {
			s.headline = text.Start(first(v["headline"], v["name"]), longestSaid)
			s.published = first(v["datePublished"])
			if s.authors = s.people(v["author"]); len(s.authors) == 0 {
				s.authors = s.people(v["creator"])
			}
			s.wrote = append(texts(v["author"]), texts(v["sourceOrganization"])...)
			s.publisher = first(v["publisher"])
			s.lang = first(v["inLanguage"])
			s.url = first(v["url"], v["mainEntityOfPage"])
			s.kinds = append(kinds, append(texts(v["articleSection"]), append(texts(v["genre"]), texts(v["digitalSourceType"])...)...)...)
			s.body, s.description = first(v["articleBody"]), first(v["description"])
			s.access = accessOf(v)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			s.find(v[key], depth+1)
		}
	}
}

// first returns the first value that is a text, or the name or address of a
// thing.
func first(values ...any) string {
	for _, value := range values {
		for _, t := range texts(value) {
			if t = strings.TrimSpace(html.UnescapeString(t)); t != "" {
				return t
			}
		}
	}
	return ""
}

func texts(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, texts(item)...)
		}
		return all
	case map[string]any:
		for _, key := range []string{"name", "@id", "url", "alternateName"} {
			if t, ok := v[key].(string); ok && t != "" {
				return []string{t}
			}
		}
	}
	return nil
}

// longestName is the most runes that the name of an author may have: beyond it, it
// is a sentence about one.
const longestName = 80

// mostNames is the most authors that a page may have: what names more is not to
// be trusted.
const mostNames = 200

// names returns the names among texts that say who wrote a page, each once: no
// addresses, and not the outlet, which stands elsewhere. Texts that name nobody give none.
func names(texts []string, outlet string) []string {
	var list []string
	for _, t := range eachName(texts, "") {
		if len(list) == mostNames {
			break
		}
		if t == "" || utf8.RuneCountInString(t) > longestName || strings.ContainsAny(t, "@<>") || isAddress(t) ||
			strings.EqualFold(t, outlet) || nobody(t) || slices.Contains(list, t) {
			continue
		}
		list = append(list, t)
	}
	return list
}

// isAddress reports whether what stands in the place of a name is the address of
// somebody, whole or not: https://example.org/a, /authors/a, #a.
func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "#")
}

// fill says what the page is, from the witnesses in the order of their worth.
func (m *metadata) fill(p *Page) {
	p.Outlet = or(m.meta["og:site_name"], m.ld.publisher, m.meta["application-name"], m.meta["dc.publisher"])
	if p.Authors = names(m.ld.authors, p.Outlet); len(p.Authors) == 0 {
		p.Authors = names(m.cited, p.Outlet)
	}
	if len(p.Authors) == 0 {
		for _, said := range append(m.named(authorNames), m.labelled()) {
			if p.Authors = names([]string{said}, p.Outlet); len(p.Authors) > 0 {
				break
			}
		}
	}
	for _, said := range slices.Concat(m.ld.wrote, m.cited, m.named(authorNames)) {
		p.Sources = append(p.Sources, attribution.Alone(said)...)
	}
	if host := "." + web.Host(p.URL) + "."; len(p.Authors) > 1 { // of several one may be the paper
		p.Authors = slices.DeleteFunc(p.Authors, func(name string) bool { return strings.Contains(host, "."+squeeze(name)+".") })
	}
	locale := or(m.ld.lang, m.lang, m.meta["og:locale"], m.meta["content-language"], m.meta["language"]) // fr, fr-CA, fr_CA
	if lang, _, _ := strings.Cut(strings.ReplaceAll(locale, "_", "-"), "-"); len(lang) == 2 {
		p.Lang = strings.ToLower(lang)
	}
	m.when(p)
	p.Kinds = slices.DeleteFunc(append(append(m.kinds, m.ld.kinds...), m.named(kindNames)...), func(s string) bool { return s == "" })
}

// named returns what meta elements of some names say, in the order of the names; "" for
// one that the page does not have.
func (m *metadata) named(names []string) []string {
	said := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(m.meta)) {
		if key := squeeze(name); said[key] == "" {
			said[key] = m.meta[name]
		}
	}
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = said[name]
	}
	return list
}

// labelled is who wrote the page as cards of networks tell it, below a label that says so.
func (m *metadata) labelled() string {
	name := m.meta["twitter:data1"]
	if lang, _, _ := strings.Cut(m.lang, "-"); name != "" && byline(m.meta["twitter:label1"]+" "+name, strings.ToLower(lang)) {
		return name
	}
	return ""
}

func or(values ...string) string {
	for _, v := range values {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			return v
		}
	}
	return ""
}

// webAddress returns the first whole address.
func webAddress(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); len(v) < longestSaid && web.IsAddress(v) {
			return v
		}
	}
	return ""
}

// site is the part of a host that names who runs it: its last two labels, which
// is near enough for telling a page's own servers from those of others.
func site(host string) string {
	labels := strings.Split(host, ".")
	n := 2
	if len(labels) > 2 && len(labels[len(labels)-1]) == 2 && len(labels[len(labels)-2]) <= 3 {
		n = 3 // example.co.uk
	}
	return strings.Join(labels[max(0, len(labels)-n):], ".")
}
