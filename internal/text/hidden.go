package text

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Hidden is a character that a reader cannot see, or that makes what is seen
// something else than what is written.
type Hidden struct {
	Range
	Rune rune
	What string // what it does, as the end of a sentence: "is a control character"
	Then string // what to do about it
}

// overlays are marks that strike out or enclose the character before them.
var overlays = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0335, Hi: 0x0338, Stride: 1}, {Lo: 0x0488, Hi: 0x0489, Stride: 1}, {Lo: 0x20d2, Hi: 0x20d3, Stride: 1}, {Lo: 0x20d8, Hi: 0x20da, Stride: 1},
	{Lo: 0x20dd, Hi: 0x20e0, Stride: 1}, {Lo: 0x20e2, Hi: 0x20e6, Stride: 1}, {Lo: 0x20ea, Hi: 0x20eb, Stride: 1},
}}

// reordering are characters that embed, override or isolate a direction.
var reordering = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x202a, Hi: 0x202e, Stride: 1}, {Lo: 0x2066, Hi: 0x206f, Stride: 1},
}}

// directionMarks have a direction and nothing else.
var directionMarks = map[rune]bidi.Class{'\u200e': bidi.L, '\u200f': bidi.R, '\u061c': bidi.R}

// HasHidden reports whether a text has hidden characters.
func HasHidden(s string) bool {
	for range FindHidden(s) {
		return true
	}
	return false
}

// FindHidden finds the hidden characters of a text, in order. Soft hyphens, word
// joiners, joiners of letters and variation selectors are none: they only shape what
// is seen, but for those behind a letter that has one form. A mark of direction is one unless a letter of its direction stands next to
// it, and a zero-width space unless its script parts words with it. Of a word of letters that
// only look like others one is found.
func FindHidden(s string) iter.Seq[Hidden] {
	return func(yield func(Hidden) bool) {
		last := rune(0)   // the character before
		strong := bidi.ON // the direction of the last letter
		var word spelling
		flag := false // tags may follow: the flag of a part of a country
		for i := 0; i < len(s); {
			r, n := utf8.DecodeRuneInString(s[i:])
			at := Range{i, i + n}
			i += n
			if what, then := word.wrong(r, last, s[i:]); what != "" && !yield(Hidden{at, r, what, then}) {
				return
			}
			if r >= ' ' && r < 0x7f { // most characters of most texts
				if isLetterOf(r) {
					strong = bidi.L
				}
				last, flag = r, false
				continue
			}
			if what, then := hides(r, last, s[at.To:], strong, flag); what != "" && !yield(Hidden{at, r, what, then}) {
				return
			}
			flag = r == '\U0001F3F4' || flag && r >= 0xe0020 && r <= 0xe007f
			if class := classOf(r); class != bidi.ON && directionMarks[r] == 0 {
				strong = class
			}
			if r == '\n' {
				strong = bidi.ON
			}
			last = r
		}
	}
}

func isLetterOf(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// spelling is what is known of the word that is being read.
type spelling struct {
	scripts wordScripts
	row     masquerade
}

// wrong takes the next character, between the one before and what stands behind, and says what is
// wrong with the letters of its word, and what to do.
func (w *spelling) wrong(r, before rune, behind string) (what, then string) {
	mixes, goesOn := w.scripts.mixes(r), w.row.goesOn(r, before, behind)
	switch {
	case mixes:
		return mixed, "type the word anew"
	case goesOn:
		return disguised, "type the word in plain letters"
	}
	return "", ""
}

// wordScripts are the scripts of the letters of a word that look like each other's.
type wordScripts struct{ latin, other, reported bool }

// mixed is what a letter does that looks like one of the letters beside it.
const mixed = "is a letter of another script than the letters beside it, and looks like one of theirs"

// greekAlike are letters of Greek that look like Latin ones.
const greekAlike = "ονρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"

// mixes takes the next character and reports whether it is the first of its word
// with which Latin letters stand beside ones of Cyrillic or Greek that look alike.
func (w *wordScripts) mixes(r rune) bool {
	switch {
	case isLetterOf(r) || r >= 0xc0 && r < 0x250:
		w.latin = true
	case unicode.Is(unicode.Cyrillic, r) && unicode.IsLetter(r), IsOf(r, greekAlike):
		w.other = true
	case unicode.IsLetter(r) || unicode.IsMark(r):
	default:
		*w = wordScripts{}
	}
	if w.latin && w.other && !w.reported {
		w.reported = true
		return true
	}
	return false
}

// hides says what a character hides between what stands before it and behind it.
func hides(r, before rune, behind string, strong bidi.Class, flag bool) (what, then string) {
	const takeAway = "delete it"
	direction, isMark := directionMarks[r]
	switch {
	case r == '\n' || r == '\t' || r == '\r':
	case r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r >= 0xfff9 && r <= 0xfffb:
		return "is a control character, which no page can show", takeAway
	case r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe:
		return "is no character", takeAway
	case unicode.Is(reordering, r):
		return "changes the order in which the characters around it are seen", "delete it; pages keep each text in its own direction"
	case isMark:
		if strong != direction && nextDirection(behind) != direction {
			return "gives the digits and marks beside it a direction that the text around them does not have", takeAway
		}
	case unicode.Is(overlays, r):
		if unicode.IsLetter(before) || unicode.IsDigit(before) || unicode.IsMark(before) {
			return "strikes out the character before it, which is read as if it were not struck", "write what you mean in words"
		}
	case r == '\u200b':
		if !IsUnspaced(before) && !IsUnspaced(FirstRune(behind)) {
			return "is a space that nobody sees", takeAway
		}
	case r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef:
		if unicode.IsLetter(before) && unicode.In(before, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew) {
			return "asks for another form of a letter that has none, so that nobody sees it", takeAway
		}
	case r == '\u2060' || r >= 0x180b && r <= 0x180d:
	case r == '\ufeff':
		return "is a byte order mark inside of a text", takeAway
	case r >= 0xe0000 && r <= 0xe007f && flag:
	case unicode.Is(blanks, r):
		return "looks like a blank space or like nothing, and is neither", "write a space, or delete it"
	}
	return "", ""
}

// nextDirection returns the direction of the first letter of a text, up to the end of the
// line.
func nextDirection(s string) bidi.Class {
	const most = 200 // bytes: farther on no reader sees a connection
	for i, r := range s {
		if r == '\n' || i > most {
			break
		}
		if directionMarks[r] != 0 {
			continue
		}
		if class := classOf(r); class != bidi.ON {
			return class
		}
	}
	return bidi.ON
}

// classOf returns the direction of a letter, L or R, and ON for anything else.
func classOf(r rune) bidi.Class {
	if r < utf8.RuneSelf {
		if isLetterOf(r) {
			return bidi.L
		}
		return bidi.ON
	}
	if !unicode.IsLetter(r) {
		return bidi.ON
	}
	properties, _ := bidi.LookupRune(r)
	switch properties.Class() {
	case bidi.R, bidi.AL:
		return bidi.R
	case bidi.L:
		return bidi.L
	}
	return bidi.ON
}
