package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HasWord reports whether a phrase stands in s as words of their own: no letter, mark
// or digit goes on at its edges. In scripts without spaces it may stand anywhere.
func HasWord(s, phrase string) bool {
	if phrase == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(s[from:], phrase)
		if i < 0 {
			return false
		}
		start := from + i
		end := start + len(phrase)
		before := LastRune(s[:start])
		first, size := utf8.DecodeRuneInString(phrase)
		if !continues(before, first) && !continues(FirstRune(s[end:]), LastRune(phrase)) {
			return true
		}
		from = start + size
	}
}

// continues reports whether a word with the character edge goes on with another beside it.
func continues(beside, edge rune) bool {
	if beside == utf8.RuneError || unicode.In(edge, Unspaced...) {
		return false
	}
	return goesOnWord(beside)
}

// Phrases are many phrases that are looked for at once, in time that does not grow with them.
type Phrases struct {
	byWord map[string][]string // those that begin with a word, by that word
	begins [256]uint64         // of the words, by their first byte, a bit for the second one: most words are none of them
	others []string
}

// second is the bit for the second byte of a word.
func second(word string) uint64 {
	if len(word) == 1 {
		return 1
	}
	return 1 << (word[1] % 64)
}

// NewPhrases makes a list of phrases ready.
func NewPhrases(list []string) *Phrases {
	p := &Phrases{byWord: map[string][]string{}}
	for _, phrase := range list {
		first := phrase[:len(phrase)-len(strings.TrimLeftFunc(phrase, goesOnWord))]
		if first == "" || strings.ContainsFunc(phrase, IsUnspaced) {
			p.others = append(p.others, phrase)
		} else {
			p.byWord[first] = append(p.byWord[first], phrase)
			p.begins[first[0]] |= second(first)
		}
	}
	return p
}

// In reports whether one of the phrases stands in s as [HasWord] has it.
func (p *Phrases) In(s string) bool {
	for from := 0; from < len(s); {
		end := afterWord(s, from)
		if end == from {
			_, n := utf8.DecodeRuneInString(s[from:])
			from += n
			continue
		}
		if word := s[from:end]; p.begins[word[0]]&second(word) != 0 && p.beginsAt(s, from, word) {
			return true
		}
		from = end
	}
	return slices.ContainsFunc(p.others, func(phrase string) bool { return HasWord(s, phrase) })
}

// beginsAt reports whether a phrase stands where a word of s does.
func (p *Phrases) beginsAt(s string, from int, word string) bool {
	return slices.ContainsFunc(p.byWord[word], func(phrase string) bool {
		behind, ok := strings.CutPrefix(s[from:], phrase)
		after := FirstRune(behind)
		return ok && !continues(after, LastRune(phrase))
	})
}

// afterWord returns the byte behind the word that begins at a byte of s; the same if none does.
func afterWord(s string, at int) int {
	for at < len(s) {
		r, n := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[at:])
		}
		if !goesOnWord(r) {
			break
		}
		at += n
	}
	return at
}

// goesOnWord reports whether a word goes on with a character.
func goesOnWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}
