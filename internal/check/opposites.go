package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/figures"
	"dossier/internal/model"
	"dossier/internal/text"
)

// wordOpposed says which word of a sentence means the contrary of one of the quoted words, or of one that stands right
// before them in their clause and was left out: "some" before "of the boats".
func (v *checker) wordOpposed(c *comparison) string {
	if !c.denyNothing() {
		return ""
	}
	lang := c.note.Lang
	if message := opposed(c.said, c.own, c.quoted, c.theirs, lang); message != "" || c.subject || !sameLanguage(c.note, c.Cited) {
		return message
	}
	before := wordsBefore(c.Cited)
	if before == "" {
		return ""
	}
	wider := before + c.quoted
	own, theirs := v.readings.Opposite(c.said, lang, wider, lang)
	if theirs.Empty() || theirs.From >= len(before) || !v.readings.Refuses(wider, lang).Empty() {
		return ""
	}
	return opposed(c.said, own, wider, theirs, lang)
}

// wordsBefore returns the words right before quoted ones in their clause.
func wordsBefore(c *model.Cited) string {
	const near = 3 // words
	words := c.Words.Extent()
	from := min(c.Context.From, words.From)
	sentence, own := c.Passage.Text[from:words.To], shift(words, -from)
	before := sentence[clauseAround(sentence, own).From:own.From]
	fields := text.Fields(before)
	if len(fields) == 0 {
		return ""
	}
	return before[fields[max(0, len(fields)-near)].At:]
}

// opposed says that a word of a sentence means the contrary of one of some quoted words, "" if they do not speak of the
// same, or if the two say the same of it.
func opposed(said string, own text.Range, quoted string, theirs text.Range, lang string) string {
	if own.Empty() {
		return ""
	}
	// What two parts of one verb enclose is no word of the pair.
	rest := said[:own.From] + said[own.To:]
	if words := strings.Fields(own.Of(said)); len(words) > 2 {
		rest += " " + strings.Join(words[1:len(words)-1], " ")
	}
	share := most
	if isDense(rest) {
		share = half // pairs of characters over the borders of words are of neither
	}
	same := speakOfTheSame(rest, quoted, lang, share) || sayOneNumber(rest, quoted, lang)
	if !same || ofOtherNumbers(said, own, lang, quoted, theirs, lang) || standsApart(said, quoted, theirs, lang) ||
		exchanged(said, own, quoted, theirs, lang) || fromTheOtherSide(said, own, quoted, theirs, lang) {
		return ""
	}
	return "the sentence says « " + own.Of(said) + " », where the quoted words that support it say « " + theirs.Of(quoted) + " »"
}

// exchanged reports whether two contraries stand before what the other text has elsewhere, so that
// both say the same: "before the vote they met", "after they met came the vote".
func exchanged(a string, of text.Range, b string, to text.Range, lang string) bool {
	behindA, behindB := clauseBehind(a, of), clauseBehind(b, to)
	restA := a[:of.From] + " " + a[of.To+len(behindA):]
	restB := b[:to.From] + " " + b[to.To+len(behindB):]
	for _, words := range []func(s, lang string) []string{subjects, wordsThatSay} {
		all, allOthers := words(behindA, lang), words(behindB, lang)
		own, others := without(all, allOthers), without(allOthers, all) // the old one, the new one
		if len(own) > 0 && len(others) > 0 {
			return haveForms(own, words(restB, lang), lang) && haveForms(others, words(restA, lang), lang)
		}
		if turned(all, allOthers) {
			return true // cheaper in Brest than in Calais, dearer in Calais than in Brest
		}
	}
	return false
}

// turned reports whether each of two lists of words begins with that with which the other ends.
func turned(a, b []string) bool {
	return len(a) > 1 && len(b) > 1 && alike(a[0], b[len(b)-1]) && alike(b[0], a[len(a)-1]) && !alike(a[0], b[0])
}

// wordsThatSay are the words of a text without those that say little, however short: قم.
func wordsThatSay(s, lang string) []string {
	const fewest = 2 // letters
	little := sayLittle(lang)
	list := slices.DeleteFunc(text.PlainWords(text.Plain(s)), func(w string) bool { return little[w] || utf8.RuneCountInString(w) < fewest })
	return list[:min(len(list), mostSubjects)]
}

// haveForms reports whether each of some words is among others, in a language that has cases in another of them as well.
func haveForms(words, others []string, lang string) bool {
	cases := hasCases(lang)
	return !slices.ContainsFunc(words, func(w string) bool {
		return !slices.ContainsFunc(others, func(o string) bool { return alike(w, o) || cases && (isForm(w, o) || isCaseOf(w, o)) })
	})
}

// isCaseOf reports whether two words, of which both may be as short as новый, differ in no more than an ending.
func isCaseOf(a, b string) bool {
	const begin, ending = 3, 3 // letters
	x, y := []rune(a), []rune(b)
	return min(len(x), len(y)) > begin && string(x[:begin]) == string(y[:begin]) && max(len(x), len(y)) <= begin+ending
}

// fromTheOtherSide reports whether two contraries say the same of each other's sides: a bank sold to a firm what the
// firm bought from the bank.
func fromTheOtherSide(a string, of text.Range, b string, to text.Range, lang string) bool {
	before, wasBefore := subjects(a[:of.From], lang), subjects(b[:to.From], lang)
	return inCommon(before, subjects(clauseBehind(b, to), lang)) > 0 && inCommon(before, wasBefore) == 0 &&
		(len(wasBefore) == 0 || inCommon(wasBefore, subjects(clauseBehind(a, of), lang)) > 0 || inCommon(wasBefore, subjects(a, lang)) == 0)
}

// standsApart reports whether neither of the words beside one of some quoted words is in a
// sentence: what that says of a woman is not said of the man whom the police questioned besides.
func standsApart(said, quoted string, r text.Range, lang string) bool {
	before, behind := subjects(quoted[:r.From], lang), subjects(quoted[r.To:], lang)
	least, most := max(1, 2-len(behind)), max(1, 2-len(before)) // a verb at an end has both on one side
	beside := slices.Concat(before[max(0, len(before)-least):], behind[:min(most, len(behind))])
	return len(beside) > 0 && inCommon(beside, subjects(said, lang)) == 0
}

// ofOtherNumbers reports whether words of two texts stand before two numbers that differ: "in
// less than two years" is no contrary of "more than 300 ships".
func ofOtherNumbers(a string, of text.Range, langA, b string, to text.Range, langB string) bool {
	valuesA, valuesB := valuesAt(a, of, langA), valuesAt(b, to, langB)
	return len(valuesA) > 0 && len(valuesB) > 0 &&
		!slices.ContainsFunc(valuesA, func(x float64) bool { return slices.Contains(valuesB, x) })
}

// valuesAt are the values of the number that some words of a text end with or stand before.
func valuesAt(s string, r text.Range, lang string) []float64 {
	for _, f := range figures.In(s, lang) {
		if f.To >= r.To && f.From >= r.From && strings.TrimSpace(s[r.To:max(r.To, f.From)]) == "" {
			return f.Values
		}
	}
	return nil
}
