package clean

import (
	"slices"
	"strconv"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

func inFamily(family string) func(*page, int) float64 {
	return func(p *page, i int) float64 {
		u := &p.units[i]
		if u.family != family || i <= p.from && p.isKnownTitle(i) || p.tableRow(u.text) && u.label == 0 {
			return 0
		}
		if u.label > 0 && !p.labelled(i) {
			return 0
		}
		if len(u.words) <= 2 && strings.HasPrefix(u.text, "(") && p.isTranscript() {
			return 0
		}
		if len(u.words) == 1 && (family == "navigation" || family == "comment-widget") && !p.dumped && inText(p, i) && p.amidSentences(i) {
			return 0 // a subhead
		}
		// One word that could as well be a subhead is less certain than a phrase.
		if len(u.words) == 1 {
			return 0.8
		}
		return 0.95
	}
}

// relatedHeadline drops what a bare pointer ("À lire également") points to: the
// line below it, and those after that as long as further headlines follow.
func relatedHeadline(p *page, i int) float64 {
	if i == 0 || p.from < 0 || i < p.from || !p.units[i].headline() && !p.seeAlso(i) {
		return 0
	}
	k := i - 1
	for k > 0 && p.units[k].is == custody.Dropped && (p.units[k].rule == "subscribe" || p.units[k].rule == "share" || p.units[k].rule == "advert") {
		k--
	}
	if i > p.from && i <= p.to && mediaLabel().MatchString(p.units[i].text) {
		return 0.8
	}
	switch before := &p.units[k]; {
	case before.is == custody.Dropped && before.rule == "related-headline" && follows(before.words[0], p.units[i].words[0]):
		return 0.8
	case before.is == custody.Dropped && before.rule == "read-also" && !before.hand && before.bare():
		return 0.8
	case before.is == custody.Dropped && before.rule == "related-headline" && i+1 < len(p.units) && p.units[i+1].headline() && !p.sentenceAt(i+1):
		return 0.7
	}
	return 0
}

// seeAlso reports an entry of a list of other articles, however short, which stands
// below its heading and above the notes.
func (p *page) seeAlso(i int) bool {
	u := &p.units[i]
	below := p.units[i+1 : min(len(p.units), i+mostSeeAlso)]
	return !u.ends && len(u.words) > 0 && u.first == u.last && slices.ContainsFunc(below, func(v unit) bool { return isNote(v.text) })
}

// mostSeeAlso is how many lines may stand between an entry of a list of other articles
// and the notes below it.
const mostSeeAlso = 20

// headline reports a line that may be the headline of another article.
func (u *unit) headline() bool {
	return len(u.words) >= 3 && len(u.words) <= 25 && !strings.HasSuffix(u.text, ".") && !strings.HasSuffix(u.text, ":") &&
		!u.strong && u.first == u.last && !itemMark(u.text)
}

// mediaLabel matches the kind of what is pointed to, in capitals before its
// headline.
var mediaLabel = pattern(`^%s(?:(?:\.|:|\s[|–—-]) ?\p{Lu}| \p{Lu}.*\p{Ll}|\p{Lu}\p{Ll})`,
	anyPhrase(func(c *language.CleaningData) []string { return c.MediaLabels }))

// follows reports a number that is one more than another: a list of what is most
// read.
func follows(before, next string) bool {
	a, err := strconv.Atoi(before)
	b, wrong := strconv.Atoi(next)
	return err == nil && wrong == nil && b == a+1
}

var labelMark = text.Pattern(`^[^:»>→|]{2,60}?\s?[:»>→|]`)

// labelled reports whether a line that only begins like furniture is furniture.
// Inside the running text a sentence may begin with the same words: there the
// words are a label only if a colon or the like stands behind them, or if the
// line is a headline behind two words at least.
func (p *page) labelled(i int) bool {
	u := &p.units[i]
	mark := labelMark().FindString(u.text)
	if mark != "" && len(text.PlainWords(mark)) <= u.label+2 {
		return true
	}
	switch {
	case u.ends && u.label <= 2 && len(u.words) >= 15 && innerStop().MatchString(u.text):
		return false // two sentences, of which the first begins with a word or two of an invitation
	case p.from < 0 || i < p.from || i > p.to:
		return !u.ends || len(u.words) <= 20
	case u.family == "newsletter" && i+1 < len(p.units) && (p.units[i+1].policy == "newsletter-call" || p.units[i+1].family == "newsletter"):
		return true
	case (u.family == "newsletter" || u.family == "subscribe") && p.buttonBelow(i):
		return true
	case u.ends:
		return u.label >= 5 || len(u.words) <= 12 && u.label >= 3 || len(u.words) <= 5 && u.label >= 2
	case u.family == "read-also" || u.family == "subscribe" || u.family == "newsletter" || u.family == "share" || u.family == "advert":
		return u.label >= 2
	}
	return u.label >= 3
}

func policyLine(p *page, i int) float64 {
	u := &p.units[i]
	if u.policy == "" || p.from < 0 {
		return 0
	}
	if i >= p.from && i <= p.to { // an article may be about comments or cookies
		calls := u.policy == "newsletter-call" || u.policy == "paywall" || u.policy == subscription
		if !calls || !(i > 0 && p.units[i-1].invites() || i+1 < len(p.units) && p.units[i+1].invites()) {
			return 0
		}
	}
	return 0.9
}

// newsOfPapers takes what the words of an invitation to subscribe say of a sentence back where neither its button stands below
// it nor its heading above. With a plain sentence below it, a heading has to ask in some words: one or two may head a part of
// the text.
func (p *page) newsOfPapers() {
	asks := func(i int) bool {
		if i < 0 || i >= len(p.units) {
			return false
		}
		u := &p.units[i]
		return !u.ends && (u.family == "subscribe" || u.family == "login" || u.policy == "paywall" || u.policy == subscription)
	}
	heads := func(i int) bool {
		const fewest = 3 // words
		return asks(i) && len(p.units[i].words) >= fewest && p.units[i].bare()
	}
	goesOn := false // with a plain sentence
	for i := len(p.units) - 1; i >= 0; i-- {
		u := &p.units[i]
		if u.policy == subscription && u.ends && !asks(i+1) && !heads(i-1) && (goesOn || !asks(i-1)) {
			u.policy = ""
		}
		goesOn = u.ends && u.family == "" && u.policy == ""
	}
}

// subscription is the family of sentences of policy with the words of invitations to subscribe.
const subscription = "subscription"

// aboutCookies reports a sentence about cookies behind a text that speaks of them
// too.
func (p *page) aboutCookies(i int) bool {
	const family = "cookie-policy"
	if u := &p.units[i]; u.policy != family || !u.ends {
		return false
	}
	for k := p.from; k <= p.to; k++ {
		if p.units[k].is == "" && slices.ContainsFunc(p.units[k].words, func(w string) bool { return opens(w, family) }) {
			return true
		}
	}
	return false
}

// buttonBelow reports the button of an invitation within three lines.
func (p *page) buttonBelow(i int) bool {
	for k := i + 1; k < len(p.units) && k <= i+3; k++ {
		if v := &p.units[k]; v.label == 0 && len(v.words) <= 6 && (v.family == "newsletter" || v.family == "subscribe") {
			return true
		}
	}
	return false
}

// salesTalk drops what stands between the title and the button of an invitation.
func salesTalk(p *page, i int) float64 {
	if i == 0 || i+1 >= len(p.units) || len(p.units[i].words) > 20 {
		return 0
	}
	other := func(k int) bool { return p.units[i-1].same != p.units[k].same } // the same button stands below each item of a digest
	if p.units[i-1].invites() && p.units[i+1].invites() && other(i+1) {
		return 0.7
	}
	if u := &p.units[i]; i+2 < len(p.units) && other(i+2) && p.units[i-1].bareInvitation() && p.units[i+2].bareInvitation() && short(u) && short(&p.units[i+1]) {
		return 0.65 // the name of a newsletter, and what it asks
	}
	if u := &p.units[i]; i > 1 && p.units[i-1].rule == "sales-talk" && p.units[i-2].bareInvitation() && p.units[i+1].bareInvitation() &&
		p.units[i-2].same != p.units[i+1].same && short(u) {
		return 0.65
	}
	return 0
}

// bareInvitation reports a dropped line that is the name of an invitation or its button.
func (u *unit) bareInvitation() bool { return u.invites() && u.bare() && len(u.words) <= 4 }

// short reports a line that is no paragraph and no sentence with a full stop.
func short(u *unit) bool {
	return u.is == "" || u.is == custody.Dropped && u.rule == "sales-talk" || len(u.words) <= 8 && !strings.HasSuffix(u.text, ".")
}

// bare reports a line of furniture with nothing behind its words.
func (u *unit) bare() bool { return u.label == 0 || u.label == len(u.words) }

// invites reports a dropped line that asks for a subscription.
func (u *unit) invites() bool {
	return u.is == custody.Dropped && (u.rule == "newsletter" || u.rule == "subscribe" || u.rule == "policy")
}
