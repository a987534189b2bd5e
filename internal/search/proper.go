package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// ProperName is a name or a code, by its capitals, that a passage may hold.
type ProperName struct {
	Text    string
	Key     string // see SpellingKey
	Passage int
	Sure    bool // its capital is not that of a beginning sentence
}

// Subject is a word of a title or of tags that may be a noun.
type Subject struct {
	Form string
	Term string // what the word is found under
}

// SpellingKey returns what spellings of one name share: its words, folded, codes
// such as S-400 in one piece.
func SpellingKey(name string) string { return strings.Join(texts(wholes(Words(name))), " ") }

// lexis is the words of all languages beside which names and nouns are found: a
// title may hold words of another language.
type lexis struct {
	days        map[string]bool // have a capital, as do months, and are no names
	particles   map[string]bool // may stand inside a name without a capital
	determiners map[string]bool // stand before nouns
	preceding   map[string]bool // adjectives before the noun
	elided      []string        // determiners and prepositions of which an apostrophe is left: l’
	joining     map[string]bool // what may stand between two words of a name
}

var wordsOfNames = sync.OnceValue(func() *lexis {
	x := &lexis{days: map[string]bool{}, particles: map[string]bool{}, determiners: map[string]bool{}, preceding: map[string]bool{}, joining: map[string]bool{}}
	add := func(set map[string]bool, words []string) {
		for _, w := range words {
			set[w] = true
		}
	}
	add(x.joining, []string{" ", "-", "‑", "'", "’", "\u00a0"})
	for _, l := range language.With(language.Search) {
		data := l.Search()
		if data.CapitalDays {
			for _, forms := range slices.Concat(l.Dates().Months, l.Dates().Weekdays) {
				for _, form := range forms {
					x.days[text.Fold(form)] = true
				}
			}
		}
		add(x.particles, data.Particles)
		add(x.determiners, data.Determiners)
		add(x.preceding, data.Preceding)
		x.elided = append(x.elided, data.Elided...)
		for _, particle := range data.ElidedParticles {
			x.joining[" "+particle] = true
		}
	}
	return x
})

// smallWords are the words of a language that stand in every text and are searched
// for nevertheless: before, according to. They are no subjects, and a capital that they
// have for beginning a sentence makes no name of them.
var smallWords = language.OnceEach(func(l *language.Language) map[string]bool {
	if !l.Knows(language.Cleaning) {
		return nil
	}
	return text.FoldedSet(slices.Concat(l.Cleaning().StopWords, l.Search().SmallWords)...)
})

// properNames adds runs of words with capitals, and codes such as S-400, of the
// passage that is read.
func (r *Reader) properNames(found []ProperName, text, lang string, passage int) []ProperName {
	small := smallWords(lang)
	add := func(name string, sure bool) {
		p, ok := r.proper[name]
		if !ok {
			name = strings.Clone(name) // not the text around it
			p = ProperName{Text: name, Key: SpellingKey(name)}
			r.proper[name] = p
		}
		p.Passage, p.Sure = passage, sure
		found = append(found, p)
	}
	for _, t := range r.tokens {
		if t.whole {
			add(text[t.start:t.end], true)
		}
	}
	words := r.plain
	for i := 0; i < len(words); i++ {
		if !capital(text, words[i]) || words[i].term == nil || small[words[i].text] && begins(text, words[i].start) {
			continue
		}
		first, last := i, lastOfName(text, words, i)
		i = last
		name := text[words[first].start:words[last].end]
		if utf8.RuneCountInString(name) > 2 && (first != last || !wordsOfNames().days[words[first].text]) {
			add(name, !begins(text, words[first].start))
		}
	}
	return found
}

// lastOfName returns the last word of the name that begins with word first: words
// with capitals, between which particles may stand.
func lastOfName(text string, words []token, first int) int {
	const reach = 6 // words within which a particle still belongs to the name
	last := first
	for i := first + 1; i < len(words) && adjoins(text, words[i-1], words[i]); i++ {
		switch {
		case capital(text, words[i]) && words[i].term != nil:
			last = i
		case !wordsOfNames().particles[words[i].text] || i >= first+reach:
			return last
		}
	}
	return last
}

// shortSubject is the least number of letters of a subject in the register.
const shortSubject = 5

// subjects adds the words of a title that may be nouns, and of tags the first of
// each: the last word after a determiner in languages such as English, elsewhere the first. What
// else a title holds, verbs and prepositions, is nothing to look up.
func (r *Reader) subjects(found []Subject, text, lang string, tags bool) []Subject {
	words, known, small := r.plain, wordsOfNames(), smallWords(lang)
	last := bool(language.Get(lang).Search().NounLast)
	noun := false // the word may be one, for what stands before it
	for i, w := range words {
		before := text[:w.start]
		if i > 0 {
			before = text[words[i-1].end:w.start]
		}
		switch {
		case tags:
			noun = i == 0 || strings.Contains(before, ",")
		case i > 0 && known.determiners[words[i-1].text] && before == " ", elided(before):
			noun = true
		case i == 0 || before != " " || words[i-1].term == nil || !last && !known.preceding[words[i-1].form]:
			noun = false
		}
		more := i+1 < len(words) && words[i+1].term != nil && !small[words[i+1].text] && text[w.end:words[i+1].start] == " "
		if w.term == nil || small[w.text] || !noun || !tags && (last && more || !last && known.preceding[w.form]) || utf8.RuneCountInString(w.form) < shortSubject {
			continue
		}
		found = append(found, Subject{w.form, w.leads.term})
	}
	return found
}

// elided reports whether a word follows the article or preposition of which an
// apostrophe is left.
func elided(before string) bool {
	before = strings.ReplaceAll(strings.ToLower(before), "'", "’")
	return slices.ContainsFunc(wordsOfNames().elided, func(word string) bool { return strings.HasSuffix(before, word) })
}

func capital(text string, w token) bool {
	r, _ := utf8.DecodeRuneInString(text[w.start:])
	return unicode.IsUpper(r)
}

// adjoins reports whether only a space, a hyphen or an apostrophe parts two words.
func adjoins(text string, a, b token) bool {
	return wordsOfNames().joining[text[a.end:b.start]]
}

// begins reports whether a sentence or a quotation begins at byte at.
func begins(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \u00a0\u202f")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?…:«“\"(—–•·", last)
}
