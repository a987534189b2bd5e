package webpage

import (
	"slices"
	"strings"

	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What go-readability does not know of an article: that its paragraphs may stand in
// several elements, that its first one may be set as a heading, and that another
// article may follow in the same file.

// form is how a page marks a block: its element and the two around it, with their
// classes; the second is left out if one before has a class. It is empty if none has.
func form(n *html.Node) string {
	var b strings.Builder
	named := false
	for i := 0; i < 3 && !(named && i == 2); i++ {
		if n == nil || n.Type != html.ElementNode {
			break
		}
		c := class(n)
		named = named || c != ""
		b.WriteString(n.Data + "." + c + "<")
		n = n.Parent
	}
	if !named {
		return ""
	}
	return b.String()
}

// leastShare is the part of the chosen text that a form holds whose other blocks are
// taken for text too: a tenth.
const leastShare = 10

// rescueAlike brings back sentences of the same form as those that were chosen, from
// the title on, where the text stands in several elements.
func rescueAlike(lines []line, in []bool, title int) {
	first, last := edges(lines, in)
	if first < 0 {
		return
	}
	runes, all := map[string]int{}, 0
	for i := range lines {
		if l := &lines[i]; in[i] && l.sentence {
			runes[form(l.block)] += l.runes
			all += l.runes
		}
	}
	home := enclosing(homeOf(lines, in))
	from := max(0, first-farthest)
	if title >= 0 && title < first {
		from = title + 1
	}
	alike := func(l *line) bool {
		f := form(l.block)
		return runes[f]*leastShare >= all && f != "" && l.sentence && l.linkShare() < 0.3 && !l.tools && !l.caption && !l.menu &&
			(enclosing(l.block) == home || besideAlike(enclosing(l.block), home))
	}
	for i := from; i <= min(len(lines)-1, last+farthest); i++ {
		l := &lines[i]
		if i > first && l.tag == headline {
			return
		}
		// The first paragraph often stands in a teaser of its own, below the headline.
		begins := title >= 0 && i <= first && !l.sure
		if (!in[i] || l.box) && alike(l) && (!l.box || begins) {
			in[i], l.box = true, false
			last = max(last, i)
		}
	}
}

// besideAlike reports two articles of one form beside each other, as the posts of a
// thread are and the entries of a live report.
func besideAlike(a, b *html.Node) bool {
	return a != nil && b != nil && a.DataAtom == atom.Article && b.DataAtom == atom.Article && a.Parent == b.Parent && class(a) != "" && class(a) == class(b)
}

// farthest is how many lines may stand between two elements that hold the text.
const farthest = 25

// enclosing returns the article, the main part or the body around an element.
func enclosing(n *html.Node) *html.Node { return closest(n, atom.Article, atom.Main, atom.Body) }

// standfirst takes the paragraph below the headline that the page describes itself
// with, or whose class says what it is, however it is set.
func standfirst(lines []line, in []bool, m *metadata, title int) {
	first, _ := edges(lines, in)
	if first < 0 {
		return
	}
	for i := max(0, title+1, first-farthest); i < first; i++ {
		l := &lines[i]
		if in[i] || l.menu || l.caption || l.words < 5 || l.linkShare() > 0.5 || i == title {
			continue
		}
		named := title >= 0 && i <= title+6 && namedStandfirst(l.block)
		plain := named && l.linked == 0 && !l.tools && !l.box && l.by == "" && l.time == "" && i == title+1
		if m.describes(l.text) || plain || l.sentence && l.words >= 8 && (named || title >= 0 && i == title+1 && belowHeadline(l, &lines[title])) {
			in[i], l.spoken, l.first = true, true, true
		}
	}
}

// namedStandfirst reports an element that says that it is a standfirst, or holds one.
func namedStandfirst(n *html.Node) bool {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main || n.DataAtom == atom.Body {
			return false
		}
		if slices.ContainsFunc(strings.Fields(strings.ToLower(saidNames(n))), namesStandfirst) {
			return true
		}
	}
	return false
}

