package webpage

import (
	"slices"
	"strings"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/text"
)

// The words before the names of who wrote a page.

// withoutPost is a name without the post of who bears it behind, in a script without capitals: 김민수 기자.
func withoutPost(name, lang string) string {
	for _, post := range wordsOf(lang).BehindNames {
		if bare, is := strings.CutSuffix(name, " "+post); is {
			return bare
		}
	}
	return name
}

// isLabel reports what stands before a name, and is none.
func isLabel(s, lang string) bool {
	return slices.ContainsFunc(wordsOf(lang).BylineStarts, func(start string) bool { return strings.EqualFold(strings.TrimRight(start, " :："), s) })
}

// cutBy takes the words away with which a byline begins.
func cutBy(s, lang string) string {
	s = strings.TrimSpace(s)
	longest := ""
	for _, start := range wordsOf(lang).BylineStarts {
		if len(start) > len(longest) && len(start) < len(s) && strings.EqualFold(s[:len(start)], start) && !unicode.IsLetter(text.FirstRune(s[len(start):])) {
			longest = start
		}
		if label := bareLabel(s, start, lang); len(label) > len(longest) {
			longest = label
		}
	}
	return strings.Trim(s[len(longest):], " :–—-|·,")
}

// labelsName reports a line that is a label of bylines and a name.
func labelsName(line, lang string) bool {
	const longest = 80 // bytes
	return len(line) <= longest && slices.ContainsFunc(wordsOf(lang).BylineStarts, func(start string) bool { return bareLabel(line, start, lang) != "" })
}

// bareLabel is the label of a byline with which a line begins, without the colon that it has elsewhere, if a whole name is
// all that stands behind it: Tekst Jan Kos. It is "" if there is none.
func bareLabel(line, start, lang string) string {
	label := strings.TrimRight(start, " :：")
	if slices.Contains(language.Get(lang).Names().FirstOfName, label) {
		return "" // Metin Oktay
	}
	if label == strings.TrimRight(start, " ") || len(label) >= len(line) || !strings.EqualFold(line[:len(label)], label) {
		return ""
	}
	name, parted := strings.CutPrefix(line[len(label):], " ")
	if !parted || !people().one.MatchString(name) && !text.BeginsAsName(name, lang) {
		return ""
	}
	return label
}
