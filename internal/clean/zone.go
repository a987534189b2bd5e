package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/custody"
	"dossier/internal/text"
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

// nearText is how many short lines may stand between the text and a sentence
// that still belongs to it.
const nearText = 2

// findText finds the running text: from its first strong unit to its last.
func (p *page) findText() {
	p.from, p.to, p.near, p.comments = -1, -1, -1, -1
	first, last := p.heaviest()
	p.opening = max(first, 0)
	for i := p.opening; i <= last; i++ {
		if p.strongAt(i) {
			p.includes(i)
		}
	}
	p.dump = p.menus()
	p.dumped = p.dumped || p.dump // rules may have dropped the menus by now
	switch {
	case p.from < 0: // no paragraph: whatever is a sentence is the text
		for i := range p.units {
			if p.strongAt(i) || p.looseSentence(i) || p.units[i].verse {
				p.includes(i)
			}
		}
	case !p.dumped: // every strong unit is text, whatever stands between
		for i := range p.units {
			if p.comments >= 0 && i >= p.comments {
				break
			}
			if p.strongAt(i) || p.units[i].verse {
				p.includes(i)
			}
		}
		p.opening = 0
	}
	p.reach()
	p.extend()
	p.wired = p.from >= 0 && isWire(p.units[p.from].text)
}

// includes widens the text so that a unit is in it.
func (p *page) includes(i int) {
	if p.from < 0 || i < p.from {
		p.from = i
	}
	p.to = max(p.to, i)
}

