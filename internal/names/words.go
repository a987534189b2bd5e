package names

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word of a text.
type word struct {
	from, to int    // bytes of the text
	caps     uint64 // which of the first 64 folded letters are capitals
	joint    joint  // what stands between it and the word before
	particle bool   // it can be elided before a name: l, d, qu
}

// joint is up to four characters between two words, in one form for all that
// looks alike. The zero joint is nothing: characters that are a word each.
type joint uint32

const (
	gap   joint = 1<<32 - 1 // too much, or anything that parts sentences or clauses
	elide joint = '\''
)

// particles are words that lose their vowel before a name.
var particles = map[string]bool{
	"c": true, "d": true, "j": true, "l": true, "m": true, "n": true, "qu": true, "s": true, "t": true,
	"jusqu": true, "lorsqu": true, "presqu": true, "puisqu": true, "quelqu": true, "quoiqu": true,
}

// splitter cuts a text into words.
type splitter struct {
	text   string
	at     int
	folded []byte // of the word read last: without accents, in small letters
}

// next reads a word; ok is false at the end of the text.
func (s *splitter) next() (w word, ok bool) {
	sep, runes := joint(0), 0
	for s.at < len(s.text) {
		r, size := rune(s.text[s.at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[s.at:])
		}
		if isWord(r) {
			break
		}
		s.at += size
		c := separator(r)
		switch {
		case c == 0 || c == ' ' && runes > 0 && sep&0xFF == ' ':
			continue
		case runes == 4:
			sep = gap
		case sep != gap:
			sep = sep<<8 | joint(c)
			runes++
		}
	}
	if s.at == len(s.text) {
		return word{}, false
	}
	w = word{from: s.at, joint: sep}
	s.folded = s.folded[:0]
	letters := 0
	for s.at < len(s.text) {
		r, size := rune(s.text[s.at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[s.at:])
		}
		if !isWord(r) && separator(r) != 0 {
			break
		}
		alone := isAlone(r)
		if alone && letters > 0 {
			break
		}
		s.at += size
		if isWord(r) {
			w.to = s.at
			letters = s.fold(r, letters, &w)
		}
		if alone {
			break
		}
	}
	w.particle = len(s.folded) <= len("lorsqu") && particles[string(s.folded)]
	return w, true
}

// latin holds what most texts of Europe are written in, worked out once.
var latin = func() (table [0x180]struct {
	word, upper bool
	plain       byte // the letter without its accent, small; 0 if that is not one ASCII letter
}) {
	for r := range rune(len(table)) {
		t := &table[r]
		t.word, t.upper = unicode.IsLetter(r) || unicode.IsDigit(r), unicode.IsUpper(r)
		if plain := unaccented(r); t.word && len(plain) == 1 {
			t.plain = plain[0]
		}
	}
	return table
}()

// unaccented writes a letter small and without accents.
func unaccented(r rune) []byte {
	var encoded [utf8.UTFMax]byte
	plain := norm.NFD.Properties(encoded[:utf8.EncodeRune(encoded[:], r)]).Decomposition()
	if len(plain) == 0 {
		return utf8.AppendRune(nil, unicode.ToLower(r))
	}
	var out []byte
	for len(plain) > 0 {
		c, size := utf8.DecodeRune(plain)
		plain = plain[size:]
		if !unicode.Is(unicode.Mn, c) {
			out = utf8.AppendRune(out, unicode.ToLower(c))
		}
	}
	return out
}

// fold adds a letter to the folded word.
func (s *splitter) fold(r rune, letters int, w *word) int {
	upper := false
	if r < rune(len(latin)) {
		upper = latin[r].upper
		if latin[r].plain != 0 {
			s.folded = append(s.folded, latin[r].plain)
		} else {
			s.folded = append(s.folded, unaccented(r)...)
		}
	} else {
		if unicode.Is(unicode.Mn, r) {
			return letters
		}
		upper = unicode.IsUpper(r)
		s.folded = append(s.folded, unaccented(r)...)
	}
	if upper && letters < 64 {
		w.caps |= 1 << letters
	}
	return letters + 1
}

func isWord(r rune) bool {
	if r < rune(len(latin)) {
		return latin[r].word
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isAlone reports whether a character is a word by itself: its script does not
// part words.
func isAlone(r rune) bool {
	return r >= '\u0e00' && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// separator writes a character between words in one form for all that looks
// alike; 0 if nobody sees it.
func separator(r rune) byte {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff', '\u200e', '\u200f':
		return 0
	case '\'', '’', 'ʼ', '‘', '‛', '′':
		return '\''
	case '-', '‐', '‑', '‒', '–', '—', '−':
		return '-'
	case '.', '&', '/', '+':
		return byte(r)
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return '|'
}
