package text

import (
	"strings"
	"unicode"
)

// Letters of Cyrillic and Greek, and the Latin ones that look like them.
const (
	othersAlike = "асеорхуіјѕАВЕКМНОРСТУХІЈЅονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
	latinAlike  = "aceopxyijsABEKMHOPCTYXIJSovABEZHIKMNOPTYX"
)

// The maps write letters as those of the other script that look like them.
var toLatin, toCyrillic = func() (latin, cyrillic map[rune]rune) {
	latin, cyrillic = map[rune]rune{}, map[rune]rune{}
	to := []rune(latinAlike)
	for i, r := range []rune(othersAlike) {
		latin[r] = to[i]
		if unicode.Is(unicode.Cyrillic, r) {
			cyrillic[to[i]] = r
		}
	}
	return latin, cyrillic
}()

// FindDisguised returns the first word of a text that has letters of one script which look
// like those of the other, of Latin and Cyrillic or Greek: beside those, so that the word is
// read as one of theirs, or all of them, and has tells whether the word that it looks like is
// one of the text. A word with an ending in Cyrillic is none in a text that is written so.
func FindDisguised(s string, has func(word string) bool) (word string, found bool) {
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x370 && unicode.In(r, unicode.Cyrillic, unicode.Greek) }) {
		return "", false
	}
	cyrillic := mostlyCyrillic(s)
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if disguised, looks := disguise(word, cyrillic); disguised || looks != "" && has(looks) {
			return word, true
		}
	}
	return "", false
}

// disguise reports a word that mixes letters, and of one whose letters are all of a script
// that the text is not written in what it looks like.
func disguise(word string, cyrillic bool) (mixed bool, looks string) {
	var latin, other letters
	greek, switches, last := false, 0, (*letters)(nil)
	for _, r := range word {
		now, alike := &other, toLatin
		switch {
		case unicode.Is(unicode.Latin, r):
			now, alike = &latin, toCyrillic
		case unicode.Is(unicode.Greek, r):
			greek = true
		case unicode.IsMark(r):
			continue
		case !unicode.Is(unicode.Cyrillic, r):
			return false, ""
		}
		if last != nil && last != now {
			switches++
		}
		last = now
		now.count++
		if alike[r] != 0 {
			now.alike++
		}
		if unicode.IsLower(r) {
			now.lower++
		}
	}
	switch {
	case latin.count > 0 && other.count > 0:
		if cyrillic && switches == 1 && last == &other && latin.stem() {
			return false, ""
		}
		return other.all() || latin.all() && !greek, ""
	case latin.count+other.count < 2 || latin.lower+other.lower == 0:
	case cyrillic && latin.all():
		return false, mapped(word, toCyrillic)
	case !cyrillic && other.all():
		return false, mapped(word, toLatin)
	}
	return false, ""
}

// letters are those of a word that are of one script.
type letters struct{ count, alike, lower int }

// all reports that each of them looks like one of another script.
func (l letters) all() bool { return l.count > 0 && l.alike == l.count }

// stem reports a name or an abbreviation that may have an ending in another script.
func (l letters) stem() bool { return l.count > 2 || l.count == 2 && l.lower == 0 }

func mapped(word string, to map[rune]rune) string {
	return strings.Map(func(r rune) rune { return to[r] }, word)
}

// mostlyCyrillic reports a text most letters of which are Cyrillic.
func mostlyCyrillic(s string) bool {
	balance := 0
	for _, r := range s {
		switch {
		case r < 0x80 && isLetterOf(r):
			balance--
		case unicode.Is(unicode.Cyrillic, r):
			balance++
		}
	}
	return balance > 0
}
