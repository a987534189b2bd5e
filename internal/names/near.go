package names

import (
	"unicode"

	"dossier/internal/text"
)

// shortest is how many letters a word must have for one that differs in a
// single letter to be taken for a misspelling: shorter words have too many
// neighbours that mean something else.
const shortest = 6

// longest is how many letters a word has that is compared.
const longest = 64

// Neighbour is a word of a text that differs from a name of one word in one
// letter, or in the order of two.
type Neighbour struct {
	text.Range
	Name int // index among the names
}

// indexNear lists a name of one word under each word that it becomes when one
// letter is left out, so that neighbours meet (symmetric deletion).
func (f *Finder) indexNear(written string, name int) {
	first := text.FirstRune(written)
	folded := runes(written)
	if !unicode.IsUpper(first) || len(folded) < shortest || len(folded) > longest+1 {
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

// runes returns the letters of a word, folded.
func runes(word string) []rune { return []rune(string(fold(nil, word))) }

func without(word []rune, i int) string {
	shorter := make([]rune, 0, len(word)-1)
	return string(append(append(shorter, word[:i]...), word[i+1:]...))
}

// Near returns the capitalised words of a text that are no part of any name and
// one letter away from one. Each distinct word comes once, where it stands
// first.
func (f *Finder) Near(r *text.Reading) []Neighbour {
	if len(f.near) == 0 {
		return nil
	}
	var found []Neighbour
	seen := map[string]bool{}
	var folded []byte
	for _, w := range words(nil, r) {
		if !unicode.IsUpper(text.FirstRune(r.Text[w.From:])) || w.Len() < shortest {
			continue
		}
		folded = fold(folded[:0], w.Of(r.Text))
		if len(folded) < shortest || seen[string(folded)] {
			continue
		}
		seen[string(folded)] = true
		if _, known := f.words[string(folded)]; known {
			continue
		}
		if name := f.neighbour([]rune(string(folded))); name >= 0 {
			found = append(found, Neighbour{w.Range, name})
		}
	}
	return found
}

// neighbour returns the first name one letter away from a word, -1 if none is.
func (f *Finder) neighbour(word []rune) int {
	if len(word) < shortest || len(word) > longest {
		return -1
	}
	best := -1
	try := func(key string) {
		for _, name := range f.near[key] {
			if (best < 0 || name < best) && text.OneAway(word, runes(f.names[name].Text)) {
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
