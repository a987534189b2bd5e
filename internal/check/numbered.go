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
	longestSerial = 4                      // digits of a number that counts nothing
	aroundSeries  = ":：;；,，、.。·|–—-()（）[]" // marks that part a label from the rest of a title
	numberSigns   = "№#°"                  // before a number that counts nothing
)

// numbersText reports a figure that numbers the text itself or a part of it, and so is in no source: Weekly brief 12: the
// port; Scenario 2. That is one in digits with a word for such a thing right before it, and a mark or nothing behind it;
// what tells which it is may stand between, if its word begins the title and can have that: bulletin hebdomadaire 12.
func numbersText(f figures.Figure, prose, lang string) bool {
	digits := f.Of(prose)
	if strings.ContainsFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) }) || utf8.RuneCountInString(digits) > longestSerial {
		return false // 12 million
	}
	isMark := func(r rune) bool { return strings.ContainsRune(aroundSeries, r) }
	before := strings.TrimSpace(prose[:f.From])
	before = strings.TrimSuffix(before, ".")                                                              // of Nr. and No.
	if at := strings.LastIndexFunc(before, func(r rune) bool { return isMark(r) && r != '.' }); at >= 0 { // n.º has one
		_, size := utf8.DecodeRuneInString(before[at:])
		before = before[at+size:]
	}
	before = strings.TrimRightFunc(before, func(r rune) bool { return unicode.Is(unicode.Other_Lowercase, r) }) // nº
	signed := strings.ContainsRune(numberSigns, text.LastRune(before))
	before = text.Fold(strings.Trim(before, numberSigns+" \u00a0"))
	before = strings.TrimSuffix(before, ".")
	behind := text.Fold(prose[f.To:])
	named := signed && before == "" && len(text.PlainWords(prose[:f.From])) == 0 // #5 – the port
	for _, name := range language.Get(lang).Numbers().Numbered {
		opens, closes, _ := strings.Cut(text.Fold(name), "…")
		if rest, is := strings.CutPrefix(strings.TrimLeftFunc(behind, unicode.IsSpace), closes); is && closes != "" && strings.HasSuffix(before, opens) {
			named, behind = true, rest
			break
		}
		named = named || closes == "" && namesSeries(before, opens, strings.HasSuffix(name, "…"), lang)
	}
	if strings.HasPrefix(behind, "-") {
		return false // a 12-hour blackout
	}
	behind = strings.TrimLeftFunc(behind, unicode.IsSpace)
	return named && len(strings.Fields(before)) <= longestSeries && (behind == "" || isMark(text.FirstRune(behind)))
}

// namesSeries reports whether what stands before a number ends with the name of what is numbered, or has behind it one word
// that tells which: point de situation. What says something has more that says little, or somebody who speaks.
func namesSeries(before, name string, open bool, lang string) bool {
	const mostBefore = 4 // characters of a script that sets no spaces
	if first := text.FirstRune(name); text.IsUnspaced(first) || unicode.Is(unicode.Hangul, first) {
		rest, ends := strings.CutSuffix(before, name)
		letters := utf8.RuneCountInString(strings.TrimSpace(rest))
		return ends && (letters == 0 || letters <= mostBefore && utf8.RuneCountInString(name) > 1)
	}
	words, little := text.PlainWords(before), sayLittle(lang)
	small := 0
	for _, w := range words {
		if little[text.Plain(w)] {
			small++
		}
	}
	at := slices.Index(words, name)
	switch {
	case at < 0 || small > 1 || at > 1 && little[text.Plain(words[0])]: // in this case
		return false
	case at == len(words)-1:
		return strings.HasSuffix(before, name)
	}
	return open && at == 0 && len(words) == at+2+small && !speaks(before, language.Get(lang).Speech())
}
