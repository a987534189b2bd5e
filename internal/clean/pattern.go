package clean

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"dossier/internal/language"
	"dossier/internal/text"
)

// languageWords collects words of all languages, for a pattern: a page may hold
// some of another language than its own.
func languageWords(of func(*language.CleaningData) []string) []string {
	return language.WordsOfAll(func(l *language.Language) []string { return of(l.Cleaning()) })
}

// pattern is one that is compiled when it is asked for the first time. Pieces made of what the languages have
// stand in it in place of each %s.
func pattern(form string, pieces ...func() string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp {
		made := make([]any, len(pieces))
		for i, piece := range pieces {
			made[i] = piece()
		}
		return regexp.MustCompile(fmt.Sprintf(form, made...))
	})
}

// anyWord is a piece of a pattern: one of the words of all languages.
func anyWord(of func(*language.CleaningData) []string) func() string {
	return func() string { return text.AnyOf(languageWords(of)) }
}

// anyPhrase is a piece of a pattern: what fits one of the entries of all languages.
func anyPhrase(of func(*language.CleaningData) []string) func() string {
	return func() string { return phrases(of) }
}

// byWords are the words before an author, in small letters.
func byWords() []string {
	return languageWords(func(c *language.CleaningData) []string { return c.By })
}

// phrases is a pattern for any of the entries of all languages, which are patterns as package
// language describes them.
func phrases(of func(*language.CleaningData) []string) string {
	var patterns []string
	for _, entry := range languageWords(of) {
		for _, words := range language.Alternatives(entry) {
			var pattern []string
			for word := range strings.FieldsSeq(words) {
				stem, open := strings.CutSuffix(word, "*")
				word = pieces.Replace(regexp.QuoteMeta(stem))
				if open {
					word += `[\pL\pM]*`
				}
				pattern = append(pattern, word)
			}
			patterns = append(patterns, strings.Join(pattern, `[ \x{a0}\x{202f}]`))
		}
	}
	return either(patterns...)
}

// pieces are what entries have in place of any figure and of a few characters.
var pieces = strings.NewReplacer("#", `\d`, "…", ".{1,80}")

// capitals gives each word a capital.
func capitals(words []string) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = text.Capital(w)
	}
	return list
}

// eitherCase returns the words, and with a capital once more.
func eitherCase(words []string) []string { return append(capitals(words), words...) }

// either is a pattern for one of several patterns, of which the first that fits
// counts.
func either(patterns ...string) string { return "(?:" + strings.Join(patterns, "|") + ")" }
