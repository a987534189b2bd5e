package factuality

import (
	"slices"
	"strings"
	"sync"
	"unicode"

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
		list = append(list, lexica()[c]())
	}
	return list
}

// ofScript lists the languages whose script most letters of a sentence are of.
func ofScript(sentence string) []string {
	scripts := scripts()
	counts := make([]int, len(scripts))
	best := 0
	for _, r := range sentence {
		for i, s := range scripts {
			if unicode.In(r, s.letters...) {
				counts[i]++
				if counts[i] > counts[best] {
					best = i
				}
			}
		}
	}
	if counts[best] == 0 {
		return nil
	}
	return scripts[best].languages
}

// letters are those that only one of two languages of a script has.
var letters = map[string]string{
	"uk": "іїєґІЇЄҐ", "ru": "ыэъёЫЭЪЁ", "fa": "پچژگ", "ar": "ةأإ",
	"zh": "这们吗说没么还這們嗎說沒麼還", "ja": "あいうえおかきくけこさしすせそたちつてとなにのはへまめもやよらりるれをんがでだッアイルンスト",
}

// seems names another language that a sentence seems to be in, "" if it seems to
// be in the one named.
func seems(sentence, code string, fitting []string) string {
	if letters[code] != "" {
		return seemsByLetters(sentence, code, fitting)
	}
	counts := map[string]int{}
	for _, t := range tokens(sentence, text.Range{To: len(sentence)}, text.Range{}) {
		for _, l := range common()[t.folded] {
			counts[l]++
		}
	}
	const least = 3 // words that say so
	best := ""
	for _, l := range fitting {
		if counts[l] >= least && counts[l] > 2*counts[code] && counts[l] > counts[best] {
			best = l
		}
	}
	return best
}

// seemsByLetters allows a few letters of the language named: words of another stand in most
// texts.
func seemsByLetters(sentence, code string, fitting []string) string {
	const times = 5 // as many of the other's letters
	for _, other := range fitting {
		own, others := 0, 0
		for _, r := range sentence {
			switch {
			case other == code:
			case strings.ContainsRune(letters[other], r):
				others++
			case strings.ContainsRune(letters[code], r):
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
