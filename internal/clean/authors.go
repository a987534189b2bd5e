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

// byline finds the author above the running text, and at its end who helped;
// inside it a line like that could as well be a subhead.
func byline(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || len(u.words) > 40 || p.tabbed(i) || clauseEnds(u.text) {
		return 0
	}
	if p.closesLetter(i) {
		return 0
	}
	if p.besideMeta(i) || p.nameAgain(i) || p.postedBelow(i) || i < p.from && (p.accountBelow(i) || i > 0 && p.accountBelow(i-1)) {
		return 0.75
	}
	text := u.text
	if mark := strings.LastIndexByte(text, '@'); mark > 0 { // the author's address
		text = strings.TrimRight(text[:strings.LastIndexAny(text[:mark], " \u00a0")+1], " \u00a0–—-|")
	}
	if i <= p.from+3 && (bylineStart().MatchString(text) || bylineFrom().MatchString(text) || p.uncasedNames(text) != "") {
		return 0.85
	}
	if i >= p.to-2 && i > p.from && len(u.words) <= 25 && (bylineEnd().MatchString(u.text) || withNames().MatchString(u.text) && p.textEnds(i)) {
		return 0.85
	}
	if i < p.to || i <= p.from {
		return 0
	}
	if p.signsText(i) {
		return 0.75
	}
	if agencySignature(u.text) && !p.isTranscript() || bylineEnd().MatchString(u.text) || bylineHelp().MatchString(u.text) || bylineStart().MatchString(text) ||
		interviewers(u.text) != "" || p.uncasedNames(text) != "" {
		return 0.85
	}
	return 0
}

// heard matches what a transcript says was heard: (SOUNDBITE OF BELL). spoken matches the
// words of a speaker.
var (
	heard  = text.Pattern(`^\(\p{Lu}{2,}(?: \p{Lu}{2,})+\)$`)
	spoken = text.Pattern(`^\p{Lu}[\p{Lu} .’'-]{1,30}(?:, [^:]{2,40})?: \S`)
)

// isTranscript reports a transcript, whose brackets say what was heard.
func (p *page) isTranscript() bool {
	if !p.heard.known {
		p.heard.known, p.heard.is = true, p.saysHeard()
	}
	return p.heard.is
}

func (p *page) saysHeard() bool {
	turns := 0
	for i := range p.units {
		if heard().MatchString(p.units[i].text) {
			return true
		}
		if spoken().MatchString(p.units[i].text) {
			turns++
		}
	}
	return turns >= 2
}

// account matches the name of an account of a network.
var account = text.Pattern(`^@[\w.-]{2,40}(?:@[\w.-]{3,60})?$`)

// accountBelow reports a name with the account below it, as networks show who posts.
func (p *page) accountBelow(i int) bool {
	return i+1 < len(p.units) && i <= p.from && account().MatchString(p.units[i+1].text) && personName(p.units[i].text)
}

// postedBelow reports the name of an account with the day of its post right below, behind
// which networks set a dot.
func (p *page) postedBelow(i int) bool {
	if i > 0 || i+1 >= len(p.units) || p.from <= i+1 || p.units[i].ends {
		return false
	}
	below := &p.units[i+1]
	return below.rule == "date-line" && strings.HasSuffix(strings.TrimRightFunc(below.text, unicode.IsSpace), "·")
}

// inBrackets matches what is said of a person behind the name: (now), (earlier).
var inBrackets = text.Pattern(` \([^()]{1,24}\)`)

// besideMeta finds a name that stands alone between the headline and the text,
// next to the date or to another byline, and the author's post below it.
func (p *page) besideMeta(i int) bool {
	u := &p.units[i]
	if i >= p.from+3 || u.ends || len(u.words) > 7 || !p.headlineAbove(i) {
		return false
	}
	dated := func(k int) bool {
		return k >= 0 && k < len(p.units) && (p.units[k].is == custody.Meta && (p.units[k].rule == "date-line" || p.units[k].rule == "byline"))
	}
	name := inBrackets().ReplaceAllString(u.text, "")
	if m := namePlace().FindStringIndex(name); m != nil {
		name = name[:m[0]]
	}
	if u.family == "" && (dated(i-1) || dated(i+1)) && (p.severalNames(i, name) || p.nameAndPost(name) || p.nameAndPlace(name) || p.uncasedAlone(name)) {
		return true
	}
	if i == p.from-1 && u.family == "" && p.uncasedAlone(name) && p.beginsInFull(name) && !p.saysName(name, i) {
		return true
	}
	if personName(name) && u.stops <= 0.25 && u.family == "" {
		return dated(i-1) || dated(i+1) || dated(i+2) && len(p.units[i+1].words) <= 7 || p.betweenHeadlineAndText(i, name)
	}
	// The post, below a name: "Chercheuse associée", "BBC News, Leeds".
	above := &p.units[i-1]
	return i <= p.from+2 && above.is == custody.Meta && above.rule == "byline" && personName(above.text) && len(u.words) >= 2 && u.family == "" &&
		!strings.ContainsAny(u.text, "«“\"?!:")
}

