package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/calendar"
	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Which line of a page says when it was published.

// dateLine finds the line between the title and the text that says when, or the one
// above the text of a page without a title; else one right above the title that says the
// hour as well, for a day alone may be that of the reader. It is −1 if there is none.
func dateLine(lines []line, title, text int, lang string) int {
	first := title + 1
	if title < 0 {
		first = max(0, text-linesBelow)
	}
	for i := first; i < min(text+belowStandfirst, len(lines)) && i <= first+linesBelow; i++ {
		l := &lines[i]
		says := title >= 0 && l.words <= longestLabelled && (begins(l.text, wordsOf(lang).PublishedWords) || saysBoth(l.text, lang))
		if i >= text && (title < 0 || l.left == "" || l.box || l.words > longestBare && !says) { // behind a standfirst nothing else stands in the line
			continue
		}
		if l.left == rulePost && !hour().MatchString(l.text) {
			continue // since when somebody is a member
		}
		if (short(l) || says) && dated(unglued(l.text), lang) && !(l.box && (title < 0 || l.tag == atom.Tr)) {
			return i
		}
	}
	for i := title - 1; i >= max(0, title-linesAbove); i-- {
		l := &lines[i]
		if short(l) && !l.box && !l.menu && dated(l.text, lang) && (hour().MatchString(l.text) || besideHeadline(l, &lines[title], lang)) {
			return i
		}
	}
	return -1
}

// belowStandfirst is how many lines below the first sentence may say when, and longestBare
// the most words of one that says nothing else: a day, an hour, a zone.
const belowStandfirst, longestBare = 4, 8

// longestLabelled is the most words of a line that begins by saying that it gives the day of
// publication: it may give the day of a change as well, both with weekday and hour.
const longestLabelled = 24

// saysBoth reports a line that says when something was changed and, behind that, when it was published.
func saysBoth(line, lang string) bool {
	return begins(line, wordsOf(lang).UpdatedWords) && hasWord(line, wordsOf(lang).PublishedWords)
}

// begins reports a line that begins with one of some words.
func begins(line string, with []string) bool {
	folded := text.Fold(line)
	return slices.ContainsFunc(with, func(w string) bool {
		rest, is := strings.CutPrefix(folded, text.Fold(w))
		return is && !unicode.IsLetter(text.FirstRune(rest))
	})
}

// besideHeadline reports a line with a day above the headline that is no clock of the
// page: its element says that it is a date, or it stands with the headline in an element
// that is not the page.
func besideHeadline(l, title *line, lang string) bool {
	names := namesOf(l.block) + " " + namesOf(l.parent)
	if slices.ContainsFunc([]string{"today", "clock", "current", "heute", "calendar", "weather"}, func(w string) bool { return strings.Contains(names, w) }) {
		return false
	}
	if namesDay(l) {
		return true
	}
	if l.block == title.block || inside(title.block, l.block) {
		return true
	}
	home := title.parent
	weekday := slices.ContainsFunc(calendar.Stamps(l.text, lang), func(m calendar.Mention) bool { return m.Weekday > 0 })
	return home != nil && home.DataAtom != atom.Body && !weekday && (l.parent == home || l.parent != nil && l.parent.Parent == home && !holdsMenu(home))
}

// namesDay reports a line in an element that says that it holds a date.
func namesDay(l *line) bool {
	for _, n := range []*html.Node{l.block, l.parent} {
		if n == nil {
			continue
		}
		names := withoutHumps(text.Start(class(n), longestClass) + " " + text.Start(attribute(n, "id"), longestClass))
		words := strings.FieldsFunc(names, func(r rune) bool { return !unicode.IsLetter(r) })
		if slices.ContainsFunc(words, isDayName) {
			return true
		}
	}
	return false
}

// isDayName reports a word of a class that is one for a date, whole or behind one for what
// has it: pubdate, and no candidate.
func isDayName(word string) bool {
	for _, day := range []string{"datetime", "timestamp", "dateline", "datestamp", "date", "time", "datum", "meta", "fecha"} {
		if before, is := strings.CutSuffix(word, day); is && (before == "" || slices.Contains(datedThings, before)) {
			return true
		}
	}
	return false
}

// datedThings are what stands before the word for a date in the names of elements.
var datedThings = []string{
	"pub", "publish", "published", "publication", "post", "posted", "entry", "article", "story", "news", "page", "create", "created", "display",
	"issue", "item", "blog", "content", "release", "byline", "author", "artikel", "nachricht",
}

// holdsMenu reports an element with a menu in it, as the whole page is.
func holdsMenu(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Nav || c.DataAtom == atom.Footer {
			return true
		}
	}
	return false
}

// signedOn takes the day of a line that names who wrote the page and says when, or of the
// head of a first post. What else stands in it is no text.
func (p *Page) signedOn(lines []line, l *line) {
	says := l.by != "" || besideDay(lines, l, p.Lang) != "" || l.left == rulePost || byWhom(l, p.Lang, false) != "" ||
		l.words > longestBare && namesDay(l) && saysPublished(l.text, p.Lang)
	said := oneDay(unglued(l.text), p.Lang)
	if !says || l.sentence || said == "" || updated(l.text, p.Lang) {
		return
	}
	p.Published, p.PublishedFrom = said, fromSigned
	if l.left == "" {
		l.left = ruleTime
	}
}
