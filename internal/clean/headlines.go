package clean

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/text"
)

func repeatsTitle(p *page, i int) float64 {
	if p.title < 0 || i == p.title || len(p.units[p.title].words) == 0 {
		return 0
	}
	own, title := p.units[i].words, p.units[p.title].words
	switch more := len(own) - len(title); {
	case more < 0 || !slices.Equal(own[:len(title)], title):
		return 0
	case more == 0:
		return 0.95
	case i < p.title && more <= 6: // with the outlet behind it, as in the title of a browser's window
		return 0.9
	case i > p.from && len(title) >= 4 && p.textEnds(i) && more <= longestFurniture && slices.ContainsFunc(own[len(title):], isYear):
		return 0.85 // in a reference to the article behind it
	}
	return 0
}

// titleSlug recognises the headline without accents, apostrophes and end.
func titleSlug(p *page, i int) float64 {
	u := &p.units[i]
	if p.title < 0 || i == p.title || len(u.words) < 4 || u.ends || !isASCII(u.text) {
		return 0
	}
	slug, title := strings.Join(u.words, ""), strings.Join(p.units[p.title].words, "")
	if len(slug) >= 20 && strings.HasPrefix(title, slug) {
		return 0.95
	}
	return 0
}

// foreignHeadline needs two signals besides its place between two paragraphs
// without blank lines: the form of a question, and content words that occur
// nowhere else in the text. Names do not count, a headline shares those.
func foreignHeadline(p *page, i int) float64 {
	u := &p.units[i]
	if !inText(p, i) || i == 0 || len(u.words) < 6 || len(u.words) > 20 || !strings.HasSuffix(u.text, "?") || itemMark(u.text) {
		return 0
	}
	if addressed().MatchString(u.text) {
		return 0 // who asks
	}
	before, after := &p.units[i-1], &p.units[i+1]
	if before.last+1 != u.first || u.last+1 != after.first || !before.strong || !after.strong {
		return 0
	}
	own := contentStems(u.text, p.lang)
	if len(own) == 0 {
		return 0
	}
	if p.stems == nil { // few pages have a candidate
		p.stems = map[string]int{}
		for k := range p.units {
			for stem := range contentStems(p.units[k].text, p.lang) {
				p.stems[stem]++
			}
		}
	}
	for stem := range own {
		if p.stems[stem] > 1 {
			return 0
		}
	}
	return 0.7
}

// addressed matches a title of address before a name: Mr. Thorpe, M. Hamel.
var addressed = text.Pattern(`^\p{Lu}\pL{0,3}\. \p{Lu}`)

// contentStems returns the first five letters of the words that carry the
// meaning of a text: no stop words, no names, nothing short.
func contentStems(line, lang string) map[string]bool {
	stems := map[string]bool{}
	for _, w := range text.PlainWords(line) {
		r := text.FirstRune(w)
		f := text.Fold(w)
		if unicode.IsLower(r) && len(f) >= 5 && !isStop(f, lang) {
			stems[f[:5]] = true
		}
	}
	return stems
}

func subheadLine(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || i < p.opening || i >= p.near || len(u.words) > 16 || u.verse || p.tableRow(u.text) || strings.Contains(u.text, "\t") {
		return 0
	}
	last := text.LastRune(text.BeforeReferences(u.text))
	if last == '.' || text.IsOf(last, plainStops) || clauseEnds(u.text) || custody.Bullet(u.text) != "" {
		return 0
	}
	if long := 8; len(u.words) > long && stopInside().MatchString(u.text) {
		return 0 // two sentences: a standfirst
	}
	r := text.FirstRune(u.text)
	if !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) && !unicode.IsDigit(r) || u.ends && innerStop().MatchString(u.text) {
		return 0
	}
	if colonEnds(u.text) || p.labelledRow(i) || strings.ContainsAny(u.text, "«“\"") && u.ends {
		return 0
	}
	return 0.8
}

// plainStops are the full stops of all scripts with which no subhead ends: a question may.
const plainStops = "۔。｡।॥።։៕།"

// stopInside matches a full stop behind a word and a sentence behind it. Behind a question
// a subhead may go on.
var stopInside = text.Pattern(`[\p{Ll}\p{Lo}]{3}[»”"’)]?\.[»”"’)]?\s+[«“"„(]?[\p{Lu}\p{Lo}]|。.`)

// labelledRow reports a line with a label and what it says, with another close by: the data of
// a box, the words of those who speak.
func (p *page) labelledRow(i int) bool {
	labelled := func(k int) bool {
		return k >= 0 && k < len(p.units) && namedField().MatchString(p.units[k].text) && !colonEnds(p.units[k].text)
	}
	return labelled(i) && (labelled(i-1) || labelled(i+1) || labelled(i-2) || labelled(i+2))
}
