package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/text"
)

const (
	longestSeries = 4                      // words of what is numbered: Point de situation nº 12
	aroundSeries  = ":：;；,，、.。·|–—-()（）[]" // marks that part a label from the rest of a title
	numberSigns   = "№#°"                  // before a number that counts nothing
)

// numbersText reports a figure that numbers the text itself or a part of it, and so is in no source: Weekly brief 12: the
// port; Scenario 2. That is one with a word for such a thing and at most a few more before it, and a mark or nothing behind it.
func numbersText(f figures.Figure, prose, lang string) bool {
	isMark := func(r rune) bool { return strings.ContainsRune(aroundSeries, r) }
	numbered := language.Get(lang).Numbers().Numbered
	before := strings.TrimSpace(prose[:f.From])
	before = strings.TrimSuffix(before, ".")                                                              // of Nr. and No.
	if at := strings.LastIndexFunc(before, func(r rune) bool { return isMark(r) && r != '.' }); at >= 0 { // n.º has one
		_, size := utf8.DecodeRuneInString(before[at:])
		before = before[at+size:]
	}
	signed := strings.ContainsRune(numberSigns, text.LastRune(before))
	before = text.Fold(strings.TrimRight(before, numberSigns+" "))
	behind := text.Fold(strings.TrimLeftFunc(prose[f.To:], unicode.IsSpace))
	words := text.PlainWords(before)
	named := slices.ContainsFunc(numbered, func(name string) bool {
		if opens, closes, around := strings.Cut(text.Fold(name), "…"); around {
			rest, is := strings.CutPrefix(behind, closes)
			if is = is && strings.HasSuffix(before, opens); is {
				behind = strings.TrimLeftFunc(rest, unicode.IsSpace)
			}
			return is
		} else if first := text.FirstRune(opens); text.IsUnspaced(first) || unicode.Is(unicode.Hangul, first) {
			return strings.HasSuffix(before, opens)
		}
		return slices.Contains(words, text.Fold(name))
	})
	return (named || signed && len(words) == 0) && len(strings.Fields(before)) <= longestSeries && (behind == "" || isMark(text.FirstRune(behind)))
}
