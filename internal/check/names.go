package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"

	tags "golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

const (
	fewestBesideName = 3   // words, not counting names, that a sentence has in common with the one it cites
	fewestInName     = 4   // letters
	mostRegions      = 999 // of UN M49
	mostBehind       = 12  // names of a text
)

// named is a name in a text, behind a word that says little: in Brest.
type named struct {
	before, name string // without accents and capitals
	rest         string // the words with a capital that go on with it: Merz
	at           text.Range
}

// nameDiffers says that a sentence has another name than the source where both have it behind the same word,
// "à Concarneau" for "à Roscoff", and that no article cited for it has that name at all. It returns "" if that is
// not so, or nobody can tell: in a script without capitals, or where all nouns have one.
func (v *checker) nameDiffers(c *comparison) string {
	lang := c.note.Lang
	own := namesBehind(c.said, lang)
	theirs, mine := anotherActor(c.sentence, lang, c.said, lang)
	if len(own) == 0 && mine == nil || len(own) > mostBehind {
		return ""
	}
	words, others := subjects(withoutNames(c.said, lang), lang), subjects(c.sentence, lang)
	if both := inCommon(words, others); both < fewestBesideName || float64(both) < most*float64(len(words)) {
		return ""
	}
	if mine != nil && kindOf(mine.key) == ofCountry && !v.hasName(text.Plain(mine.at.Of(c.said)), lang, c.cited) {
		return fmt.Sprintf("the sentence says « %s », where the source says « %s », and no article that it cites has that name",
			mine.at.Of(c.said), theirs.at.Of(c.sentence))
	}
	if language.Get(lang).Grammar().CapitalNouns != "" {
		return ""
	}
	all, list := subjects(c.said, lang), namesBehind(c.sentence, lang)
	for _, theirs := range list[:min(mostBehind, len(list))] {
		if inCommon([]string{theirs.name}, all) > 0 {
			continue
		}
		i := slices.IndexFunc(own, func(o named) bool {
			return o.before == theirs.before && inCommon([]string{o.name}, others) == 0 && !spelledOtherwise(o.name, theirs.name) &&
				inCommon(subjects(o.rest, lang), subjects(theirs.rest, lang)) == 0 && !isAmong(language.Get(lang).Speech().Offices, o.name) &&
				isRegion(o.name, lang) == isRegion(theirs.name, lang) && !v.hasName(o.name, lang, c.cited)
		})
		if i >= 0 {
			return fmt.Sprintf("the sentence says « %s », where the source says « %s », and no article that it cites has that name",
				own[i].at.Of(c.said), theirs.at.Of(c.sentence))
		}
	}
	return ""
}

// namesBehind are the names of a text that stand behind words that say little, but for months and days.
func namesBehind(s, lang string) []named {
	little, small := sayLittle(lang), language.Get(lang).Search().SmallWords
	var list []named
	before := text.Range{}
	for _, w := range wordRanges(s) {
		if w.From == before.To {
			continue
		}
		word := text.Plain(before.Of(s))
		beside := before.To > 0 && strings.Trim(s[before.To:w.From], " \u00a0’'") == ""
		saysLittle := little[word] || utf8.RuneCountInString(word) <= fewestLetters || slices.Contains(small, word)
		if beside && saysLittle && unicode.IsUpper(text.FirstRune(w.Of(s))) && utf8.RuneCountInString(w.Of(s)) >= fewestInName &&
			!isMonth(w.Of(s), language.Get(lang)) && !isWeekday(w.Of(s), lang) {
			list = append(list, named{word, text.Plain(w.Of(s)), capitals(s[w.To:]), text.Range{From: before.From, To: w.To}})
		}
		before = w
	}
	return list
}

// capitals are the words with a capital that a text begins with, right behind each other.
func capitals(s string) string {
	end := 0
	for _, w := range text.Fields(s) {
		if !unicode.IsUpper(text.FirstRune(w.Text)) || strings.Trim(s[end:w.At], " \u00a0") != "" {
			break
		}
		end = w.At + len(w.Text)
		if notOfWord(text.LastRune(w.Text)) {
			break
		}
	}
	return s[:end]
}

func isWeekday(word, lang string) bool {
	return slices.ContainsFunc(language.Get(lang).Dates().Weekdays, func(forms []string) bool {
		return slices.ContainsFunc(forms, func(form string) bool { return strings.EqualFold(form, word) })
	})
}

// hasName reports whether an article of some citations has a name, as far as its beginning tells, or its outlet
// or somebody whom the records know is called so.
func (v *checker) hasName(name, lang string, cited []*model.Cited) bool {
	has := func(s string) bool { return inCommon([]string{name}, subjects(s, lang)) > 0 }
	return slices.ContainsFunc(cited, func(c *model.Cited) bool {
		return c.Article == nil || v.beginningsIn(c.Article)[beginning(name)] || has(c.Item.Translation)
	}) || slices.ContainsFunc(v.called(), func(known called) bool { return inCommon([]string{name}, known.words) > 0 })
}

// beginningsIn are the beginnings of all words of an article, each read once for all notes.
func (v *checker) beginningsIn(a *model.Article) map[string]bool {
	return v.inArticles.Of(a, func() map[string]bool {
		set := map[string]bool{}
		texts := append(a.Texts(), a.Title)
		if a.Outlet != nil {
			texts = append(texts, a.Outlet.Name)
		}
		for _, s := range texts {
			for _, w := range text.PlainWords(text.Plain(s)) {
				set[beginning(w)] = true
			}
		}
		return set
	})
}

// spelledOtherwise reports names that begin and end alike and differ in half of their letters at most: Kiev and Kyiv,
// Bouchehr and Bushehr.
func spelledOtherwise(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return x[0] == y[0] && x[len(x)-1] == y[len(y)-1] && 2*text.Distance(x, y) <= max(len(x), len(y))
}

// regions are the words of the names of countries and parts of the world in a language, by their beginnings. A
// town is in one, so that of a name and one of these either may stand for the other.
var regions = language.OnceEach(func(l *language.Language) map[string][]string {
	words := map[string][]string{}
	add := func(name string) {
		for _, w := range text.PlainWords(text.Plain(name)) {
			words[beginning(w)] = append(words[beginning(w)], w)
		}
	}
	for _, name := range l.Names().Lands {
		add(name)
	}
	namer := display.Regions(tags.Make(l.Code))
	if namer == nil {
		return words
	}
	for i := range mostRegions {
		r, err := tags.EncodeM49(i)
		if err != nil {
			continue
		}
		add(namer.Name(r))
	}
	return words
})

// isRegion reports a word of the name of a country, in any form of it.
func isRegion(name, lang string) bool {
	const ending = 2 // letters by which forms of a name differ
	return slices.ContainsFunc(regions(lang)[beginning(name)], func(w string) bool { return beginAlike(w, name, ending) })
}
