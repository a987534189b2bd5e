package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Direction is the direction in which the words of a paragraph follow each other,
// as HTML writes it.
type Direction string

// The two directions; "" is that of what stands around a text.
const (
	LeftToRight Direction = "ltr"
	RightToLeft Direction = "rtl"
)

// DirectionOf is the direction of a paragraph: that of its first letter that has one,
// where what stands in isolates does not count (UAX #9, rules P2 and P3), nor the
// numbers that [ShowReordering] writes. It is "" if no letter has one.
func DirectionOf(s string) Direction {
	isolates, number := 0, false
	for i, r := range s {
		switch {
		case r == '⟨' && strings.HasPrefix(s[i:], beforeNumber):
			number = true
		case r == '⟩':
			number = false
		}
		if number {
			continue
		}
		switch class := directionClass(r); class {
		case bidi.L, bidi.R, bidi.AL:
			if isolates > 0 {
				continue
			}
			if class == bidi.L {
				return LeftToRight
			}
			return RightToLeft
		case bidi.LRI, bidi.RLI, bidi.FSI:
			isolates++
		case bidi.PDI:
			isolates = max(isolates-1, 0)
		}
	}
	return ""
}

// Turns reports whether a text has anything that is read against a direction. Among
// words of that direction it must stand by itself, or it reorders what stands beside it.
func (d Direction) Turns(s string) bool {
	const firstRight = '\u0590' // no character before it is read from right to left
	if d == RightToLeft {
		return strings.ContainsFunc(s, func(r rune) bool { return directionClass(r) == bidi.L })
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 0xd6 { // with which U+0590 begins
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= firstRight {
			switch directionClass(r) {
			case bidi.R, bidi.AL, bidi.AN, bidi.RLE, bidi.RLO, bidi.RLI, bidi.FSI:
				return true
			}
		}
		i += n - 1
	}
	return false
}

// directionClass is the class that a character has in the bidirectional algorithm.
func directionClass(r rune) bidi.Class {
	if r < utf8.RuneSelf {
		if isLetterOf(r) {
			return bidi.L
		}
		return bidi.ON
	}
	properties, _ := bidi.LookupRune(r)
	return properties.Class()
}

// beforeNumber begins the number of a character.
const beforeNumber = "⟨U+"

// ShowReordering writes the numbers of characters that reorder what stands around
// them in their place, ⟨U+202E⟩: so they are seen, and do nothing. The marks of
// direction stay; they are what a text in two directions needs, and move no letter.
func ShowReordering(s string) string {
	return ReplaceReordering(s, func(number string) string { return number })
}

// ReplaceReordering puts what show makes of their numbers, such as ⟨U+202E⟩, in the
// place of characters that embed, override or isolate a direction.
func ReplaceReordering(s string, show func(number string) string) string {
	if !mayReorder(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unicode.Is(reordering, r) {
			b.WriteString(show(fmt.Sprintf(beforeNumber+"%04X⟩", r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mayReorder reports whether a byte of a text may be the first of one of those
// characters. Every text of every page is asked, and few have one.
func mayReorder(s string) bool {
	for i := strings.IndexByte(s, 0xe2); i >= 0 && i+2 < len(s); {
		if s[i+1] == 0x80 && s[i+2] >= 0xaa && s[i+2] <= 0xae || s[i+1] == 0x81 && s[i+2] >= 0xa6 {
			return true
		}
		next := strings.IndexByte(s[i+1:], 0xe2)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}
