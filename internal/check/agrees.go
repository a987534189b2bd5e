package check

import (
	"strings"
	"unicode"

	"dossier/internal/figures"
)

// contraAgrees says that words are cited as contradicting a sentence and have all of its words, where neither denies
// anything, names the opposite, or has a number that could differ.
func (v *checker) contraAgrees(c *comparison) string {
	lang := c.note.Lang
	of, _ := v.readings.Opposite(c.said, lang, c.sentence, lang)
	numbered := strings.ContainsFunc(c.said, unicode.IsDigit) || len(figures.In(c.said, lang)) > 0
	both := c.said + " . " + c.sentence
	if !c.plain || !of.Empty() || numbered || !v.readings.Refuses(both, lang).Empty() || !v.readings.Reserves(both, lang).Empty() || c.deniedAround() ||
		!speakOfTheSame(c.said, c.quoted, lang, 1) {
		return ""
	}
	return "these words are cited as contradicting the sentence, and say what it says"
}
