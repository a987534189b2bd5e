package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/factuality"
	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// maySay reports whether the source may give quoted words to a speaker. If their sentence
// says who speaks, by a name, it has to be the speaker; else the speaker may be named
// anywhere before.
func (v *checker) maySay(who []string, c *model.Cited, words *language.SpeechData) bool {
	lang := c.Lang()
	if o := c.Article.Outlet; o != nil && inCommon(who, subjects(o.Name, "")) > 0 || inCommon(who, subjects(strings.Join(c.Article.Authors, " "), "")) > 0 {
		return true
	}
	sentence, quoted := quotedSentence(c, c.Passage)
	around := sentence[:quoted.From] + " " + sentence[quoted.To:]
	if speaks(around, words) && v.officeDiffers(who, c.Article, subjects(around, lang), words) {
		return false
	}
	if words := subjects(around, lang); inCommon(who, words) > 0 || v.endCompounds(who, words, lang) || isBody(who, subjects(sentence, lang), c.Passage, lang) {
		return true
	}
	claimed := func(f factuality.Finding) bool { return f.Kind == factuality.Claim && f.Place != factuality.Another }
	spokesman := firstOf(around, words.SpeaksFor) // in whose name, the article has said before
	if spokesman.Empty() && (speaks(around, words) || slices.ContainsFunc(c.Around, claimed)) {
		names := namesIn(around)
		if len(names) > 1 && len(figures.In(strings.Join(who, " "), lang)) > 0 {
			return true // "both", of two who are named
		}
		if len(names) > 0 {
			return v.namedTogether(c.Article, who, names)
		}
	}
	return inCommon(who, subjects(c.Passage.Text[:c.Context.To], lang)) > 0 || v.firstNamed(who, c.Article) < c.Passage.Index
}

// isBody reports whether some words name a body of a kind that the sentence of a quotation names as well, the company
// for the operator, and nothing else that its passage does not have. It is not told who speaks of two kinds: the union of the
// shipyard is no company.
func isBody(who, sentence []string, p *model.Passage, lang string) bool {
	theirs := listsNamed(language.Get(lang).Speech().Bodies, sentence)
	if slices.ContainsFunc(theirs, func(l language.List) bool { return len(listsNamed([]language.List{l}, who)) == 0 }) {
		return false
	}
	besides := slices.DeleteFunc(slices.Clone(who), func(w string) bool { return isAmong(theirs, w) })
	return len(theirs) > 0 && inCommon(besides, subjects(p.Text, lang)) == len(besides)
}

// speaker is somebody whom an article may name, by words with spaces between them, and by names.
type speaker struct {
	article      *model.Article
	words, names string
}

// firstNamed returns the index of the first passage of an article that names a speaker, the number
// of passages if none does. Many words of one speaker are quoted of an article.
func (v *checker) firstNamed(who []string, a *model.Article) int {
	return v.namedFirst.Of(speaker{article: a, words: strings.Join(who, " ")}, func() int {
		for i, p := range a.Passages {
			if inCommon(who, subjects(p.Text, p.Lang())) > 0 {
				return i
			}
		}
		return len(a.Passages)
	})
}

// endCompounds reports whether one of some words ends a compound among others, in a language that writes nouns
// together: the Gesundheitsminister is a Minister, and no Vizekanzler a Kanzler.
func (v *checker) endCompounds(who, others []string, lang string) bool {
	const fewest = 5 // letters
	return language.Get(lang).Grammar().CapitalNouns != "" && slices.ContainsFunc(who, func(w string) bool {
		return utf8.RuneCountInString(w) >= fewest && slices.ContainsFunc(others, func(o string) bool {
			first, ok := strings.CutSuffix(o, w)
			return ok && first != "" && v.readings.Attributes(first, lang).Empty()
		})
	})
}

// speaks reports whether a text says that somebody speaks.
func speaks(s string, words *language.SpeechData) bool {
	return !firstOf(s, words.Saying).Empty() || !firstOf(s, words.Confessing).Empty() || !firstOf(s, words.According).Empty()
}

// namesIn returns the words of a text that begin with a capital, but for the first.
func namesIn(s string) []string {
	var names []string
	for i, w := range strings.FieldsFunc(s, notLetter) {
		if i > 0 && unicode.IsUpper(text.FirstRune(w)) && utf8.RuneCountInString(w) >= fewestLetters {
			names = append(names, text.Plain(w))
		}
	}
	return names
}

// namedTogether reports whether an article calls somebody of a name what a note calls
// them: both stand within a few words of each other in a sentence.
func (v *checker) namedTogether(a *model.Article, who, names []string) bool {
	return v.together.Of(speaker{a, strings.Join(who, " "), strings.Join(names, " ")}, func() bool {
		return slices.ContainsFunc(a.Passages, func(p *model.Passage) bool {
			return slices.ContainsFunc(text.Sentences(p.Text, p.Lang()), func(s text.Range) bool { return standTogether(s.Of(p.Text), who, names) })
		})
	})
}

func standTogether(sentence string, who, names []string) bool {
	const near = 5 // words
	name, called := -near-1, -near-1
	for i, w := range strings.FieldsFunc(text.Plain(sentence), notLetter) {
		if slices.Contains(names, w) {
			name = i
		}
		if inCommon([]string{w}, who) > 0 {
			called = i
		}
		if name >= 0 && called >= 0 && max(name-called, called-name) <= near {
			return true
		}
	}
	return false
}