// namePost matches a name and, behind a comma or none, what the reporter is.
var namePost = text.Pattern(`^((?:\p{Lu}[\p{L}’'-]+ ){2}|(?:\p{Lu}[\p{L}.’'-]+ ?){2,4},)(.+)$`)

// nameAndPost reports a name with the reporter's post behind it: "Ann Perrin, correspondent
// in Leeds".
func (p *page) nameAndPost(line string) bool {
	m := namePost().FindStringSubmatch(line)
	return m != nil && slices.ContainsFunc(text.FoldedWords(m[2]), func(w string) bool { return lexica().posts[w] }) &&
		!slices.ContainsFunc(text.FoldedWords(m[1]), func(w string) bool { return isStop(w, p.lang) })
}

// placeMark matches what stands between a name and the place from which somebody reports.
var placeMark = text.Pattern(`\s?(?:/|\s[–—|-])\s`)

// nameAndPlace reports a name and a place of one word or two, in either order, with a dash or
// a slash between them.
func (p *page) nameAndPlace(line string) bool {
	parts := placeMark().Split(line, -1)
	if len(parts) != 2 {
		return false
	}
	for k, name := range parts {
		place := parts[1-k]
		if uncasedName(name) && uncasedPlace(place) && !slices.ContainsFunc(text.FoldedWords(line), func(w string) bool { return isStop(w, p.lang) }) {
			return true
		}
		if personName(name) && len(strings.Fields(place)) <= 2 && unicode.IsUpper(text.FirstRune(place)) && !strings.ContainsFunc(place, unicode.IsDigit) {
			return true
		}
	}
	return false
}

// uncasedPlace reports one word or two in a script without capitals that sets blanks.
func uncasedPlace(place string) bool {
	first := text.FirstRune(place)
	return unicode.Is(unicode.Lo, first) && !text.IsUnspaced(first) && len(strings.Fields(place)) <= 2
}

// uncasedAlone reports a line of a script without capitals that can be a name by its length
// alone, and has no word of the language: who wrote the text, or the outlet.
func (p *page) uncasedAlone(line string) bool {
	const mostCharacters, mostWords = 6, 3
	if !uncasedName(line) || strings.ContainsFunc(line, unicode.IsPunct) {
		return false
	}
	if text.IsUnspaced(text.FirstRune(line)) {
		return utf8.RuneCountInString(line) <= mostCharacters
	}
	words := text.FoldedWords(line)
	return len(words) <= mostWords && !slices.ContainsFunc(words, func(w string) bool { return isStop(w, p.lang) })
}

// severalNames reports a line close above the text that is names alone, of which the page
// has no word in small letters.
func (p *page) severalNames(i int, line string) bool {
	const mostAbove = 20 // lines
	names := betweenNames().Split(line, -1)
	if i < p.from-mostAbove || len(names) < 2 || slices.ContainsFunc(names, func(name string) bool { return !personName(name) }) {
		return false
	}
	words := slices.DeleteFunc(text.FoldedWords(strings.Join(names, " ")), func(w string) bool { return isStop(w, p.lang) })
	return !p.speaksOf(words, i)
}

// betweenHeadlineAndText reports a name that stands alone right below the
// headline or the standfirst and right above the text, but for a post or an
// outlet. Where other names stand alone, they introduce who speaks.
func (p *page) betweenHeadlineAndText(i int, name string) bool {
	if i > p.from+1 || i == p.from || i < p.from-2 {
		return false
	}
	for k := max(i+2, p.from+1); k <= p.to; k++ {
		if personName(p.units[k].text) && p.units[k].stops == 0 {
			return false
		}
	}
	above := &p.units[i-1]
	if p.speaksOf(text.FoldedWords(name), i) {
		return false
	}
	headline := (above.is == "" || above.is == custody.Title) && len(above.words) >= 4 && !strings.HasSuffix(above.text, ":")
	return headline && (i > p.from || len(p.units[p.from-1].words) <= 7)
}

// speaksOf reports that the page has some of the words in small letters elsewhere:
// then they are a headline, where every word has a capital, and no name.
func (p *page) speaksOf(words []string, i int) bool {
	for k := range p.units {
		if k == i {
			continue
		}
		for _, w := range text.PlainWords(p.units[k].text) {
			if unicode.IsLower(text.FirstRune(w)) && slices.Contains(words, text.Fold(w)) {
				return true
			}
		}
	}
	return false
}

// longestBelow is how many lines may stand between a headline and what belongs to it, buttons
// and all.
const longestBelow = 12

// headlineAbove reports a line that can be the headline closely above, but for buttons.
func (p *page) headlineAbove(i int) bool {
	for k, seen := i-1, 0; k >= 0 && k >= i-longestBelow && seen < 5; k-- {
		if u := &p.units[k]; u.is != custody.Dropped {
			seen++
		}
		if u := &p.units[k]; (u.is == "" || u.is == custody.Title || u.is == custody.Body) && len(u.words) >= 4 {
			return true
		}
	}
	return false
}

// dateAndAuthor matches the author in a line that gives the date too.
var dateAndAuthor = pattern(`\b(?:%s) ((?:\p{Lu}[\p{L}.’'-]+ ?){2,4})`, func() string { return text.AnyOf(eitherCase(byWords())) })

