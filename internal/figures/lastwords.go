package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// lastWords are the last words of what can stand before a number. Few words before numbers
// are among them, and to look for the whole pattern takes a hundred times longer than to see that.
type lastWords struct {
	words  map[string]bool // folded as patterns fold them
	signs  map[rune]bool   // last characters of those of scripts that set no spaces, folded
	others bool            // some end otherwise: they may stand before any number
}

// lastWordsOf returns those of the entries of a list of units.
func lastWordsOf(entries []string) *lastWords {
	l := &lastWords{words: map[string]bool{}, signs: map[rune]bool{}}
	for _, e := range entries {
		for _, words := range language.Alternatives(e) {
			if words = strings.TrimSpace(words); words == "" {
				continue
			}
			first, _ := utf8.DecodeRuneInString(words)
			last, _ := utf8.DecodeLastRuneInString(words)
			switch {
			case text.IsUnspaced(first):
				l.signs[foldedRune(last)] = true
			case isWordRune(last):
				l.words[strings.Map(foldedRune, lastWord(words))] = true
			}
			l.others = l.others || !isWordRune(last)
		}
	}
	return l
}

// end reports whether a text may end with one of them, and what parts a number from it.
func (l *lastWords) end(s string) bool {
	if l == nil || l.others {
		return l != nil
	}
	s = strings.TrimRightFunc(s, isBlank)
	last, _ := utf8.DecodeLastRuneInString(s)
	return l.signs[foldedRune(last)] || l.words[strings.Map(foldedRune, lastWord(s))]
}

// lastWord is the run of letters, marks and digits at the end of a text.
func lastWord(s string) string { return s[len(strings.TrimRightFunc(s, isWordRune)):] }

// isBlank and isWordRune are the classes of characters blank and, turned round, begins.
func isBlank(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' && r != '\v' || unicode.Is(unicode.Zs, r) || strings.ContainsRune("'’-\u2010\u2011", r)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) }

// foldedRune is the least of the characters that a pattern which ignores case takes for r.
func foldedRune(r rune) rune {
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}
