package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entry is a name or a subject of the register, with where it stands.
type Entry struct {
	Label  string
	Record string   // key of the name it is, "" if no record has it
	Also   []string // other spellings
	At     []At
}

// At is a place of the register.
type At struct {
	Path, Anchor, Name string // of the passage
	Title              string // of the page
	Lang               string // of the page
	Source             string
}

// Bounds of the register, so that its page stays one that people can use.
const (
	mostEntries = 2000
	mostPlaces  = 12 // of an entry
)

// proper is a proper name or a code that a passage may hold.
type proper struct {
	text    string
	key     string // its words, folded
	passage int
	sure    bool // its capital is not that of a beginning sentence
}

// registerKey is the same for spellings that are one entry: letters without
// accents, codes in one piece.
func registerKey(name string) string { return strings.Join(texts(wholes(Words(name))), " ") }

// days and months have a capital in English, and are no names.
var days = set("january february march april may june july august september october november december " +
	"monday tuesday wednesday thursday friday saturday sunday")

// particles may stand inside a name without a capital.
var particles = set("de du des d la of and al el ibn bin ben von van der")

// properNames adds runs of words with capitals, and codes such as S-400, of the
// passage that is read.
func (r *Reader) properNames(found []proper, text string, passage int) []proper {
	add := func(name string, sure bool) {
		key, ok := r.keys[name]
		if !ok {
			key = registerKey(name)
			r.keys[name] = key
		}
		found = append(found, proper{name, key, passage, sure})
	}
	for _, t := range r.tokens {
		if t.whole {
			add(text[t.start:t.end], true)
		}
	}
	words := r.plain
	for i := 0; i < len(words); i++ {
		if !capital(text, words[i]) || words[i].term == nil {
			continue
		}
		first, last := i, i
		for j := i + 1; j < len(words) && adjoins(text, words[j-1], words[j]); j++ {
			switch {
			case capital(text, words[j]) && words[j].term != nil:
				last = j
				continue
			case particles[words[j].text] && j < i+6:
				continue
			}
			break
		}
		i = last
		name := text[words[first].start:words[last].end]
		if utf8.RuneCountInString(name) > 2 && (first != last || !days[words[first].text]) {
			add(name, !begins(text, words[first].start))
		}
	}
	return found
}

// shortSubject is the least number of letters of a subject in the register.
const shortSubject = 5

var (
	// determiners stand before nouns, and so do the l’ and d’ of elision.
	determiners = set("le la les un une des du de au aux ce cet cette ces son sa ses leur leurs the a an of this these its their his her")
	// preceding are adjectives that French puts before the noun.
	preceding = set("premier première premiers premières nouveau nouvel nouvelle nouveaux nouvelles grand grande grands grandes petit petite dernier dernière derniers dernières autre autres")
)

// subjects adds the words of a title that may be nouns, and of tags the first of
// each: in English the last word after a determiner, elsewhere the first. What
// else a title holds, verbs and prepositions, is nothing to look up.
func (r *Reader) subjects(found []pair, text, lang string, tags bool) []pair {
	words := r.plain
	last := lang == "en" || lang == "de" || lang == "nl"
	noun := false // the word may be one, for what stands before it
	for i, w := range words {
		before := text[:w.start]
		if i > 0 {
			before = text[words[i-1].end:w.start]
		}
		switch {
		case tags:
			noun = i == 0 || strings.Contains(before, ",")
		case i > 0 && determiners[words[i-1].text] && before == " ", elided(before):
			noun = true
		case i == 0 || before != " " || words[i-1].term == nil || !last && !preceding[words[i-1].form]:
			noun = false
		}
		more := i+1 < len(words) && words[i+1].term != nil && text[w.end:words[i+1].start] == " "
		if w.term == nil || !noun || !tags && (last && more || !last && preceding[w.form]) || utf8.RuneCountInString(w.form) < shortSubject {
			continue
		}
		found = append(found, pair{w.form, w.leads.term})
	}
	return found
}

// elided reports whether a word follows the article or preposition of which an
// apostrophe is left.
func elided(before string) bool {
	before = strings.ReplaceAll(strings.ToLower(before), "'", "’")
	return strings.HasSuffix(before, "l’") || strings.HasSuffix(before, "d’")
}

func capital(text string, w token) bool {
	r, _ := utf8.DecodeRuneInString(text[w.start:])
	return unicode.IsUpper(r)
}

// adjoins reports whether only a space, a hyphen or an apostrophe parts two words.
func adjoins(text string, a, b token) bool {
	between := text[a.end:b.start]
	return utf8.RuneCountInString(between) == 1 && strings.ContainsAny(between, " -‑'’\u00a0") || between == " d’"
}

// begins reports whether a sentence or a quotation begins at byte at.
func begins(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \u00a0\u202f")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?…:«“\"(—–•·", last)
}

