package clean

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/text"
)

// outsideLine drops what stands before and after the running text. A sentence
// next to the text stays, and so does a deck above it that is long enough to
// say something.
func outsideLine(p *page, i int) float64 {
	if p.headline >= 0 && i < p.headline {
		return 0.8
	}
	switch {
	case p.from < 0 || i >= p.from && i <= p.to || p.extracted:
		return 0
	case i < p.from && p.leads(i), i > p.to && p.follows(i):
		return 0
	}
	return 0.7
}

// leads reports that a line above the first paragraph belongs to the text: a deck
// that says something, an item, a salutation, the number of a part, a subhead.
func (p *page) leads(i int) bool {
	u := &p.units[i]
	switch {
	case p.wired && (strings.HasPrefix(u.text, "*") || strings.HasPrefix(u.text, "(")) && !u.ends:
		return false // what the editors of an agency tell those of papers
	case u.ends && len(u.words) >= 3 && u.ours(), u.verse:
		return true
	case p.outletOfExport(i):
		return false
	case u.native && len(u.words) >= 5:
		return true
	case i >= p.opening && itemMark(u.text), salutation().MatchString(u.text):
		return true
	case !p.dump && colonEnds(u.text) && u.family == "" && i+1 < len(p.units) && p.sentenceAt(i+1):
		return true // "What is false:"
	case speaker().MatchString(u.text) && i >= p.opening-1 && i+1 < len(p.units):
		return true
	case romanNumeral().MatchString(u.text) && p.sentenceAt(i+1), p.opensEntry(i), p.opensAsOthers(i), p.rows(i):
		return true
	}
	if !p.dump && p.clauseAbove(i) {
		return true
	}
	return p.amidSentences(i) && !personName(u.text) // a subhead between short paragraphs
}

// outletOfExport reports a short line between the headline and the day of a text that a program exported with
// fields: the name of the paper. Of the words of a name few are small.
func (p *page) outletOfExport(i int) bool {
	u := &p.units[i]
	if len(p.export.fields) == 0 || i == 0 || i+1 >= p.from || u.ends || len(u.words) > longestOutlet || !beginsHeading(u.text) {
		return false
	}
	words := strings.Fields(u.text)
	small := len(slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !unicode.IsLower(text.FirstRune(w)) }))
	return small*2 <= len(words) && (i-1 == p.headline || p.units[i-1].is == custody.Title) && p.units[i+1].rule == "date-line"
}

// clauseAbove reports a line that ends with a clause closely above: what a court or a council
// has before its first sentence goes on.
func (p *page) clauseAbove(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if u := &p.units[k]; u.is == "" && clauseEnds(u.text) && len(u.words) >= 3 {
			return true
		}
	}
	return false
}

// follows reports that a line below the last paragraph belongs to the text.
func (p *page) follows(i int) bool {
	u := &p.units[i]
	switch {
	case p.listedVerse(i), p.signed(i), p.endsLetter(i), p.closesAsOthers(i), p.signedByAgency(i), i <= p.near+1 && conversion().MatchString(u.text):
		return true
	case !p.dump && (u.native && len(u.words) >= 5 || u.stops > 0 && strings.HasPrefix(u.text, "(")) && p.lastWords(i):
		return true // the signature of a letter, a verse, "(to be continued)"
	case strings.HasPrefix(u.text, "(") && i == p.near+1 && p.isTranscript():
		return true
	case i < p.near && (p.amidSentences(i) || i > 0 && i+1 < len(p.units) && p.sentenceAt(i-1) && p.units[i+1].is == "" && itemMark(p.units[i+1].text)):
		return true // a subhead, the heading of a list
	case i > p.near:
		return false
	case u.ends && u.ours(), u.running, u.verse:
		return true
	case !p.dump && i < p.near && p.undisturbed(i):
		return true
	case itemMark(u.text), goesOn(u.text), p.listed(i), p.figures(i):
		return true
	}
	return opensList(u.text) && (p.followed(i) || u.native && len(u.words) >= 6)
}

// ours reports a unit that is in the page's language, or a paragraph in another, or
// too short to tell.
func (u *unit) ours() bool { return u.native || u.guest || !u.foreign && len(u.words) < 12 }

// amidSentences reports a line with a sentence right above and right below it.
func (p *page) amidSentences(i int) bool {
	return i > 0 && i+1 < len(p.units) && p.sentenceAt(i-1) && p.sentenceAt(i+1)
}

var nameForm = text.Pattern(`^(?:\p{Lu}[\p{L}’'-]+\.?\s?){2,4}$`)

// personName reports a line that is a name: two to four words, each with a
// capital.
func personName(text string) bool { return nameForm().MatchString(text) }

