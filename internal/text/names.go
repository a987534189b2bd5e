package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
)

// BeginsAsName reports what can be the name of a person in a script without capitals by its length, and begins with a word
// that names of people begin with in a language.
func BeginsAsName(name, lang string) bool {
	const given, whole, mostWords = 3, 1, 3 // characters of a name, and of what stands before them; words where they are parted
	names := language.Get(lang).Names()
	first := FirstRune(name)
	if !unicode.Is(unicode.Lo, first) {
		return false
	}
	if hangul := unicode.Is(unicode.Hangul, first); hangul || IsUnspaced(first) {
		n := utf8.RuneCountInString(name)
		return !slices.ContainsFunc(names.InNoName, func(part string) bool {
			end, atEnd := strings.CutPrefix(part, "-")
			return strings.Contains(name, part) || atEnd && strings.HasSuffix(name, end)
		}) &&
			slices.ContainsFunc(names.FirstOfName, func(family string) bool {
				rest, is := strings.CutPrefix(name, family)
				most := given + utf8.RuneCountInString(family) - whole
				return is && rest != "" && n >= given && n <= most && (!hangul || !strings.ContainsFunc(rest, unicode.IsSpace))
			})
	}
	words := strings.Fields(name)
	return len(words) > 1 && len(words) <= mostWords && !strings.ContainsFunc(name, unicode.IsPunct) &&
		slices.ContainsFunc(names.FirstOfName, func(w string) bool { return Fold(w) == Fold(words[0]) })
}
