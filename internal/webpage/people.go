package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/attribution"

	"golang.org/x/net/html"
)

// What stands in the place of a name: several of them, with a post, a place or an agency
// behind; or nobody's, as that of an account.

// writtenBy finds the word for by before a name, in texts that are bylines. Where
// it is also a part of names it is taken for that, unless a first and a last name
// follow: Di Wu, von der Leyen.
var writtenBy = regexp.MustCompile(`^(?:(?i:par|by)\s+(\S.*)|(?i:von|por|di)\s+(\p{Lu}\S*\s.+))$`)

// joinsNames matches what stands between two names, and oneName a name by itself.
var (
	joinsNames = regexp.MustCompile(`\s*[,;&/|]\s*(?:(?:and|et|und|y|e|и|і|ve|i|en)\s+)?|\s+(?:and|et|und|y|e|и|і|ve|i|en)\s+`)
	oneName    = regexp.MustCompile(`^\p{Lu}[\p{L}.’'-]*(?:\s(?:de|del|della|di|da|du|van|von|der|den|la|le|al|el|bin|ben|ibn|\p{Lu}[\p{L}.’'-]*)){1,4}$`)
)

// accounts are words of what stands in the place of a name and is that of an account, an
// office or a program.
var accounts = func() map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(`admin administrator staff editor editors editorial redaktion rédaction redaction redacción redaccion redazione redação
		redacao redakcja redactie редакция редакція webmaster newsroom newsdesk desk team writer writers author unknown anonymous newswire
		agency agencies correspondent correspondents reporter reporters contributor contributors online auto bot press pressestelle`) {
		set[word] = true
	}
	return set
}()

// nobody reports what stands in the place of a name and is none.
func nobody(s string) bool {
	return attribution.IsSource(s) || slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }),
		func(word string) bool { return accounts[word] })
}

// eachName parts texts that hold several names, in a language if that is known. What
// stands behind names of two words or more is none: a post, a place, an agency. A text
// that does not begin with such a name is one, for "Smith, John" is one person.
func eachName(texts []string, lang string) []string {
	var list []string
	for _, t := range texts {
		t = writtenBy.ReplaceAllString(strings.Join(strings.Fields(html.UnescapeString(t)), " "), "$1$2")
		t = withoutStop(beforeWords(beforeWords(t, wordsOf(lang).With, false), wordsOf(lang).BeforePlaces, true))
		var found []string
		for _, part := range joinsNames.Split(t, mostNames) {
			part = withoutStop(strings.TrimSpace(part))
			if !oneName.MatchString(part) {
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

// beforeWords returns what stands in a text before one of some words and what follows it,
// which is to begin with a capital if it is a place.
func beforeWords(t string, words []string, place bool) string {
	for _, w := range words {
		i := strings.Index(t, " "+w+" ")
		if i > 0 && oneName.MatchString(lastName(t[:i])) && (!place || unicode.IsUpper(firstRune(t[i+len(w)+2:]))) {
			t = t[:i]
		}
	}
	return t
}

// lastName is the last of the names in a text.
func lastName(t string) string {
	parts := joinsNames.Split(t, mostNames)
	return strings.TrimSpace(parts[len(parts)-1])
}

// withoutStop returns a name without the full stop of the sentence in which it stands.
func withoutStop(name string) string {
	bare := strings.TrimRight(name, ".")
	if last, _ := utf8.DecodeLastRuneInString(bare); bare != name && unicode.IsLower(last) && len(bare)-strings.LastIndexByte(bare, ' ') > mostInitial {
		return bare
	}
	return name
}

// mostInitial is how many bytes a name has at most, and the space before it, that is cut
// short with a full stop.
const mostInitial = 4
