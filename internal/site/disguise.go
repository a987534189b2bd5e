package site

import (
	"fmt"
	"strings"
	"unicode"
)

// reveal shows what a name hides: direction controls and other invisible
// characters (Trojan Source, CVE-2021-42574), and words that mix scripts which
// look alike (UTS 39, single-script test). It is for titles and names, which
// readers take at a glance; the words of articles are shown as they are.
func reveal(s string) string {
	if !strings.ContainsFunc(s, suspicious) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unicode.Is(unicode.Cf, r) && r != '\u00ad' && r != '\u200c' && r != '\u200d' || unicode.Is(unicode.Co, r) {
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		} else {
			b.WriteRune(r)
		}
	}
	s = b.String()
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if scripts := mixedScripts(w); scripts != "" {
			s = strings.Replace(s, w, w+" ⟨"+scripts+"⟩", 1)
		}
	}
	return s
}

// suspicious reports whether a character needs a closer look. Before Greek begins
// no letter is of another alphabet than the Latin one, and what is invisible there
// is the soft hyphen alone; dashes, quotation marks and the narrow space are plain.
func suspicious(r rune) bool {
	return r >= '\u0370' && (r < '\u2010' || r > '\u2027') && r != '\u202f'
}

// mixedScripts names the scripts of a word that mixes alphabets with letters that look
// the same; "" if it does not.
func mixedScripts(word string) string {
	var found []string
	for _, script := range []struct {
		name  string
		table *unicode.RangeTable
	}{{"Latin", unicode.Latin}, {"Greek", unicode.Greek}, {"Cyrillic", unicode.Cyrillic}, {"Armenian", unicode.Armenian}} {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(script.table, r) }) {
			found = append(found, script.name)
		}
	}
	if len(found) < 2 {
		return ""
	}
	return strings.Join(found, "+")
}
