package clean

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"
	"dossier/internal/custody"
	"dossier/internal/language"
	"dossier/internal/text"
)

// Names without a word that says that they wrote the text: alone below the headline, beside the
// day, alone behind the text. A place, a section, a person the text is about can stand there as
// well, so a name counts that the text does not have.

// mostBare is how many such lines are looked at: of a page that has more none is by its author.
const mostBare = 4

// bareAuthors are the people that lines of metadata name with no word for it.
func (p *page) bareAuthors() (authors []string) {
	looked := 0
	for i := range p.units {
		u := &p.units[i]
		if u.is != custody.Meta || u.rule != "byline" && (u.rule != "date-line" || !p.besideTitle(i)) {
			continue
		}
		if looked++; looked > mostBare {
			return nil
		}
		for _, name := range p.bareNames(u) {
			if !slices.Contains(authors, name) && p.namesAuthor(name, i) {
				authors = append(authors, name)
			}
		}
	}
	return authors
}

// clock matches an hour, and dayOrHour whatever is left of figures in a line of metadata.
var clock = text.Pattern(`(?i)[(]?\p{Nd}+(?:[:.h]\p{Nd}+)*\s?(?:[ap]\.?m\.?|uhr|h)?(?:\s?\(?(?:GMT|UTC|[A-Z]{2,4}T)(?:[+-]\p{Nd}+)?\)?)?`)

// besideNames matches what stands between a name and what else a line of metadata says.
var besideNames = text.Pattern(`\s?[|·•;\x{ff5c}]\s?|\s[–—/-]\s`)

// bareNames returns what can be names in a line of metadata, by its form.
func (p *page) bareNames(u *unit) (names []string) {
	if u.rule == "byline" {
		line := inBrackets().ReplaceAllString(u.text, "")
		if m := namePost().FindStringSubmatch(line); m != nil && p.nameAndPost(line) {
			line = strings.Trim(m[1], " ,")
		} else if m := namePlace().FindStringIndex(line); m != nil {
			line = line[:m[0]]
		}
		return betweenNames().Split(line, -1)
	}
	line := u.text
	for _, d := range slices.Backward(findDates(line, p.lang)) {
		line = line[:d.From] + "|" + line[min(len(line), d.To):] // two readings of the same words may overlap
	}
	for _, part := range besideNames().Split(clock().ReplaceAllString(line, "|"), -1) {
		part = strings.Trim(part, " \u00a0,.:()")
		if m := nameAndPost().FindStringSubmatch(part); m != nil {
			part = m[1]
		}
		names = append(names, betweenNames().Split(part, -1)...)
	}
	return names
}

// nobodies are words of what stands in the place of a name and is none, in all languages.
var nobodies = sync.OnceValue(func() map[string]bool {
	return text.FoldedSet(language.WordsOfAll(func(l *language.Language) []string { return l.Names().Nobody })...)
})

// namesAuthor reports a name that is a person's by its form and that the text does not have:
// neither the last of its words, nor another in small letters. A name in Hangul is told by the
// post behind it.
func (p *page) namesAuthor(name string, at int) bool {
	if uncasedName(name) {
		return slices.ContainsFunc(postsBehind(), func(post string) bool { return strings.Contains(p.units[at].text, name+post) }) ||
			p.beginsAsName(name) && !p.saysName(name, at)
	}
	if !bylineName().MatchString(name) || !strings.ContainsFunc(name, unicode.IsSpace) || attribution.IsSource(name) {
		return false
	}
	words := text.FoldedWords(name)
	if placeWords()[words[0]] || p.namesPaper(name) {
		return false
	}
	if family, _ := furniture(words); family != "" {
		return false
	}
	if slices.ContainsFunc(words, func(w string) bool { return nobodies()[w] || lexica().posts[w] || isDayBack(w) || p.saysWhen(w) }) {
		return false
	}
	family := words[len(words)-1]
	for k := range p.units {
		u := &p.units[k]
		if k != at && (u.is == custody.Paragraph || u.is == custody.Subhead || u.is == custody.Title) && slices.Contains(u.words, family) {
			return false
		}
	}
	return !p.speaksOf(words, at)
}

// namesPaper reports an article of the language with one word behind it: Le Courrier. Yves Le Goff has another name before it.
func (p *page) namesPaper(name string) bool {
	article, rest, _ := strings.Cut(name, " ")
	return rest != "" && !strings.Contains(rest, " ") && slices.Contains(language.Get(p.lang).Cleaning().Articles, article)
}

// placeWords are the words of all languages with which names of places begin.
var placeWords = sync.OnceValue(func() map[string]bool {
	return text.FoldedSet(language.WordsOfAll(func(l *language.Language) []string { return l.Names().Places })...)
})

// beginsAsName reports what can be a name in a script without capitals by its length, and
// begins with a word that names of people begin with in the language of the page.
func (p *page) beginsAsName(name string) bool {
	return text.BeginsAsName(name, p.lang) && (text.IsUnspaced(text.FirstRune(name)) || p.uncasedAlone(name))
}

// beginsInFull reports such a name that begins with a family name of two characters or more, of which few other words do.
func (p *page) beginsInFull(name string) bool {
	return text.IsUnspaced(text.FirstRune(name)) && p.beginsAsName(name) && slices.ContainsFunc(language.Get(p.lang).Names().FirstOfName, func(first string) bool {
		return utf8.RuneCountInString(first) > 1 && strings.HasPrefix(name, first)
	})
}

// saysName reports that the text has a name of a script without capitals, which is then that
// of somebody it tells of.
func (p *page) saysName(name string, at int) bool {
	for k := range p.units {
		u := &p.units[k]
		if k != at && (u.is == custody.Paragraph || u.is == custody.Subhead || u.is == custody.Title) && strings.Contains(u.text, name) {
			return true
		}
	}
	return false
}

// saysWhen reports a word that stands beside dates in the language of the page, or in English.
func (p *page) saysWhen(word string) bool {
	for _, lang := range []string{p.lang, "en"} {
		if slices.ContainsFunc(language.Get(lang).Cleaning().DateWords, func(w string) bool { return text.Fold(w) == word }) {
			return true
		}
	}
	return false
}

// postsBehind are the posts behind names in Hangul, with and without a blank before them.
var postsBehind = sync.OnceValue(func() (posts []string) {
	for _, w := range uncased(behindNames()) {
		posts = append(posts, w, " "+w)
	}
	return posts
})

// signsText reports a name alone behind the text, with nothing below it and no byline above.
func (p *page) signsText(i int) bool {
	u := &p.units[i]
	if p.extracted || i != p.near+1 || !bylineName().MatchString(u.text) || u.previous+1 == u.first || len(p.bylines()) > 0 || p.isLetter() {
		return false
	}
	for k := i + 1; k < len(p.units); k++ {
		if p.units[k].is == "" {
			return false
		}
	}
	return true
}
