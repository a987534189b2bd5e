package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

// days are words that have a capital in English and are no names: days and months.
var days = set("january february march april may june july august september october november december " +
	"monday tuesday wednesday thursday friday saturday sunday")

// particles are words that may stand inside a name without a capital.
var particles = set("de du des d la of and al el ibn bin ben von van der")

// properNames adds runs of words with capitals, and codes such as S-400, of the
// passage that is read.
func (r *Reader) properNames(found []ProperName, text string, passage int) []ProperName {
	add := func(name string, sure bool) {
		key, ok := r.keys[name]
		if !ok {
			key = SpellingKey(name)
			r.keys[name] = key
		}
		found = append(found, ProperName{name, key, passage, sure})
	}
	for _, t := range r.tokens {
		if t.whole {
			add(text[t.start:t.end], true)
		}
	}
	words := r.plain
	for i := 0; i < len(words); i++ {
		if !capital(text, words[i]) || words[i].term == nil {
			continue
		}
		first, last := i, lastOfName(text, words, i)
		i = last
		name := text[words[first].start:words[last].end]
		if utf8.RuneCountInString(name) > 2 && (first != last || !days[words[first].text]) {
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
		case !particles[words[i].text] || i >= first+reach:
			return last
		}
	}
	return last
}

// shortSubject is the least number of letters of a subject in the register.
const shortSubject = 5

var (
	// determiners stand before nouns, and so do the l’ and d’ of elision.
	determiners = set("le la les un une des du de au aux ce cet cette ces son sa ses leur leurs the a an of this these its their his her")
	// preceding are adjectives that French puts before the noun.
	preceding = set("premier première premiers premières nouveau nouvel nouvelle nouveaux nouvelles grand grande grands grandes petit petite dernier dernière derniers dernières autre autres")
)

// subjects adds the words of a title that may be nouns, and of tags the first of
// each: in English the last word after a determiner, elsewhere the first. What
// else a title holds, verbs and prepositions, is nothing to look up.
func (r *Reader) subjects(found []Subject, text, lang string, tags bool) []Subject {
	words := r.plain
	last := lang == "en" || lang == "de" || lang == "nl"
	noun := false // the word may be one, for what stands before it
	for i, w := range words {
		before := text[:w.start]
		if i > 0 {
			before = text[words[i-1].end:w.start]
		}
		switch {
		case tags:
			noun = i == 0 || strings.Contains(before, ",")
		case i > 0 && determiners[words[i-1].text] && before == " ", elided(before):
			noun = true
		case i == 0 || before != " " || words[i-1].term == nil || !last && !preceding[words[i-1].form]:
			noun = false
		}
		more := i+1 < len(words) && words[i+1].term != nil && text[w.end:words[i+1].start] == " "
		if w.term == nil || !noun || !tags && (last && more || !last && preceding[w.form]) || utf8.RuneCountInString(w.form) < shortSubject {
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
	return strings.HasSuffix(before, "l’") || strings.HasSuffix(before, "d’")
}

func capital(text string, w token) bool {
	r, _ := utf8.DecodeRuneInString(text[w.start:])
	return unicode.IsUpper(r)
}

// adjoins reports whether only a space, a hyphen or an apostrophe parts two words.
func adjoins(text string, a, b token) bool {
	between := text[a.end:b.start]
	return utf8.RuneCountInString(between) == 1 && strings.ContainsAny(between, " -‑'’\u00a0") || between == " d’"
}

// begins reports whether a sentence or a quotation begins at byte at.
func begins(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \u00a0\u202f")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?…:«“\"(—–•·", last)
}
