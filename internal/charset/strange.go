package charset

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"

	"golang.org/x/text/encoding/charmap"
)

// How much a text reads like language: by its words, its letters and its signs.

// everywhere are the words that stand in every text of some language and have a letter that is not of ASCII.
var everywhere = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, l := range language.All() {
		for _, w := range l.Cleaning().StopWords {
			if isOther(w) {
				words[strings.ToLower(w)] = true
			}
		}
	}
	return words
})

// familiarity tells from 0 to 200 how many of the words of a text that are not of ASCII stand in every text of a
// language: a fifth to a half in the right encoding, and next to none in another, in which they are no words.
func familiarity(s string) int {
	known, all := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if w = strings.TrimFunc(w, unicode.IsPunct); isOther(w) {
			all++
			if everywhere()[w] {
				known++
			}
		}
	}
	return min(200, 400*known/max(all, 1))
}

// misspelled tells from 0 to 500 how many of the words of a text that have Latin letters beyond a to z
// have some that are not those of the one language in which most are spelled.
func misspelled(s string) int {
	const most = 500
	languages, with := language.Alphabets()
	fits, all := make([]int, len(languages)), 0
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		foreign, can := false, ^uint64(0)
		for _, r := range w {
			if r >= utf8.RuneSelf && unicode.Is(unicode.Latin, r) {
				foreign, can = true, can&with[r]
			}
		}
		if !foreign {
			continue
		}
		all++
		for i := range languages {
			fits[i] += int(can >> i & 1)
		}
	}
	if all == 0 {
		return 0
	}
	return most - most*slices.Max(fits)/all
}

// isOther reports whether a word has a letter that is not of ASCII.
func isOther(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf })
}

// mostStrange is how strange a text may be at most.
const mostStrange = 600

// strangeness tells from 0 to 1000 how much of what is not ASCII in a text cannot
// stand where it does: signs between letters, controls, lines of boxes, letters of two
// scripts in one word, capitals behind small letters.
func strangeness(s string) int {
	odd, all := 0, 0
	before := ' '
	for i, r := range s {
		if r >= utf8.RuneSelf {
			all++
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			switch {
			case r == utf8.RuneError || r < 0xa0 || unicode.Is(unicode.Co, r), 0x2500 <= r && r < 0x25a0:
				odd += 3
			case !unicode.IsLetter(r):
				if unicode.IsLetter(before) && unicode.IsLetter(next) && !strings.ContainsRune("’·\u00ad\u00a0–—", r) && !unicode.IsMark(r) {
					odd++
				}
			case unicode.IsUpper(r) && unicode.IsLower(before), mixed(before, r), mixed(r, next),
				r >= firstCJK && unicode.Is(unicode.Latin, before) && unicode.IsLower(next):
				odd++
			}
		}
		before = r
	}
	if all == 0 {
		return 0
	}
	return min(1000, odd*1000/all)
}

// isPlain reports a text that has few letters and signs beyond ASCII, and each where one language has it: nothing but
// what it declares can tell the encoding of so few.
func isPlain(s string) bool { return fewForeign(s) && strangeness(s) == 0 && misspelled(s) == 0 }

// isWhole reports a text of which next to no character is broken, and whose words have blanks between them or are of a
// script that has none. Bytes of a machine that keeps blanks otherwise read as one long word, or break.
func isWhole(s string) bool {
	const fewest, longest = 40, 50 // letters of a text, and of its words on average
	const few, oneIn = 3, 10       // characters that may be broken
	letters, blanks, broken, other := 0, 0, 0, 0
	for _, r := range s {
		if r >= utf8.RuneSelf {
			other++
		}
		switch {
		case r == utf8.RuneError:
			broken++
		case unicode.IsSpace(r):
			blanks++
		case r >= utf8.RuneSelf && r < firstCJK && unicode.IsLetter(r) && !unicode.Is(unicode.Thai, r):
			letters++
		}
	}
	return (letters < fewest || blanks*longest >= letters) && (broken <= few || broken*oneIn <= other)
}

// firstCJK is the first character of Han and the like.
const firstCJK = 0x2e80

// mixed reports letters of which one alone is Latin. Han and the like stand beside
// anything.
func mixed(a, b rune) bool {
	if !unicode.IsLetter(a) || !unicode.IsLetter(b) || unicode.Is(unicode.Common, a) || unicode.Is(unicode.Common, b) || // as µ is
		a >= firstCJK || b >= firstCJK {
		return false
	}
	return unicode.Is(unicode.Latin, a) != unicode.Is(unicode.Latin, b)
}

// thaiByForm reports text in the encoding of Thai, whose vowels and tones stand where those of Thai do. Bytes of another
// encoding do not. Those of Korean, Japanese and Chinese may, but have few of these: of the letters of Thai a third is such.
func thaiByForm(raw []byte) bool {
	const fewest, oneIn = 20, 50 // letters, of which so many may stand wrongly, and so many at least lead
	thai, signs, leading, wrong := 0, 0, 0, 0
	before := ' '
	for _, r := range string(decode(charmap.Windows874, raw, thaiEncoding).Bytes) {
		switch {
		case strayInThai(r, before):
			wrong++
		case unicode.Is(unicode.Thai, r):
			thai++
			if leadsThai(r) {
				leading++
			} else if unicode.Is(unicode.Mn, r) || behindThai(r) {
				signs++
			}
		}
		before = r
	}
	return thai >= fewest && wrong*oneIn <= thai && 7*(signs+leading) >= 2*thai && leading*oneIn >= thai
}

// strayInThai reports what Thai does not have behind a letter: signs above and below stand on a consonant, or a tone on
// one of them, a vowel that leads before a consonant, and Latin letters apart.
func strayInThai(r, before rune) bool {
	const firstTone, lastTone = 0x0e48, 0x0e4b
	thai := unicode.Is(unicode.Thai, before)
	switch above := unicode.Is(unicode.Mn, r); {
	case r == utf8.RuneError:
		return true
	case leadsThai(before):
		return r < utf8.RuneSelf || above || behindThai(r) || leadsThai(r)
	case r < utf8.RuneSelf:
		return thai && unicode.IsLetter(r)
	case above:
		return !thai || behindThai(before) || firstTone <= before && before <= lastTone
	}
	return behindThai(r) && !thai
}

// leadsThai reports a vowel that is written before the consonant behind which it is spoken.
func leadsThai(r rune) bool { return 0x0e40 <= r && r <= 0x0e44 }

// behindThai reports a vowel that is written behind its consonant.
func behindThai(r rune) bool { return r == 0x0e30 || r == 0x0e32 || r == 0x0e33 }
