package pdf

import (
	"dossier/internal/text"
	"strings"
	"unicode"
	"unicode/utf8"
)

// divided returns the half of a word before a hyphen at the end of a text.
func divided(text string) (string, bool) {
	cut := trimHyphen(text)
	if cut == text {
		return "", false
	}
	i := strings.LastIndexFunc(cut, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	head := cut[i+1:]
	if i >= 0 {
		_, n := utf8.DecodeRuneInString(cut[i:])
		head = cut[i+n:]
	}
	return head, head != "" && unicode.IsLetter(lastRune(cut))
}

func lastRune(s string) rune {
	return text.LastRune(s)
}

func trimHyphen(text string) string {
	for _, hyphen := range []string{"-", "\u2010", "\u00ad"} {
		if s, ok := strings.CutSuffix(text, hyphen); ok {
			return s
		}
	}
	return text
}

func leadingWord(text string) string {
	i := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if i < 0 {
		return text
	}
	return text[:i]
}

// wordsOf is the set of words with a hyphen that stand within lines.
func wordsOf(pages [][]line) map[string]bool {
	words := map[string]bool{}
	for _, lines := range pages {
		for i := range lines {
			for word := range strings.FieldsSeq(lines[i].text) {
				word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
				if strings.Contains(word, "-") && !strings.HasSuffix(word, "-") {
					words[strings.ToLower(word)] = true
				}
			}
		}
	}
	return words
}
