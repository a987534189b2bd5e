package clean

import (
	"strings"

	"dossier/internal/custody"
	"dossier/internal/text"
)

// Items says how many items a capture seems to hold that stays one article: the entries of a live
// report, the posts of a thread, the messages of a digest. 0 if nothing says so for sure: an
// article has one headline, one day, and no hour above each paragraph. At is the line at which
// the second begins.
func (a *Article) Items(raw []byte) (n, at int) {
	lines := custody.Split(raw)
	counts := map[string]*itemCount{}
	var waiting []*itemCount  // those whose last item has no text yet
	heading, sentence := 0, 0 // lines of the last of them
	see := func(mark string, line int) {
		c := counts[mark]
		if c == nil {
			c = &itemCount{}
			counts[mark] = c
		}
		if strings.HasPrefix(mark, buttonMark) && c.at < heading && heading < sentence { // it stands below its item
			c.count(heading)
		}
		if c.at = line; !c.waits && !strings.HasPrefix(mark, buttonMark) {
			c.waits = true
			waiting = append(waiting, c)
		}
	}
	next := 0
	decided := func(until int) { // what was left out above a line
		for ; next < len(a.Decisions) && a.Decisions[next].First < until; next++ {
			if d := &a.Decisions[next]; !d.ByHand {
				see(itemMarkOf(d, lines), d.First)
			}
		}
	}
	cuts := a.CutsByLine()
	for _, b := range a.Blocks {
		decided(b.Line)
		switch {
		case len(b.Text) <= longestHour && hourLine().MatchString(b.Text):
			see(hourMark, b.Line)
			continue
		case holdsHeadline(cuts[b.Line]):
			see(headlineMark, b.Line)
			continue
		}
		switch {
		case b.Kind == custody.Subhead:
			heading = b.Line
			continue
		case !text.EndsSentence(b.Text):
			continue
		}
		sentence = b.Line
		for _, c := range waiting {
			c.waits = false
			c.count(c.at)
		}
		waiting = waiting[:0]
	}
	decided(len(lines) + 1)
	delete(counts, "")
	for mark, c := range counts {
		least := leastItems
		if mark == headlineMark {
			least = leastHeadlines
		}
		if c.items >= least && c.items > n {
			n, at = c.items, c.second
		}
	}
	return n, at
}

// How many items there are at least that have a mark each; a second headline leaves no doubt.
const leastItems, leastHeadlines = 3, 2

// Marks of items: an hour, a day with or without who wrote, what programs write around a post,
// the field of a headline, and the button below an item with a heading, by its words.
const hourMark, dayMark, postMark, headlineMark, buttonMark = "hour", "day", "post", "headline", "button "

// itemMarkOf is the mark that a line is which was left out, "" if it is none.
func itemMarkOf(d *custody.Decision, lines []custody.Line) string {
	switch line := lines[d.First-1].Text; d.Rule {
	case "date-line":
		return dayMark
	case "page-post":
		return postMark
	case "subscribe", "read-also":
		return buttonMark + line
	case "export-field":
		if kind, _, _, is := readField(unquoted(line)); is && kind == titleField {
			return headlineMark
		}
	}
	return ""
}

func holdsHeadline(cuts []custody.Cut) bool {
	for _, c := range cuts {
		if c.Rule == custody.FieldRule {
			kind, _, _, _ := readField(c.Words)
			return kind == titleField
		}
	}
	return false
}

// itemCount counts the items of one kind of mark.
type itemCount struct {
	items, second int  // how many have text, and the line of the second
	at            int  // the last mark
	waits         bool // for the text of its item
}

func (c *itemCount) count(line int) {
	if c.items++; c.items == 2 {
		c.second = line
	}
}
