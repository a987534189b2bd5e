package text

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
)

// abbreviations are the full stops that end no sentence, of one language or of all.
type abbreviations struct {
	words        map[string]bool     // without the last full stop
	long         map[string]bool     // of several words
	within       map[string][]string // the words that may follow the first ones of those
	last         map[string]bool     // those that may end a sentence
	beginning    map[string]bool     // words that begin one behind them
	beforeNumber map[string]bool
	noOrdinal    map[string]bool
	ordinals     bool     // numbers with a full stop are ordinals
	endings      []string // of abbreviations that have any beginning
	nouns        []string // beginnings of those before which numbers are ordinals
	goesOn       []string // words behind three dots
	withMark     []string // names that end with a mark
	oneLetter    []string // words that are no initials
	stops        string
}

func (a *abbreviations) add(d *language.AbbreviationsData) {
	for _, list := range []language.Lines{d.Titles, d.Abbreviations} {
		for _, w := range list {
			if w = withoutStops(w); strings.Contains(w, " ") {
				a.addLong(w)
			} else if ending, is := strings.CutPrefix(w, "*"); is {
				a.endings = append(a.endings, ending)
			} else {
				a.words[w] = true
			}
		}
	}
	for _, w := range d.Titles { // at the beginning of a sentence
		if !strings.Contains(w, " ") {
			a.words[withoutStops(Capital(w))] = true
		}
	}
	for _, w := range d.BeforeNumber {
		a.beforeNumber[w] = true
	}
	for _, w := range d.NoOrdinal {
		a.noOrdinal[w] = true
	}
	a.ordinals = a.ordinals || len(d.NoOrdinal) > 0
	a.nouns = append(a.nouns, d.OrdinalBefore...)
	a.goesOn = append(a.goesOn, d.GoesOn...)
	a.withMark = append(a.withMark, d.WithMark...)
	a.oneLetter = append(a.oneLetter, d.OneLetter...)
}

// addLong adds an abbreviation of several words, of which each may have a full stop.
func (a *abbreviations) addLong(w string) {
	a.long[w] = true
	words := strings.Fields(w)
	for i := 1; i < len(words); i++ {
		first := strings.Join(words[:i], " ")
		a.within[first] = append(a.within[first], words[i])
	}
}

// addOwn adds what holds in one language alone: marks that end sentences, and which
// abbreviations do.
func (a *abbreviations) addOwn(d *language.AbbreviationsData) {
	a.stops = strings.Join(d.Stops, "")
	for _, w := range d.Last {
		a.last[withoutStops(w)] = true
	}
	for _, w := range d.Beginning {
		a.beginning[w] = true
	}
}

// withoutStops takes the full stops off the ends of words: z. B. is z B.
func withoutStops(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = strings.TrimRight(w, ".")
	}
	return strings.Join(words, " ")
}

func newAbbreviations() *abbreviations {
	return &abbreviations{
		words: map[string]bool{}, long: map[string]bool{}, within: map[string][]string{}, last: map[string]bool{}, beginning: map[string]bool{},
		beforeNumber: map[string]bool{}, noOrdinal: map[string]bool{},
	}
}

// abbreviationsOf are those of a language, of one without a list those of all.
var abbreviationsOf = language.OnceEach(func(l *language.Language) *abbreviations {
	if !l.Knows(language.Abbreviations) {
		return allAbbreviations()
	}
	a := newAbbreviations()
	a.add(l.Abbreviations())
	a.addOwn(l.Abbreviations())
	return a
})

var allAbbreviations = sync.OnceValue(func() *abbreviations {
	a := newAbbreviations()
	for _, l := range language.With(language.Abbreviations) {
		a.add(l.Abbreviations())
	}
	return a
})

