package clean

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The zone model. A page is a stretch of running text among lines that are
// none: menus before it, teasers and comments after it. Each unit weighs for or
// against being inside, and the stretch with the greatest sum is the text. A
// paragraph weighs what it has in words, so that no single odd line ends the
// text, while a teaser does not pay for the headline, the name and the date
// that come with it.
const (
	weightWeak     = -6 // a short line that nothing explains
	weightMenu     = -4 // words of a menu, a login form, a comment form
	weightKnown    = -1 // other furniture stands inside texts as well
	weightItem     = -1 // of a list
	weightSentence = 3
	weightComments = -1000 // behind it stand comments
)

// wordsBeforeComments is how many words of text stand before a line that can begin
// the comments; a counter under the headline does not.
const wordsBeforeComments = 60

// nearText is how many short lines may stand between the text and a sentence
// that still belongs to it.
const nearText = 2

// findText finds the running text: from its first strong unit to its last.
func (p *page) findText() {
	p.from, p.to, p.near, p.comments = -1, -1, -1, -1
	best, sum, start, words := 0, 0, 0, 0
	first, last := -1, -1
	for i := range p.units {
		w := p.weight(i)
		if w <= weightKnown && words >= wordsBeforeComments && p.commentsFollow(i) {
			w = weightComments
			if p.comments < 0 {
				p.comments = i
			}
		}
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += w; sum > best {
			best, first, last = sum, start, i
		}
		if p.strongAt(i) {
			words += len(p.units[i].words)
		}
	}
	p.opening = max(first, 0)
	for i := p.opening; i <= last; i++ {
		if p.strongAt(i) {
			if p.from < 0 {
				p.from = i
			}
			p.to = i
		}
	}
	if p.from >= 0 && !p.menus() { // every strong unit is text, whatever stands between
		for i := range p.units {
			if p.comments >= 0 && i >= p.comments {
				break
			}
			if p.strongAt(i) {
				p.from, p.to = min(p.from, i), max(p.to, i)
			}
		}
		p.opening = 0
	}
	if p.from < 0 { // no paragraph: whatever is a sentence is the text
		for i := range p.units {
			if u := &p.units[i]; p.strongAt(i) || (u.is == "" || u.is == Body) && u.policy == "" && len(u.words) >= 8 && (p.sentenceAt(i) || opensList(u.text)) {
				if p.from < 0 {
					p.from = i
				}
				p.to = i
			}
		}
	}
	p.extend()
}

// extend follows the text beyond its last strong unit, and says how far
// sentences still belong to it. Where there are menus, a line that is no
// sentence ends the text; elsewhere one may be a subhead.
func (p *page) extend() {
	p.near = p.to
	if p.to < 0 {
		return
	}
	subheads := 1
	if p.dump = p.menus(); p.dump {
		subheads = 0
	}
	weak, run := 0, 0
	for i := p.to + 1; i < len(p.units); i++ {
		u := &p.units[i]
		switch {
		case u.is == Body:
			p.near, run = i, 0
		case p.commentsFollow(i):
			return
		case p.dump && u.is == Dropped && u.rule == "read-also" && u.bare() && !p.strongSoon(i):
			return
		case u.is == Dropped || u.is == Meta || u.is == Caption:
		case p.sentenceAt(i) || u.running():
			if p.near = i; (run <= subheads || run == 1 && u.strong() && len(u.words) >= 15) && weak <= 8 {
				p.to, run = i, 0
			}
		case itemMark(u.text) || p.listed(i) || opensList(u.text):
			p.near = i
		case u.policy == "copyright":
			return
		default:
			weak++
			if run++; run > nearText && p.dump {
				return
			}
		}
	}
}

// isYear reports a number that can be a year of our time.
func isYear(w string) bool {
	return len(w) == 4 && isNumber(w) && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20"))
}

// strongSoon reports two paragraphs in a row within the next lines, which
// teasers do not have.
func (p *page) strongSoon(i int) bool {
	for k := i + 1; k+1 < len(p.units) && k <= i+8; k++ {
		if p.strongAt(k) && p.sentenceAt(k+1) {
			return true
		}
	}
	return false
}

