package webpage

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Read reads a saved page. Exactly one of the results is nil. How large a page may
// be is for the caller to say; how many elements one may have is bounded here.
func Read(raw []byte) (*Page, *Refusal) {
	r, refusal := prepare(raw)
	if refusal != nil {
		return nil, refusal
	}
	p, refusal := r.read()
	if p == nil {
		// What a script shows is hidden until it runs, and some pages hold their text for
		// browsers without scripts alone.
		r.unscripted = true
		if other, _ := r.read(); other != nil {
			return other, nil
		}
	}
	return p, refusal
}

// prepare decodes a page. Of one that is cut off both results have something.
func prepare(raw []byte) (r reading, refusal *Refusal) {
	if refusal := foreign(raw); refusal != nil {
		return r, refusal
	}
	decoded, refusal := decode(raw)
	text := withoutEmbedded(decoded.Bytes)
	switch {
	case refusal != nil:
		return r, refusal
	case len(bytes.TrimSpace(text)) == 0:
		return r, &Refusal{Reason: "the file is empty", Help: "save the page again"}
	case len(text) > maxText:
		return r, &Refusal{Reason: fmt.Sprintf("the page has more than %d MiB without its pictures", maxText>>20), Help: "save the article's text as a .txt file"}
	case bytes.Count(text, []byte("<")) > 2*maxElements:
		return r, &Refusal{
			Reason: fmt.Sprintf("the page has more than the %d elements that are read", maxElements), Help: "save the article's text as a .txt file",
		}
	}
	r = reading{text: text, charset: decoded.Name}
	if cutOff(text) {
		return r, &Refusal{
			Reason: "the page is cut off: its end is missing", Kind: CutOff,
			Help: "save it again; if this is all there is, add </html> at the end of a copy, or save the text as a .txt file",
		}
	}
	return r, nil
}

// reading is how a page is read.
type reading struct {
	text       []byte
	charset    string
	unscripted bool // as it looks where scripts do not run, or are done
	anyway     bool // as it is, whether there is an article in it or not
}

func (r reading) read() (*Page, *Refusal) {
	root, err := html.ParseWithOptions(bytes.NewReader(r.text), html.ParseOptionEnableScripting(!r.unscripted))
	if err != nil {
		return nil, &Refusal{Reason: fmt.Sprintf("the markup cannot be read: %v", err), Help: "save the article's text as a .txt file"}
	}
	if r.unscripted {
		uncover(root)
	}
	compose(root)
	p := &Page{Charset: r.charset}
	m := inspect(root, p)
	m.fill(p)
	m.partHeadings(root)
	lines, asides := readAll(root, mark(root, stylesOf(root)))
	data := spoken(m.ld.body)
	witness := newWitness(data)
	if r.unscripted && len(data) == 0 {
		data = spoken(scripted(root))
	}
	kept := article(root, lines, witness, m, p)
	if r.anyway && len(kept) == 0 {
		kept = outsideMenus(lines)
	}
	if isError(m, lines, kept) && !r.anyway {
		return nil, &Refusal{
			Reason: "the page says that there is none: it is an error of its server", Kind: ErrorPage,
			Help: "save the article itself, or the copy of an archive",
		}
	}
	if ask := newQuestion(m, lines); !r.anyway && !isStub(lines, kept, data) && ask.walled(lines, kept, m.ld.access) {
		return nil, &Refusal{Reason: "the page has the beginning of its article only: the rest is for those who pay or log in", Kind: Asks, Help: helpAsked}
	}
	// A page that a script fills has its text in its data only, or a piece of it beside.
	if len(kept) == 0 && len(data) == 0 {
		return nil, newQuestion(m, lines).refuse(lines)
	}
	if len(kept) > 0 && !isStub(lines, kept, data) {
		title := m.write(p, lines, kept)
		p.partition(lines, nil, asides)
		p.Behind = articlesBehind(lines, title)
		return p, nil
	}
	all := make([]int, len(data))
	for i := range all {
		all[i] = i
	}
	m.write(p, data, all)
	for i := range lines {
		lines[i].left = ruleData
	}
	p.partition(lines, data, asides)
	return p, nil
}

