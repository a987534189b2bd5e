package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/figures"
	"dossier/internal/found"
	"dossier/internal/language"
	"dossier/internal/text"
)

// How rules compare the words of a note with those of its sources: as forms of one word, without
// accents and capitals.

// fewestLetters is how many letters a word has at least that says what a text is about,
// and mostSubjects how many such words of one text are looked at.
const (
	fewestLetters = 3
	mostSubjects  = 200
)

// sayLittle are the words of a language that say nothing of what a text is about: those that
// every text of it has, and those by which somebody is only said to speak.
var sayLittle = language.OnceEach(func(l *language.Language) map[string]bool {
	words := map[string]bool{}
	for _, w := range slices.Concat(l.Search().StopWords, l.Cleaning().StopWords, l.Speech().Saying, l.Speech().According) {
		words[text.Plain(w)] = true
	}
	return words
})

// subjects returns the words of a text that say what it is about, each once, in small
// letters and without accents. In a script that sets no spaces they are the pairs of
// characters beside each other, kana of endings left out: most words have two.
func subjects(s, lang string) []string {
	little := sayLittle(lang)
	var list []string
	add := func(w string) {
		if !little[w] && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	plain := text.Plain(s)
	before, end := "", 0 // the character before, of a script that sets no spaces, and where it ends
	for i, r := range plain {
		if len(list) >= mostSubjects {
			return list
		}
		switch {
		case !text.IsUnspaced(r) || unicode.Is(unicode.Hiragana, r) || unicode.IsMark(r) || little[string(r)]:
			before = ""
		case before != "" && end == i:
			add(before + string(r))
			fallthrough
		default:
			before, end = string(r), i+utf8.RuneLen(r)
		}
	}
	for _, w := range text.PlainWords(plain) {
		if len(list) >= mostSubjects {
			break
		}
		if !isDense(w) && utf8.RuneCountInString(w) >= fewestLetters && strings.ContainsFunc(w, unicode.IsLetter) {
			add(w)
		}
	}
	return list
}

// stem is how many characters forms of a word share at least.
const stem = 4

// beginning is what all words share that are [alike].
func beginning(word string) string {
	n := 0
	for i := range word {
		if n == stem {
			return word[:i]
		}
		n++
	}
	return word
}

// alike reports whether two words are forms of one, as far as their beginnings tell.
func alike(a, b string) bool {
	const ending = 4
	return beginAlike(a, b, ending)
}

// beginAlike reports whether two words are the same but for so many characters at their ends.
func beginAlike(a, b string, ending int) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n >= stem && max(len(x), len(y))-n <= ending
}

// inCommon counts the words of one list that have a form in another.
func inCommon(a, b []string) int {
	n := 0
	for _, w := range a {
		if slices.ContainsFunc(b, func(o string) bool { return alike(w, o) }) {
			n++
		}
	}
	return n
}

// firstOf returns where the first of some words stands in a text. In a script that sets
// no spaces a word may stand anywhere; where accents were dropped to find it there, the
// stretch between two marks that holds it is returned. A _ stands for the blank between the
// two syllables of a word.
func firstOf(s string, words []string) text.Range {
	for _, w := range text.Fields(s) {
		from := w.At
		for _, part := range strings.FieldsFunc(w.Text, notLetter) {
			at := from + strings.Index(s[from:], part)
			plain := text.Plain(part)
			for _, word := range words {
				first, second, two := strings.Cut(word, "_")
				if first != plain && !(isDense(word) && strings.Contains(plain, word)) {
					continue
				}
				if two {
					if rest := strings.TrimLeft(s[at+len(part):], " \u00a0"); text.Plain(firstWord(rest)) == second {
						return text.Range{From: at, To: len(s) - len(rest) + len(firstWord(rest))}
					}
					continue
				}
				if i := strings.Index(part, word); i >= 0 {
					return text.Range{From: at + i, To: at + i + len(word)}
				}
				return text.Range{From: at, To: at + len(part)}
			}
			from = at + len(part)
		}
	}
	return text.Range{}
}

// isDense reports whether a word is of a script that sets no spaces.
func isDense(word string) bool {
	return text.IsUnspaced(text.FirstRune(word))
}

func notLetter(r rune) bool { return !found.IsWord(r) }

// lastWord and firstWord are the letters with which a text ends and begins.
func lastWord(s string) string  { return s[len(strings.TrimRightFunc(s, isOfWord)):] }
func firstWord(s string) string { return s[:len(s)-len(strings.TrimLeftFunc(s, isOfWord))] }

func isOfWord(r rune) bool  { return unicode.IsLetter(r) || unicode.IsMark(r) }
func notOfWord(r rune) bool { return !isOfWord(r) }

// inOneLine is a sentence of a note as a message shows it: no blank is left before a mark where a citation stood.
func inOneLine(s string) string {
	var b strings.Builder
	for _, field := range strings.Fields(s) {
		if b.Len() > 0 && !strings.Contains(".,…。，、،", field) {
			b.WriteByte(' ')
		}
		b.WriteString(field)
	}
	return b.String()
}

// plainly writes some words as they are looked for, parted by blanks.
func plainly(s string) string { return strings.Join(text.FoldedWords(s), " ") }

// speakOfTheSame reports whether two texts have words in common that are not all names,
// and those are some share of the words of the first.
func speakOfTheSame(a, b, lang string, share float64) bool {
	words, others := subjects(a, lang), subjects(b, lang)
	both := inCommon(words, others)
	return both >= fewestInCommon && float64(both) >= share*float64(len(words)) && inCommon(subjects(withoutNames(a, lang), lang), others) > 0
}

// sayOneNumber reports whether two short texts have a number in common that is no year, and most
// of the words of the first: exports rose by 7.5 per cent.
func sayOneNumber(a, b, lang string) bool {
	const years = 1900
	words := subjects(withoutNames(a, lang), lang)
	if both := inCommon(words, subjects(b, lang)); both == 0 || float64(both) < most*float64(len(words)) {
		return false
	}
	others := figures.In(b, lang)
	return slices.ContainsFunc(figures.In(a, lang), func(f figures.Figure) bool {
		return slices.ContainsFunc(f.Values, func(x float64) bool {
			return x > 2 && x < years && slices.ContainsFunc(others, func(o figures.Figure) bool { return slices.Contains(o.Values, x) })
		})
	})
}

// withoutNames leaves out the words that begin with a capital: what two texts say of the
// same body or country need not be the same. Where all nouns do, nobody can tell.
func withoutNames(s, lang string) string {
	if language.Get(lang).Grammar().CapitalNouns != "" {
		return s
	}
	return strings.Join(slices.DeleteFunc(strings.Fields(s), func(w string) bool {
		return unicode.IsUpper(text.FirstRune(strings.TrimLeftFunc(w, notLetter)))
	}), " ")
}
