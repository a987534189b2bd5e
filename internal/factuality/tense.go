package factuality

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Coming is what a sentence says is still to come.
type Coming struct {
	Words text.Range // will close
	code  string     // of the language that says it
	verbs []string   // what may be the verb of it
}

// comingAt returns what stands in quoted words, or near before them, of what is still to come.
func (x *lexicon) comingAt(s sight, from, to int) Coming {
	const near = 4 // words between the two: "will on Monday close"
	s.quoted = true
	for _, m := range x.toCome.find(s) {
		apart := func(t token) bool { return t.mark != word }
		if m.from >= to || m.to+near < from || slices.ContainsFunc(s.list[min(m.to, from):from], apart) {
			continue
		}
		c := Coming{Words: wordsOf(s.list, m), code: x.code}
		end := m.to
		if m.to == m.from+1 && s.list[m.from].folded != "" && slices.Contains(x.bareFuture, s.list[m.from].folded) {
			for end < len(s.list) && s.list[end].mark == word {
				end++ // the verb stands anywhere behind it in its clause
			}
		}
		c.verbs = x.verbWords(s.list[m.from:end])
		return c
	}
	return Coming{}
}

// WillBe returns the words with which a passage says plainly that something is to come: will close. It is empty if it does
// not. A German "wird" that has its verb elsewhere may be one of the passive as well, and a name is no verb: is to Moscow.
func (rs *Readings) WillBe(passage, lang string) text.Range {
	if !Known(lang) {
		return text.Range{}
	}
	r := rs.in(passage, lang)
	for _, m := range r.toCome.find(r.sight) {
		auxiliary := r.list[m.from].folded
		if unicode.IsUpper(text.FirstRune(r.list[m.to-1].Of(passage))) {
			continue
		}
		if m.to > m.from+1 || !slices.Contains(r.bareFuture, auxiliary) || strings.ContainsFunc(auxiliary, text.IsUnspaced) {
			return wordsOf(r.list, m)
		}
	}
	return text.Range{}
}

// verbWords are the words of some tokens; in a script that sets no spaces two characters are one.
func (x *lexicon) verbWords(list []token) []string {
	var words []string
	for i, t := range list {
		if t.mark != word {
			continue
		}
		if strings.ContainsFunc(t.folded, text.IsUnspaced) {
			if i+1 < len(list) && list[i+1].mark == word {
				words = append(words, t.folded+list[i+1].folded)
			}
			continue
		}
		words = append(words, text.Plain(t.folded))
		for _, p := range x.futurePrefixes {
			if verb, ok := strings.CutPrefix(t.folded, p); ok {
				words = append(words, text.Plain(verb))
			}
		}
	}
	return words
}

// Came returns the words with which a text says that what was to come has been: "closed" of what
// will close. It is empty if the text does not, or is in another language.
func (rs *Readings) Came(said, lang string, c Coming) text.Range {
	if c.Words.Empty() || language.Get(lang).Code != c.code {
		return text.Range{}
	}
	r := rs.in(said, lang)
	nouns := language.Get(lang).Grammar().CapitalNouns != ""
	for _, m := range r.hasBeen.find(r.sight) {
		words := r.verbWords(r.list[m.from:m.to])
		if len(words) == 0 {
			continue
		}
		if !strings.ContainsFunc(words[0], text.IsUnspaced) && !r.verbFirst {
			words = words[len(words)-1:]
		}
		for _, w := range words {
			if slices.ContainsFunc(c.verbs, func(verb string) bool { return r.ofVerb(w, verb) && !(nouns && w == verb) }) {
				return wordsOf(r.list, m)
			}
		}
	}
	return text.Range{}
}

// ofVerb reports whether a word is a form of a verb, as far as its beginning or a list tells.
func (x *lexicon) ofVerb(w, verb string) bool {
	const stem, short, ending = 4, 3, 4 // letters that they share, or share where a prefix was taken off, and that may differ
	if w == verb && len(x.futurePrefixes) == 0 || slices.Contains(x.verbForms[verb], w) {
		return true
	}
	a, b := []rune(w), []rune(verb)
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	least := stem
	if len(x.futurePrefixes) > 0 && n == len(b) && n < len(a) {
		least = short // without its prefix the verb is a noun as well: هدم
	}
	return n >= least && w != verb && max(len(a), len(b))-n <= ending
}

// Done are the verbs with which a text says, in a language whose order of words tells who does what to
// whom, that something has been done.
func (rs *Readings) Done(passage, lang string) []text.Range {
	if !Known(lang) {
		return nil
	}
	r := rs.in(passage, lang)
	if r.eitherWay == nil {
		return nil
	}
	var verbs []text.Range
	for _, m := range r.hasBeen.find(r.sight) { // one word may end several forms
		verbs = append(verbs, r.list[m.to-1].Range)
	}
	slices.SortFunc(verbs, func(a, b text.Range) int { return a.From - b.From })
	return slices.Compact(verbs)
}

// PersonWho are the words of a text with which clauses about a person begin: who.
func (rs *Readings) PersonWho(passage, lang string) []text.Range {
	var list []text.Range
	if Known(lang) {
		r := rs.in(passage, lang)
		for _, m := range r.personWho.find(r.sight) {
			list = append(list, r.list[m.to-1].Range)
		}
	}
	return list
}

// EitherWay reports a clause that says the same with the two sides of its verb changed round, or has them so: met, by.
func (rs *Readings) EitherWay(clause, lang string) bool {
	r := rs.in(clause, lang)
	return len(r.eitherWay.find(r.sight)) > 0
}