// figures reports a line between the text and what still belongs to it that
// stands in a row of lines with figures: a table.
func (p *page) figures(i int) bool {
	if p.dump || i >= p.near {
		return false
	}
	weak := func(k int) bool {
		return k > p.to && k < p.near && p.units[k].is == "" && !endsSentence(p.units[k].text)
	}
	first, last := i, i
	for weak(first - 1) {
		first--
	}
	for weak(last + 1) {
		last++
	}
	with := 0
	for k := first; k <= last; k++ {
		if strings.ContainsAny(p.units[k].text, "0123456789|%") {
			with++
		}
	}
	return first == last || with*2 >= last-first+1
}

// menus reports a page with menus, teasers and the like: much of it is in short
// lines that no list, no dialogue and no subhead accounts for.
func (p *page) menus() bool {
	words, weak, menu, dates := 0, 0, 0, 0
	for i := range p.units {
		u := &p.units[i]
		words += len(u.words)
		switch w := p.weight(i); {
		case u.is == Meta && u.rule == "date-line", w == weightWeak && len(u.words) <= 6 && slices.ContainsFunc(u.words, isYear):
			dates++
		case w == weightWeak && i > 0 && !strings.ContainsAny(u.text, "0123456789|%") && !introduced(p, i) && !(i+1 < len(p.units) && p.weight(i+1) > 0 && i > 0 && p.weight(i-1) > 0):
			weak += len(u.words)
		case w == weightMenu:
			menu++
		}
	}
	return weak*3 > words || menu > 5 || dates > 3 // an article has two dates, each teaser one
}

// weight says how much a unit speaks for being inside the running text.
func (p *page) weight(i int) int {
	u := &p.units[i]
	switch {
	case u.is == Dropped && (u.rule == "navigation" || u.rule == "login" || u.rule == "comment-widget" || u.rule == "cookie" || u.rule == "breadcrumb"):
		return weightMenu
	case u.is == Body || u.is == Title:
		return weightSentence
	case u.is != "" || u.policy != "":
		return weightKnown
	case u.strong():
		return max(weightSentence, len(u.words)-15)
	case u.running():
		return max(0, len(u.words)/2-6)
	case p.sentenceAt(i):
		return weightSentence
	case itemMark(u.text):
		return weightItem
	case len(u.words) >= 12 && u.native:
		return 0
	}
	return weightWeak
}

func (p *page) strongAt(i int) bool {
	u := &p.units[i]
	return (u.is == "" || u.is == Body) && u.policy == "" && u.strong()
}

// sentenceAt reports a sentence of any length in the page's language.
func (p *page) sentenceAt(i int) bool {
	u := &p.units[i]
	return (u.is == "" || u.is == Body) && u.policy == "" && endsSentence(u.text) && (u.native || !u.foreign && len(u.words) < 8) && !teaser(u.text)
}

// teaser reports a text that is cut in the middle.
func teaser(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("])»", r) })
	return (strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")) && utf8.RuneCountInString(text) > 60
}

// strong reports a paragraph: long, ending as a sentence does, with the stop
// words of the page's language.
func (u *unit) strong() bool {
	return u.stops >= 0.25 && len(u.text) >= 80 && utf8.RuneCountInString(u.text) >= 80 && endsSentence(u.text) && !teaser(u.text)
}

// running reports text that goes on for more than a sentence and does not end
// like one: a signature or a reference stands behind it.
func (u *unit) running() bool {
	return len(u.words) >= 12 && u.stops >= 0.25 && innerStop.MatchString(u.text) && !teaser(u.text)
}

var innerStop = regexp.MustCompile(`\p{Ll}{2}[»”"’)]?[.!?][»”"’)]?\s+[«“"(\[‘]?\s?[\p{Lu}\d\[(]`)

var itemStart = regexp.MustCompile(`^(?:[•‣▪◦●■►–—*+-]\s|\d{1,2}[.)°º]\s|[a-z][.)]\s|[–—-]\p{Lu})`)

// itemMark reports an item of a list or a turn of a dialogue.
func itemMark(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return (!unicode.IsLetter(r) || r < utf8.RuneSelf && len(text) > 1 && (text[1] == '.' || text[1] == ')')) && itemStart.MatchString(text)
}

// stampLine matches the name and time above or below a comment, or a button
// under it.
var stampLine = regexp.MustCompile(`(?i)^(?:r[ée]pondre|reply|report|signaler|like|j'aime|répondre à .{2,40}|reply to .{2,40}|.{0,60}(?:\d{1,2}:\d{2}|\d{1,2} ?h ?\d{2}( ?min)?|[ap]\.?m\.?|ago|il y a \d+ .{1,12}|says ?:|wrote ?:|dit ?:|écrit ?:)\W*)$`)

