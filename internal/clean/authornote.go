package clean

import (
	"slices"
	"strings"

	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// What stands below a text about its author, and about what else they have made.

// noteForm matches how an author is introduced: a name, a verb, a post.
var noteForm = pattern(`^((?:\p{Lu}[\p{L}.’'-]+ ){1,4})(?:%s)\b`, anyWord(func(c *language.CleaningData) []string { return c.AuthorVerbs }))

// signatories matches the list of those who signed a text.
var signatories = pattern(`(?i)^%s`, anyPhrase(func(c *language.CleaningData) []string { return c.Signatories }))

// authorNote finds the line behind the text that introduces the author: one
// that begins with the name of the byline, or with a name the text does not
// speak of.
func authorNote(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || len(u.words) > 60 || len(u.words) < 4 || u.first != u.last && len(u.words) > 40 {
		return 0
	}
	if i <= p.from+1 {
		return p.noteBelowByline(i)
	}
	byAuthor := slices.ContainsFunc(p.bylines(), func(author string) bool { return strings.HasPrefix(author, u.words[0]+" ") })
	if i < p.to && !byAuthor || i > p.to+longestTail {
		return 0
	}
	first := u.words[:min(6, len(u.words))]
	if i >= p.to && slices.ContainsFunc(first, func(w string) bool { return strings.HasPrefix(w, "sign") }) && signatories().MatchString(u.text) {
		return 0.85
	}
	m := noteForm().FindStringSubmatch(u.text)
	if m == nil {
		return 0
	}
	name := strings.Join(text.FoldedWords(m[1]), " ")
	post := slices.ContainsFunc(u.words, func(w string) bool { return lexica().posts[w] })
	if !post && saysI(u.words, p.lang) {
		return 0
	}
	if post && slices.Contains(p.bylines(), name) {
		return 0.85
	}
	if i < p.to {
		return 0
	}
	for k := p.to + 1; k < i; k++ { // no text between
		if p.sentenceAt(k) && len(p.units[k].words) >= 8 {
			return 0
		}
	}
	for _, author := range p.bylines() {
		if author == name || post && slices.Contains(strings.Fields(author), name) {
			return 0.85
		}
	}
	parts := strings.Fields(name)
	if !post || len(parts) < 2 {
		return 0
	}
	family := parts[len(parts)-1]
	for k := range p.units {
		if k == i || p.units[k].is == custody.Meta {
			continue
		}
		if slices.Contains(p.units[k].words, family) {
			return 0
		}
	}
	return 0.7
}

// saysI reports folded words with which a writer speaks of who writes, as notes about authors do not.
func saysI(words []string, lang string) bool {
	return slices.ContainsFunc(language.Get(lang).Cleaning().FirstPerson, func(w string) bool { return slices.Contains(words, text.Fold(w)) })
}

// noteBelowByline finds the note about the author that stands above the text:
// right below the byline, and it says the last name again.
func (p *page) noteBelowByline(i int) float64 {
	if i == 0 || p.units[i-1].is != custody.Meta {
		return 0
	}
	m := noteForm().FindStringSubmatch(p.units[i].text)
	if m == nil {
		return 0
	}
	name := text.FoldedWords(m[1])
	for _, author := range p.bylines() {
		if strings.HasSuffix(author, " "+name[len(name)-1]) {
			return 0.8
		}
	}
	return 0
}

// work matches the title of a book, a film or a play with what tells how to get it.
var work = pattern(`^[«“"][^»”"]{2,80}[»”"],? .{0,120}(?:%s|\d ?h ?\d{2}\b|€)`, anyPhrase(func(c *language.CleaningData) []string { return c.Works }))

func workReference(p *page, i int) float64 {
	u := &p.units[i]
	if p.from < 0 || i <= p.from || len(u.words) > 40 || !work().MatchString(u.text) || !p.textEnds(i) {
		return 0
	}
	saying := language.Get(p.lang).Speech().Saying
	if slices.ContainsFunc(u.words, func(w string) bool { return slices.Contains(saying, w) }) {
		return 0 // what somebody says of a price or an hour
	}
	return 0.8
}
