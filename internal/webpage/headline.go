package webpage

import (
	"net/url"
	"slices"
	"strings"

	"dossier/internal/language"
	"dossier/internal/text"
	"dossier/internal/web"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The headline of a page is the line that its data name as such. What they name has the
// name of the site before it or behind it, of its section, or both; and the largest
// heading of a page may be the name of the site.

// titleMarks are what stands between a title and the name of a site or a section.
var titleMarks = []string{" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " • ", " / ", " > ", " < ", " : ", ": ", "_", "｜", "|"}

// weakMarks are those of them that stand inside of titles too.
const weakMarks = " - – — : / "

// part is a piece of a title between two marks.
type part struct {
	text string
	weak bool // the mark beside it may be one of the title
}

// partsOf parts a title at its marks.
func partsOf(title string) []part {
	parts := []part{{text: title}}
	for _, mark := range titleMarks {
		var finer []part
		for _, p := range parts {
			pieces := strings.Split(p.text, mark)
			for _, piece := range pieces {
				if piece = strings.TrimSpace(piece); piece != "" {
					finer = append(finer, part{piece, p.weak || len(pieces) > 1 && strings.Contains(weakMarks, mark)})
				}
			}
		}
		parts = finer
	}
	return parts
}

// titles are what the page says that its title is, the likeliest first; the last is that of its window.
func (m *metadata) titles() []string {
	return []string{m.ld.headline, m.meta["og:title"], m.meta["twitter:title"], m.title}
}

// untitled reports a page that nothing but its window gives a title.
func (m *metadata) untitled() bool { return or(m.titles()[:3]...) == "" }

// keys are the letters of the titles, and those of their pieces.
func (m *metadata) keys() (named []string, parts map[string]bool) {
	parts = map[string]bool{}
	for _, title := range m.titles() {
		named = append(named, squeeze(title))
		if pieces := partsOf(title); len(pieces) > 1 {
			for _, p := range pieces {
				parts[squeeze(p.text)] = true
			}
		}
	}
	return named, parts
}

// leastKey is how many bytes of letters a title has at least.
const leastKey = 6

// titleLine finds the line that is the title of the page: the h1 that its data
// names, whole or between marks, or the only one above the text.
func (m *metadata) titleLine(lines []line, text int) int {
	named, parts := m.keys()
	best, piece, only := -1, -1, -1
	for i := range lines {
		l := &lines[i]
		key := l.key()
		if len(key) < leastKey || i > text && l.tag != headline || l.tools && l.item {
			continue
		}
		if parts[key] && !l.menu && !ofSite(l) && (heading(l.tag) || l.linkShare() < 0.9 || l.words > longestSection) && (piece < 0 || better(l, &lines[piece])) {
			piece = i
		}
		if namedBy(l, key, named) && !(parts[key] && ofSite(l)) && (best < 0 || l.tag == headline && lines[best].tag != headline) {
			best = i
		}
		if l.tag == headline && !l.menu && !ofSite(l) {
			if only == -1 {
				only = i
			} else {
				only = -2
			}
		}
	}
	switch {
	case best >= 0 && (piece < 0 || !parts[lines[best].key()]):
		return best
	case piece >= 0:
		return piece
	}
	return max(best, only, -1)
}

// better reports a line that is likelier the headline than another, of two that both are
// pieces of the title of the page.
func better(l, than *line) bool {
	if heading(l.tag) != heading(than.tag) {
		return heading(l.tag)
	}
	a, b := len(l.key()), len(than.key())
	return a > b || a == b && l.text != than.text
}

// namedBy reports a line that a title names. The title element and Open Graph often add
// the outlet, or cut the end, or put a kicker before it, which stands above the headline.
func namedBy(l *line, key string, named []string) bool {
	return slices.ContainsFunc(named, func(name string) bool {
		behind := l.tag == headline && strings.HasSuffix(name, key)
		return key == name || len(key) >= leastTitle && name != "" &&
			(strings.HasPrefix(name, key) || behind || len(name) >= 30 && strings.HasPrefix(key, name))
	})
}

// siteNames are words of the class or id of an element that holds the name of a site.
var siteNames = wordSet(`sitetitle sitename logo brand branding blogtitle blogname masthead headerimg sitedescription siteheader bannerheader
	nameandslogan`)

// ofSite reports a line that is the name of the site: it leads to its first page, or
// stands in an element that is named after it.
func ofSite(l *line) bool {
	if l.linkShare() == 1 && leadsHome(l.block) {
		return true
	}
	for n, up := l.block, 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		for name := range strings.FieldsSeq(namesOf(n)) {
			if siteNames[unmarked.Replace(name)] && n.DataAtom != atom.Body {
				return true
			}
		}
	}
	return false
}

// leadsHome reports an element whose link leads to the first page of a site.
func leadsHome(n *html.Node) bool {
	const most = 50 // nodes in the element of a name, which has little else
	link, looked := n, 0
	for c := range n.Descendants() {
		if c.DataAtom == atom.A {
			link = c
			break
		}
		if looked++; looked == most {
			return false
		}
	}
	if link = closest(link, atom.A); link == nil {
		return false
	}
	u, err := url.Parse(strings.TrimSpace(attribute(link, "href")))
	if err != nil || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	switch strings.ToLower(strings.Trim(u.Path, "/.")) {
	case "":
		return has(link, "href")
	case "index.html", "index.htm", "index.php", "home":
		return true
	}
	return false
}

// partHeadings puts what is named as the title into a line of its own, where an element
// in a heading holds it beside a kicker.
func (m *metadata) partHeadings(root *html.Node) {
	named := map[string]bool{}
	for _, title := range m.titles() {
		for _, p := range append(partsOf(title), part{text: title}) {
			if key := squeeze(p.text); len(key) >= leastTitle {
				named[key] = true
			}
		}
	}
	var inner []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !heading(n.DataAtom) || named[squeeze(textOf(n))] {
			continue
		}
		for c := range n.ChildNodes() {
			if c.Type == html.ElementNode && named[squeeze(textOf(c))] {
				inner = append(inner, c)
			}
		}
	}
	for _, n := range inner {
		n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br}, n)
		n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br}, n.NextSibling)
	}
}