// written returns the names the bylines of the page give, as they stand there.
func (p *page) written() []string {
	var names []string
	for i := range p.units {
		u := &p.units[i]
		if u.is != custody.Meta || i > p.from+3 {
			continue
		}
		line := u.text
		if m := dateAndAuthor().FindStringSubmatch(line); m != nil && u.rule == "date-line" {
			line = m[1]
		} else if u.rule != "byline" {
			continue
		} else if m := bylineStart().FindStringSubmatch(line); m != nil {
			line = m[1]
		} else if name := p.uncasedNames(line); name != "" {
			line = name
		} else if !personName(line) {
			continue
		}
		names = append(names, line)
	}
	return names
}

// bylines returns the authors, folded, looked for once: a line behind the text is
// asked about after all lines above it.
func (p *page) bylines() []string {
	if !p.authorsKnown {
		p.authorsKnown = true
		for _, name := range p.written() {
			if name = strings.Join(text.FoldedWords(name), " "); strings.Contains(name, " ") {
				p.names = append(p.names, name)
			}
		}
	}
	return p.names
}

// betweenNames matches what stands between names, and andName the word before the last.
var betweenNames, andName = pattern(`, |[、،\x{3000}]| (?:%s) `, andWords), pattern(`^ (?:%s) `, andWords)

// andWords is a pattern for the words before the last of several names, and the sign.
func andWords() string {
	return text.AnyOf(append(language.WordsOfAll(func(l *language.Language) []string { return l.Names().And }), "&"))
}

// authors are the people that bylines name, each a name by its form, behind a word that
// says that they wrote the text.
func (p *page) authors() (authors []string) {
	for i := range p.units {
		u := &p.units[i]
		if u.is != custody.Meta {
			continue
		}
		names := ""
		if m := dateAndAuthor().FindStringSubmatch(u.text); m != nil && u.rule == "date-line" && i <= p.from+3 {
			names = m[1]
		} else if asked := interviewers(u.text); asked != "" && u.rule == "byline" {
			names = asked
		} else if m := bylineStart().FindStringSubmatchIndex(u.text); m != nil && u.rule == "byline" && wrote(u.text[:m[2]], i <= p.from+3) {
			names = u.text[m[2]:m[3]]
			if m[4] >= 0 && andName().MatchString(u.text[m[4]:]) {
				names += u.text[m[4]:]
			}
		} else if p.accountBelow(i) {
			names = u.text
		} else if name := p.uncasedNames(u.text); name != "" && u.rule == "byline" &&
			(nameAndPost().MatchString(u.text) || wrote(u.text[:strings.Index(u.text, name)], i <= p.from+3)) {
			names = name
		}
		for _, name := range betweenNames().Split(names, -1) {
			name = strings.Trim(name, " \u00a0,")
			if (bylineName().MatchString(name) && !p.namesPaper(name) || uncasedName(name)) && !attribution.IsSource(name) && !slices.Contains(authors, name) {
				authors = append(authors, name)
			}
		}
	}
	return authors
}

// bylineName matches a name where a byline says that it is one: particles stand in it small.
var bylineName = pattern(`^\p{Lu}[\p{L}’'-]+\.?(?:\s?(?:(?:%s) ){0,2}\p{Lu}[\p{L}’'-]+\.?){1,3}$`, particles)

// particles is a piece of a pattern: what stands small in names.
func particles() string {
	return text.AnyOf(language.WordsOfAll(func(l *language.Language) []string { return l.Names().Particles }))
}

// wrote reports the beginning of a byline that says who wrote the text, and not who took
// its pictures or translated it. Behind the text it has a colon.
func wrote(start string, above bool) bool {
	start = strings.TrimRight(start, " \u00a0")
	word := strings.TrimRight(start, markBehindLabel)
	return word != start || above && slices.Contains(byWords(), strings.ToLower(word))
}

// nameAgain finds the author's name standing once more behind the text, whole or
// in its first letters.
func (p *page) nameAgain(i int) bool {
	u := &p.units[i]
	if i <= p.from+3 || len(u.words) < 2 || len(u.words) > 10 {
		return false
	}
	own := strings.Join(u.words, " ") + " "
	for _, name := range p.bylines() {
		if !u.ends && strings.HasPrefix(own, name+" ") || shortened(u.words, strings.Fields(name)) {
			return p.textEnds(i)
		}
	}
	return false
}

// textEnds reports that no sentence of some length stands behind a line.
func (p *page) textEnds(i int) bool {
	for k := i + 1; k <= p.near; k++ {
		if len(p.units[k].words) >= 8 && p.sentenceAt(k) && !work().MatchString(p.units[k].text) {
			return false
		}
	}
	return true
}

// shortened reports that words are the first letters of a name, or some of its
// words and the first letters of others: "A. V.", "Kamel A.-H.".
func shortened(words, name []string) bool {
	if len(words) > len(name) {
		return false
	}
	for i, w := range words {
		if !strings.HasPrefix(name[i], w) {
			return false
		}
	}
	return true
}
