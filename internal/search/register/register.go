// Package register chooses the entries of the A–Z register, the page for people
// who look something up without a script: the names and subjects of a dossier with
// the passages that have them. Its secret is what deserves an entry, and how many
// places an entry lists.
//
// Names are those of the records, under which their other spellings stand; runs of
// words with capitals; and codes such as S-400. Subjects are tags, and words of
// titles that may be nouns. Package search has found all of them while it read the
// documents, so no text is read again.
package register

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/internal/search"
	"dossier/internal/text"
)

// Entry is a name or a subject.
type Entry struct {
	Label  string
	Record string   // key of the record that names it, "" if none does
	Also   []string // other spellings
	Places []Place  // the first of them, in the order of the documents
}

// Place is a passage that has a name or a subject.
type Place struct {
	Path, Anchor, Name string // of the passage
	Title              string // of the page
	Lang               string // of the page
	Source             string
}

// Bounds that keep the register a page which people can use.
const (
	mostEntries = 2000
	mostPlaces  = 12 // of an entry
)

// Entries returns the entries of documents, whose facts were read with names and
// stand in the same order. The most used come first, names of records before all
// others; sorting by letter needs a language and is left to the page. What no
// record names has an entry if two passages have it. Once ctx has ended Entries
// soon returns nil.
func Entries(ctx context.Context, docs []search.Document, facts []*search.Facts, names *search.Names) []Entry {
	r := newRegister(names)
	r.addProperNames(ctx, facts)
	r.addSubjects(ctx, facts)
	r.addTerms(ctx, facts)
	if ctx.Err() != nil {
		return nil
	}
	list := r.best()
	entries := make([]Entry, len(list))
	for i, c := range list {
		entries[i] = c.entry(docs)
	}
	return entries
}

// register is a register that is being made.
type register struct {
	candidates map[string]*candidate     // by what all spellings of it share
	recorded   map[string]bool           // keys of the spellings that records have
	subjects   map[string]map[string]int // of each term that may be a subject, how often a title has each form
}

// candidate is what may become an entry.
type candidate struct {
	Entry
	spellings map[string]int // how often each is used
	subject   bool
	sure      bool // a capital somewhere is not that of a beginning sentence, or none is needed
	count     int  // of all places
	last      search.Place
	first     []search.Place // at most mostPlaces
}

func newRegister(names *search.Names) *register {
	r := &register{candidates: map[string]*candidate{}, recorded: map[string]bool{}, subjects: map[string]map[string]int{}}
	for _, n := range names.List() {
		c := r.candidate(search.NameTerm(n.Key))
		c.Record, c.sure, c.Label = n.Key, true, n.Spellings[0]
		for _, s := range n.Spellings {
			r.recorded[search.SpellingKey(s)] = true
			if s != c.Label && !slices.Contains(c.Also, s) {
				c.Also = append(c.Also, s)
			}
		}
	}
	return r
}

func (r *register) candidate(key string) *candidate {
	c := r.candidates[key]
	if c == nil {
		c = &candidate{spellings: map[string]int{}}
		r.candidates[key] = c
	}
	return c
}

// addProperNames adds names that no record has.
func (r *register) addProperNames(ctx context.Context, facts []*search.Facts) {
	for document, f := range facts {
		if ctx.Err() != nil {
			return
		}
		for _, p := range f.ProperNames() {
			if r.recorded[p.Key] {
				continue
			}
			c := r.candidate(p.Key)
			c.spellings[p.Text]++
			c.sure = c.sure || p.Sure
			c.add(search.Place{Document: document, Passage: p.Passage})
		}
	}
}

// addSubjects counts the forms of subjects. A word that is part of a name is no
// subject.
func (r *register) addSubjects(ctx context.Context, facts []*search.Facts) {
	named := r.wordsOfNames()
	for _, f := range facts {
		if ctx.Err() != nil {
			return
		}
		for _, s := range f.Subjects() {
			if named[text.Fold(s.Form)] {
				continue
			}
			if r.subjects[s.Term] == nil {
				r.subjects[s.Term] = map[string]int{}
			}
			r.subjects[s.Term][s.Form]++
		}
	}
}

// wordsOfNames returns the folded words of all names that are sure to be some.
func (r *register) wordsOfNames() map[string]bool {
	words := map[string]bool{}
	for key, c := range r.candidates {
		if !c.sure {
			continue
		}
		for _, w := range strings.Fields(strings.TrimPrefix(key, search.NameTerm(""))) {
			words[w] = true
		}
		for _, spelling := range append(c.Also, c.Label) {
			for _, w := range search.Words(spelling) {
				if !w.Whole {
					words[w.Text] = true
				}
			}
		}
	}
	return words
}

// addTerms adds the places of the names that records have, and of subjects.
func (r *register) addTerms(ctx context.Context, facts []*search.Facts) {
	for c, place := range search.Occurrences(ctx, facts, r.ofTerm) {
		c.add(place)
	}
}

// ofTerm returns the candidate that a term stands for, nil if it stands for none.
func (r *register) ofTerm(term string) *candidate {
	if strings.HasPrefix(term, search.NameTerm("")) {
		return r.candidate(term)
	}
	spellings := r.subjects[term]
	if spellings == nil {
		return nil
	}
	c := r.candidate("#" + term) // no spelling has such a key
	c.subject, c.sure, c.spellings = true, true, spellings
	return c
}

// best returns the candidates that become entries, the most useful first.
func (r *register) best() []*candidate {
	var list []*candidate
	for _, c := range r.candidates {
		if !c.sure || c.count < 2 && c.Record == "" || c.count == 0 {
			continue
		}
		if c.Label == "" {
			c.Label = mostFrequent(c.spellings)
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *candidate) int {
		return cmp.Or(b.rank()-a.rank(), b.count-a.count, strings.Compare(a.Label, b.Label))
	})
	return list[:min(len(list), mostEntries)]
}

// rank is higher for a candidate that comes first, however often others are used.
func (c *candidate) rank() int {
	switch {
	case c.Record != "":
		return 2
	case !c.subject:
		return 1
	}
	return 0
}

// add counts a place. All those of a document come in the order of its passages,
// so one that comes twice is the last.
func (c *candidate) add(place search.Place) {
	if c.count > 0 && c.last == place {
		return
	}
	c.last = place
	if c.count++; c.count <= mostPlaces {
		c.first = append(c.first, place)
	}
}

func (c *candidate) entry(docs []search.Document) Entry {
	for _, at := range c.first {
		d := docs[at.Document]
		for i, p := range d.Heads() {
			if i == at.Passage {
				c.Places = append(c.Places, Place{Path: d.Path, Anchor: p.Anchor, Name: p.Name, Title: d.Title, Lang: d.Lang, Source: d.Source})
				break
			}
		}
	}
	return c.Entry
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