// kickers leaves out what stands in the heading of the title beside it.
func kickers(lines []line, in []bool, title int) {
	for i := range lines {
		if title >= 0 && i != title && in[i] && lines[i].block == lines[title].block && !lines[i].sentence {
			in[i], lines[i].left = false, ruleEdge
		}
	}
}

// mostTitle and leastEmphatic are how many words a title has that nothing names.
const mostTitle, leastEmphatic = 30, 3

// emphatic finds the title of a page that names none: the first line of its text, if that
// is no sentence and all of it is set off. It is −1 if there is none.
func emphatic(lines []line, kept []int) int {
	if len(kept) < 2 {
		return -1
	}
	l := &lines[kept[0]]
	if l.sentence || l.item || l.words < leastEmphatic || l.words > mostTitle || l.linkShare() > 0.5 || heading(lines[kept[1]].tag) {
		return -1
	}
	if heading(l.tag) || setOff(l.block) {
		return kept[0]
	}
	return -1
}

// setOff reports an element all text of which is bold or larger than that around it.
func setOff(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type != html.TextNode || strings.TrimSpace(c.Data) == "" {
			continue
		}
		bold := false
		for e := c.Parent; e != nil && e != n.Parent && !bold; e = e.Parent {
			bold = e.DataAtom == atom.B || e.DataAtom == atom.Strong || e.DataAtom == atom.Font && enlarges(attribute(e, "size")) || e.DataAtom == atom.Big
		}
		if !bold {
			return false
		}
	}
	return true
}

// enlarges reports a size of a font that is larger than that of the text, which is 3.
func enlarges(size string) bool {
	size = strings.TrimSpace(size)
	return strings.HasPrefix(size, "+") || len(size) == 1 && size > "3" && size <= "7"
}

// withoutOutlet returns a title without the names of the site and its sections beside it:
// those that the page gives itself, its own address has, or its menus.
func withoutOutlet(title string, lines []line, p *Page) string {
	parts := partsOf(title)
	if len(parts) < 2 {
		return title
	}
	menus := map[string]bool{squeeze(p.Outlet): true}
	for i := range lines {
		if l := &lines[i]; l.words <= longestSection && (l.menu || l.linkShare() == 1 && ofSite(l)) {
			menus[l.key()] = true
		}
	}
	host := squeeze(web.Host(p.URL))
	beside := func(p part) bool {
		key := squeeze(p.text)
		return menus[key] || len(key) >= leastKey && strings.Contains(host, key)
	}
	from, to := 0, len(parts)
	for from < to-1 && beside(parts[from]) {
		from++
	}
	for to > from+1 && beside(parts[to-1]) {
		to--
	}
	if to-from == 2 { // of two that nothing tells apart a short one is the site
		a, b := parts[from], parts[from+1]
		long, short := len(strings.Fields(a.text)), len(strings.Fields(b.text))
		switch {
		case a.weak || b.weak:
		case long > longestSection && short <= longestSection:
			to--
		case short > longestSection && long <= longestSection:
			from++
		}
	}
	begins := strings.Index(title, parts[from].text)
	ends := strings.LastIndex(title, parts[to-1].text) + len(parts[to-1].text)
	if begins < 0 || ends <= begins {
		return title
	}
	return title[begins:ends]
}

// longestSection is how many words the name of a site or a section has at most.
const longestSection = 4

// outletBeside is the name of the site that the window has beside the headline, if another place of the page says that it is
// one: its address, the link to its first page, or who claims the rights; "" if none does.
func outletBeside(window string, lines []line, p *Page) string {
	const longest = 6 // words of a name, and twice as many beside the mark of who claims the rights
	parts := partsOf(window)
	if len(parts) < 2 {
		return ""
	}
	ofSites := map[string]bool{}
	rights := " " // the words of the lines of those who claim them
	for i := range lines {
		switch l := &lines[i]; {
		case l.words <= 2*longest && strings.Contains(l.text, "©"):
			rights += wordByWord(l.text) + " "
		case l.words <= longest && l.linkShare() == 1 && ofSite(l):
			ofSites[l.key()] = true
		}
	}
	for _, word := range language.WordsOfAll(func(l *language.Language) []string { return l.Cleaning().Home }) {
		delete(ofSites, squeeze(word))
	}
	inHost := func(key string) bool {
		for label := range strings.SplitSeq(web.Host(p.URL), ".") { // hamburg is a part of hamburger-abendblatt, not its name
			if label = squeeze(label); strings.Contains(label, key) && len(key)*3 >= len(label)*2 {
				return true
			}
		}
		return false
	}
	for _, part := range slices.Backward(parts) {
		key := squeeze(part.text)
		isName := len(key) >= leastKey && len(strings.Fields(part.text)) <= longest && !strings.Contains(squeeze(p.Title), key)
		if isName && (ofSites[key] || inHost(key) || strings.Contains(rights, " "+wordByWord(part.text)+" ")) {
			return part.text
		}
	}
	return ""
}

// wordByWord is the words of a text, folded, with a space between two.
func wordByWord(s string) string { return strings.Join(text.FoldedWords(s), " ") }
