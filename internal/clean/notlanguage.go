package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// shortCode matches a command to the program that writes a page, which it did not know:
// [button link="…"] … [/button]. A word in brackets alone may be one of the text: [applause].
var shortCode = text.Pattern(`^\[[a-z][a-z0-9_-]*(?:\s[^\]]*=[^\]]*\](?:.*\[/[a-z][a-z0-9_-]*\])?|\].*\[/[a-z][a-z0-9_-]*\])$`)

// markdownPicture matches a picture as Markdown has it, or a link that is a line.
var markdownPicture = text.Pattern(`^!?\[[^\[\]]{0,200}\]\(\S+\)$`)

var clockTime = text.Pattern(`^\d{1,2}\s?[:hH.]\s?\d{2}(?:\s?[ap]\.?m\.?)?$`)

// hourLine matches a line that is an hour, with the words that languages set beside one.
var hourLine = pattern(`^(?:(?i:%s) )?\d{1,2}\s?[:hH.]\s?\d{2}(?:\s?[ap]\.?m\.?)?(?: (?:(?i:%s)|[A-Z]{3,4}))?$`, beforeHour, behindHour)

// longestHour is how many bytes a line has at most that is an hour.
const longestHour = 24

// frameTimes matches when the words of a subtitle are shown.
var frameTimes = text.Pattern(`^\d{2}:\d{2}(?::\d{2})?[.,]\d{3} --> \d{2}:\d{2}(?::\d{2})?[.,]\d{3}(?: .*)?$`)

// frameNumber reports the number of a subtitle, right above its times.
func (p *page) frameNumber(i int) bool {
	return i+1 < len(p.units) && len(p.units[i].words) == 1 && isNumber(p.units[i].words[0]) && frameTimes().MatchString(p.units[i+1].text)
}

// omission matches the sign that words of a text were left out.
var omission = text.Pattern(`^[<(\[] ?(?:…|\.{3}) ?[>)\]]$`)

// tabbed reports a row of a table whose cells tabs part: a line beside it has some too.
func (p *page) tabbed(i int) bool {
	row := func(k int) bool { return k >= 0 && k < len(p.units) && strings.Contains(p.units[k].text, "\t") }
	return row(i) && (row(i-1) || row(i+1))
}

// tableRow reports a row of a table, as readers of files write one: a bar stands
// between its cells, and behind an empty first one. In other texts a bar parts the links of a menu.
func (p *page) tableRow(line string) bool {
	return p.extracted && (strings.Contains(line, " | ") || strings.HasPrefix(line, "| "))
}

// notLanguage judges by the kinds of characters, not by a list of examples.
func notLanguage(p *page, i int) float64 {
	u := &p.units[i]
	if !strings.Contains(u.text, " ") && fileLine().MatchString(u.text) && !strings.ContainsFunc(u.text, unicode.IsSpace) {
		return 0.9
	}
	if frameTimes().MatchString(u.text) || p.frameNumber(i) {
		return 0.95
	}
	if markdownPicture().MatchString(u.text) || shortCode().MatchString(u.text) {
		return 0.9
	}
	if p.tableRow(u.text) {
		return 0
	}
	if i > p.from && (i+1 == len(p.units) || p.units[i+1].rule == "date-line") && account().MatchString(u.text) &&
		!account().MatchString(p.units[i-1].text) && !colonEnds(p.units[i-1].text) {
		return 0.8 // below a post, whose channel it is: not the last of a list
	}
	if len(u.words) == 1 && isNumber(u.words[0]) && len(u.words[0]) == 4 && (inText(p, i) || p.amidSentences(i)) {
		return 0 // a year can be a subhead
	}
	if len(u.words) <= 2 && slices.ContainsFunc(u.words, isYear) && p.amidSentences(i) || salutation().MatchString(u.text) && i < p.near {
		return 0
	}
	if inText(p, i) && len(u.words) > 1 && !p.dump || p.opensEntry(i) || p.rows(i) || !p.dump && p.from >= 0 && i > p.from && i < p.near && p.tabbed(i) {
		return 0 // a mark, a score, a measure
	}
	behind := p.from >= 0 && i > p.from // the first paragraph
	switch {
	case itemMark(u.text) && (len(u.words) > 1 || len(u.words) == 1 && behind && i <= p.near):
		return 0 // an item of a list
	case behind && i <= p.to && len(u.text) <= 12 && clockTime().MatchString(u.text):
		return 0 // an hour in a live report
	case introduced(p, i):
		return 0 // a figure under its colon
	case behind && i <= p.near+1 && (omission().MatchString(u.text) || conversion().MatchString(u.text)):
		return 0
	}
	longest, digits := 0, 0
	for _, w := range u.words {
		if strings.ContainsFunc(w, unicode.IsDigit) {
			digits++
		}
	}
	if !p.extracted && digits >= 3 && digits*10 >= len(u.words)*6 && p.from >= 0 && (i < p.from || i > p.to) {
		return 0.7 // a ticker of figures
	}
	for _, w := range u.words {
		if !isNumber(w) {
			longest = max(longest, utf8.RuneCountInString(w))
		}
	}
	signs := len(u.words) == 0 || strings.ContainsFunc(u.text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsSpace(r) })
	if signs && longest < 4 && len(u.words) <= 4 && !u.ends {
		return 0.8
	}
	return 0
}