// opensList reports a line that announces what stands below it.
func opensList(line string) bool {
	return colonEnds(line) && len(text.PlainWords(line)) >= 3
}

// clauseEnds reports a line that ends with a clause and not with its sentence: of a
// resolution, a judgment, a verse.
func clauseEnds(line string) bool {
	return strings.ContainsRune(",;،؛，；、", text.LastRune(line))
}

// colonEnds reports a line that ends with a colon.
func colonEnds(line string) bool {
	line = strings.TrimRightFunc(line, unicode.IsSpace)
	return strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：")
}

// followed reports that something stands below a line that may still belong to
// the text.
func (p *page) followed(i int) bool { return i < p.near }

// longestTail is how many short lines behind the text are looked at.
const longestTail = 200

// undisturbed reports that no furniture stands between the text and the line.
func (p *page) undisturbed(i int) bool {
	if i > p.to+longestTail {
		return false
	}
	for k := p.to + 1; k < i; k++ {
		if p.units[k].is == custody.Dropped && p.units[k].rule != "outside-article" {
			return false
		}
	}
	return true
}

// listedVerse reports a line of verse behind the text: all undecided lines from
// the text to it and on to the next furniture stand together, and some of them
// begin or end in the middle of a sentence.
func (p *page) listedVerse(i int) bool {
	if p.dump || i <= p.to || !p.undisturbed(i) {
		return false
	}
	lines, open := 0, 0
	for k := p.to + 1; k < len(p.units) && k <= p.to+longestTail; k++ {
		u := &p.units[k]
		if u.is != "" && u.is != custody.Title && (u.is != custody.Dropped || u.rule != "outside-article") {
			break
		}
		lines++
		if verse(u.text) {
			open++
		}
	}
	return open >= 2 && open*4 >= lines
}

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

// signed reports the last words of a letter and the name below them: "Yours,",
// "À vendredi,".
func (p *page) signed(i int) bool {
	k := p.near + 1
	if i != k && i != k+1 || k+1 >= len(p.units) {
		return false
	}
	closing, name := &p.units[k], &p.units[k+1]
	return closing.first == closing.last && len(closing.words) <= 4 && strings.HasSuffix(closing.text, ",") && closing.last+2 >= name.first &&
		(personName(name.text) || len(name.words) == 1 && unicode.IsUpper(text.FirstRune(name.text)) && name.family == "")
}

// endsLetter reports a short line right behind a letter, with nothing but such lines below it:
// the name and the place of whoever wrote it.
func (p *page) endsLetter(i int) bool {
	const longest, most = 6, 4 // words, lines
	if p.dump || i > p.near+most || !p.isLetter() {
		return false
	}
	for k := p.near + 1; k < len(p.units); k++ {
		if u := &p.units[k]; u.is == "" && len(u.words) > longest || k <= i && u.is == custody.Dropped {
			return false
		}
	}
	return true
}

// isLetter reports a text that greets somebody first, or was sent as a message.
func (p *page) isLetter() bool {
	for i := range p.units {
		u := &p.units[i]
		if i > p.from+1 {
			break
		}
		if salutation().MatchString(u.text) || u.rule == "export-field" && strings.Contains(u.text, "@") {
			return true
		}
	}
	return false
}

// salutation matches the first line of a letter or a speech.
var salutation = text.Pattern(`^\p{Lu}[^.!?:;]{2,70},$`)

// speaker matches the line above what somebody says, in a transcript.
var speaker = text.Pattern(`^\p{Lu}[\p{Lu} .'’-]+(?:, \p{Lu}[\p{Lu} ]+)?:$`)

// romanNumeral matches the number of a chapter.
var romanNumeral = text.Pattern(`^[IVX]{1,5}\.?$`)

// conversion matches what sums of a text are in another currency, as agencies put it below.
var conversion = text.Pattern(`^\([\pL\p{Sc}.]{0,4} ?\d[\d.,]* ?[\pL\p{Sc} ]{0,24} ?= ?[^()]{2,60}\)$`)

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
		if u.is != "" && u.is != custody.Body {
			return -1
		}
		if colonEnds(u.text) && len(u.words) >= 3 {
			return k
		}
		if len(u.words) > 14 || u.last+2 < p.units[k+1].first {
			return -1
		}
	}
	return -1
}

// figures reports a line between the text and what still belongs to it that
// stands in a row of lines with figures: a table.
func (p *page) figures(i int) bool {
	if p.dump || i >= p.near {
		return false
	}
	weak := func(k int) bool {
		return k > p.to && k < p.near && p.units[k].is == "" && !p.units[k].ends
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
