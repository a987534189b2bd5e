package names

import (
	"unicode"
	"unicode/utf8"
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
func (f *Finder) Near(text string) []Neighbour {
	if len(f.near) == 0 {
		return nil
	}
	var found []Neighbour
	seen := map[string]bool{}
	s := splitter{text: text}
	for w, ok := s.next(); ok; w, ok = s.next() {
		if w.caps&1 == 0 || len(s.folded) < shortest || seen[string(s.folded)] {
			continue
		}
		seen[string(s.folded)] = true
		if _, known := f.words[string(s.folded)]; known {
			continue
		}
		if name := f.neighbour([]rune(string(s.folded))); name >= 0 {
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
			if (best < 0 || name < best) && oneAway(word, fold(f.names[name].Text)) {
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

// oneAway reports whether one letter more, less or different, or two letters
// swapped, turn a into b.
func oneAway(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return string(a[i:]) == string(b[i+1:])
	}
	if i == len(a) {
		return false // the same word
	}
	if string(a[i+1:]) == string(b[i+1:]) {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && string(a[i+2:]) == string(b[i+2:])
}