// abbreviate reports whether the full stop between two parts of a text belongs to
// an abbreviation, an initial or an ordinal.
func (a *abbreviations) abbreviate(before, rest string) bool {
	const (
		most  = 60 // bytes; abbreviations are shorter
		marks = "(«“„\""
	)
	words := strings.FieldsFunc(tail(before, most), func(r rune) bool { return unicode.IsSpace(r) || IsOf(r, marks) })
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	next := strings.TrimLeftFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch several := a.several(words, next); several {
	case ends, goes:
		return several == goes
	}
	if a.beforeNumber[last] {
		return isNumeral(next)
	}
	if a.words[last] { // וכו'
		return true
	}
	letter := LastRune(last)
	parts := func(r rune) bool { return IsOf(r, Apostrophes) || IsUnspaced(r) && !IsUnspaced(letter) } // 据Dr., but พ.ศ.
	if i := strings.LastIndexFunc(last, parts); i >= 0 {
		_, n := utf8.DecodeRuneInString(last[i:])
		last = last[i+n:]
	}
	if i := strings.LastIndexByte(last, '-'); i >= 0 { // lieutenant-col.
		r, n := utf8.DecodeRuneInString(last[i+1:])
		if a.words[last[i+1:]] || a.words[string(unicode.ToUpper(r))+last[i+1+n:]] {
			return true
		}
	}
	switch {
	case a.words[strings.TrimRight(last, ".")]:
		return true
	case slices.ContainsFunc(a.endings, func(ending string) bool { return strings.HasSuffix(last, ending) }):
		return true
	case isOrdinal(last) && slices.ContainsFunc(a.nouns, func(noun string) bool { return strings.HasPrefix(next, noun) }):
		return true
	case a.beforeNumber[last]:
		return isNumeral(next)
	case a.isInitial(last, next) || isSyllable(last) && len(words) > 1 && isSyllable(strings.TrimSuffix(words[len(words)-2], ".")):
		return true
	case len(words) > 1 && a.beforeNumber[strings.TrimSuffix(words[len(words)-2], ".")]: // art. 4.
		return false
	}
	return isDay(words, next) || a.ordinals && isOrdinal(last) && !a.noOrdinal[strings.ToLower(firstWord(next))]
}

// What a full stop does to the sentence in which it stands.
const (
	unknown = iota
	ends
	goes // on
)

// several says what the full stop behind some words does for what several of them are, or for
// an abbreviation that may end a sentence and the word behind it.
func (a *abbreviations) several(words []string, next string) int {
	following := firstWord(next)
	initial := utf8.RuneCountInString(following) == 1 && strings.HasPrefix(next[len(following):], ".")
	found := unknown
	for n := 1; n <= min(len(words), 4); n++ {
		some := strings.Join(words[len(words)-n:], " ")
		if strings.Contains(some, ".") {
			some = withoutStops(some)
		}
		if a.last[some] && a.beginning[following] && !initial {
			return ends
		}
		if a.long[some] || slices.Contains(a.within[some], following) {
			found = goes
		}
	}
	return found
}

// isSyllable reports whether a word is one letter with the marks of a vowel, as the initials
// are in the scripts of India: जे.
func isSyllable(word string) bool {
	const first, behind = 'ऀ', '฀' // of these scripts
	r, n := utf8.DecodeRuneInString(word)
	return first <= r && r < behind && strings.TrimFunc(word[n:], unicode.IsMark) == ""
}

// isDay reports whether the full stop behind the last of some words stands within a day of
// which the year comes first, 2019. 3. 5., or behind it.
func isDay(words []string, next string) bool {
	const day, year = 2, 4 // digits
	number := func(word string, digits int) bool {
		word = strings.TrimSuffix(word, ".")
		return word != "" && len(word) <= digits && strings.Trim(word, "0123456789") == ""
	}
	n := len(words)
	switch last := words[n-1]; {
	case number(last, year) && len(last) == year: // the month and its full stop follow
		month := firstWord(next)
		return number(month, day) && strings.HasPrefix(next[len(month):], ".")
	case !number(last, day) || n < 2:
		return false
	case number(words[n-2], year) && len(words[n-2]) > year:
		return true
	}
	return n > 2 && number(words[n-2], day) && number(words[n-3], year) && len(words[n-3]) > year
}

// tail returns the last characters of a text, at most so many bytes.
func tail(s string, most int) string {
	from := max(0, len(s)-most)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	return s[from:]
}

func isNumeral(s string) bool {
	r := FirstRune(s)
	word := firstWord(s)
	return unicode.IsDigit(r) || word != "" && strings.Trim(word, "IVXLC") == ""
}

// isInitial reports whether a word before a full stop is a letter that stands for a
// name or a word: J. F. Kennedy, U.S., z. B.
func (a *abbreviations) isInitial(last, next string) bool {
	parts := strings.Split(last, ".")
	for _, p := range parts {
		if r, n := utf8.DecodeRuneInString(p); n == 0 || n != len(p) || !unicode.IsLetter(r) {
			return false
		}
	}
	if len(parts) > 1 {
		return true
	}
	r := FirstRune(last)
	one, n := utf8.DecodeRuneInString(next)
	if unicode.IsLetter(one) && strings.HasPrefix(next[n:], ".") {
		return true
	}
	return unicode.IsUpper(r) || !unicode.IsLower(r) && unicode.IsLetter(r) && !IsUnspaced(r) && !slices.Contains(a.oneLetter, last)
}

// isOrdinal reports whether a word is a number that a full stop makes an ordinal.
func isOrdinal(w string) bool {
	digits := strings.TrimFunc(w, unicode.IsDigit) == "" && utf8.RuneCountInString(w) <= 2
	return w != "" && (digits || strings.Trim(w, "IVXLC") == "")
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); i >= 0 {
		return s[:i]
	}
	return s
}
