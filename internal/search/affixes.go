package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/language"
	"dossier/internal/text"
)

// affixes are what is taken off a folded word to come to what it is found under. The
// vocabulary of a language has its own; an index has those of all its languages, for
// the words of queries that stand in no document as they were typed.
type affixes struct {
	Before    []string    `json:"before,omitempty"`    // what is written together with the word behind it
	Endings   []string    `json:"endings,omitempty"`   // of the forms of a word
	Respelled [][2]string `json:"respelled,omitempty"` // ends of words, and what stands for them
	Begun     [][2]string `json:"begun,omitempty"`     // beginnings of words, and what stands for them
	Added     []string    `json:"added,omitempty"`     // endings that other forms of a word may have
	Exchanged [][]string  `json:"exchanged,omitempty"` // endings, each with those that other forms have in its place
	Short     []string    `json:"short,omitempty"`     // of Before and Endings, those of short words
}

// shortestStem is how many letters are left of a word at least when something is taken
// off it, shortestOfShort if that is one of Short; shortestRespelled how many stand before
// an end that is respelled, unless that is all of a word with shortestWhole at least.
const shortestStem, shortestOfShort, shortestRespelled, shortestWhole = 3, 2, 2, 4

// affixesOf are those of one language, each kind with the longest first.
func affixesOf(l *language.Language) affixes {
	data, a := l.Search(), affixes{}
	a.Before, a.Endings, a.Added, a.Short = folded(data.JoinedBefore), folded(data.Endings), folded(data.AddedEndings), folded(data.ShortWords)
	for from, to := range data.Respelled {
		a.Respelled = append(a.Respelled, [2]string{text.Fold(from), text.Fold(to)})
	}
	for from, to := range data.RespelledBeginnings {
		a.Begun = append(a.Begun, [2]string{text.Fold(from), text.Fold(to)})
	}
	for _, row := range data.ExchangedEndings {
		a.Exchanged = append(a.Exchanged, append([]string{text.Fold(row.Key)}, folded(row.Entries)...))
	}
	a.sort()
	return a
}

func folded(words []string) []string {
	var list []string
	for _, w := range words {
		list = append(list, text.Fold(w))
	}
	return list
}

// affixesOfAll are those of all languages of some documents; nil if they have none.
func affixesOfAll(docs []Document) *affixes {
	all, seen := &affixes{}, map[string]bool{}
	for _, d := range docs {
		if seen[d.Lang] {
			continue
		}
		seen[d.Lang] = true
		a := affixesOf(language.Get(d.Lang))
		all.Before = append(all.Before, a.Before...)
		all.Endings = append(all.Endings, a.Endings...)
		all.Respelled = append(all.Respelled, a.Respelled...)
		all.Begun = append(all.Begun, a.Begun...)
		all.Added = append(all.Added, a.Added...)
		all.Exchanged = append(all.Exchanged, a.Exchanged...)
		all.Short = append(all.Short, a.Short...)
	}
	if all.sort(); !all.some() && len(all.Added)+len(all.Exchanged) == 0 {
		return nil
	}
	return all
}

// some reports whether anything is taken off words.
func (a *affixes) some() bool { return len(a.Before)+len(a.Endings)+len(a.Respelled)+len(a.Begun) > 0 }

func (a *affixes) sort() {
	for _, list := range []*[]string{&a.Before, &a.Endings, &a.Added, &a.Short} {
		slices.SortFunc(*list, func(a, b string) int {
			return cmp.Or(cmp.Compare(utf8.RuneCountInString(b), utf8.RuneCountInString(a)), strings.Compare(a, b))
		})
		*list = slices.Compact(*list)
	}
	slices.SortFunc(a.Respelled, longestFirst)
	a.Respelled = slices.Compact(a.Respelled)
	slices.SortFunc(a.Begun, longestFirst)
	slices.SortFunc(a.Exchanged, func(a, b []string) int {
		return cmp.Or(cmp.Compare(utf8.RuneCountInString(b[0]), utf8.RuneCountInString(a[0])), slices.Compare(a, b))
	})
}

// longestFirst sorts ends that are respelled.
func longestFirst(a, b [2]string) int {
	return cmp.Or(cmp.Compare(utf8.RuneCountInString(b[0]), utf8.RuneCountInString(a[0])), strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]))
}

// behind gives what is left of a word when what may be written together with it is taken off.
func (a *affixes) behind(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, joined := range a.Before {
			if rest, ok := strings.CutPrefix(word, joined); ok && a.leaves(rest, joined) && !yield(rest) {
				return
			}
		}
	}
}

// withoutEnding takes the longest known ending off a word.
func (a *affixes) withoutEnding(word string) string {
	for _, ending := range a.Endings {
		if stem, ok := strings.CutSuffix(word, ending); ok && a.leaves(stem, ending) {
			return stem
		}
	}
	return word
}

// leaves reports whether enough is left of a word without an affix. A syllable of Hangul is
// two letters or three.
func (a *affixes) leaves(rest, affix string) bool {
	letters := utf8.RuneCountInString(rest)
	return letters >= shortestStem || letters == shortestOfShort && (slices.Contains(a.Short, affix) || isHangul(rest))
}

func isHangul(s string) bool {
	return unicode.Is(unicode.Hangul, text.FirstRune(s))
}

func (a *affixes) respell(word string) string { return respell(word, a.Respelled) }

// respell changes the end of a word by the first pair that fits.
func respell(word string, pairs [][2]string) string {
	for _, pair := range pairs {
		rest, ok := strings.CutSuffix(word, pair[0])
		if letters := utf8.RuneCountInString(rest); ok && (letters >= shortestRespelled || letters == 0 && utf8.RuneCountInString(word) >= shortestWhole) {
			return rest + pair[1]
		}
	}
	return word
}

// begun changes the beginning of a word by the first pair that fits.
func (a *affixes) begun(word string) string {
	for _, pair := range a.Begun {
		if rest, ok := strings.CutPrefix(word, pair[0]); ok {
			return pair[1] + rest
		}
	}
	return word
}

// mostEndings is how many endings are taken off one word, as of gemilerimizden.
const mostEndings = 4

// reductions are what a word may be a form of: with its end respelled, without one
// ending and without further ones; then the same of what is left when what is written
// before it is taken off; and forms with an ending more, or with another one.
func (a *affixes) reductions(word string) []string {
	var list []string
	add := func(form string) {
		if form != word && !slices.Contains(list, form) {
			list = append(list, form)
		}
	}
	endings := func(form string) {
		for range mostEndings + 1 {
			add(form)
			add(a.respell(form))
			form = a.withoutEnding(form)
		}
	}
	endings(word)
	endings(a.begun(word))
	for rest := range a.behind(word) {
		endings(rest)
	}
	if utf8.RuneCountInString(word) >= shortestStem {
		for _, ending := range a.Added {
			add(word + ending)
		}
	}
	for _, row := range a.Exchanged {
		if rest, ok := strings.CutSuffix(word, row[0]); ok && utf8.RuneCountInString(rest) >= shortestStem {
			for _, ending := range row[1:] {
				add(rest + ending)
			}
		}
	}
	return list
}

// shortened is a word without the ending of a short one: سدها is looked for with سد. It is
// the word itself if it has none.
func (a *affixes) shortened(word string) string {
	if rest := a.withoutEnding(word); utf8.RuneCountInString(rest) == shortestOfShort {
		return rest
	}
	return word
}
