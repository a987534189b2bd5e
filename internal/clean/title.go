package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/custody"
	"dossier/internal/text"
)

// findTitle chooses the headline among the undecided lines above the text: the
// one that the page's own title names, or else, in a text without menus, the
// first of them, and in the dump of a page the one that stands closest above the
// text.
func (p *page) findTitle() {
	above := p.undecidedAbove()
	if p.headline = p.knownTitle(above); p.headline >= 0 || len(above) == 0 || p.export.spelt != "" {
		return
	}
	for _, find := range []func([]int) int{p.fieldTitle, p.namedTitle, p.titleAboveFields, p.releaseTitle} {
		if p.headline = find(above); p.headline >= 0 {
			return
		}
	}
	if p.menusAbove(above) {
		p.headline = p.closestTitle(above)
	} else {
		p.headline = p.firstTitle(above)
	}
}

// undecidedAbove returns the undecided lines above the text, the first line of the
// text with them.
func (p *page) undecidedAbove() []int {
	var above []int
	for i := 0; i <= p.from; i++ {
		u := &p.units[i]
		if u.hand && u.is == custody.Body {
			break // a person has said that the text begins here
		}
		if u.is == "" {
			above = append(above, i)
		}
	}
	return above
}

// knownTitle finds the title that the page itself gives, −1 if it gives none.
func (p *page) knownTitle(above []int) int {
	if p.known == "" {
		return -1
	}
	for _, i := range above {
		if p.isKnownTitle(i) {
			return i
		}
	}
	return -1
}

// isKnownTitle reports a line that is the title that the page itself gives.
func (p *page) isKnownTitle(i int) bool {
	u := &p.units[i]
	return p.known != "" && u.first == u.last && strings.Join(u.words, " ") == p.known
}

// fieldTitle finds the headline that a field holds, −1 if none does.
func (p *page) fieldTitle(above []int) int {
	for _, i := range above {
		if u := &p.units[i]; u.first == u.last && u.first == p.export.title {
			return i
		}
		if u := &p.units[i]; u.first == u.last && p.marks[u.first].Rule == custody.FieldRule && len(u.words) <= longestTitle {
			if kind, _, _, _ := readField(p.marks[u.first].Words); kind == titleField {
				return i
			}
		}
	}
	return -1
}

// longestTitle is the most words of a headline.
const longestTitle = 40

// releaseTitle finds the headline below the line that says that this is a release, above
// which its office stands, −1 if there is no such line or no headline below it.
func (p *page) releaseTitle(above []int) int {
	release := -1
	for i := range p.from {
		if isRelease(&p.units[i]) {
			release = i
		}
	}
	if release < 0 {
		return -1
	}
	for _, i := range above {
		if i > release && i < p.from && p.titleForm(i) {
			return i
		}
	}
	return -1
}

// isRelease reports a short line that says that what follows is for the press, with or without
// whose release it is.
func isRelease(u *unit) bool {
	if len(u.words) > 8 || u.ends {
		return false
	}
	for i := range u.words {
		if lexica().releases.At(u.words, i) == len(u.words)-i {
			return i == 0 || strings.ContainsAny(u.text, "|–—·•:") || strings.Contains(u.text, " - ")
		}
	}
	return false
}

// namedByText reports a line whose words are among the first that the text says, with which
// articles of an encyclopedia begin.
func (p *page) namedByText(i int) bool {
	const first = 8 // words
	u := &p.units[i]
	if p.from <= i || u.ends || len(u.words) == 0 || u.family != "" || !unicode.IsUpper(text.FirstRune(u.text)) || len(u.words) > 3 {
		return false
	}
	said := p.units[p.from].words
	return strings.Contains(" "+strings.Join(said[:min(len(said), first)], " ")+" ", " "+strings.Join(u.words, " ")+" ")
}

// titleAboveFields finds the headline of an exported text that no field names: the line
// right above the first fields below others, −1 if there is none.
func (p *page) titleAboveFields(above []int) int {
	if len(p.export.fields) == 0 {
		return -1
	}
	for _, i := range above {
		if i > 0 && i+1 < len(p.units) && p.units[i+1].rule == "export-field" && p.units[i-1].rule != "export-field" &&
			len(p.units[i].words) >= leastTitle && p.titleForm(i) {
			return i
		}
	}
	return -1
}

// leastTitle is how many words a headline has at least that stands above fields.
const leastTitle = 3

