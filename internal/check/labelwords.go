package check

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// labelWords are the words of labels of all languages, folded.
type labelWords struct {
	names   map[string]map[string]model.Label // by language, what stands alone
	begins  map[rune][]labelPhrase            // what begins a sentence, by its first letter
	within  []labelPhrase                     // what may stand anywhere in a line that is no paragraph
	slots   map[string]bool                   // what marks advertising, and the place of advertising as well
	address map[string]model.Label            // parts of an address, of all languages
}

// labelPhrase is a pattern: its elements are words, of each of which one stands there; none
// if one of them is empty.
type labelPhrase struct {
	elements [][]string
	label    model.Label
	alone    bool // it says so as a line or a short sentence of its own: "Sponsored by Acme"
}

// newLabelPhrase reads a pattern such as "this (text|article) is (a|) satire".
func newLabelPhrase(pattern string, label model.Label) labelPhrase {
	p := labelPhrase{label: label}
	for pattern = strings.TrimSpace(pattern); pattern != ""; pattern = strings.TrimSpace(pattern) {
		end := strings.IndexByte(pattern+" ", ' ')
		words := []string{pattern[:min(end, len(pattern))]}
		if pattern[0] == '(' {
			end = strings.IndexByte(pattern, ')') + 1
			words = strings.Split(pattern[1:end-1], "|")
		}
		for i, w := range words {
			if words[i] = plainLabel(w); words[i] == "" && w != "" {
				words[i] = w // a dash
			}
		}
		p.elements, pattern = append(p.elements, words), pattern[min(end, len(pattern)):]
	}
	return p
}

// firsts calls f with the first letter of each text that the pattern can begin with.
func (p labelPhrase) firsts(f func(rune)) {
	for _, words := range p.elements {
		for _, w := range words {
			if w != "" {
				f(text.FirstRune(w))
			}
		}
		if !slices.Contains(words, "") {
			return
		}
	}
}

// begins reports whether a folded text begins so.
func (p labelPhrase) begins(s string) bool { return beginsWith(p.elements, s) }

func beginsWith(elements [][]string, s string) bool {
	if len(elements) == 0 {
		return true
	}
	for _, w := range elements[0] {
		rest, ok := strings.CutPrefix(s, w)
		if next := text.FirstRune(rest); ok && (w == "" || rest == "" || next >= firstUnspaced || !unicode.IsLetter(next) && !unicode.IsMark(next)) &&
			beginsWith(elements[1:], strings.TrimLeft(rest, " ")) {
			return true
		}
	}
	return false
}

// in reports whether the phrase stands anywhere in a folded text.
func (p labelPhrase) in(s string) bool {
	for rest := s; rest != ""; {
		if p.begins(rest) {
			return true
		}
		_, after, _ := strings.Cut(rest, " ")
		rest = after
	}
	return false
}

// firstUnspaced is the first character of the scripts of East Asia, which set no blanks.
const firstUnspaced = '\u2e80'

var labelLists = sync.OnceValue(func() *labelWords {
	w := &labelWords{names: map[string]map[string]model.Label{}, begins: map[rune][]labelPhrase{}, slots: map[string]bool{}, address: map[string]model.Label{}}
	for _, l := range language.All() {
		e := l.Evidence()
		names := map[string]model.Label{}
		for _, list := range e.LabelNames {
			for _, name := range list.Entries {
				folded := plainLabel(name)
				names[folded] = model.Label(list.Key)
				if model.Label(list.Key) != model.LabelOld { // new texts lie below /archives/, too
					w.address[strings.ReplaceAll(folded, " ", "-")] = model.Label(list.Key)
				}
			}
		}
		if len(names) > 0 {
			w.names[l.Code] = names
		}
		for _, list := range e.LabelPhrases {
			for _, entry := range list.Entries {
				rest, anywhere := strings.CutPrefix(entry, "… ")
				rest, alone := strings.CutSuffix(rest, " …")
				phrase := newLabelPhrase(rest, model.Label(list.Key))
				phrase.alone = alone
				if anywhere {
					w.within = append(w.within, phrase)
					continue
				}
				phrase.firsts(func(first rune) {
					if known := w.begins[first]; len(known) == 0 || &known[len(known)-1].elements[0] != &phrase.elements[0] {
						w.begins[first] = append(known, phrase)
					}
				})
			}
		}
		for _, slot := range e.AdSlots {
			w.slots[plainLabel(slot)] = true
		}
	}
	return w
})

// loneNumber is a number between blanks: an archived 2009 copy.
var loneNumber = regexp.MustCompile(`(^| )\p{Nd}+( |$)`)

// plainLabel is a text as labels are compared: folded, without numbers and without what
// stands round it, such as brackets, asterisks and the number of an item.
func plainLabel(s string) string {
	s = strings.ReplaceAll(text.Fold(s), "’", "'")
	s = strings.TrimFunc(s, notOfWord)
	return strings.Join(strings.Fields(loneNumber.ReplaceAllString(s, " ")), " ")
}