// partition makes the text of all lines of a page, in its order: those that stand
// in its data first, then what it shows, with what is not read as text in its place.
func (p *Page) partition(lines, data []line, asides []aside) {
	var text strings.Builder
	number := 0
	var before *line
	all, apart := 0, 0 // runes of the article, and of what it sets apart
	put := func(l *line) {
		if before != nil && !p.together(before, l) || number > 0 && before == nil {
			text.WriteByte('\n')
			number++
		}
		text.WriteString(l.marked())
		text.WriteByte('\n')
		number++
		l.at = number
		if l.left == "" {
			p.mark(l)
			all += l.runes
			if l.apart() {
				apart += l.runes
				p.Apart = append(p.Apart, number)
			}
		}
		if l.left != "" {
			p.Left = append(p.Left, Left{number, l.text, l.left})
		} else if l == p.below {
			p.Left = append(p.Left, Left{number, l.text, ruleHeading})
		}
		before = l
	}
	if p.Title != "" && !p.titled {
		text.WriteString(p.Title + "\n")
		number++
	}
	for i := range data {
		put(&data[i])
	}
	next := 0
	for i := 0; i <= len(lines); i++ {
		for ; next < len(asides) && (asides[next].at <= i || i == len(lines)); next++ {
			put(&asides[next].line)
		}
		if i < len(lines) {
			put(&lines[i])
		}
	}
	if 2*apart > all {
		p.Apart = nil
	}
	p.Text = text.String()
}

// mark notes what is to be known of a line of the article.
func (p *Page) mark(l *line) {
	if l.pre && !p.Wrapped {
		p.Verbatim = append(p.Verbatim, l.at)
	}
	if l.doubt {
		p.Doubtful = append(p.Doubtful, l.at)
	}
}