// firstTitle finds the headline of a text without menus, −1 if the text begins
// without one.
func (p *page) firstTitle(above []int) int {
	if i := above[0]; i == 0 && p.namedByText(i) {
		return i
	}
	if i := above[0]; i == 0 && (p.bylineBelow(i) || p.aloneAboveText(i)) {
		return i
	}
	if i := above[0]; len(above) <= 2 && i < 2 && i < p.from && p.shortTitle(i) && !p.siteName(i) {
		return i
	}
	for _, i := range above {
		u := &p.units[i]
		switch {
		case p.titleForm(i) && !p.siteName(i):
			if p.isSection(i) {
				continue
			}
			return i
		case u.ends, len(u.words) > 2 && !p.siteName(i) && strings.Contains(u.text, " "):
			return -1
		}
	}
	return -1
}

// bylineBelow reports the first line of a text, of a word or two, with a line right below it that
// says who wrote it: of a poem, a story.
func (p *page) bylineBelow(i int) bool {
	u := &p.units[i]
	if u.first != u.last || u.ends || u.family != "" || len(u.words) > 2 || !beginsHeading(u.text) || i+1 >= p.from || strings.ContainsAny(u.text, "\t:") {
		return false
	}
	below := &p.units[i+1]
	m := bylineStart().FindStringSubmatchIndex(below.text)
	return below.is == custody.Meta && below.rule == "byline" && m != nil && wrote(below.text[:m[2]], true) && !p.siteName(i)
}

// aloneAboveText reports two words that stand apart above the first sentence of a text, with nothing
// else above it, or as many characters as two words have where none are parted.
func (p *page) aloneAboveText(i int) bool {
	const fewest = 4 // characters
	u := &p.units[i]
	two := len(u.words) == 2 || u.unspaced() && fewest <= len(u.words) && len(u.words) <= longestEntry
	return p.from == i+1 && !p.dumped && u.first == u.last && u.last+1 < p.units[p.from].first && two && !u.ends && u.family == "" &&
		beginsHeading(strings.TrimLeft(u.text, "«„“”\"‘‹")) && !strings.ContainsAny(u.text, "\t:：,،，、") && !personName(u.text) && !p.siteName(i)
}

// sectionPath matches sections of a paper with a slash between: Provinces/North.
var sectionPath = text.Pattern(`^[^\s/]+(?: [^\s/]+)?(?:/[^\s/]+(?: [^\s/]+)?){1,3}/?$`)

// isSection reports the sections of a paper right above a headline.
func (p *page) isSection(i int) bool {
	below := i + 1
	return sectionPath().MatchString(p.units[i].text) && below < p.from && p.units[below].is == "" && p.titleForm(below) &&
		len(p.units[below].words) > len(p.units[i].words)
}

// closestTitle finds the headline below menus, −1 if there is none: the longest of
// the lines close above the text, where each line between costs it.
func (p *page) closestTitle(above []int) int {
	best, bestScore := -1, 0
	for k := len(above) - 1; k >= 0 && len(above)-k <= 18; k-- {
		i := above[k]
		if !p.titleForm(i) && !p.namedByText(i) || i >= p.from || len(p.units[i].words) > 30 && !p.units[i].unspaced() {
			continue
		}
		words := 0
		for _, w := range p.units[i].words {
			if !isNumber(w) && len(w) > 1 {
				words++
			}
		}
		score := 3*min(words, 10) - (len(above) - k)
		if below := &p.units[i+1]; below.is == custody.Meta || below.is == custody.Caption || p.sentenceAt(i+1) {
			score += 3
		}
		if _, _, _, field := readField(p.units[i].text); !field && p.metaBelow(i) {
			score += 18
		}
		if i == 0 && words >= 5 {
			score += 3 // no site has so long a name
		}
		if said := strings.Join(p.units[p.from].words, " "); p.namedByText(i) && p.units[p.from].first > p.units[i].last+1 &&
			strings.HasPrefix(said, strings.Join(p.units[i].words, " ")+" ") {
			score += 18 // the name of what an encyclopedia tells of
		}
		if (words >= 3 || p.units[i].twice || p.namedByText(i)) && score > bestScore {
			best, bestScore = i, score
		}
	}
	// A deck without a full stop is longer than the headline right above it.
	if best > 0 && p.units[best-1].is == "" && p.titleForm(best-1) {
		if n := len(p.units[best-1].words); n >= 5 && n <= len(p.units[best].words) {
			best--
		}
	}
	return best
}

// siteName reports that what says the rights or asks for subscriptions gives a
// line's words as its name: it is the name of the site.
func (p *page) siteName(i int) bool {
	if len(p.units[i].words) > 6 || p.units[i].ends {
		return false
	}
	own := " " + strings.Join(p.units[i].words, " ") + " "
	for k := i + 1; k < len(p.units); k++ {
		u := &p.units[k]
		if u.policy != "copyright" && u.policy != "paywall" && u.policy != "newsletter-call" {
			continue
		}
		if len(u.words) > len(p.units[i].words) && strings.Contains(" "+strings.Join(u.words, " ")+" ", own) {
			return true
		}
	}
	return false
}

