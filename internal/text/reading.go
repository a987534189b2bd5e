package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Word is a word of a text at its finest: a run of letters, accents and digits
// that nothing parts, one character of a script that sets no spaces with all that
// belongs to it, or a run of other numbers such as ² and Ⅳ. The words of UAX #29
// are longer ("l'Iran", "3.5"), and who looks for names would cut them again.
type Word struct {
	Range
	// Hash is that of the word in small letters, with its accents and as they are
	// encoded.
	Hash uint64
	Traits
}

// Traits say what a word is made of.
type Traits uint16

const (
	Letters  Traits = 1 << iota // it has a letter
	Digits                      // it has a decimal digit
	Numbers                     // it is of other numbers, and of nothing else
	Accents                     // it has a character that is a mark on another
	Unicode                     // it has a character beyond ASCII
	Single                      // it is one character, of a script that sets no spaces
	Attached                    // nothing visible parts it from the word before
	Variable                    // it may be encoded otherwise, for a character of it is beyond U+02FF; see Unicode NFC
)

// Has reports whether a word has any of some traits.
func (t Traits) Has(some Traits) bool { return t&some != 0 }

// Reading is what a text consists of, found in one pass over its characters. Names,
// copies and the search take their words from it, and put together what counts as
// one word for them.
type Reading struct {
	Text  string
	Words []Word
	marks []Range // quotation marks, in order
}

// Read reads a text.
func Read(s string) *Reading {
	r := &Reading{}
	r.Read(s)
	return r
}

const (
	hashStart = 14695981039346656037 // FNV-1a
	hashPrime = 1099511628211
)

// Hash is the hash of a word, invisible characters left out.
func Hash(word string) uint64 { return ExtendHash(hashStart, word) }

// ExtendHash is the hash of a word that begins with the word of a hash and goes
// on with more.
func ExtendHash(hash uint64, more string) uint64 {
	table := classes()
	for i := 0; i < len(more); {
		c, n, k := next(more, i, table)
		if k&upper != 0 {
			c = small(c)
		}
		if k&kind != invisible {
			hash = (hash ^ uint64(c)) * hashPrime
		}
		i += n
	}
	return hash
}

// Read reads another text into the same memory. What was taken from the reading
// before is overwritten.
func (r *Reading) Read(s string) {
	const perWord = 6 // bytes, with what parts it from the next; more words take more memory in time
	r.Text, r.Words, r.marks = s, r.Words[:0], r.marks[:0]
	if cap(r.Words) == 0 {
		r.Words = make([]Word, 0, len(s)/perWord+1)
	}
	table := classes()
	attached := false // nothing visible stands behind the last word
	for i := 0; i < len(s); {
		_, n, k := next(s, i, table)
		switch k & kind {
		case letter, mark, digit, number:
			w := word(s, i, table)
			if attached {
				w.Traits |= Attached
			}
			r.Words = append(r.Words, w)
			i, attached = w.To, true
			continue
		case quotation:
			r.marks = append(r.marks, Range{i, i + n})
			attached = false
		case invisible:
		default:
			attached = false
		}
		i += n
	}
}

// next reads the character at byte i.
func next(s string, i int, table *[1 << 16]class) (c rune, size int, k class) {
	if c = rune(s[i]); c < utf8.RuneSelf {
		return c, 1, table[c]
	}
	c, size = utf8.DecodeRuneInString(s[i:])
	if int(c) < len(table) {
		return c, size, table[c]
	}
	return c, size, classify(c)
}

// word reads the word at byte i.
func word(s string, i int, table *[1 << 16]class) Word {
	w := Word{Range: Range{From: i}, Hash: hashStart}
	if c, _, k := next(s, i, table); k&dense != 0 && k&kind != mark && k&kind != number {
		return single(s, i, c, k&kind)
	}
	for i < len(s) {
		if plain := i; !w.Has(Numbers) { // most characters of most texts
			for i < len(s) && s[i] < utf8.RuneSelf && table[s[i]] == letter {
				w.Hash = (w.Hash ^ uint64(s[i])) * hashPrime
				i++
			}
			if i > plain {
				w.Traits |= Letters
				continue
			}
		}
		c, n, k := next(s, i, table)
		added := adds(w.Traits, k, i == w.From)
		if added == 0 {
			break
		}
		w.Traits |= added
		if c >= utf8.RuneSelf {
			w.Traits |= Unicode
		}
		if c >= 0x300 {
			w.Traits |= Variable
		}
		if k&upper != 0 {
			c = small(c)
		}
		w.Hash = (w.Hash ^ uint64(c)) * hashPrime
		i += n
	}
	w.To = i
	return w
}

// adds returns what a character adds to the traits of a word; 0 if the word ends
// before the character.
func adds(traits Traits, k class, first bool) Traits {
	switch k & kind {
	case letter, digit:
		switch {
		case traits.Has(Numbers) || k&dense != 0:
			return 0
		case k&kind == letter:
			return Letters
		}
		return Digits
	case mark:
		if k&dense == 0 || first {
			return Accents
		}
	case number:
		if !traits.Has(Letters | Digits | Accents) {
			return Numbers
		}
	}
	return 0
}

// single reads the character at byte i, of a script that sets no spaces, with what
// stands on it and belongs to it: a grapheme cluster of UAX #29.
func single(s string, i int, c rune, kind class) Word {
	cluster := graphemes.FromString(s[i:]).First()
	w := Word{Range{i, i + len(cluster)}, Hash(cluster), Letters | Single | Unicode | Variable}
	if kind == digit {
		w.Traits = Digits | Single | Unicode | Variable
	}
	if len(cluster) > utf8.RuneLen(c) {
		w.Traits |= Accents
	}
	return w
}

// small is the small form of a letter.
func small(c rune) rune {
	if c < utf8.RuneSelf {
		return c + 'a' - 'A'
	}
	return unicode.ToLower(c)
}

// Quoted returns what the text quotes, with the marks, in order. A mark that is
// not closed in the text quotes nothing. Marks of the same kind nest.
func (r *Reading) Quoted() []Range {
	var quoted []Range
	for i := 0; i < len(r.marks); i++ {
		open := FirstRune(r.Text[r.marks[i].From:])
		closes := closing(open)
		if closes == "" {
			continue
		}
		depth := 1
		for j := i + 1; j < len(r.marks) && depth > 0; j++ {
			switch c := FirstRune(r.Text[r.marks[j].From:]); {
			case strings.ContainsRune(closes, c):
				if depth--; depth == 0 {
					quoted = append(quoted, Range{r.marks[i].From, r.marks[j].To})
					i = j
				}
			case c == open:
				depth++
			}
		}
	}
	return quoted
}