// commentsFollow reports a line that opens the comments of readers: it counts
// them or asks for one, and names with times stand behind it.
func (p *page) commentsFollow(i int) bool {
	if !opensComments(p.units[i].words) {
		return false
	}
	stamps := 0
	for k := i + 1; k < len(p.units) && k <= i+20; k++ {
		if u := &p.units[k]; len(u.words) <= 14 && stampLine.MatchString(u.text) {
			stamps++
		}
	}
	return stamps >= 2
}

var commentWords = set("commentaire commentaires comment comments reaction reactions kommentare kommentar comentarios commenti responses reply thoughts reflexions reponses avis kommentar")

// opensComments recognises a short line about comments.
func opensComments(words []string) bool {
	if len(words) == 0 || len(words) > 20 {
		return false
	}
	if len(words) > 1 && isNumber(words[0]) && commentWords[words[1]] {
		return true // "3 thoughts on …"
	}
	for _, w := range words {
		if len(words) <= 8 && commentWords[w] {
			return true
		}
	}
	return false
}

// outsideLine drops what stands before and after the running text. A sentence
// next to the text stays, and so does a deck above it that is long enough to
// say something.
func outsideLine(p *page, i int) float64 {
	u := &p.units[i]
	if p.headline >= 0 && i < p.headline {
		return 0.8
	}
	if p.from < 0 || i >= p.from && i <= p.to || p.extracted {
		return 0
	}
	if i < p.from {
		if endsSentence(u.text) && len(u.words) >= 3 && (u.native || !u.foreign && len(u.words) < 8) || u.native && len(u.words) >= 5 || i >= p.opening && itemMark(u.text) || salutation.MatchString(u.text) {
			return 0
		}
		if between := i > 0 && i+1 < len(p.units) && p.sentenceAt(i-1) && p.sentenceAt(i+1); between && !personName(u.text) {
			return 0 // a subhead between short paragraphs
		}
		return 0.7
	}
	switch {
	case !p.dump && u.native && len(u.words) >= 5 && p.lastWords(i):
		return 0 // the signature of a letter, a verse
	case i > p.near:
		return 0.7
	case endsSentence(u.text) && (u.native || !u.foreign && len(u.words) < 8), u.running():
		return 0
	case itemMark(u.text) || p.listed(i) || p.figures(i) || opensList(u.text) && (p.followed(i) || u.native && len(u.words) >= 6):
		return 0
	}
	return 0.7
}

var nameForm = regexp.MustCompile(`^(?:\p{Lu}[\p{L}’'-]+\.?\s?){2,4}$`)

// personName reports a line that is a name: two to four words, each with a
// capital.
func personName(text string) bool { return nameForm.MatchString(text) }

// opensList reports a line that announces what stands below it.
func opensList(text string) bool {
	return strings.HasSuffix(strings.TrimRightFunc(text, unicode.IsSpace), ":") && len(letters(text)) >= 3
}

// followed reports that something stands below a line that may still belong to
// the text.
func (p *page) followed(i int) bool { return i < p.near }

// lastWords reports a line that follows the text immediately, with no other
// short line behind it.
func (p *page) lastWords(i int) bool {
	if i != p.near+1 || p.units[i-1].is != "" {
		return false
	}
	for k := i + 1; k < len(p.units); k++ {
		if p.units[k].is == "" {
			return false
		}
	}
	return true
}

// salutation matches the first line of a letter or a speech.
var salutation = regexp.MustCompile(`^\p{Lu}[^.!?:;]{2,70},$`)

// listed reports a line of a list that the text introduces with a colon.
func (p *page) listed(i int) bool {
	k := introduction(p, i)
	return k >= p.from && k <= p.near && p.from >= 0
}

// introduced reports a line that stands below a line ending in a colon, with
// only lines of its own kind between.
func introduced(p *page, i int) bool { return introduction(p, i) >= 0 }

func introduction(p *page, i int) int {
	for k := i - 1; k >= 0 && i-k <= 40; k-- {
		u := &p.units[k]
		if u.is != "" && u.is != Body {
			return -1
		}
		if strings.HasSuffix(strings.TrimRightFunc(u.text, unicode.IsSpace), ":") && len(u.words) >= 3 {
			return k
		}
		if len(u.words) > 14 || u.last+2 < p.units[k+1].first {
			return -1
		}
	}
	return -1
}