// metaBelow reports that the author or the date stands close below a line with
// at most a deck and another line between, as below most headlines and no caption.
func (p *page) metaBelow(i int) bool {
	between := 0
	for k := i + 1; k < len(p.units) && between <= 2; k++ {
		switch {
		case p.saysWhenOrWho(k):
			return true
		case p.units[k].is == "":
			between++
		}
	}
	return false
}

// saysWhenOrWho reports a line that says when an article was published, or who wrote it.
func (p *page) saysWhenOrWho(i int) bool {
	u := &p.units[i]
	return u.is == custody.Meta && (u.rule == "byline" || u.rule == "date-line") ||
		u.is == custody.Dropped && u.rule == "editorial-note" && slices.ContainsFunc(u.words, isNumber)
}

// namedTitle finds the headline that the first line repeats with the name of
// the outlet behind it, as the title of a browser's window does.
func (p *page) namedTitle(above []int) int {
	first := strings.Join(p.units[0].words, " ")
	for _, i := range above {
		u := &p.units[i]
		if i == 0 || (len(u.words) < 3 || !p.titleForm(i)) && !p.namedShort(i) {
			continue
		}
		own := strings.Join(u.words, " ")
		if first == own && len(above) > 1 && above[0] == 0 && i < 6 {
			continue // a headline given twice: the first is the title
		}
		// Letter for letter: an address may repeat the headline without its accents.
		rest, repeated := strings.CutPrefix(first, own)
		if repeated && len(strings.Fields(rest)) <= 6 && strings.HasPrefix(p.units[0].text, strings.TrimRight(u.text, " .!?…")) {
			return i
		}
	}
	return -1
}

// namedShort reports a line of a word or two that the first line has before the name of its site, of an encyclopedia: the
// text begins with it as well, or another line says of the text that it is of that site.
func (p *page) namedShort(i int) bool {
	rest, is := strings.CutPrefix(p.units[0].text, p.units[i].text+" ")
	if !is || !strings.ContainsRune("–—-|·", text.FirstRune(rest)) {
		return false
	}
	site := strings.Join(text.FoldedWords(rest), " ")
	return p.namedByText(i) || site != "" && slices.ContainsFunc(p.units[1:], func(u unit) bool {
		return u.family == "editorial-note" && strings.Contains(" "+strings.Join(u.words, " ")+" ", " "+site+" ")
	})
}

// menusAbove reports that more stands above the text than a headline with what
// belongs to it, and that it is no text itself.
func (p *page) menusAbove(above []int) bool {
	weak, sentences := 0, 0
	for i := range above[len(above)-1] {
		if u := &p.units[i]; u.is == custody.Dropped && !u.hand && u.rule != "advert" {
			if weak++; u.rule == "navigation" || u.rule == "breadcrumb" || u.rule == "login" {
				return true // of a site, whose name stands above it
			}
		}
	}
	for _, i := range above {
		if p.sentenceAt(i) || p.units[i].verse || clauseEnds(p.units[i].text) {
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
	parted := strings.ContainsAny(u.text, " \u00a0\u202f") || u.unspaced() && len(u.words) > longestEntry
	switch {
	case u.first != u.last, u.strong && endsInMark().MatchString(u.text), !strings.ContainsFunc(u.text, unicode.IsLetter),
		strings.HasSuffix(u.text, "."), strings.HasSuffix(u.text, "。"), clauseEnds(u.text),
		custody.Bullet(u.text) != "", strings.Contains(u.text, "\t"):
		return false
	}
	return (len(u.words) >= 3 || len(u.words) == 2 && u.twice) && parted && utf8.RuneCountInString(u.text) <= 220
}

// endsInMark matches the mark of a note behind the last full stop of a paragraph.
var endsInMark = text.Pattern(`[.。](?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]|\d){1,3}$`)

// shortTitle reports a line that is too short for a headline among menus and stands alone
// above the author or the date.
func (p *page) shortTitle(i int) bool {
	u := &p.units[i]
	below := i > 0 && p.units[i-1].rule == "export-field" && i+1 == p.from // the number of a document
	return u.first == u.last && !u.ends && len(u.words) >= 2 && (below || p.metaBelow(i)) && custody.Bullet(u.text) == "" && !strings.ContainsAny(u.text, "\t:")
}

// longestEntry is how many characters an entry of a menu has in a script that sets no
// spaces.
const longestEntry = 6

// unspaced reports a line in a script that sets no spaces.
func (u *unit) unspaced() bool {
	return len(u.words) > 0 && utf8.RuneCountInString(strings.Join(u.words, "")) < 2*len(u.words)
}

func titleLine(p *page, i int) float64 {
	if p.title < 0 && i == p.headline {
		return 0.9
	}
	return 0
}
