package webpage

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"dossier/internal/calendar"
	"dossier/internal/language"
	"dossier/internal/text"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Where in a page its date can stand.
const (
	fromData      = "JSON-LD of the page"
	fromOpenGraph = "Open Graph data of the page"
	fromMeta      = "metadata of the page"
	fromTime      = "time element of the page"
)

// when finds the day of publication in what the page says of itself, the witnesses in
// the order of their worth.
func (m *metadata) when(p *Page) {
	for _, w := range []struct{ value, from string }{
		{m.ld.published, fromData},
		{m.meta["article:published_time"], fromOpenGraph},
		{m.meta["datepublished"], fromMeta},
		{m.meta["date"], fromMeta},
		{m.meta["dc.date"], fromMeta},
		{m.meta["dc.date.issued"], fromMeta},
		{m.meta["dcterms.created"], fromMeta},
		{m.meta["pubdate"], fromMeta},
		{m.meta["publish-date"], fromMeta},
		{m.meta["parsely-pub-date"], fromMeta},
		{m.meta["sailthru.date"], fromMeta},
		{m.published, fromTime},
		{m.ld.pagePublished, fromData},
	} {
		if d := day(w.value, p.Lang); d != "" {
			p.Published, p.PublishedFrom = d, w.from
			return
		}
	}
}

// publishedOf returns what an element says that is marked as the date of publication,
// as microdata and microformats mark it and as many papers do by a class.
func publishedOf(n *html.Node) string {
	class := strings.ToLower(attribute(n, "class"))
	switch {
	case attribute(n, "itemprop") != "datePublished" && !strings.Contains(class, "publish") && !has(n, "pubdate"), standsBeside(n):
		return ""
	case attribute(n, "itemprop") == "datePublished":
		return or(attribute(n, "content"), attribute(n, "datetime"), attribute(n, "title"))
	case n.DataAtom == atom.Time && (has(n, "pubdate") || strings.Contains(class, "publish")):
		return attribute(n, "datetime")
	case n.DataAtom == atom.Abbr && slices.Contains(strings.Fields(class), "published"):
		return attribute(n, "title")
	}
	return ""
}

// standsBeside reports an element the article, where the dates of teasers stand.
func standsBeside(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		s := signsOf(strings.ToLower(attribute(p, "class") + " " + attribute(p, "id")))
		if p.DataAtom == atom.Nav || p.DataAtom == atom.Aside || p.DataAtom != atom.Body && s.box {
			return true
		}
	}
	return false
}

var isoStart = regexp.MustCompile(`^((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:$|[T ])`)

// day takes the day of a stamp as it is written, without moving it to another time
// zone: of one in ISO 8601, or of a date as people write it if it is clear which day
// that is.
func day(s, lang string) string {
	s = strings.TrimSpace(s)
	if m := isoStart.FindStringSubmatch(s); m != nil {
		t, err := time.Parse(time.DateOnly, m[1]+"-"+m[2]+"-"+m[3])
		if err != nil {
			return ""
		}
		return t.Format(time.DateOnly)
	}
	const longest = 80 // bytes
	if len(s) > longest {
		return ""
	}
	if dates := calendar.Stamps(s, lang); len(dates) == 1 && dates[0].Year > 0 && !dates[0].Short {
		return fmt.Sprintf("%04d-%02d-%02d", dates[0].Year, dates[0].Month, dates[0].Day)
	}
	return ""
}

// beside finds the day that time elements beside the headline give, if all give the
// same: those of lines from the headline to the text that belong to no other article.
func (p *Page) beside(lines []line, title, text int) {
	found := ""
	for i := max(title, 0); i < text && i <= title+linesBelow; i++ {
		l := &lines[i]
		d := day(l.time, p.Lang)
		if d == "" || l.box {
			continue
		}
		if found != "" && found != d {
			return
		}
		found = d
	}
	if found != "" {
		p.Published, p.PublishedFrom = found, fromTime
	}
}

// alone takes the one day that the time elements of a page without a headline give, as
// those of a single post do.
func (p *Page) alone(lines []line) {
	found := ""
	for i := range lines {
		d := day(lines[i].time, p.Lang)
		if d == "" {
			continue
		}
		if found != "" && found != d || lines[i].sentence {
			return
		}
		found = d
	}
	if found != "" {
		p.Published, p.PublishedFrom = found, fromTime
	}
}

// dated reports a line that says when, or seems to: in numbers it need not be clear
// which is the month.
func dated(line, lang string) bool {
	short := bool(language.Get(lang).Dates().ShortYears)
	tells := func(m calendar.Mention) bool { return m.Year > 0 && (short || !m.Short) }
	return numbers.MatchString(line) || slices.ContainsFunc(calendar.Stamps(line, lang), tells)
}

// numbers matches a date in numbers.
var numbers = regexp.MustCompile(`\b\d{1,2}([/.-])\d{1,2}[/.-](?:19|20)\d\d\b`)

// longestDate is the most words a line has that says when an article was published,
// linesBelow how many lines below the headline it stands at most, and linesAbove how many
// above it.
const longestDate, linesBelow, linesAbove = 16, 6, 2

// runningText returns the first line of the running text behind the title: standfirst
// and boxes before it have no full stop. It is begins if there is none.
func runningText(lines []line, kept []int, title, begins int) int {
	for _, i := range kept {
		if i > title && lines[i].words >= fewestWords && text.EndsSentence(lines[i].text) {
			return i
		}
	}
	return begins
}

// fewestWords is how many words a sentence of running text has at least.
const fewestWords = 8

// dateLine finds the line between the title and the text that says when, or the one
// above the text of a page without a title; else one right above the title that says the
// hour as well, for a day alone may be that of the reader. It is −1 if there is none.
func dateLine(lines []line, title, text int, lang string) int {
	first := title + 1
	if title < 0 {
		first = max(0, text-linesBelow)
	}
	for i := first; i < text && i <= first+linesBelow; i++ {
		if short(&lines[i]) && dated(lines[i].text, lang) && (title >= 0 || !lines[i].box) {
			return i
		}
	}
	for i := title - 1; i >= max(0, title-linesAbove); i-- {
		if l := &lines[i]; short(l) && !l.box && !l.menu && hour.MatchString(l.text) && dated(l.text, lang) {
			return i
		}
	}
	return -1
}

// hour matches a time of day, in digits of any script.
var hour = regexp.MustCompile(`(?:^|[^\d.:])\p{Nd}{1,2}[:.h]\p{Nd}{2}(?:$|[^\p{Nd}.])`)

// bylineStarts are the words with which bylines of a language begin.
func bylineStarts(lang string) []string { return language.Get(lang).Cleaning().BylineStarts }

// byline reports a short line that begins as those do that say who wrote a text.
func byline(line, lang string) bool {
	const longest = 80 // bytes
	return len(line) <= longest && !text.EndsSentence(line) && slices.ContainsFunc(bylineStarts(lang), func(start string) bool {
		rest, begins := strings.CutPrefix(line, start)
		return begins && (strings.HasPrefix(rest, " ") || strings.HasSuffix(start, ":"))
	})
}

// short reports a line that may say when. Of a script that sets no spaces each character
// counts as a word. What a list of terms dates is an event.
func short(l *line) bool {
	const characters = 3 // of a word
	return l.tag != atom.Dd && (l.words <= longestDate || l.words <= characters*longestDate && strings.ContainsFunc(l.text, text.IsUnspaced))
}
