package factuality

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// Known reports whether the tool has the words of a language that deny, condition
// and report. Of a passage in another it cannot say that there are none.
func Known(lang string) bool { return language.Get(lang).Knows(language.Hides) }

// Reads reports whether a passage is in a language that is known, as far as its
// letters tell.
func Reads(passage, lang string) bool {
	return Known(lang) && slices.Contains(ofScript(passage), language.Get(lang).Code)
}

// tables are the letters of the scripts that languages are written in, by their
// codes of ISO 15924.
var tables = map[string][]*unicode.RangeTable{
	"Latn": {unicode.Latin},
	"Cyrl": {unicode.Cyrillic},
	"Arab": {unicode.Arabic},
	"Hebr": {unicode.Hebrew},
	"Grek": {unicode.Greek},
	"Hans": {unicode.Han, unicode.Hiragana, unicode.Katakana},
}

// script is a script, and the languages written in it that are known.
type script struct {
	letters   []*unicode.RangeTable
	languages []string
}

// scripts are the scripts of the languages that are known. Japanese is one of the
// script of Chinese: what tells them apart are letters.
var scripts = sync.OnceValue(func() []script {
	var list []script
	place := map[string]int{}
	for _, l := range language.With(language.Hides) {
		tag, _ := l.Tag().Script()
		code := tag.String()
		if code == "Jpan" {
			code = "Hans"
		}
		at, listed := place[code]
		if !listed {
			at = len(list)
			place[code] = at
			list = append(list, script{letters: tables[code]})
		}
		list[at].languages = append(list[at].languages, l.Code)
	}
	return list
})

// common are the words that every text of a language holds, and the languages in
// which each is one.
var common = sync.OnceValue(func() map[string][]string {
	words := map[string][]string{}
	for _, l := range language.With(language.Hides) {
		for _, list := range []language.Words{l.Search().StopWords, l.Cleaning().StopWords} {
			for _, w := range list {
				if w = fold(w); !slices.Contains(words[w], l.Code) {
					words[w] = append(words[w], l.Code)
				}
			}
		}
	}
	return words
})

// lexicaOf returns what to read a sentence with: the language it is said to be in,
// and what it seems to be in if that is another. If neither can be, all languages
// of its script.
func lexicaOf(sentence, lang string) []*lexicon {
	code := language.Get(lang).Code
	fitting := ofScript(sentence)
	codes := fitting
	if slices.Contains(fitting, code) {
		codes = []string{code}
		if other := seems(sentence, code, fitting); other != "" {
			codes = append(codes, other)
		}
	} else if len(fitting) == 0 && Known(code) {
		codes = []string{code}
	}
	var list []*lexicon
	for _, c := range codes {
		list = append(list, lexiconOf(c))
	}
	return list
}

// LanguageOf returns the language of a paragraph of a text that is said to be in a language: that
// one, unless nearly all letters of the paragraph are of another script and its words say of
// which known language they are, or it is in the same script, long enough to tell, and in
// another language without a doubt, as in a text that stands in two.
func LanguageOf(passage, lang string) string {
	const (
		sampled = 400 // letters, which tell the script
		fewest  = 20
		tenth   = 10
	)
	code := language.Get(lang).Code
	own := scriptOf(code)
	if own == nil {
		return lang
	}
	latin := slices.Contains(own.letters, unicode.Latin)
	letters, foreign := 0, 0
	for _, r := range passage {
		switch {
		case r < utf8.RuneSelf && (r|0x20 < 'a' || 'z' < r|0x20):
			continue
		case r < utf8.RuneSelf && latin:
		case r < utf8.RuneSelf:
			foreign++
		case !unicode.IsLetter(r):
			continue
		case !unicode.In(r, own.letters...):
			foreign++
		}
		if letters++; letters == sampled {
			break
		}
	}
	if letters < fewest {
		return lang
	}
	if foreign*tenth < letters*(tenth-1) {
		return cmp.Or(neighbour(passage, code, own), lang)
	}
	fitting := ofScript(passage)
	if len(fitting) == 0 || slices.Contains(fitting, code) {
		return lang
	}
	return cmp.Or(mostLike(passage, fitting), lang)
}

// neighbour returns another language of the same script that a paragraph is in, "" if it may
// be in its own. Most paragraphs say in their first words that they are.
func neighbour(passage, code string, own *script) string {
	const (
		fewest  = 60 // bytes that tell
		sampled = 600
		times   = 3 // as many words of the other
		least   = 4 // of them
		certain = 2 // words that no other language has
	)
	if len(passage) < fewest || len(own.languages) == 1 {
		return ""
	}
	sample := text.Start(passage, sampled)
	if ownLetters(code) != "" {
		if strings.ContainsAny(sample, ownLetters(code)) {
			return ""
		}
		other := seemsByLetters(sample, code, own.languages)
		if other == "" || countAny(sample, ownLetters(other)) < least {
			return ""
		}
		return other
	}
	counts, alone := map[string]int{}, 0
	for w := range strings.FieldsSeq(sample) {
		in := common()[fold(strings.TrimFunc(w, unicode.IsPunct))]
		if len(in) == 1 && in[0] == code {
			if alone++; alone == certain {
				return ""
			}
		}
		for _, l := range in {
			counts[l]++
		}
	}
	best := ""
	for _, l := range own.languages {
		if l != code && counts[l] >= max(least, times*counts[code]) && counts[l] > counts[best] {
			best = l
		}
	}
	return best
}

