package clean

import (
	"strings"
	"unicode"

	"dossier/internal/custody"
	"dossier/internal/text"
)

// Lines above and below the text that are as those inside it: where a text has headings, hours,
// signatures, the first and the last of them stand at its edge.

// opensEntry reports the hour, or the heading, above the first of several entries each of which
// has an hour above it: of a live report, of minutes.
func (p *page) opensEntry(i int) bool {
	const fewest = 2 // hours inside the text
	if p.dump || i >= p.from || i < p.from-2 {
		return false
	}
	first := -1
	for k := max(0, p.from-2); k < p.from; k++ {
		if p.hourAt(k) {
			first = k
			break
		}
	}
	if first < 0 || i < first {
		return false
	}
	hours := 0
	for k := p.from; k <= p.to && hours < fewest; k++ {
		if p.hourAt(k) {
			hours++
		}
	}
	return hours >= fewest
}

// hourAt reports a line that is nothing but an hour.
func (p *page) hourAt(k int) bool {
	return len(p.units[k].text) <= longestHour && hourLine().MatchString(p.units[k].text)
}

// opensAsOthers reports the line right above the first paragraph, where two lines inside the text
// or more stand in the same way above one: parted from what is above, and by as much from what
// is below.
func (p *page) opensAsOthers(i int) bool {
	const fewest = 2
	u := &p.units[i]
	if p.dump || i != p.from-1 || i == 0 || personName(u.text) || !beginsHeading(u.text) {
		return false
	}
	above, below := u.first-u.previous, p.units[i+1].first-u.last
	others := 0
	for k := p.from + 1; k < p.to && others < fewest; k++ {
		o, amid := &p.units[k], (p.sentenceAt(k-1) || p.units[k-1].is == custody.Dropped) && p.sentenceAt(k+1)
		if amid && o.is == "" && !o.ends && len(o.words) <= 8 && beginsHeading(o.text) &&
			o.first-o.previous == above && p.units[k+1].first-o.last == below {
			others++
		}
	}
	return above > below && others >= fewest
}

// beginsHeading reports a line that begins with a capital, a figure or a letter without case.
func beginsHeading(line string) bool {
	r := text.FirstRune(line)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
}

// rows reports a line above the text in a run of lines right below each other, three of which or
// more are words with figures behind them, and the heading right above the run: results, a table.
func (p *page) rows(i int) bool {
	const fewest, most = 3, 200
	if p.dump || i >= p.from {
		return false
	}
	adjacent := func(k int) bool {
		return k > 0 && k < p.from && p.units[k].is == "" && p.units[k].first == p.units[k-1].last+1
	}
	first, last := i, i
	for adjacent(first) && p.units[first-1].is == "" && i-first < most {
		first--
	}
	for adjacent(last+1) && last-i < most {
		last++
	}
	with := 0
	for k := first; k <= last; k++ {
		if row(&p.units[k]) {
			with++
		}
	}
	return with >= fewest && with*3 >= 2*(last-first+1) && (row(&p.units[i]) || i == first)
}

// row reports a few words with a figure behind them.
func row(u *unit) bool {
	const most = 12 // words
	if len(u.words) < 2 || len(u.words) > most || u.ends || u.family != "" || !unicode.IsLetter(text.FirstRune(u.text)) {
		return false
	}
	last := u.words[len(u.words)-1]
	return isNumber(last) && !isYear(last)
}

// closesAsOthers reports a line right below the last paragraph, with nothing but such lines below
// it, where a paragraph inside the text has some as well: the writers of letters.
func (p *page) closesAsOthers(i int) bool {
	const longest, most = 8, 4 // words, lines
	if p.dump || i <= p.near || i > p.near+most {
		return false
	}
	for k := p.near + 1; k < len(p.units); k++ {
		if u := &p.units[k]; (k <= i || u.is == "") && (u.first != p.units[k-1].last+1 || len(u.words) > longest || u.is != "") {
			return false
		}
	}
	for k := p.from + 1; k+1 <= p.near; k++ {
		if u := &p.units[k]; !u.ends && (u.is == "" || u.is == custody.Subhead) && u.first == u.previous+1 && p.closesLetter(k) &&
			!strings.HasSuffix(u.text, ":") && p.units[k+1].first > u.last+1 {
			return true
		}
	}
	return false
}

// closesLetter reports a short line of a block that begins with a sentence, with text behind the
// block: who wrote one letter of several, or one part of a text.
func (p *page) closesLetter(i int) bool {
	first := i
	for first > 0 && p.units[first-1].last+1 == p.units[first].first && i-first < longestBelow {
		first--
	}
	if first == i || first < p.from || !p.sentenceAt(first) || p.units[i].ends {
		return false
	}
	next := i + 1
	for next < len(p.units) && p.units[next].first == p.units[next-1].last+1 {
		if p.units[next].ends || next-i > longestBelow {
			return false
		}
		next++
	}
	return next <= p.to
}
