package copies

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word of a text, folded: its letters and digits in lower case, with
// their accents. An apostrophe or a hyphen ends a word.
type word struct {
	hash     uint64 // of the folded word
	from, to int    // bytes of the text
}

// outside reads the words of a paragraph that stand outside quotation marks, in
// stretches that no quotation interrupts: who quotes the same words has them
// from the one who said them.
func outside(text string) [][]word {
	var stretches [][]word
	for _, r := range unquoted(text) {
		if words := split(nil, text, r[0], r[1]); len(words) > 0 {
			stretches = append(stretches, words)
		}
	}
	return stretches
}

const (
	hashStart = 14695981039346656037 // FNV-1a
	hashPrime = 1099511628211
)

// split adds the words between two bytes of a text to a list.
func split(words []word, text string, from, to int) []word {
	words = slices.Grow(words, (to-from)/5+1)
	composed := norm.NFC.IsNormalString(text[from:to])
	hash, start := uint64(hashStart), -1
	end := func(at int) {
		if !composed && !norm.NFC.IsNormalString(text[start:at]) {
			again := norm.NFC.String(text[start:at])
			words = append(words, word{split(nil, again, 0, len(again))[0].hash, start, at})
		} else {
			words = append(words, word{hash, start, at})
		}
		hash, start = hashStart, -1
	}
	for i := from; i < to; {
		r, n := rune(text[i]), 1
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= utf8.RuneSelf:
			if r, n = utf8.DecodeRuneInString(text[i:]); invisible(r) {
				i += n
				continue
			}
			if r = unicode.ToLower(r); !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) {
				r = 0
			}
		default:
			r = 0
		}
		if r == 0 {
			if start >= 0 {
				end(i)
			}
			i += n
			continue
		}
		if start < 0 {
			start = i
		}
		hash = (hash ^ uint64(r)) * hashPrime
		i += n
	}
	if start >= 0 {
		end(to)
	}
	return words
}

// invisible characters are inside words and no part of them.
func invisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

// unquoted returns the byte ranges of a paragraph outside its quotation marks.
// A mark that is not closed in its paragraph quotes nothing.
func unquoted(text string) [][2]int {
	if !strings.Contains(text, "«") && !strings.Contains(text, `"`) && !strings.Contains(text, "“") && !strings.Contains(text, "„") {
		return [][2]int{{0, len(text)}}
	}
	var ranges [][2]int
	start := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if closes := closing[r]; closes != "" {
			if end := closed(text, i+n, r, closes); end > 0 {
				ranges = append(ranges, [2]int{start, i})
				start, i = end, end
				continue
			}
		}
		i += n
	}
	return append(ranges, [2]int{start, len(text)})
}

var closing = map[rune]string{'«': "»", '“': "”", '„': "“”", '"': `"`}

// closed returns the byte behind the mark that closes a quotation, 0 if there
// is none. Marks of the same kind nest.
func closed(text string, from int, open rune, closes string) int {
	depth := 1
	for i := from; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		switch {
		case strings.ContainsRune(closes, r):
			if depth--; depth == 0 {
				return i
			}
		case r == open:
			depth++
		}
	}
	return 0
}