// readable asks go-readability where the article is. It works on the tree
// itself and leaves it in pieces.
func readable(root *html.Node, address string) *html.Node {
	base, err := url.Parse(address)
	if err != nil || base.Host == "" {
		base = &url.URL{Scheme: "https", Host: "page.invalid", Path: "/"}
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true // it is read already
	found, err := parser.ParseAndMutate(root, base)
	if err != nil {
		return nil
	}
	return found.Node
}

// together reports lines with no blank one between: items of a list, rows of a
// table, and what a line break parts; in a text that was wrapped, parts of a paragraph.
func (p *Page) together(a, b *line) bool {
	if p.Wrapped {
		return goesOn(a, b)
	}
	return a.item && b.item || a.tag == atom.Tr && b.tag == atom.Tr || a.block == b.block && a.block != nil
}

// write finds the title, the index of whose line it returns, and the line that says when if the data of the page does not.
func (m *metadata) write(p *Page, lines []line, kept []int) (title int) {
	if title = m.titleLine(lines, belowHeadings(lines, kept)); title < 0 && m.untitled() {
		title = emphatic(lines, kept)
	}
	if title >= 0 {
		p.Title, p.titled = lines[title].text, true
		if title > kept[0] {
			p.below = &lines[title]
		}
		lines[title].left, lines[title].pre = "", false
	} else {
		p.Title = withoutOutlet(or(m.titles()...), lines, p)
	}
	if p.Outlet == "" {
		p.Outlet = outletBeside(m.title, lines, p)
	}
	begins := kept[0]
	if begins == title && len(kept) > 1 {
		begins = kept[1]
	}
	if p.Published == "" {
		p.dayBeside(lines, title, begins)
	}
	if p.Published == "" && title < 0 {
		p.dayAlone(lines)
	}
	p.dayInLines(lines, kept, title, begins)
	p.Authors = p.fuller(signed(lines, kept, title, p))
	if first := &lines[kept[0]]; kept[0] != title && (same(first.text, p.Title) || title < 0 && heading(first.tag) && endsWith(first.text, p.Title)) {
		first.left = ruleTitle
	}
	p.leaveNote(lines, kept)
	p.leaveCredits(lines, kept, title, runningText(lines, kept, title, begins))
	p.Wrapped = wrapped(lines, kept)
	return title
}

// dayInLines keeps the line that says when, and those beside it that say who, if the page
// says it nowhere else; failing that it looks behind the text.
func (p *Page) dayInLines(lines []line, kept []int, title, begins int) {
	if p.Published != "" {
		return
	}
	i := dateLine(lines, title, runningText(lines, kept, title, begins), p.Lang)
	if i >= 0 {
		p.signedOn(lines, &lines[i])
	}
	if p.Published != "" {
		return
	}
	if i >= 0 && lines[i].left != rulePost {
		for k := max(i-1, 0); k <= min(i+1, len(lines)-1); k++ {
			if k == i || k > title && !lines[k].item && byline(lines[k].text, p.Lang) {
				lines[k].left = ""
			}
		}
		return
	}
	if p.daySigned(lines, kept[len(kept)-1]); p.Published == "" {
		p.dayOfPost(lines, kept[len(kept)-1])
	}
	if p.Published == "" {
		p.dayBehind(lines, kept)
	}
}

// leaveCredits leaves out what stands between the headline and the text and says what is
// known already: who wrote it, when, and below which headings the page stands.
func (p *Page) leaveCredits(lines []line, kept []int, title, text int) {
	for _, i := range kept {
		l := &lines[i]
		if i == title || i > text || l.left != "" || heading(l.tag) && i > title {
			continue
		}
		switch {
		case title >= 0 && !l.sentence && l.words <= mostTitle && endsWith(l.text, p.Title):
			l.left = ruleTitle
		case i < title || l.words > longestLabelled || p.Published == "" && dated(l.text, p.Lang):
		case i < text && len(p.Authors) > 0 && besideDay(lines, l, p.Lang) == p.Authors[0]:
			l.left = ruleTime
		case p.credits(l), !l.sentence && l.words <= longestStamp && dated(l.text, p.Lang) && saysPublished(l.text, "en"):
			l.left = ruleTime
		}
	}
}

// leaveNote leaves out the last paragraph if it begins with the name of the author, of whom
// the text says nothing else, and does not speak of its writer as I.
func (p *Page) leaveNote(lines []line, kept []int) {
	if len(p.Authors) != 1 || !strings.Contains(p.Authors[0], " ") || len(kept) < 3 {
		return
	}
	last := kept[len(kept)-1]
	if l := &lines[last]; !strings.HasPrefix(l.text, p.Authors[0]+" ") || l.words > longestPosted || l.item || saysI(l.text, p.Lang) {
		return
	}
	for _, i := range kept[:len(kept)-1] {
		if lines[i].sentence && strings.Contains(lines[i].text, p.Authors[0]) {
			return
		}
	}
	lines[last].left = ruleEdge
}

// credits reports a line that begins as those do that say who wrote a text, has the first
// of its authors, and little else or a day.
func (p *Page) credits(l *line) bool {
	if len(p.Authors) == 0 || !strings.Contains(l.text, p.Authors[0]) || cutBy(l.text, p.Lang) == l.text {
		return false
	}
	return dated(l.text, p.Lang) || !l.sentence && len(l.text) <= len(p.Authors[0])+longestCredit
}

// longestCredit is how many bytes stand beside the name of the author in a line that says
// nothing else.
const longestCredit = 20

// belowHeadings returns the first line of an article that is no heading.
func belowHeadings(lines []line, kept []int) int {
	for _, i := range kept {
		if !heading(lines[i].tag) {
			return i
		}
	}
	return kept[0]
}

// leastTitle is how many bytes of letters a title has that a longer heading ends with.
const leastTitle = 15

// endsWith reports a heading that says a title behind a few words of its own.
func endsWith(heading, title string) bool {
	title = squeeze(title)
	return len(title) >= leastTitle && strings.HasSuffix(squeeze(heading), title)
}
