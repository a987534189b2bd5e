package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// word is a word of a text. What else is asked of it is read from the text, for
// most words are no part of any name and nothing is asked of them.
type word struct {
	text.Range
	hash  uint64 // of its small letters, 0 if they have to be read from the text
	alone bool   // a character of a script that sets no spaces
}

// words appends the words of a reading to a list. What nobody sees parts no
// word, and numbers such as ² are none.
func words(list []word, r *text.Reading) []word {
	first := len(list)
	for i, w := range r.Words {
		if w.Has(text.Numbers) {
			continue
		}
		if w.Has(text.Attached) && !w.Has(text.Single) && len(list) > first && !r.Words[i-1].Has(text.Single|text.Numbers) {
			last := &list[len(list)-1]
			last.To, last.hash = w.To, 0
			continue
		}
		next := word{Range: w.Range, alone: w.Has(text.Single)}
		if !w.Has(text.Unicode) {
			next.hash = w.Hash
		}
		list = append(list, next)
	}
	return list
}

// fold appends the letters and digits of a word, small and without accents.
func fold(b []byte, word string) []byte {
	for _, r := range word {
		if !text.IsInvisible(r) {
			b = text.AppendPlain(b, r)
		}
	}
	return b
}

// capitals says which of the first 64 folded letters of a word are capitals.
func capitals(word string) uint64 {
	var caps uint64
	letters := 0
	for _, r := range word {
		if text.IsInvisible(r) || unicode.Is(unicode.Mn, r) {
			continue
		}
		if letters < 64 && unicode.IsUpper(r) {
			caps |= 1 << letters
		}
		letters++
	}
	return caps
}

// particles are words that lose their vowel before a name.
var particles = []string{"c", "d", "j", "l", "m", "n", "qu", "s", "t", "jusqu", "lorsqu", "presqu", "puisqu", "quelqu", "quoiqu"}

// isParticle reports whether a word can be elided before a name: l, d, qu.
func isParticle(word string) bool {
	return len(word) <= len("lorsqu") && slices.Contains(particles, string(fold(nil, word)))
}

// between is what stands between two words: up to four characters, in one form
// for all that looks alike. The zero value is nothing.
type between uint32

const (
	parted     between = 1<<32 - 1 // too much, or anything that parts sentences or clauses
	apostrophe between = '\''
)

// before returns what stands before word i of a text, of which the words are
// given. Before the first there is nothing.
func before(s string, words []word, i int) between {
	if i == 0 {
		return 0
	}
	stands, count := between(0), 0
	for _, r := range s[words[i-1].To:words[i].From] {
		c := separator(r)
		switch {
		case c == 0 || c == ' ' && count > 0 && stands&0xFF == ' ':
			continue
		case count == 4:
			return parted
		}
		stands = stands<<8 | between(c)
		count++
	}
	return stands
}

// String spells what stands between two words.
func (b between) String() string {
	var s strings.Builder
	for shift := 24; shift >= 0; shift -= 8 {
		if c := byte(b >> shift); c != 0 {
			s.WriteByte(c)
		}
	}
	return s.String()
}

// separator writes a character between words in one form for all that looks
// alike; 0 if nobody sees it.
func separator(r rune) byte {
	const (
		hyphens = text.Hyphens + text.Dashes
		signs   = ".&/+"
	)
	if r < utf8.RuneSelf {
		switch {
		case r == '\'' || r == '-' || text.IsOf(r, signs):
			return byte(r)
		case unicode.IsSpace(r):
			return ' '
		}
		return '|'
	}
	switch {
	case text.IsInvisible(r):
		return 0
	case text.IsOf(r, text.Apostrophes):
		return '\''
	case text.IsOf(r, hyphens):
		return '-'
	case unicode.IsSpace(r):
		return ' '
	}
	return '|'
}
