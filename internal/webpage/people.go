package webpage

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"dossier/internal/attribution"
	"dossier/internal/language"
	"dossier/internal/text"

	"golang.org/x/net/html"
)

// What stands in the place of a name: several of them, with a post, a place or an agency
// behind; or nobody's, as that of an account.

// peopleWords are what all languages have for names in bylines.
type peopleWords struct {
	// writtenBy finds the word for by before a name, in texts that are bylines. Where it is
	// also a part of names it is taken for that, unless a first and a last name follow: Di
	// Wu, von der Leyen.
	writtenBy *regexp.Regexp
	// joins matches what stands between two names, and one a name by itself.
	joins, one *regexp.Regexp
	// next matches one more name behind a name and a word for and; its group is that.
	next *regexp.Regexp
	// nobody are words of what stands in the place of a name and is none, folded.
	nobody map[string]bool
}

var people = sync.OnceValue(func() *peopleWords {
	names := func(of func(*language.NamesData) language.Words) []string {
		return language.WordsOfAll(func(l *language.Language) []string { return of(l.Names()) })
	}
	and := text.AnyOf(names(func(n *language.NamesData) language.Words { return n.And }))
	particles := names(func(n *language.NamesData) language.Words { return n.Particles })
	var plain, alsoParticles []string
	for _, by := range language.WordsOfAll(func(l *language.Language) []string { return l.Cleaning().By }) {
		if slices.Contains(particles, by) {
			alsoParticles = append(alsoParticles, by)
		} else {
			plain = append(plain, by)
		}
	}
	return &peopleWords{
		writtenBy: regexp.MustCompile(`^(?:(?i:` + text.AnyOf(plain) + `)\s+(\S.*)|(?i:` + text.AnyOf(alsoParticles) + `)\s+(\p{Lu}\S*\s.+))$`),
		joins:     regexp.MustCompile(`\s*[,;&/|、，]\s*(?:(?:` + and + `)\s+)?|\s+(?:` + and + `)\s+`),
		one:       regexp.MustCompile(`^\p{Lu}[\p{L}.’'-]*(?:\s(?:` + text.AnyOf(particles) + `|\p{Lu}[\p{L}.’'-]*)){1,4}$`),
		next:      regexp.MustCompile(`^\s+(?:` + and + `|&)\s+(\p{Lu}[\p{L}.’'-]*(?:\s(?:` + text.AnyOf(particles) + `|\p{Lu}[\p{L}.’'-]*)){1,4})$`),
		nobody:    text.FoldedSet(names(func(n *language.NamesData) language.Words { return n.Nobody })...),
	}
})

// nobody reports what stands in the place of a name and is none.
func nobody(s string) bool {
	return attribution.IsSource(s) || slices.ContainsFunc(strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) }),
		func(word string) bool { return people().nobody[word] })
}

// eachName parts texts that hold several names, in a language if that is known. What
// stands behind names of two words or more is none: a post, a place, an agency. A text
// that does not begin with such a name is one, for "Smith, John" is one person.
func eachName(texts []string, lang string) []string {
	var list []string
	for _, t := range texts {
		t = strings.Join(strings.Fields(html.UnescapeString(t)), " ")
		if m := people().writtenBy.FindStringSubmatch(t); m != nil && listedName(m[2]) {
			t = givenFirst(t)
		} else if m != nil {
			t = m[1] + m[2]
		}
		if at := strings.Index(t, " ("); at > 0 && people().one.MatchString(t[:at]) {
			t = t[:at] + nextNames(t[at:]) // in the brackets stands the place, or the paper
		}
		t = withoutStop(beforeWords(beforeWords(t, wordsOf(lang).With, false), wordsOf(lang).BeforePlaces, true))
		var found []string
		for _, part := range people().joins.Split(t, mostNames) {
			part = withoutStop(strings.TrimSpace(part))
			if !people().one.MatchString(part) && !text.BeginsAsName(part, lang) {
				break
			}
			if !nobody(part) {
				found = append(found, part)
			}
		}
		if len(found) == 0 {
			found = []string{t}
		}
		list = append(list, found...)
	}
	return list
}

// listedName reports a family name with a given name behind it: Arnim, Beatrix. What stands before both is a particle.
func listedName(s string) bool {
	family, given, comma := strings.Cut(s, ", ")
	return comma && !strings.Contains(family+given, " ") && people().one.MatchString(given+" "+family)
}

// nextNames returns what stands behind brackets if it goes on with further names, "" if it does not.
func nextNames(brackets string) string {
	_, behind, closed := strings.Cut(brackets, ")")
	if at := people().joins.FindStringIndex(behind); !closed || at == nil || at[0] > 0 {
		return ""
	}
	return behind
}

// beforeWords returns what stands in a text before one of some words and what follows it,
// which is to begin with a capital if it is a place.
func beforeWords(t string, words []string, place bool) string {
	for _, w := range words {
		i := strings.Index(t, " "+w+" ")
		if i > 0 && people().one.MatchString(lastName(t[:i])) && (!place || unicode.IsUpper(text.FirstRune(t[i+len(w)+2:]))) {
			t = t[:i]
		}
	}
	return t
}

// lastName is the last of the names in a text.
func lastName(t string) string {
	parts := people().joins.Split(t, mostNames)
	return strings.TrimSpace(parts[len(parts)-1])
}

// withoutStop returns a name without the full stop of the sentence in which it stands.
func withoutStop(name string) string {
	bare := strings.TrimRight(name, ".")
	if bare != name && unicode.IsLower(text.LastRune(bare)) && len(bare)-strings.LastIndexByte(bare, ' ') > mostInitial {
		return bare
	}
	return name
}

// mostInitial is how many bytes a name has at most, and the space before it, that is cut
// short with a full stop.
const mostInitial = 4

// kindNames are the names of meta elements that say what a page is.
var kindNames = []string{"articlesection", "section", "genre"}

// authorNames are the names of meta elements that say who wrote a page, the likeliest
// first, in small letters and without marks.
var authorNames = strings.Fields(`author articleauthor dccreator dctermscreator creator parselyauthor sailthruauthor cxenseparseauthor byl byline`)

// citedAuthor is the name of the elements that name an author for citations.
const citedAuthor = "citationauthor"

// givenFirst turns a name round that stands as in lists: Smith, John.
func givenFirst(name string) string {
	if family, given, comma := strings.Cut(name, ","); comma && !strings.Contains(given, ",") && strings.TrimSpace(given) != "" {
		return strings.TrimSpace(given) + " " + strings.TrimSpace(family)
	}
	return name
}
