package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// unit is what a rule judges: a line, or a run of lines where blank lines
// separate paragraphs.
type unit struct {
	first, last int // raw lines
	text        string
	words       []string // folded
	profile     profile  // of the words
	foreign     bool     // another language than the page's has more stop words here
	native      bool     // it has stop words of the page's language
	previous    int      // the raw line on which the unit before ends, 0 if none
	same        int      // index of the first unit with this text
	twice       bool     // another unit has this text
	stops       float64  // part of the words that are stop words of the page's language
	policy      string   // family of policy sentences, "" if it is none
	family      string   // family of page furniture, "" if it is none
	label       int      // words that say so, if the rest of the line is open
	ends        bool     // like a sentence
	strong      bool     // a paragraph: long, a sentence, with the stop words of its language
	guest       bool     // a paragraph in another language than the page's
	running     bool     // text that goes on for more than a sentence and does not end like one
	item        bool     // of a list or of a row of figures
	verse       bool     // a line of a stanza
	stamp       stamp    // of a comment

	is         custody.Class // "" while undecided
	rule       string
	confidence float64 // of the rule, 0 to 1
	hand       bool
}

// page is a capture on its way through the rules. Rules read it; only decide
// writes to it. What is remembered below spares rules a look at every unit.
type page struct {
	units   []unit
	heading int    // the line of the headline if it stands below text, 0 if it does not
	left    []unit // left out by the reader of a page: no rule sees them
	lang    string
	title   int // index of the title, -1 while there is none

	from         int     // first strong unit: where the running text begins
	to           int     // last strong unit
	opening      int     // where the zone of the text begins; from is in it
	near         int     // last unit behind the text that may still belong to it
	known        string  // folded words of the title, if it is known from elsewhere
	anyway       bool    // a person takes the text although it is refused
	extracted    bool    // menus and the like are gone already
	lead         float64 // of the page's language over the next, by its stop words
	strange      bool    // it is in a language we do not know, as the page says or its words
	authorsKnown bool    // names is made
	wired        bool    // the text begins with the dateline of an agency
	dump         bool    // there are menus and the like around the text
	dumped       bool    // there were, before rules dropped them
	comments     int     // where the comments of readers begin, -1 if there are none
	headline     int     // the unit that is the title if nobody says otherwise, -1 if none is

	mode      custody.Mode
	export    export                   // fields around the text
	marks     map[int]custody.Cut      // what is cut out of lines, by their number
	recurring struct{ known, is bool } // what recurs returns, once it was asked
	errors    struct{ known, is bool } // what isErrorPage returns, once it was asked
	heard     struct{ known, is bool } // what isTranscript returns, once it was asked
	notes     int                      // where an agency's notes for editors begin, 0 if there are none
	contents  [2]int                   // the first entry of a list of contents, and what follows the last
	island    []bool                   // unit is part of a run in another language
	names     []string                 // of the authors; made when first asked for
	stems     map[string]int           // content stem → how many units have it; made when first asked for
}

// rule is one reason for a line not to be plain body. Judge is a pure function
// of the page; a confidence of 0 means that the rule has nothing to say.
type rule struct {
	name  string // as custody knows it
	judge func(p *page, i int) float64
}

// rules stand in the order in which they are asked. The first to answer for a
// line decides it.
var rules = []rule{
	{"error-page", errorPage},
	{"next-article", nextArticle},
	{"export-field", exportField},
	{"contents-list", contentsList},
	{"source-url", sourceLine},
	{"source-name", sourceName},
	{"date-line", dateLine},
	{"byline", byline},
	{"author-note", authorNote},
	{"work-reference", workReference},
	{"outlet-signature", signatureLine},
	{"breadcrumb", breadcrumb},
	{"comment-widget", inFamily("comment-widget")},
	{"share", inFamily("share")},
	{"subscribe", inFamily("subscribe")},
	{"newsletter", inFamily("newsletter")},
	{"cookie", inFamily("cookie")},
	{"login", inFamily("login")},
	{"advert", inFamily("advert")},
	{"read-also", inFamily("read-also")},
	{"navigation", inFamily("navigation")},
	{"related-headline", relatedHeadline},
	{"editorial-note", inFamily("editorial-note")},
	{"sales-talk", salesTalk},
	{"policy", policyLine},
	{"other-language", islandLine},
	{"credit", creditLine},
	{"photo-label", photoLabel},
	{"title-line", titleLine},
	{"repeats-title", repeatsTitle},
	{"title-slug", titleSlug},
	{"not-language", notLanguage},
	{"repeats-line", repeatsLine},
	{"reference-note", referenceNote},
	{"near-copy", nearCopy},
	{"foreign-headline", foreignHeadline},
	{"outside-article", outsideLine},
	{"subhead", subheadLine},
}

