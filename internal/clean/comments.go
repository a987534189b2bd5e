package clean

import (
	"slices"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Comments of readers stand behind the text, in every form that blogs and papers
// have had. What they have in common are the lines between them: who wrote, when,
// and the buttons below.

// stampLine matches the name and time above or below a comment, or a button
// under it.
var stampLine = pattern(`(?i)^(?:%s .{2,40}|.{0,60}(?:\d{1,2}:\d{2}|\d{1,2} ?h ?\d{2}( ?min)?|\d ?[ap]\.?m\.?|\PL(?:%s|%s ?:))\W*)$`,
	anyPhrase(func(c *language.CleaningData) []string { return c.ReplyTo }), anyPhrase(func(c *language.CleaningData) []string { return c.Ago }),
	anyPhrase(func(c *language.CleaningData) []string { return c.Says }))

// stamp says whether a line stands between comments.
type stamp int8

const (
	unseen  stamp = iota // nobody has asked
	noStamp              // anything else
	dayOnly              // a day, which stands between other things too
	sure
)

func (p *page) stamp(i int) stamp {
	u := &p.units[i]
	if u.stamp == unseen {
		u.stamp = noStamp
		switch n := len(u.words); {
		case n == 0 || n > 14:
		case stampLine().MatchString(u.text) || u.buttons():
			u.stamp = sure
		case n <= 5 && !u.ends:
			if l := readDateLine(u.text, p.lang); l != nil && l.nothing {
				u.stamp = dayOnly
			}
		}
	}
	return u.stamp
}

// buttons reports a line of nothing but buttons and numbers.
func (u *unit) buttons() bool {
	named := false
	for _, w := range u.words {
		if !lexica().buttons[w] && !isNumber(w) {
			return false
		}
		named = named || lexica().buttons[w] && len(w) > 3
	}
	return named
}

// How many words of text stand before a line that can begin the comments: a
// counter under the headline does not, nor does the author's name.
const wordsBeforeComments, wordsBeforeThread = 60, 40

// commentsFollow reports a line that opens the comments of readers: it counts
// them or asks for one, and names with times stand behind it; or it says by
// itself who wrote the first of several. Words is how much text stands before.
func (p *page) commentsFollow(i, words int) bool {
	if words >= wordsBeforeThread && p.thread(i) {
		said := false // between the two somebody says something
		for k := i + 1; k < len(p.units) && k <= i+12; k++ {
			if p.thread(k) {
				return said
			}
			said = said || p.units[k].ends || len(p.units[k].words) >= 8
		}
	}
	if words < wordsBeforeComments || !opensComments(p.units[i].words) {
		return false
	}
	stamps, certain := 0, false
	for k := i + 1; k < len(p.units) && k <= i+20; k++ {
		if s := p.stamp(k); s >= dayOnly {
			stamps++
			certain = certain || s == sure
		}
	}
	return stamps >= 2 && certain
}

// Lines that say who wrote the comment below or above them, and marks that tell
// them from a sentence that introduces what somebody said.
var (
	saidLine = pattern(`(?i)(?:^|\PL)%s[\s\x{a0}\x{202f}]?:?(?:[\s\x{a0}]?#\d+)?$`, anyPhrase(func(c *language.CleaningData) []string { return c.Said }))
	byLine   = pattern(`(?i)^(?:#?\d+[.)]?\s?)?%s\b|,? %s .{2,40}$`,
		anyPhrase(func(c *language.CleaningData) []string { return c.CommentBy }), anyPhrase(func(c *language.CleaningData) []string { return c.CommentEnds }))
	threadAt = text.Pattern(`\d{1,2}(?::|[\s\x{a0}]?h[\s\x{a0}]?)\d{2}\b|#\d+$|^#?\d+[.)]?\s?\p{L}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}`)
)

// thread reports a line that says who wrote a comment and when, or its number, or
// below which the buttons of a comment stand.
func (p *page) thread(i int) bool {
	u := &p.units[i]
	who := func(w string) bool { return lexica().saidWords[w] }
	if n := len(u.words); n < 2 || n > 20 || u.is == custody.Body || u.is == custody.Title || !slices.ContainsFunc(u.words, who) {
		return false
	}
	said := saidLine().MatchString(u.text)
	if !said && !byLine().MatchString(u.text) {
		return false
	}
	if threadAt().MatchString(u.text) {
		return true
	}
	for k := i + 1; said && k < len(p.units) && k <= i+4; k++ {
		if p.units[k].buttons() {
			return true
		}
	}
	return false
}

// opensComments recognises a short line about comments.
func opensComments(words []string) bool {
	if len(words) == 0 || len(words) > 20 {
		return false
	}
	if len(words) > 1 && isNumber(words[0]) && lexica().commentWords[words[1]] {
		return true // "3 thoughts on …"
	}
	return len(words) <= 8 && slices.ContainsFunc(words, func(w string) bool { return lexica().commentWords[w] })
}
