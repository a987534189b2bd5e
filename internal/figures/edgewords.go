package figures

import (
	"iter"
	"strings"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"
)

// edgeWords are the words next to a number in what may stand beside it: the last ones of what
// stands before, the first ones of what stands behind. Few words beside numbers are among them, and
// to look for the whole pattern takes a hundred times longer than to see that.
type edgeWords struct {
	words   map[string]bool // folded as patterns fold them
	stems   map[string]bool // folded, of words that go on with any letters
	seconds map[string]bool // folded: the words behind first ones that may be any
	signs   map[rune]bool   // characters that need not be parted from a word, folded
	others  bool            // some are none of these: they may stand beside any number
}

// lastWordsOf returns the last words of the entries of a list of units.
func lastWordsOf(entries []string) *edgeWords {
	l := newEdgeWords()
	for words := range alternatives(entries) {
		first := text.FirstRune(words)
		last := text.LastRune(words)
		stem, goesOn := strings.CutSuffix(words, "*")
		switch {
		case goesOn && lastWord(stem) != "":
			l.stems[folded(lastWord(stem))] = true
		case goesOn || isBlank(last):
			l.others = true
		case text.IsUnspaced(first) || !isWordRune(last):
			l.signs[foldedRune(last)] = true
		default:
			l.words[folded(lastWord(words))] = true
		}
	}
	return l
}

// firstWordsOf returns the first words of the entries of a list of units.
func firstWordsOf(entries []string) *edgeWords {
	l := newEdgeWords()
	for words := range alternatives(entries) {
		first := text.FirstRune(words)
		word := firstWord(words)
		rest, anyWord := strings.CutPrefix(words, "* ")
		second := firstWord(rest)
		switch {
		case anyWord && second != "" && !strings.HasPrefix(rest[len(second):], "*"):
			l.seconds[folded(second)] = true
		case first == '*' || isBlank(first):
			l.others = true
		case text.IsUnspaced(first) || word == "":
			l.signs[foldedRune(first)] = true
		case strings.HasPrefix(words[len(word):], "*"):
			l.stems[folded(word)] = true
		default:
			l.words[folded(word)] = true
		}
	}
	return l
}

func newEdgeWords() *edgeWords {
	return &edgeWords{words: map[string]bool{}, stems: map[string]bool{}, seconds: map[string]bool{}, signs: map[rune]bool{}}
}

// alternatives yields what the entries of a list of units stand for.
func alternatives(entries []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, e := range entries {
			for _, words := range language.Alternatives(e) {
				if words = strings.TrimSpace(words); words != "" && !yield(words) {
					return
				}
			}
		}
	}
}

// end reports whether a text may end with one of them, and what parts a number from it.
func (l *edgeWords) end(s string) bool {
	if l == nil || l.others {
		return l != nil
	}
	s = strings.TrimRightFunc(s, isBlank)
	return l.signs[foldedRune(text.LastRune(s))] || l.hasWord(folded(lastWord(s)))
}

// begin reports whether a text may begin with what parts a number from one of them, and that.
func (l *edgeWords) begin(s string) bool {
	if l == nil || l.others {
		return l != nil
	}
	s = strings.TrimLeftFunc(s, isBlank)
	if l.signs[foldedRune(text.FirstRune(s))] {
		return true
	}
	word := firstWord(s)
	if l.hasWord(folded(word)) {
		return true
	}
	if len(l.seconds) == 0 {
		return false
	}
	second := firstWord(strings.TrimLeftFunc(s[len(word):], isBlank))
	return l.seconds[folded(word)] || l.seconds[folded(second)]
}

// hasWord reports whether a folded word is one of them, or begins with one that goes on.
func (l *edgeWords) hasWord(word string) bool {
	for i := range word {
		if l.stems[word[:i]] {
			return true
		}
	}
	return l.words[word] || l.stems[word]
}

// lastWord and firstWord are the runs of letters, marks and digits at the ends of a text.
func lastWord(s string) string { return s[len(strings.TrimRightFunc(s, isWordRune)):] }

func firstWord(s string) string { return s[:len(s)-len(strings.TrimLeftFunc(s, isWordRune))] }

// isBlank and isWordRune are the classes of characters blank and, turned round, begins.
func isBlank(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' && r != '\v' || unicode.Is(unicode.Zs, r) || strings.ContainsRune("'’-\u2010\u2011", r)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) }

func folded(s string) string { return strings.Map(foldedRune, s) }

// foldedRune is the least of the characters that a pattern which ignores case takes for r.
func foldedRune(r rune) rune {
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}