// decide runs the rules over the page.
func (p *page) decide() {
	p.title = -1
	for i := range p.units {
		if u := &p.units[i]; u.hand && u.is == custody.Title {
			p.title = i
		}
	}
	p.findText()
	p.findNotes()
	p.findContents()
	for _, rule := range rules {
		switch rule.name {
		case "other-language":
			p.findIslands() // what other rules have dropped may join two islands
		case "title-line":
			p.findTitle()
		}
		for i := range p.units {
			u := &p.units[i]
			if u.is != "" {
				continue
			}
			if confidence := rule.judge(p, i); confidence > 0 {
				u.is, u.rule, u.confidence = custody.RuleNamed(rule.name).Is, rule.name, confidence
				if u.is == custody.Title {
					p.title = i
				}
			}
		}
		if rule.name == "export-field" && len(p.export.fields) > 0 || rule.name == "policy" || rule.name == "other-language" || rule.name == "photo-label" {
			p.findText() // what is no longer text does not bound the text
		}
	}
	for i := range p.units {
		if u := &p.units[i]; u.is == "" || u.is == custody.Body {
			u.is = custody.Paragraph
			if u.hand && subheadLine(p, i) > 0 {
				u.is = custody.Subhead
			}
		}
	}
}

// inText reports whether the unit lies before the last strong one and not
// before the first.
func inText(p *page, i int) bool { return p.from >= 0 && i >= p.from && i < p.to }

var sourceURL = pattern(`(?i)^(?:%s)?\s*[:：]?\s*(https?://\S+)$`,
	anyWord(func(c *language.CleaningData) []string { return slices.Concat(c.SourceLabels, c.LinkLabels) }))

func sourceLine(p *page, i int) float64 {
	if text := p.units[i].text; strings.Contains(text, "://") && sourceURL().MatchString(text) {
		return 0.95
	}
	return 0
}

var sourceLabel = pattern(`(?i)^(?:%s)[ \x{00a0}\x{202f}]?:[ \x{00a0}]?.{2,70}$`,
	anyWord(func(c *language.CleaningData) []string { return c.SourceLabels }))

func sourceName(p *page, i int) float64 {
	if inText(p, i) && p.amidSentences(i) && i > p.from {
		return 0 // of the figures in a box
	}
	if u := &p.units[i]; len(u.words) > 1 && len(u.words) <= 10 && !u.ends && strings.Contains(u.text, ":") && sourceLabel().MatchString(u.text) {
		return 0.8
	}
	return 0
}

// dateLine finds lines that say when: labelled ones anywhere outside the text,
// bare ones above it, for between two paragraphs a date can be a subhead.
func dateLine(p *page, i int) float64 {
	u := &p.units[i]
	long := weight(u.words)
	saysWhen := strings.ContainsFunc(u.text, unicode.IsDigit) || strings.ContainsFunc(u.text, text.IsUnspaced) || slices.ContainsFunc(u.words, isDayBack)
	if long == 0 || long > 24 || !saysWhen {
		return 0
	}
	l := readDateLine(u.text, p.lang)
	switch {
	case l == nil || p.tabbed(i) || u.ends && l.leftover > 0 && (long > 12 || p.from >= 0 && i > p.from && i < p.to):
		return 0
	case chatStamp().MatchString(u.text):
		return 0.9
	case l.date.Year > 0 && i <= p.from && printed().MatchString(u.text) && long <= 16:
		return 0.8
	case l.leftover > 0 && p.amongDates(i):
		return 0 // of a list: a calendar of races, a programme
	case l.date.relative && (u.ends || p.from >= 0 && i > p.from+3):
		return 0 // a subhead, a sentence
	case (l.label || l.update) && l.leftover <= 6 && (long <= 14 || l.leftover <= 2):
		return 0.9
	case l.nothing && !(p.from >= 0 && i > p.from+3 && i < p.to):
		return 0.85
	case l.leftover <= 3 && i == 0 && datedAuthor().MatchString(u.text) && l.date.From < 20:
		return 0.8
	case l.leftover <= 6 && p.from >= 0 && i <= p.from+2 && separated().MatchString(u.text) && !u.ends:
		return 0.8
	case l.leftover <= 2 && p.from >= 0 && i < p.from && l.date.Year > 0 && long <= 10 && (i > 0 || l.nothing),
		l.leftover <= 4 && i < p.from && l.date.Year > 0 && !u.ends && agencyFirst(u.text) && (i > 0 || p.titleForm(i+1)),
		i == 0 && l.leftover <= 2 && l.date.Year > 0 && p.from > 1 && p.titleForm(1) && dayAndHour().MatchString(u.text):
		return 0.75
	case l.leftover <= 4 && l.date.Year > 0 && !u.ends && strings.ContainsFunc(u.text, text.IsUnspaced) && p.besideTitle(i):
		return 0.8 // no blank parts a name from what stands beside it
	}
	return 0
}