// belowHeadline reports a line that stands with the headline above it in an element that is
// not the page, and in none that says that it is something else.
func belowHeadline(l, title *line) bool {
	if l.box || l.tools || l.item || l.asks || l.parent == nil || title.parent == nil {
		return false
	}
	home := title.parent
	return home.DataAtom != atom.Body && (l.parent == home || l.parent.Parent == home) && !holdsMenu(home)
}

// namesStandfirst reports a class of a standfirst, whole or behind a prefix of its site.
func namesStandfirst(class string) bool {
	if standfirstNames[unmarked.Replace(class)] {
		return true
	}
	last := class[strings.LastIndexAny(class, "-_")+1:]
	return last != "intro" && last != "lead" && last != "spot" && standfirstNames[last]
}

// standfirstNames are classes of a standfirst, without hyphens.
var standfirstNames = wordSet(`subtitle standfirst deck dek chapo chapeau articlechapo articledeck articlesubtitle articlestandfirst articledek
	poststandfirst entrysubtitle postsubtitle introtext lead leadparagraph intro spot articlesummary subheadline strapline
	teasertext articlelead articleintro`)

// describes reports that the page describes itself with a text, or with its beginning.
func (m *metadata) describes(text string) bool {
	key := squeeze(text)
	for _, d := range []string{m.meta["description"], m.meta["og:description"], m.meta["twitter:description"], m.ld.description} {
		d = squeeze(strings.TrimRight(d, " .…"))
		if len(d) >= leastDescription && len(key) >= leastDescription && (strings.HasPrefix(key, d) || strings.HasPrefix(d, key)) {
			return true
		}
	}
	return false
}

// leastDescription is how many bytes of letters a description has at least.
const leastDescription = 25

// nextArticle returns the line at which another article begins in the same file: with
// a headline of its own, in an element beside that of the first and of the same form.
// It is the number of lines if there is none.
func nextArticle(lines []line, title int) int {
	if title < 0 {
		return len(lines)
	}
	for next := title + 1; next < len(lines); next++ {
		if l := &lines[next]; l.tag != lines[title].tag || l.block == lines[title].block || l.menu || !beginsArticle(lines, next) {
			continue
		}
		if twin(lines[title].block, lines[next].block) != nil {
			return next
		}
	}
	return len(lines)
}

// beginsArticle reports that a few sentences stand behind a headline before the next: two will do
// in an element that is named as an article, behind a headline of the first rank.
func beginsArticle(lines []line, title int) bool {
	sentences, fewest := 0, 3
	if l := &lines[title]; l.tag == headline && within(l.block, atom.Article) {
		fewest = 2
	}
	for i := title + 1; i < len(lines) && sentences < fewest; i++ {
		if lines[i].tag == lines[title].tag {
			return false
		}
		if l := &lines[i]; l.sentence && l.linkShare() < 0.3 && l.words >= 10 {
			sentences++
		}
	}
	return sentences >= fewest
}

// articlesBehind returns the lines of each article that stands behind the one of a page,
// from its headline on.
func articlesBehind(lines []line, title int) (articles []text.Lines) {
	for next := nextArticle(lines, title); next < len(lines); next = nextArticle(lines, next) {
		home := twin(lines[title].block, lines[next].block)
		last := next
		for i := next; i < len(lines) && inside(lines[i].block, home); i++ {
			last = i
		}
		articles = append(articles, text.Lines{First: lines[next].at, Last: lines[last].at})
		title = next
	}
	return articles
}

// twin returns the element around b that stands beside one of the same form around a, if
// they are articles or parts of a page and no paragraphs; nil if there is none.
func twin(a, b *html.Node) *html.Node {
	above := map[*html.Node]*html.Node{} // ancestor of a → its child on the way
	for n := a; n != nil && n.Parent != nil; n = n.Parent {
		above[n.Parent] = n
	}
	for n := b; n != nil && n.Parent != nil; n = n.Parent {
		if other := above[n.Parent]; other != nil {
			if other != a && n != b && other.DataAtom == n.DataAtom && class(other) == class(n) &&
				(n.DataAtom == atom.Article || !within(n, atom.Article) && (n.DataAtom == atom.Section || n.DataAtom == atom.Div && class(n) != "")) {
				return n
			}
			return nil
		}
	}
	return nil
}