// countAny counts the characters of a text that are among some letters.
func countAny(s, letters string) int {
	n := 0
	for _, r := range s {
		if strings.ContainsRune(letters, r) {
			n++
		}
	}
	return n
}

// mostLike returns the one of some languages of a script that a paragraph is most like, ""
// if nothing tells them apart.
func mostLike(passage string, fitting []string) string {
	if len(fitting) == 1 {
		return fitting[0]
	}
	for i, code := range fitting {
		others := slices.Delete(slices.Clone(fitting), i, i+1)
		if ownLetters(code) != "" && strings.ContainsAny(passage, ownLetters(code)) &&
			!slices.ContainsFunc(others, func(other string) bool { return strings.ContainsAny(passage, ownLetters(other)) }) {
			return code
		}
	}
	const least = 2 // words that say so
	counts := countCommon(passage)
	best, second := "", 0
	for _, code := range fitting {
		switch n := counts[code]; {
		case best == "" || n > counts[best]:
			best, second = code, counts[best]
		case n > second:
			second = n
		}
	}
	if counts[best] < least || counts[best] == second {
		return ""
	}
	return best
}

func scriptOf(code string) *script {
	for i, s := range scripts() {
		if slices.Contains(s.languages, code) {
			return &scripts()[i]
		}
	}
	return nil
}

// ofScript lists the languages whose script most letters of a sentence are of.
func ofScript(sentence string) []string {
	scripts := scripts()
	counts := make([]int, len(scripts))
	best := 0
	for _, r := range sentence {
		if r < utf8.RuneSelf && !isLetter(r) {
			continue
		}
		i := best // most letters of a sentence are of one script, and none is of two
		if !unicode.In(r, scripts[i].letters...) {
			i = slices.IndexFunc(scripts, func(s script) bool { return unicode.In(r, s.letters...) })
		}
		if i >= 0 {
			if counts[i]++; counts[i] > counts[best] {
				best = i
			}
		}
	}
	if counts[best] == 0 {
		return nil
	}
	return scripts[best].languages
}

// ownLetters are those that only one of two languages of a script has, "" if none does.
func ownLetters(code string) string { return string(language.Get(code).About().OwnLetters) }

// seems names another language that a sentence seems to be in, "" if it seems to
// be in the one named.
func seems(sentence, code string, fitting []string) string {
	if ownLetters(code) != "" {
		return seemsByLetters(sentence, code, fitting)
	}
	counts := countCommon(sentence)
	const least = 3 // words that say so
	best := ""
	for _, l := range fitting {
		if counts[l] >= least && counts[l] > 2*counts[code] && counts[l] > counts[best] {
			best = l
		}
	}
	return best
}

// countCommon counts the words of a text that every text of a language holds.
func countCommon(s string) map[string]int {
	counts := map[string]int{}
	for w := range words(s) {
		for _, l := range common()[w] {
			counts[l]++
		}
	}
	return counts
}

// seemsByLetters allows a few letters of the language named: words of another stand in most
// texts.
func seemsByLetters(sentence, code string, fitting []string) string {
	const times = 5 // as many of the other's letters
	letters := ownLetters(code)
	for _, other := range fitting {
		own, others, lettersOfOther := 0, 0, ownLetters(other)
		for _, r := range sentence {
			switch {
			case other == code:
			case strings.ContainsRune(lettersOfOther, r):
				others++
			case strings.ContainsRune(letters, r):
				own++
			}
		}
		if others > times*own {
			return other
		}
	}
	return ""
}

// Seems returns the code of another known language that a text seems to be in by its words
// and letters, "" if it may be in the one that it is said to be in.
func Seems(passage, lang string) string {
	code, fitting := language.Get(lang).Code, ofScript(passage)
	if !slices.Contains(fitting, code) {
		return ""
	}
	return seems(passage, code, fitting)
}

// Other returns the codes of known languages of which a text seems to be rather than of the
// one that it is said to be in: those of its script if that is another, and one if its words
// say so. There are none if it may be in its own, or if that is not known.
func Other(passage, lang string) []string {
	code, fitting := language.Get(lang).Code, ofScript(passage)
	switch {
	case !Known(code) || len(fitting) == 0:
		return nil
	case !slices.Contains(fitting, code):
		return fitting
	}
	if other := seems(passage, code, fitting); other != "" {
		return []string{other}
	}
	return nil
}