// printed matches the page on which an article was printed, or how many words it has, at the
// end of a line.
var printed = pattern(`(?:^|[ ,;.])(?:%s)\.? ?[A-Z]?\d{1,4}\.?(?: ?[/|] ?\p{Lu}[\pL -]{2,30})?$|(?:^|[ ,;.])\d{2,5} (?:%s)$`,
	anyWord(func(c *language.CleaningData) []string { return c.PageWords }), anyWord(func(c *language.CleaningData) []string { return c.CountedWords }))

// dayAndHour matches a line that ends with an hour behind a year.
var dayAndHour = text.Pattern(`\d{4}[ ,|·–—-]{1,3}\d{1,2}[:.]\d\d$`)

// agencyFirst reports a line that begins with the name of an agency and a comma.
func agencyFirst(line string) bool {
	name, _, parted := strings.Cut(line, ",")
	return parted && attribution.IsSource(strings.TrimSpace(name))
}

// amongDates reports a line with dated lines on both sides, which say more than when.
func (p *page) amongDates(i int) bool {
	dated := func(k int) bool {
		if k < 0 || k >= len(p.units) || len(p.units[k].words) > 24 || !strings.ContainsFunc(p.units[k].text, unicode.IsDigit) {
			return false
		}
		l := readDateLine(p.units[k].text, p.lang)
		return l != nil && l.leftover > 0
	}
	return dated(i-1) && dated(i+1) || dated(i-1) && dated(i-2) || dated(i+1) && dated(i+2)
}

// chatStamp matches the line above each message of an exported channel: its name, and
// day and hour in brackets.
var chatStamp = text.Pattern(`^[^\[\]]{1,60}, ?\[[^\[\]]{0,12}\pN[^\[\]]*:\pN\pN[^\[\]]*\]:?$`)

// isDayBack reports a folded word with which the name of a day counted back from
// today begins.
func isDayBack(word string) bool {
	return grammar().back[word] != nil
}

// datedAuthor matches a date with the author behind it.
var datedAuthor = pattern(`^[^.!?]{0,12}\d[^!?]{3,40}, (?:%s) \p{Lu}`, func() string { return text.AnyOf(byWords()) })

var separated = pattern(`[|•·–—]|\s-\s|^(?:%s|AFP|AP|Reuters)\b|\((?:AFP|AP|Reuters|EFE|ATS|Belga)\)$`,
	func() string { return text.AnyOf(capitals(byWords())) })

var crumb = text.Pattern(`^[^>›»]{1,30}(?:\s[>›»]\s[^>›»]{1,40}){2,}$`)

// crumbStart matches the way from the first page of a site.
var crumbStart = pattern(`(?i)^(?:%s)\s?[>›»/|]`, anyWord(func(c *language.CleaningData) []string { return c.Home }))

func breadcrumb(p *page, i int) float64 {
	if u := &p.units[i]; !inText(p, i) && (!u.ends && strings.ContainsAny(u.text, "›»>") && crumb().MatchString(u.text) || crumbStart().MatchString(u.text)) {
		return 0.9
	}
	return 0
}

var (
	domainLine = text.Pattern(`^(?:www\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,10}$`)
	fileLine   = text.Pattern(`(?i)\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|html?|docx?)$`)
)

// signatureLine finds the outlet's name standing alone: its domain, or a short
// name with a separator behind which a date was lost.
func signatureLine(p *page, i int) float64 {
	u := &p.units[i]
	if strings.Contains(u.text, ".") && !strings.Contains(u.text, " ") && domainLine().MatchString(u.text) && !fileLine().MatchString(u.text) {
		return 0.9
	}
	if name, ok := signatureName(u.text); ok && i != 0 && len(strings.Fields(name)) <= 4 {
		return 0.8
	}
	return 0
}

// signatureName strips the separator at the end of an outlet's signature.
func signatureName(text string) (string, bool) {
	name := strings.TrimRightFunc(text, func(r rune) bool { return strings.ContainsRune("·•|–—-", r) || unicode.IsSpace(r) })
	r, _ := utf8.DecodeRuneInString(name)
	return name, name != text && unicode.IsUpper(r)
}

// referenceNote finds the notes behind an article of an encyclopedia: their mark leads
// back to the text.
func referenceNote(p *page, i int) float64 {
	note := func(k int) bool { return k < len(p.units) && isNote(p.units[k].text) }
	if u := &p.units[i]; p.from >= 0 && i > p.from && (note(i) || note(i+1) && !u.ends && len(u.words) <= 4) { // or their heading
		return 0.8
	}
	return 0
}

// isNote reports a line with a mark that leads back to the text.
func isNote(text string) bool {
	return strings.HasPrefix(text, "^ ") || strings.HasPrefix(text, "↑ ")
}
