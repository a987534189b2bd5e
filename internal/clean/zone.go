package clean

import (
	"regexp"
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
const wordsBeforeComments = 120

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
	for i := max(first, 0); i <= last; i++ {
		if p.strongAt(i) {
			if p.from < 0 {
				p.from = i
			}
			p.to = i
		}
	}
	if p.from < 0 { // no paragraph in it: whatever is strong is the text
		for i := range p.units {
			if p.strongAt(i) {
				if p.from < 0 {
					p.from = i
				}
				p.to = i
			}
		}
	}
	p.opening = max(first, 0)
	p.near = p.to
	weak := 0
	for i := p.to + 1; i < len(p.units) && p.to >= 0; i++ {
		u := &p.units[i]
		switch {
		case i <= last || u.is == Body:
			p.near = i
		case p.commentsFollow(i):
			return
		case u.is == Dropped || u.is == Meta || u.is == Caption:
		case p.sentenceAt(i) || running(u, p.lang) || itemMark(u.text):
			p.near = i
		default:
			if weak++; weak > nearText {
				return
			}
		}
	}
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
	case strong(u, p.lang):
		return max(weightSentence, len(u.words)-15)
	case running(u, p.lang):
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
	return (u.is == "" || u.is == Body) && u.policy == "" && strong(u, p.lang)
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

func strong(u *unit, lang string) bool {
	return utf8.RuneCountInString(u.text) >= 80 && endsSentence(u.text) && share(u.words, lang) >= 0.25 && !teaser(u.text)
}

// running reports text that goes on for more than a sentence and does not end
// like one: a signature or a reference stands behind it.
func running(u *unit, lang string) bool {
	return len(u.words) >= 12 && share(u.words, lang) >= 0.25 && innerStop.MatchString(u.text) && !teaser(u.text)
}

var innerStop = regexp.MustCompile(`\p{Ll}{2}[»”"’)]?[.!?][»”"’)]?\s+[«“"(\[‘]?\s?[\p{Lu}\d\[(]`)

var itemStart = regexp.MustCompile(`^(?:[•‣▪◦●■►–—*+-]\s|\d{1,2}[.)°º]\s|[a-z][.)]\s|[–—-]\p{Lu})`)

// itemMark reports an item of a list or a turn of a dialogue.
func itemMark(text string) bool { return itemStart.MatchString(text) }

// stampLine matches the name and time above or below a comment, or a button
// under it.
var stampLine = regexp.MustCompile(`(?i)^(?:r[ée]pondre|reply|report|signaler|like|j'aime|répondre à .{2,40}|reply to .{2,40}|.{0,60}(?:\d{1,2}:\d{2}|\d{1,2} ?h ?\d{2}|[ap]\.?m\.?|ago|il y a \d+ .{1,12}|says:|wrote:|a dit ?:|a écrit ?:)\W*)$`)

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

var commentWords = set("commentaire commentaires comment comments reaction reactions kommentare kommentar comentarios commenti responses reply thoughts avis")

// opensComments recognises a short line about comments.
func opensComments(words []string) bool {
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	for _, w := range words {
		if commentWords[w] {
			return true
		}
	}
	return false
}

// findTitle chooses the headline among the undecided lines above the text. In a
// text without menus it is the first of them; in the dump of a page it is the
// line that the page's own title names, or the one that stands closest above
// the text.
func (p *page) findTitle() {
	p.headline = -1
	if p.from < 0 {
		return
	}
	var above []int // undecided lines above the text
	for i := 0; i <= p.from; i++ {
		u := &p.units[i]
		if u.hand && u.is == Body {
			break // a person has said that the text begins here
		}
		if u.is == "" {
			above = append(above, i)
		}
	}
	if len(above) == 0 {
		return
	}
	if named := p.namedTitle(above); named >= 0 {
		p.headline = named
		return
	}
	if !p.menusAbove(above) {
		if p.titleForm(above[0]) {
			p.headline = above[0]
		}
		return
	}
	// Upwards from the text, over bylines, dates, captions and a deck.
	best, short := -1, 0
	for k := len(above) - 1; k >= 0 && len(above)-k <= 14; k-- {
		i := above[k]
		u := &p.units[i]
		switch {
		case len(u.words) <= 2:
			if short++; short >= 3 && best >= 0 {
				k = 0
			}
			continue
		case p.titleForm(i) && len(u.words) <= 25 && i < p.from && (best < 0 || short == 0 && len(u.words) >= len(p.units[best].words)):
			best = i
		case p.titleForm(i) && best >= 0:
			k = 0
		}
		short = 0
	}
	p.headline = best
}

// namedTitle finds the headline that the first line repeats with the name of
// the outlet behind it, as the title of a browser's window does.
func (p *page) namedTitle(above []int) int {
	first := strings.Join(p.units[0].words, " ")
	for _, i := range above {
		u := &p.units[i]
		if i == 0 || len(u.words) < 3 || !p.titleForm(i) {
			continue
		}
		own := strings.Join(u.words, " ")
		if first == own && len(above) > 1 && above[0] == 0 && i < 6 {
			continue // a headline given twice: the first is the title
		}
		if rest, ok := strings.CutPrefix(first, own); ok && len(strings.Fields(rest)) <= 6 {
			return i
		}
	}
	return -1
}

// menusAbove reports that more stands above the text than a headline with what
// belongs to it, and that it is no text itself.
func (p *page) menusAbove(above []int) bool {
	weak, sentences := 0, 0
	for _, i := range above {
		if p.sentenceAt(i) {
			sentences++
		} else if i >= p.opening && len(above) < 8 {
			continue
		} else {
			weak++
		}
	}
	return weak > 5 && sentences*3 < weak
}

// titleForm reports a line that could be a headline.
func (p *page) titleForm(i int) bool {
	u := &p.units[i]
	return u.first == u.last && len(u.words) >= 3 && utf8.RuneCountInString(u.text) <= 220 && !strings.HasSuffix(u.text, ".") && bullet(u.text) == ""
}

func titleLine(p *page, i int) float64 {
	if p.title < 0 && i == p.headline {
		return 0.9
	}
	return 0
}

// outsideLine drops what stands before and after the running text. A sentence
// next to the text stays, and so does a deck above it that is long enough to
// say something.
func outsideLine(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || i >= p.from && i <= p.to {
		return 0
	}
	if p.headline >= 0 && i < p.headline {
		return 0.8
	}
	if i < p.from {
		if endsSentence(u.text) && len(u.words) >= 3 && (u.native || !u.foreign && len(u.words) < 8) || u.native && len(u.words) >= 5 || i >= p.opening && itemMark(u.text) {
			return 0
		}
		return 0.7
	}
	switch {
	case i > p.near:
		return 0.7
	case endsSentence(u.text) && (u.native || !u.foreign && len(u.words) < 8), running(u, p.lang):
		return 0
	case itemMark(u.text) || p.listed(i):
		return 0
	}
	return 0.7
}

// listed reports a line of a list that the text introduces with a colon: it
// stands below it, with no other kind of line between.
func (p *page) listed(i int) bool {
	for k := i - 1; k >= 0 && i-k <= 40; k-- {
		u := &p.units[k]
		if strings.HasSuffix(strings.TrimRightFunc(u.text, unicode.IsSpace), ":") {
			return k >= p.from && k <= p.near
		}
		if u.is != "" && u.is != Body || len(u.words) > 12 || u.last+2 < p.units[k+1].first {
			return false
		}
	}
	return false
}
