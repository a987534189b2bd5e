package factuality

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dossier/internal/text"
)

// mark is what a token is: a word, or a mark that parts clauses.
type mark uint8

const (
	word mark = iota
	comma
	colon
	semicolon
	stop
)

// token is a word of a sentence, or a mark.
type token struct {
	text.Range // of the passage
	mark       mark
	folded     string
	quoted     bool
	within     bool   // a small letter says that the sentence begins before this first word of a text
	atoms      []atom // of the lexicon that the sentence is read with
}

const (
	commas     = ",،()[]，、（）"
	semicolons = ";؛；"
	colons     = ":："
	stops      = text.Stops + text.FullStops
	longDash   = '—'
	dashes     = "-–"
	arabicMark = "\u0670\u0640\u0654"
)

// tokens reads a part of a passage. Quoted words are marked, so that no pattern
// looks at them. A character of a script that sets no spaces is a word.
func tokens(passage string, part, quoted text.Range) []token {
	const fewest = 7 // bytes of a word and what stands behind it, in most texts
	whole := part == (text.Range{To: len(passage)})
	list := make([]token, 0, (part.To-part.From)/fewest+1)
	for i := part.From; i < part.To; {
		r, n := utf8.DecodeRuneInString(passage[i:])
		if isLetter(r) {
			end := wordEnd(passage[:part.To], i+n, r)
			w := token{Range: text.Range{From: i, To: end}, mark: word, folded: fold(passage[i:end])}
			w.quoted, w.within = w.Overlaps(quoted), len(list) == 0 && whole && unicode.IsLower(r)
			list = append(list, w)
			i = end
			continue
		}
		if m, ok := markOf(passage, i, r); ok && !(r == '.' && insideLetters(passage, i, list)) {
			list = append(list, token{Range: text.Range{From: i, To: i + n}, mark: m})
		}
		i += n
	}
	for len(list) > 0 && list[len(list)-1].mark == stop {
		list = list[:len(list)-1]
	}
	return list
}

// insideLetters reports a full stop between the letters of an abbreviation: a.m., т.е.
func insideLetters(passage string, at int, before []token) bool {
	last := len(before) - 1
	if last < 0 || before[last].To != at || before[last].mark != word {
		return false
	}
	single := utf8.RuneCountInString(before[last].Of(passage)) == 1
	return single && unicode.IsLetter(text.LastRune(passage[:at])) && unicode.IsLetter(text.FirstRune(passage[at+1:]))
}

// quotedTokens returns which tokens are the quoted words, from one up to another; from is −1 if none is.
func quotedTokens(list []token) (from, to int) {
	from = -1
	for i, t := range list {
		if t.quoted && from < 0 {
			from = i
		}
		if t.quoted {
			to = i + 1
		}
	}
	return from, to
}

// wordEnd returns the byte behind a word, of which first is the first character and the byte
// at stands behind that.
func wordEnd(passage string, at int, first rune) int {
	single := text.IsUnspaced(first)
	for at < len(passage) {
		r, n := utf8.DecodeRuneInString(passage[at:])
		if !isLetter(r) && !unicode.IsMark(r) && r != '\u0640' && !text.IsInvisible(r) || isLetter(r) && (single || text.IsUnspaced(r)) {
			break
		}
		at += n
	}
	return at
}

// words are those of a text, folded.
func words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			end := i + n
			if isLetter(r) {
				if end = wordEnd(s, end, r); !yield(fold(s[i:end])) {
					return
				}
			}
			i = end
		}
	}
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != 'ʼ' && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

// markOf says what the character at byte i parts, if it parts anything.
func markOf(passage string, i int, r rune) (mark, bool) {
	switch {
	case text.IsOf(r, commas) || r == longDash:
		return comma, true
	case text.IsOf(r, colons):
		return colon, true
	case text.IsOf(r, semicolons):
		return semicolon, true
	case text.IsOf(r, stops):
		return stop, true
	case r == 0x00B7 || r == 0x0387: // between names in Chinese, and in Catalan inside words
		return semicolon, unicode.Is(unicode.Greek, text.LastRune(passage[:i]))
	case text.IsOf(r, dashes):
		return comma, unicode.IsSpace(text.LastRune(passage[:i])) && unicode.IsSpace(text.FirstRune(passage[i+utf8.RuneLen(r):]))
	}
	return 0, false
}

// fold makes a word, or a pattern, what it is compared as: in small letters, NFC,
// ё as е, without the vowels of Arabic and the stress of Russian, and one form of
// the letters that Arabic and Persian encode apart. How it differs from the other forms
// is told in package text.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(s)
	}
	s = strings.ToLower(norm.NFC.String(s))
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ё':
			return 'е'
		case r == 'ي' || r == 'ى':
			return 'ی'
		case r == 'ك':
			return 'ک'
		case r == 'ۀ':
			return 'ه'
		case r == '\u0301' || r >= '\u064b' && r <= '\u0652' || text.IsOf(r, arabicMark) || text.IsInvisible(r):
			return -1
		}
		return r
	}, s)
}
