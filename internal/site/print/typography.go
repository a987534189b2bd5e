package print

import (
	"dossier/internal/text"
	"html"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What keeps words on one line is an element around them: of the words themselves,
// which may be those of a source, not even a space is another one.
const (
	openTogether  = `<span class="nb">`
	closeTogether = `</span>`
)

// unbroken prints words that are not yet HTML with what belongs together on one
// line; see [together].
func unbroken(words string) template.HTML { return trusted(together(html.EscapeString(words))) }

// together keeps on one line, in running text that is HTML, without elements, already:
// a sign that French sets off with a space and the word before it; a number and the word
// or number behind it, 17 janvier, 10 000, 20 ans; and a word whose hyphen stands
// beside a short part, S-300, contient-il.
func together(text string) string {
	if !strings.ContainsAny(text, " -\u2011") {
		return text
	}
	var out strings.Builder
	done, from := 0, -1 // what is written; where the words begin that belong together
	word := 0           // where the word begins
	for word <= len(text) {
		end := len(text)
		if i := strings.IndexAny(text[word:], " \n"); i >= 0 {
			end = word + i
		}
		glued := end < len(text) && text[end] == ' ' && gluedBy(text[word:end], text[end+1:])
		if from < 0 && (glued || hyphenated(text[word:end])) {
			from = word
		}
		if from >= 0 && !glued {
			out.WriteString(text[done:from])
			out.WriteString(openTogether + text[from:end] + closeTogether)
			done, from = end, -1
		}
		word = end + 1
	}
	out.WriteString(text[done:])
	return out.String()
}

// setOff keeps only signs that are set off on the line of the word before them: it
// reads the text of whole articles.
func setOff(text string) string {
	var out strings.Builder
	done := 0
	for at := 0; ; {
		i := strings.IndexByte(text[at:], ' ')
		if i < 0 {
			break
		}
		at += i + 1
		if !isSetOff(text[at:]) {
			continue
		}
		from := strings.LastIndexAny(text[done:at-1], " \n") + 1 + done
		end := len(text)
		if i := strings.IndexAny(text[at:], " \n"); i >= 0 {
			end = at + i
		}
		out.WriteString(text[done:from])
		out.WriteString(openTogether + text[from:end] + closeTogether)
		done, at = end, end
	}
	if done == 0 {
		return text
	}
	out.WriteString(text[done:])
	return out.String()
}

// isSetOff reports whether a text begins with a sign that French sets off.
func isSetOff(text string) bool {
	if text == "" {
		return false
	}
	switch text[0] {
	case ';', ':', '!', '?':
		return true
	}
	return strings.HasPrefix(text, "»")
}

// gluedBy reports whether the space between a word and what follows it may not be
// broken.
func gluedBy(word, rest string) bool {
	if isSetOff(rest) || strings.HasSuffix(word, "«") {
		return true
	}
	last := text.LastRune(word)
	first := text.FirstRune(rest)
	if !unicode.IsDigit(last) || strings.ContainsFunc(word, unicode.IsLetter) {
		return false
	}
	return unicode.IsDigit(first) || first == '%' || unicode.IsLetter(first) && len(word) < len("2025")
}

// hyphenated reports whether a word has a hyphen with a short part beside it.
func hyphenated(word string) bool {
	const short = 3 // characters
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '\u2011' })
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	return slices.ContainsFunc(parts, func(part string) bool { return utf8.RuneCountInString(part) <= short })
}

// edges are the spaces at the two ends of running text whose neighbours are elements:
// they become ones that cannot be broken if a sign that is set off is beside them.
func edged(text string) string {
	if isSetOff(strings.TrimPrefix(text, " ")) && text[0] == ' ' {
		text = "\u202f" + text[1:]
	}
	if strings.HasSuffix(text, "« ") {
		text = text[:len(text)-1] + "\u202f"
	}
	return text
}