// heaviest returns the first and the last unit of the stretch with the greatest
// sum of weights, and finds where comments begin. last is −1 if nothing speaks for
// a text anywhere.
func (p *page) heaviest() (first, last int) {
	best, sum, start, words := 0, 0, 0, 0
	first, last = -1, -1
	for i := range p.units {
		w := p.weight(i)
		if w <= weightKnown && p.commentsFollow(i, words) {
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
		if p.strongAt(i) || p.sentenceAt(i) {
			words += len(p.units[i].words)
		}
	}
	return first, last
}

// looseSentence reports a sentence of some length, or a line that opens a list.
func (p *page) looseSentence(i int) bool {
	u := &p.units[i]
	return (u.is == "" || u.is == custody.Body) && u.policy == "" && len(u.words) >= 8 && (p.sentenceAt(i) || opensList(u.text))
}

// gapInText is how many lines that are no text, such as an invitation to a
// newsletter, may stand between two paragraphs.
const gapInText = 8

// reach follows the text back beyond a box of furniture: where sentences stand
// above the first strong unit, the article began there. Above an article stand
// menus, not sentences.
func (p *page) reach() {
	if p.from < 0 {
		return
	}
	for i, gap := p.from-1, 0; i >= 0 && gap <= gapInText; i-- {
		if u := &p.units[i]; p.strongAt(i) || p.sentenceAt(i) && len(u.words) >= 8 && u.native && !strings.HasSuffix(u.text, "?") {
			p.from, gap = i, 0
			p.opening = min(p.opening, i)
			continue
		}
		gap++
	}
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
	if p.dump {
		subheads = 0
	}
	weak, run := 0, 0
	for i := p.to + 1; i < len(p.units); i++ {
		u := &p.units[i]
		switch {
		case u.is == custody.Body:
			p.near, run = i, 0
		case p.commentsFollow(i, wordsBeforeComments), u.is == custody.Dropped && u.rule == "comment-widget" && len(u.words) > 1 && isNumber(u.words[0]):
			return
		case p.dumped && u.is == custody.Dropped && u.rule == "read-also" && u.bare() && !p.strongSoon(i):
			return
		case u.is == custody.Dropped || u.is == custody.Meta || u.is == custody.Caption:
		case u.policy == "copyright":
			return
		case p.sentenceAt(i) || u.running || u.verse || p.aboutCookies(i) || i == p.near+1 && u.unstoppedLine():
			paragraphs := u.strong && len(u.words) >= 15 || i+1 < len(p.units) && p.units[i-1].is == "" && p.sentenceAt(i+1)
			if p.near = i; (run <= subheads || run == 1 && paragraphs) && weak <= 8 {
				p.to, run = i, 0
			}
		case itemMark(u.text) || goesOn(u.text) || p.listed(i) || opensList(u.text):
			p.near = i
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
		if (p.strongAt(k) || p.statement(k) && p.statement(k+1)) && p.sentenceAt(k+1) {
			return true
		}
	}
	return false
}

// statement reports a sentence of some words with a full stop, as headlines have none.
func (p *page) statement(i int) bool {
	const fewest = 5 // words
	return p.sentenceAt(i) && len(p.units[i].words) >= fewest && !strings.ContainsAny(p.units[i].text[len(p.units[i].text)-1:], "?!")
}

// menus reports a page with menus, teasers and the like: much of it is in short
// lines that no list, no dialogue and no subhead accounts for.
func (p *page) menus() bool {
	words, weak, menu, dates, known := 0, 0, 0, 0, 0
	for i := range p.units {
		u := &p.units[i]
		words += len(u.words)
		if u.is == custody.Dropped || u.is == "" && u.family != "" {
			known++
		}
		switch w := p.weight(i); {
		case u.is == custody.Meta && u.rule == "date-line", w == weightWeak && !p.amidText(i) && len(u.words) <= 6 && slices.ContainsFunc(u.words, isYear):
			dates++
		case w == weightWeak && i > 0 && !strings.ContainsAny(u.text, "0123456789|%") && !introduced(p, i) && !verse(u.text) && !p.amidText(i):
			weak += len(u.words)
		case w == weightMenu:
			menu++
		}
	}
	// An article has two dates, each teaser one. Short lines among which nothing
	// is known to be furniture are more likely a list or verse.
	return weak*3 > words && known >= leastFurniture || menu > 5 || dates > 3
}

// amidText reports that the lines before and behind speak for running text.
func (p *page) amidText(i int) bool {
	return i > 0 && i+1 < len(p.units) && p.weight(i+1) > 0 && p.weight(i-1) > 0
}

// leastFurniture is how many lines of known furniture a page with menus has.
const leastFurniture = 3

// verse reports a line that begins in the middle of a sentence or goes on in the
// next line; entries of menus and headlines do neither.
func verse(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r) || strings.HasSuffix(text, ",") || strings.HasSuffix(text, "،")
}

// figureLine matches a label with a figure behind it: "Italie : 0,9 %".
var figureLine = text.Pattern(`^\p{L}[^:]{1,60}[ \x{00a0}\x{202f}]?:[ \x{00a0}\x{202f}][^:]{0,20}\d[^:]{0,30}$`)

// weight says how much a unit speaks for being inside the running text.
func (p *page) weight(i int) int {
	u := &p.units[i]
	switch {
	case u.is == custody.Dropped && (u.rule == "navigation" || u.rule == "login" || u.rule == "comment-widget" || u.rule == "cookie" || u.rule == "breadcrumb"):
		return weightMenu
	case u.is == custody.Body || u.is == custody.Title:
		return weightSentence
	case u.is != "" || u.policy != "":
		return weightKnown
	case u.strong:
		return max(weightSentence, len(u.words)-15)
	case u.running:
		return max(0, len(u.words)/2-6)
	case p.sentenceAt(i), u.verse:
		return weightSentence
	case u.item:
		return weightItem
	case len(u.words) >= 12 && u.native:
		return 0
	}
	return weightWeak
}

func (p *page) strongAt(i int) bool {
	u := &p.units[i]
	return (u.is == "" || u.is == custody.Body) && u.policy == "" && u.strong
}

// sentenceAt reports a sentence of any length in the page's language.
func (p *page) sentenceAt(i int) bool {
	u := &p.units[i]
	return (u.is == "" || u.is == custody.Body) && u.policy == "" && u.ends && u.ours() && !teaser(u.text)
}

// teaser reports a text that is cut in the middle.
func teaser(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("])»", r) })
	return (strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")) && utf8.RuneCountInString(text) > 60
}

// innerStop matches the end of a sentence inside a text: a signature or a
// reference may stand behind the last one.
var innerStop = text.Pattern(either(
	`\p{Ll}{2}[»”"’)]?[.!?][»”"’)]?\s+[«“"(\[‘]?\s?[\p{Lu}\d\[(]`,
	`\p{Lo}{2}[»”"’)]?[.!?][»”"’)]?\s+[«“"(]?[\p{Lo}\d]`, // scripts without capitals
	`[`+text.FullStops+`]\s?[^\s\pP]`,
))

var itemStart = text.Pattern(`^(?:[•‣▪◦●■►–—*+-]\s|[・·]|\d{1,2}[.)°º]\s|[a-z][.)]\s|[–—-]\p{Lu})`)

// goesOn reports a line that ends as no line of a menu does, but all items of a list
// that is one sentence do save the last: with a semicolon, a Greek one as well.
func goesOn(line string) bool {
	r := text.LastRune(line)
	return text.IsOf(r, ";；؛·") && strings.ContainsAny(line, " \u00a0") || r == '；'
}

// itemMark reports an item of a list or a turn of a dialogue.
func itemMark(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return (!unicode.IsLetter(r) || r < utf8.RuneSelf && len(text) > 1 && (text[1] == '.' || text[1] == ')')) && itemStart().MatchString(text)
}
