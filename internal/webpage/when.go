package webpage

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

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
	fromSignature = "line behind the text of the page"
	fromSigned    = "the date beside the headline" // as package clean says it of a line that it reads itself
)

// publicationNames are the names of meta elements that hold the day of publication, the
// likeliest first, in small letters and without marks: those of Open Graph, of Dublin Core,
// of the data for citations and of the programs that papers count their readers with.
var publicationNames = strings.Fields(`articlepublishedtime ogarticlepublishedtime ogpublishedtime articlepublished publishedtime datepublished
	rnewsdatepublished originalpublicationdate articledateoriginal articleoriginaldate publicationdate articlepublicationdate citationpublicationdate
	citationonlinedate citationdate date dcdate dcdateissued dctermsissued dateissued dctermscreated dcdatecreated dctermsdate pubdate dcpubdate btpubdate
	publishdate articlepublishdate publisheddate publishtime ptime parselypubdate sailthrudate cxenseparserecspublishtime cxenseparsepublishtime
	recspublishtime shareaholicarticlepublishedtime weiboarticlecreateat weiboarticlecreatetime govukfirstpublishedat eomportalpublishdate
	displaydate postdate newsdate releasedate created createdate creationdate datecreated`)

// when finds the day of publication in what the page says of itself, the witnesses in
// the order of their worth.
func (m *metadata) when(p *Page) {
	type witness struct{ value, from string }
	witnesses := []witness{{m.ld.published, fromData}}
	for i, said := range m.named(publicationNames) {
		from := fromMeta
		if i == 0 {
			from = fromOpenGraph
		}
		witnesses = append(witnesses, witness{said, from})
	}
	for _, w := range append(witnesses, witness{m.published, fromTime}, witness{m.ld.pagePublished, fromData}, witness{m.saysWhen(), fromMeta}) {
		if d := day(w.value, p.Lang); d != "" {
			p.Published, p.PublishedFrom = d, w.from
			return
		}
	}
}

// saysWhen returns what a meta element says whose name has the words for a day and for
// publishing in it, whatever program gave it that name.
func (m *metadata) saysWhen() string {
	for _, name := range slices.Sorted(maps.Keys(m.meta)) {
		key := squeeze(name)
		if strings.Contains(key, "publish") && !strings.Contains(key, "unpublish") && !strings.Contains(key, "mod") && !strings.Contains(key, "update") &&
			(strings.Contains(key, "date") || strings.Contains(key, "time")) && len(key) <= longestMeta {
			return m.meta[name]
		}
	}
	return ""
}

// longestMeta is how many letters a name of a meta element has at most that is looked at for words.
const longestMeta = 40

// publishedOf returns what an element says that is marked as the date of publication,
// as microdata, RDFa and microformats mark it and as many papers do by a class.
func publishedOf(n *html.Node) string {
	class := strings.ToLower(attribute(n, "class"))
	marked := attribute(n, "itemprop") == "datePublished" || publishedProperty(attribute(n, "property"))
	switch {
	case !marked && !strings.Contains(class, "publish") && !has(n, "pubdate"), standsBeside(n), n.DataAtom == atom.Meta && !marked:
		return ""
	case marked:
		return or(attribute(n, "content"), attribute(n, "datetime"), attribute(n, "title"), textOf(n))
	case n.DataAtom == atom.Time && (has(n, "pubdate") || strings.Contains(class, "publish")):
		return attribute(n, "datetime")
	case n.DataAtom == atom.Abbr && slices.Contains(strings.Fields(class), "published"):
		return attribute(n, "title")
	}
	return ""
}

// publishedProperty reports properties of RDFa that are the day of publication.
func publishedProperty(properties string) bool {
	for p := range strings.FieldsSeq(properties) {
		switch _, name, _ := strings.Cut(p, ":"); {
		case p == "dc:date", p == "dc:created", p == "dcterms:created", p == "dc:issued", p == "dcterms:issued", name == "datePublished", p == "datePublished":
			return true
		}
	}
	return false
}

// standsBeside reports an element the article, where the dates of teasers stand.
func standsBeside(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		s := signsOf(namesOf(p))
		if p.DataAtom == atom.Nav || p.DataAtom == atom.Aside || p.DataAtom != atom.Body && s.box {
			return true
		}
	}
	return false
}

var isoStart = text.Pattern(`^((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:$|[T ])`)

