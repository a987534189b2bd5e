package clean

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/text"
)

// look fills in what can be said of a unit by itself. Whole is the profile of
// its words of more than one letter. Topic has the words of the headline, of which the article is and no
// part of the page.
func (u *unit) look(pageLang string, whole profile, topic []string) {
	u.stops = u.profile.share(pageLang)
	long := len(u.text) >= longParagraph && text.Width(u.text) >= longParagraph
	u.ends = text.EndsSentence(u.text) || turn().MatchString(u.text) || long && unstopped(u.text)
	if n := len(u.words); n > 0 && !(u.ends && startsQuotation(u.text)) { // what somebody says is no furniture
		if n <= longestPolicy {
			u.policy = policyOf(u.text, u.words)
			if u.policy != "" && slices.ContainsFunc(topic, func(w string) bool { return opens(w, u.policy) }) {
				u.policy = ""
			}
		}
		if n <= longestFurniture {
			u.family, u.label = furniture(u.words)
		}
	}
	lang, _ := whole.language()
	own, other := whole.share(pageLang), whole.share(lang)
	unknown := languageIndex(pageLang) < 0
	u.foreign = lang != "" && lang != pageLang && own < other && !areNear(lang, pageLang) && (pageLang != "" || other >= leastStops(lang)) &&
		(whole.words < 6 && own == 0 || (other-own)*float64(whole.words) > 1.5) // one word more is no other language
	const tenth, manyWords = 0.1, 8 // of the words, below which a sentence of a language may have no stop word; of a sentence
	// A sentence with stop words of no language is one of a language that has few.
	mute := u.ends && own == 0 && (long && other*float64(whole.words) < 2 || len(u.words) >= manyWords && other == 0) && !teaser(u.text)
	u.native = (own > 0 || unknown || mute || u.ends && leastStops(pageLang) < tenth) && !u.foreign
	enough := u.stops >= leastStops(pageLang) || unknown && !u.foreign
	if u.family == "editorial-note" && u.label >= 3 {
		return // a template of some length
	}
	u.guest = !enough && u.ends && lang != pageLang && !teaser(u.text) &&
		((long || u.foreign && !mostlyLatin(u.words) && text.Width(u.text) >= longForeign) && lang != "" && other >= leastStops(lang) ||
			own == 0 && u.family == "" && otherScript(u, pageLang))
	u.strong = u.guest || (u.ends || clauseEnds(u.text)) && enough && long && !teaser(u.text)
	if u.strong && u.native || u.policy != "" {
		return // what else could be said of it is not asked
	}
	u.running = len(u.words) >= 12 && enough && innerStop().MatchString(u.text) && !teaser(u.text)
	u.item = itemMark(u.text) || goesOn(u.text) || u.family == "" && strings.Contains(u.text, ":") && figureLine().MatchString(u.text)
}

// headsText reports a first line that can be the headline of a text, by itself: no entry of a menu, no sentence about the page.
func (u *unit) headsText() bool {
	const fewest = 3 // words
	if len(u.words) < fewest || len(u.words) > longestFurniture || text.EndsSentence(u.text) || policyOf(u.text, u.words) != "" {
		return false
	}
	family, _ := furniture(u.words)
	return family == ""
}

// unstopped reports a text in a script that sets no full stops: each paragraph is a sentence of it.
func unstopped(s string) bool {
	return unicode.In(text.FirstRune(s), unicode.Thai, unicode.Lao)
}

// unstoppedLine reports a line in such a script that is too long for an entry of a menu, and no known furniture.
func (u *unit) unstoppedLine() bool {
	return u.is == "" && u.family == "" && u.first == u.last && unstopped(u.text) && text.Width(u.text) >= longForeign-longForeign/4
}
