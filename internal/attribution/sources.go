package attribution

import (
	_ "embed" // of the names
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"dossier/internal/language"
	"dossier/internal/text"
)

//go:embed sources.txt
var sourcesFile string

// Credit is a source that an article says it comes from, with the line of its
// capture that says so.
type Credit struct {
	Name string // id of the source
	Line int    // raw line, 1-based
}

// sources is what the data files say, ready for use.
type sources struct {
	ids       map[string]string // by name, letter for letter
	words     map[string]bool   // names that are also words of some language
	people    map[string]bool   // names that people have, too
	pictures  map[string]bool   // ids of those who lend pictures and write no texts
	introduce map[string]bool   // folded words before the author of a line
	names     map[string]string // by id: the first name
	begins    map[string]bool   // first words of names; true if one of those has several words
	longest   int               // words in the longest name
	cues      map[string]bool   // folded words that introduce a source
	contrasts map[string]bool   // folded words at which what a source answers for ends
}

var known = sync.OnceValue(func() *sources {
	s := &sources{
		ids: map[string]string{}, words: map[string]bool{}, people: map[string]bool{}, introduce: map[string]bool{}, pictures: map[string]bool{},
		names: map[string]string{}, begins: map[string]bool{},
		cues: map[string]bool{}, contrasts: map[string]bool{},
	}
	for line := range strings.Lines(sourcesFile) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			s.add(line)
		}
	}
	for _, lang := range language.With(language.Cleaning) {
		for _, w := range lang.Cleaning().Attribution {
			for _, part := range text.FoldedWords(w) {
				s.cues[part] = true
			}
		}
		for _, line := range slices.Concat(lang.Cleaning().By, lang.Cleaning().BylineStarts) {
			for _, w := range text.FoldedWords(line) {
				s.introduce[w] = true
			}
		}
		for _, w := range lang.Cleaning().Contrast {
			s.contrasts[text.Fold(w)] = true
		}
	}
	delete(s.cues, "d") // the half of « d'après » that is everywhere
	return s
})

// add reads a line of sources.txt: an id and the names of the source.
func (s *sources) add(line string) {
	id, names, ok := strings.Cut(line, ":")
	if !ok {
		panic(fmt.Sprintf("sources.txt: no colon in %q", line))
	}
	for name := range strings.SplitSeq(names, ",") {
		name, word := strings.CutSuffix(strings.TrimSpace(name), "?")
		name, person := strings.CutSuffix(name, "!")
		name, lends := strings.CutSuffix(name, "$")
		s.people[name] = person
		s.pictures[id] = lends
		s.words[name] = word
		s.ids[name] = id
		if s.names[id] == "" {
			s.names[id] = name
		}
		words := strings.Fields(name)
		s.longest = max(s.longest, len(words))
		s.begins[words[0]] = len(words) > 1 || s.begins[words[0]]
	}
}

// Name writes the id of a source as a name: "Jerusalem Post" for jerusalem-post.
// An id that is not listed stays as it is.
func Name(id string) string {
	if name := known().names[id]; name != "" {
		return name
	}
	return id
}

// Names returns all names of a source, in their order by letters.
func Names(id string) []string {
	var names []string
	for name, of := range known().ids {
		if of == id {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// SameSource returns all names of the source that has a name.
func SameSource(name string) []string { return Names(known().ids[name]) }

// AllNames returns the names of all sources, in their order by letters.
func AllNames() []string { return slices.Sorted(maps.Keys(known().ids)) }

// IsSource reports whether a name, letter for letter, is that of a source.
func IsSource(name string) bool { return known().ids[name] != "" }

// IsWord reports whether the name of a source is also a word, as Bild is in German, so that it
// names the source only where the text introduces one.
func IsWord(name string) bool { return known().words[name] }

// LongestName is how many words the longest name of a source has.
func LongestName() int { return known().longest }

// Introduces reports whether a folded word introduces a source, as "selon" does.
func Introduces(word string) bool { return known().cues[word] }
