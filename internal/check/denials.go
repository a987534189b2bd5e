package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/factuality"
	"dossier/internal/text"
)

// denialDiffers says that quoted words deny what the sentence says, or that the sentence denies
// what they say.
func (v *checker) denialDiffers(c *comparison) string {
	lang := c.note.Lang
	if c.denial.Empty() != c.no.Empty() && (isDenied(c.said, c.own, c.denial, lang) || isDenied(c.quoted, c.theirs, c.no, lang)) {
		return "" // "did not reopen" and "stays closed" say the same
	}
	otherwise := func() bool { return factuality.Refused.Stands(v.readings, c.said, lang) } // cancelled, for scrapped
	switch {
	case c.denial.Empty() && !c.no.Empty() && !otherwise() && !sameVerb(c.no.Of(c.quoted), c.said, lang) &&
		(saysDenied(c.said, deniedBy(c.quoted, c.no, lang), lang, c.share) || saysAllDenied(c) || saysDiscarded(c)):
		return "the quoted words deny (« " + inWords(c.quoted, c.no) + " »), and the sentence that they support does not"
	case !c.denial.Empty() && v.readings.Refuses(c.sentence, lang).Empty() && !factuality.Refused.Stands(v.readings, c.sentence, lang) &&
		!sameVerb(c.denial.Of(c.said), c.sentence, lang) && !c.deniedAround() &&
		speakOfTheSame(clauseOf(c.said, c.denial), c.quoted, lang, most) && !sameVerb(c.denial.Of(c.said), goesOn(c), lang):
		return "the sentence denies (« " + inWords(c.said, c.denial) + " »), and the quoted words that support it do not"
	}
	return ""
}

// inWords are words of a text as a message shows them: « n’a » for the "n" of « n’a pas ».
func inWords(s string, r text.Range) string {
	if mark, n := utf8.DecodeRuneInString(s[r.To:]); strings.ContainsRune(text.Apostrophes, mark) {
		word := s[r.To+n:]
		if end := strings.IndexFunc(word, notLetter); end >= 0 {
			word = word[:end]
		}
		r.To += n + len(word)
	}
	return r.Of(s)
}

// saysAllDenied reports whether a sentence says nothing but words of the clause that is denied, that right behind the
// denial among them: the port will be closed, of one that will not be closed before the winter.
func saysAllDenied(c *comparison) bool {
	lang := c.note.Lang
	words, behind := subjects(c.said, lang), subjects(clauseBehind(c.quoted, c.no), lang)
	return len(words) >= fewestInCommon && inCommon(words, subjects(clauseOf(c.quoted, c.no), lang)) == len(words) &&
		len(behind) > 0 && inCommon(words, behind[:1]) > 0
}

// saysDiscarded reports whether a sentence says of one thing what the quoted words say of another in its place: weapons, of
// "wheat, not weapons".
func saysDiscarded(c *comparison) bool {
	const most = 2 // words for a thing
	lang := c.note.Lang
	words, discarded := subjects(c.said, lang), subjects(clauseBehind(c.quoted, c.no), lang)
	before := without(subjects(c.quoted[:c.no.From], lang), discarded)
	if len(discarded) == 0 || len(discarded) > most || len(before) == 0 ||
		inCommon(discarded, words) < len(discarded) || inCommon(before[len(before)-1:], words) > 0 {
		return false
	}
	rest := without(words, discarded)
	return len(rest) > 0 && inCommon(rest, before) == len(rest)
}

// isDenied reports whether a denial bears on one of two contraries: the first word of a subject
// that it governs, or the verb that it ends the clause of.
func isDenied(s string, contrary, denial text.Range, lang string) bool {
	const most = 2 // words between a verb and the denial behind it
	switch {
	case contrary.Empty() || denial.Empty() || contrary.Overlaps(denial):
		return false
	case contrary.From >= denial.To:
		return len(subjects(s[denial.To:contrary.From], lang)) == 0
	default:
		return len(subjects(s[contrary.To:denial.From], lang)) <= most
	}
}

// sameVerb reports whether a sentence has the verb with which another one denies: who writes that
// flights were cancelled denies nothing of those that the airline cancelled.
func sameVerb(denial, sentence, lang string) bool {
	verb := subjects(denial, lang)
	return len(verb) > 0 && inCommon(verb, subjects(sentence, lang)) == len(verb)
}

// goesOn is the sentence behind the one that quoted words are part of: "They offered peace. The others rejected it."
func goesOn(c *comparison) string {
	if !sameLanguage(c.note, c.Cited) {
		return ""
	}
	for _, s := range text.Sentences(c.Passage.Text, c.Lang()) {
		if s.From >= c.Context.To {
			return s.Of(c.Passage.Text)
		}
	}
	return ""
}

// deniedBy returns what a denial denies: what stands behind it in its clause, or all of the
// clause if that is next to nothing, as before "is false"; and what the clause governs if that
// is a word alone, as in "nobody thinks that". Other sentences of the text are not denied.
func deniedBy(s string, denial text.Range, lang string) string {
	for _, own := range text.Sentences(s, lang) {
		if own.Contains(denial) {
			s, denial = own.Of(s), shift(denial, -own.From)
			break
		}
	}
	if behind := clauseBehind(s, denial); len(subjects(behind, lang)) >= fewestInCommon {
		return behind
	}
	clause := clauseOf(s, denial)
	if len(subjects(clause, lang)) == 1 {
		return s[denial.To:]
	}
	return clause
}

// saysDenied reports whether what is said is what quoted words deny: much of it is that, or all of
// that is in one sentence, which goes on. A sentence that has most of it may say in other words what
// became of it.
func saysDenied(said, denied, lang string, share float64) bool {
	return speakOfTheSame(said, denied, lang, share) || slices.ContainsFunc(text.Sentences(said, lang), func(own text.Range) bool {
		return speakOfTheSame(denied, own.Of(said), lang, 1)
	})
}