// Register lists names and subjects, in no order that people expect: sorting
// needs a language. Names are those of the records, under which their other
// spellings stand; runs of words with capitals; and codes. Subjects are tags, and
// the words of titles that may be nouns. Only what stands in two passages or more
// is worth an entry, unless a record names it. Once ctx has ended it is soon done,
// and what it returns is of no use.
func Register(ctx context.Context, docs []Document, facts []*Facts, names *Names) []Entry {
	type candidate struct {
		Entry
		spellings map[string]int
		sure      bool
		places    int      // how many there are
		last      [2]int   // document and passage of the last
		first     [][2]int // of the first that are listed
		word      bool     // a subject
	}
	// Documents come in order, and in each its passages.
	stands := func(c *candidate, document, passage int) {
		at := [2]int{document, passage}
		if c.places > 0 && c.last == at {
			return
		}
		c.last = at
		if c.places++; c.places <= mostPlaces {
			c.first = append(c.first, at)
		}
	}
	byKey := map[string]*candidate{}
	get := func(key string) *candidate {
		c := byKey[key]
		if c == nil {
			c = &candidate{spellings: map[string]int{}}
			byKey[key] = c
		}
		return c
	}
	record := map[string]bool{} // spellings that records know
	if names != nil {
		for _, n := range names.list {
			c := get(nameTerm(n.Key))
			c.Record, c.sure, c.Label = n.Key, true, n.Spellings[0]
			for _, s := range n.Spellings {
				record[registerKey(s)] = true
				if s != c.Label && !slices.Contains(c.Also, s) {
					c.Also = append(c.Also, s)
				}
			}
		}
	}
	parts := map[string]bool{} // words of names, which are no subjects
	for d, f := range facts {
		if ctx.Err() != nil {
			return nil
		}
		for _, p := range f.proper {
			if record[p.key] {
				continue
			}
			c := get(p.key)
			c.spellings[p.text]++
			c.sure = c.sure || p.sure
			stands(c, d, p.passage)
		}
	}
	for key, c := range byKey {
		if c.sure {
			for _, w := range strings.Fields(strings.TrimPrefix(key, "@")) {
				parts[w] = true
			}
			for _, s := range append(c.Also, c.Label) {
				for _, w := range plainWords(s) {
					parts[w] = true
				}
			}
		}
	}
	subjects := map[string]map[string]int{} // spellings by term
	for _, f := range facts {
		if ctx.Err() != nil {
			return nil
		}
		for _, s := range f.subjects {
			if !parts[Fold(s.form)] {
				if subjects[s.term] == nil {
					subjects[s.term] = map[string]int{}
				}
				subjects[s.term][s.form]++
			}
		}
	}
	entry := func(term string) *candidate { // nil if the term is none
		switch {
		case strings.HasPrefix(term, "@"):
			return get(term)
		case subjects[term] != nil:
			c := get("#" + term)
			c.word, c.sure, c.spellings = true, true, subjects[term]
			return c
		}
		return nil
	}
	known := map[*lexicon][]*candidate{} // by the number of the term
	for d, f := range facts {
		if ctx.Err() != nil {
			return nil
		}
		theirs := known[f.lexicon]
		if theirs == nil {
			theirs = make([]*candidate, len(f.lexicon.terms))
			for i, term := range f.lexicon.terms {
				theirs[i] = entry(term)
			}
			known[f.lexicon] = theirs
		}
		for fact := range f.all() {
			if c := theirs[fact.term]; c != nil {
				for _, p := range unpacked(fact.passages) {
					stands(c, d, p)
				}
			}
		}
	}
	var list []*candidate
	for _, c := range byKey {
		if !c.sure || c.places < 2 && c.Record == "" || c.places == 0 {
			continue
		}
		if c.Label == "" {
			c.Label = mostFrequent(c.spellings)
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *candidate) int {
		worth := func(c *candidate) int {
			switch {
			case c.Record != "":
				return 2
			case !c.word:
				return 1
			}
			return 0
		}
		return cmp.Or(worth(b)-worth(a), b.places-a.places, strings.Compare(a.Label, b.Label))
	})
	list = list[:min(len(list), mostEntries)]
	entries := make([]Entry, len(list))
	for i, c := range list {
		for _, at := range c.first {
			d := docs[at[0]]
			p := d.Passages[at[1]]
			c.At = append(c.At, At{Path: d.Path, Anchor: p.Anchor, Name: p.Name, Title: d.Title, Lang: d.Lang, Source: d.Source})
		}
		entries[i] = c.Entry
	}
	return entries
}

// mostFrequent returns the spelling that is used most, the shortest of equals.
func mostFrequent(spellings map[string]int) string {
	best := ""
	for s, n := range spellings {
		if m := spellings[best]; best == "" || n > m || n == m && (len(s) < len(best) || len(s) == len(best) && s < best) {
			best = s
		}
	}
	return best
}