// noDays are what programs write that know no day: the beginnings of their calendars.
var noDays = []string{"1970-01-01", "1969-12-31", "1900-01-01"}

// day takes the day of a stamp as it is written, without moving it to another time
// zone: of one in ISO 8601, or of a date as people write it if it is clear which day
// that is.
func day(s, lang string) string {
	s = strings.TrimSpace(s)
	if m := isoStart().FindStringSubmatch(s); m != nil {
		d := m[1] + "-" + m[2] + "-" + m[3]
		if _, err := time.Parse(time.DateOnly, d); err != nil || slices.Contains(noDays, d) {
			return ""
		}
		return d
	}
	const longest = 80 // bytes
	if len(s) > longest {
		return ""
	}
	return oneDay(s, lang)
}

// oneDay is the one day that a text gives; "" if it gives none, several, or one that is
// unclear. Of a page in an unknown language nobody knows whether the month stands first.
func oneDay(s, lang string) string {
	dates := calendar.Stamps(s, or(lang, "en"))
	if len(dates) != 1 || dates[0].Year == 0 || dates[0].Short {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", dates[0].Year, dates[0].Month, dates[0].Day)
}

// dayBeside finds the day that time elements beside the headline give, if all give the
// same: those of lines from the headline to the text that belong to no other article.
func (p *Page) dayBeside(lines []line, title, text int) {
	found := ""
	for i := max(title, 0); i < min(text+belowStandfirst, len(lines)) && i <= title+linesBelow; i++ {
		l := &lines[i]
		d := day(l.time, p.Lang)
		if d == "" || l.box || i >= text && (l.sentence || l.item || heading(l.tag) || title < 0 || leadsElsewhere(l, p.Lang)) {
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

// dayAlone takes the one day that the time elements of a page without a headline give, as
// those of a single post do.
func (p *Page) dayAlone(lines []line) {
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

// timed reports that a time element close to the headline gives a day, or a short line below it.
func timed(lines []line, title int, lang string) bool {
	for i := max(0, title-linesAbove); i < min(len(lines), title+linesBelow); i++ {
		l := &lines[i]
		says := i > title && !l.sentence && l.words <= longestDate && day(l.text, lang) != ""
		if !l.box && !l.menu && (says || day(l.time, lang) != "") {
			return true
		}
	}
	return false
}

// leadsElsewhere reports a line with a day and a link beside it of some words that are neither that day nor a name: the
// headline of another page.
func leadsElsewhere(l *line, lang string) bool {
	const fewest, mostName = 16, 3 // letters; words
	if l.linked < fewest || l.linkShare() == 1 || l.by != "" || saysPublished(l.text, lang) {
		return false
	}
	for n := range l.block.Descendants() {
		if n.DataAtom != atom.A {
			continue
		}
		says := strings.Join(strings.Fields(textOf(n)), " ")
		isName := countWords(says) <= mostName && people().one.MatchString(says)
		if utf8.RuneCountInString(says) >= fewest && !isName && day(says, lang) == "" {
			return true
		}
	}
	return false
}

// dayOfPost takes the day of the only time element of a page, if it stands right behind the
// text and not in a box: that of a single post. Where there are more, one may be of a teaser.
func (p *Page) dayOfPost(lines []line, last int) {
	at := -1
	for i := range lines {
		if lines[i].time == "" {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at <= last || at > last+nearText || lines[at].box || lines[at].menu || lines[at].teaser || leadsElsewhere(&lines[at], p.Lang) {
		return
	}
	if d := day(lines[at].time, p.Lang); d != "" {
		p.Published, p.PublishedFrom = d, fromTime
	}
}

// dayBehind takes the day that stands alone right behind the text, or as its last line, where
// no other line of the page that is as short gives one.
func (p *Page) dayBehind(lines []line, kept []int) {
	last, at := kept[len(kept)-1], -1
	for i := range lines {
		l := &lines[i]
		if l.words > longestDay || utf8.RuneCountInString(l.text) > longestDayRunes || strings.Contains(l.text, ":") {
			continue
		}
		if l.sentence || l.item || l.tag == atom.Tr || oneDay(l.text, p.Lang) == "" {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at < last || at > last+1 || lines[at].box || lines[at].menu || lines[at].teaser || at == last && len(kept) < 2 {
		return
	}
	p.Published, p.PublishedFrom = oneDay(lines[at].text, p.Lang), fromSignature
	lines[at].left = ruleTime
}

// longestDay and longestDayRunes are the most words and characters of a day with its month and year.
const longestDay, longestDayRunes = 5, 24

// nearText is how many lines behind a text the time of a post stands at most.
const nearText = 3

// dated reports a line that says when, or seems to: in numbers it need not be clear
// which is the month.
func dated(line, lang string) bool {
	short := bool(language.Get(lang).Dates().ShortYears)
	tells := func(m calendar.Mention) bool { return m.Year > 0 && (short || !m.Short) }
	return numbers().MatchString(line) || slices.ContainsFunc(calendar.Stamps(line, lang), tells)
}

// numbers matches a date in numbers.
var numbers = text.Pattern(`\b\d{1,2}([/.-])\d{1,2}[/.-](?:19|20)\d\d\b`)

// longestDate is the most words a line has that says when an article was published,
// linesBelow how many lines below the headline it stands at most, and linesAbove how many
// above it.
const longestDate, linesBelow, linesAbove = 16, 6, 4

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

// daySigned finds the day in what blogs write behind a text: who wrote it, and when. It is
// the one day of a line that says so and says nothing of a change.
func (p *Page) daySigned(lines []line, last int) {
	for i := last; i < len(lines) && i <= last+behindText; i++ {
		l := &lines[i]
		if l.words > longestPosted || l.menu || within(l.block, atom.Aside) || l.box && !l.sure && i > last+1 {
			continue
		}
		if !saysPublished(l.text, p.Lang) {
			continue
		}
		if d := oneDay(l.text, p.Lang); d != "" {
			p.Published, p.PublishedFrom = d, fromSignature
			return
		}
	}
}

// saysPublished reports a line that says that something was published, and nothing of a
// change.
func saysPublished(line, lang string) bool {
	return hasWord(line, wordsOf(lang).PublishedWords) && !updated(line, lang)
}

// updated reports a line that says that something was changed.
func updated(line, lang string) bool { return hasWord(line, wordsOf(lang).UpdatedWords) }

// hasWord reports a line that has one of some words or phrases.
func hasWord(line string, list []string) bool {
	said := " " + strings.Join(text.FoldedWords(line), " ") + " "
	return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(said, " "+text.Fold(w)+" ") })
}

// longestPosted is the most words of a line behind a text that says who wrote it and when.
const longestPosted = 80

// hour matches a time of day, in digits of any script.
var hour = text.Pattern(`(?:^|[^\d.:])\p{Nd}{1,2}[:.h]\p{Nd}{2}(?:$|[^\p{Nd}.])`)

// wordsOf returns what is known of lines of metadata in a language, and in all of them of
// a page that does not say in which it is.
func wordsOf(lang string) *language.CleaningData {
	if lang != "" {
		return language.Get(lang).Cleaning()
	}
	return anyLanguage()
}

var anyLanguage = sync.OnceValue(func() *language.CleaningData {
	all := &language.CleaningData{}
	for _, l := range language.With(language.Cleaning) {
		c := l.Cleaning()
		all.PublishedWords = append(all.PublishedWords, c.PublishedWords...)
		all.UpdatedWords = append(all.UpdatedWords, c.UpdatedWords...)
		all.BylineStarts = append(all.BylineStarts, c.BylineStarts...)
		all.BeforePlaces = append(all.BeforePlaces, c.BeforePlaces...)
		all.With = append(all.With, c.With...)
		all.By = append(all.By, c.By...)
	}
	return all
})

// ofEach returns a function that gives what prepare makes of the words of a language, or of all languages
// for a page that names none. It is made once, and once for all languages of which nothing is known.
func ofEach[T any](prepare func(*language.CleaningData) T) func(lang string) T {
	one := language.OnceEach(func(l *language.Language) T { return prepare(l.Cleaning()) })
	ofAll := sync.OnceValue(func() T { return prepare(anyLanguage()) })
	return func(lang string) T {
		if lang != "" {
			return one(lang)
		}
		return ofAll()
	}
}

// byline reports a short line that begins as those do that say who wrote a text.
func byline(line, lang string) bool {
	const longest = 80 // bytes
	return len(line) <= longest && !text.EndsSentence(line) && slices.ContainsFunc(wordsOf(lang).BylineStarts, func(start string) bool {
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
