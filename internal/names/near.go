package names

import (
	"unicode"
	"unicode/utf8"

	"dossier/internal/text"
)

// shortest is how many letters a word must have for one that differs in a
// single letter to be taken for a misspelling: shorter words have too many
// neighbours that mean something else.
const shortest = 6

// Neighbour is a word of a text that differs from a name of one word in one
// letter, or in the order of two.
type Neighbour struct {
	From, To int // bytes of the text
	Name     int // index among the names
}

// indexNear lists a name of one word under each word that it becomes when one
// letter is left out, so that neighbours meet (symmetric deletion).
func (f *Finder) indexNear(written string, name int) {
	first, _ := utf8.DecodeRuneInString(written)
	folded := fold(written)
	if !unicode.IsUpper(first) || len(folded) < shortest {
		return
	}
	add := func(key string) {
		list := f.near[key]
		if len(list) == 0 || list[len(list)-1] != name {
			f.near[key] = append(list, name)
		}
	}
	add(string(folded))
	for i := range folded {
		add(without(folded, i))
	}
}

func fold(written string) []rune {
	s := splitter{text: written}
	s.next()
	return []rune(string(s.folded))
}

func without(word []rune, i int) string {
	shorter := make([]rune, 0, len(word)-1)
	return string(append(append(shorter, word[:i]...), word[i+1:]...))
}

// Near returns the capitalised words of a text that are no part of any name and
// one letter away from one. Each distinct word comes once, where it stands
// first.
func (f *Finder) Near(s string) []Neighbour {
	if len(f.near) == 0 {
		return nil
	}
	var found []Neighbour
	seen := map[string]bool{}
	cut := splitter{text: s}
	for w, ok := cut.next(); ok; w, ok = cut.next() {
		if w.caps&1 == 0 || len(cut.folded) < shortest || seen[string(cut.folded)] {
			continue
		}
		seen[string(cut.folded)] = true
		if _, known := f.words[string(cut.folded)]; known {
			continue
		}
		if name := f.neighbour([]rune(string(cut.folded))); name >= 0 {
			found = append(found, Neighbour{From: w.from, To: w.to, Name: name})
		}
	}
	return found
}

// neighbour returns the first name one letter away from a word, -1 if none is.
func (f *Finder) neighbour(word []rune) int {
	const longest = 64
	if len(word) < shortest || len(word) > longest {
		return -1
	}
	best := -1
	try := func(key string) {
		for _, name := range f.near[key] {
			if (best < 0 || name < best) && text.OneAway(word, fold(f.names[name].Text)) {
				best = name
			}
		}
	}
	try(string(word))
	for i := range word {
		try(without(word, i))
	}
	return best
}
