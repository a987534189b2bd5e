package search

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"strings"
)

// Join makes the index of documents and their facts, which stand in the same
// order and were read with names. Once ctx has ended Join soon returns an index
// that is of no use.
func Join(ctx context.Context, docs []Document, facts []*Facts, names *Names) *Index {
	j := newJoining(docs, facts)
	j.countPostings(ctx)
	average := coarse(j.length / max(len(docs), 1))
	j.addDocuments(ctx, average)
	j.leadStems()
	j.index.affixes = affixesOfAll(docs)
	j.leadNames(names)
	j.weighTerms(ctx)
	j.index.small = j.size <= wholeSize
	j.index.part = min(max(coarse(j.size)/64, leastPart), mostPart)
	j.cut(ctx)
	return j.index
}

// joining is an index that is being made.
type joining struct {
	index *Index
	facts []*Facts // in the order of the index's documents
	terms map[string]*term
	forms map[string]*leading
	known map[*lexicon]lookup
	made  []pair // stems of words, which are forms where they are no words themselves
	// Sums over all documents.
	length int // words
	size   int // bytes of texts
}

// leading is a form with the terms it leads to: none for a stop word.
type leading struct {
	form string
	to   []*term
}

// lookup is what the numbers of a lexicon stand for in the index: there are many
// facts and few words, so each word is looked up once.
type lookup struct {
	terms []*term // nil for a term that no document has had so far
	led   []bool  // for each form, whether the index knows what it leads to
}

// newJoining sorts the documents: newest first, then by path.
func newJoining(docs []Document, facts []*Facts) *joining {
	order := make([]int, len(docs))
	for i := range docs {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(strings.Compare(lastDay(docs[b]), lastDay(docs[a])), strings.Compare(docs[a].Path, docs[b].Path))
	})
	j := &joining{
		index: &Index{docs: make([]Document, len(docs)), places: appendPassages(nil, nil)},
		facts: make([]*Facts, len(docs)), terms: map[string]*term{}, forms: map[string]*leading{}, known: map[*lexicon]lookup{},
	}
	for n, i := range order {
		d, f := docs[i], facts[i]
		j.index.docs[n], j.facts[n] = d, f
		j.length += f.length
		j.size += d.size()
		if _, ok := j.known[f.lexicon]; !ok {
			j.known[f.lexicon] = lookup{make([]*term, len(f.lexicon.terms)), make([]bool, len(f.lexicon.forms))}
		}
	}
	return j
}

func lastDay(d Document) string {
	if len(d.Dates) == 0 {
		return ""
	}
	return d.Dates[len(d.Dates)-1]
}

// term returns the term with a text, a new one if no document has had it so far.
func (j *joining) term(text string) *term {
	t := j.terms[text]
	if t == nil {
		t = &term{text: text}
		j.terms[text] = t
	}
	return t
}

// lead notes that a form leads to a term, or that it is a stop word if to is nil.
func (j *joining) lead(form string, to *term) {
	l := j.forms[form]
	if l == nil {
		l = &leading{form: form}
		j.forms[form] = l
	}
	if to != nil && !slices.Contains(l.to, to) {
		l.to = append(l.to, to)
	}
}

// countPostings makes room for the postings of all terms in one piece.
func (j *joining) countPostings(ctx context.Context) {
	total := 0
	for _, f := range j.facts {
		if ctx.Err() != nil {
			return
		}
		terms := j.known[f.lexicon].terms
		for fact := range f.all() {
			t := terms[fact.term]
			if t == nil {
				t = j.term(f.lexicon.terms[fact.term])
				terms[fact.term] = t
			}
			t.count++
			total++
		}
	}
	room := make([]posting, total)
	for _, t := range j.terms {
		t.postings, room = room[:0:t.count], room[t.count:]
	}
}

// addDocuments adds to each term where it stands, and to each form its terms.
// average is the usual length of a document in words.
func (j *joining) addDocuments(ctx context.Context, average int) {
	for n, f := range j.facts {
		if ctx.Err() != nil {
			return
		}
		terms := j.known[f.lexicon].terms
		for fact := range f.all() {
			t := terms[fact.term]
			t.postings = append(t.postings, newPosting(n, uint32(len(j.index.places)), impact(fact.weight, f.length, average)))
			j.index.places = append(j.index.places, fact.passages...)
		}
		j.leadForms(f)
		j.addFilters(n)
	}
}

// leadForms adds the forms that a document has.
func (j *joining) leadForms(f *Facts) {
	led := j.known[f.lexicon].led
	for b := f.forms; len(b) > 0; {
		number, n := binary.Uvarint(b)
		b = b[n:]
		if led[number] {
			continue
		}
		led[number] = true
		switch p := f.lexicon.forms[number]; {
		case p.term == "":
			j.lead(p.form, nil)
		case p.made:
			j.made = append(j.made, p)
		default:
			j.lead(p.form, j.term(p.term))
		}
	}
}

// leadStems adds the stems that no document has as words. One that is a word leads to its
// own term alone: of паром and пароме the word that was typed is found first.
func (j *joining) leadStems() {
	j.made = slices.DeleteFunc(j.made, func(p pair) bool { return j.forms[p.form] != nil })
	for _, p := range j.made {
		j.lead(p.form, j.term(p.term))
	}
}

// addFilters adds what document n can be chosen by.
func (j *joining) addFilters(n int) {
	for filter, passages := range filters(j.index.docs[n]) {
		t, at := j.term(filter), uint32(0)
		if len(passages) > 0 {
			at = uint32(len(j.index.places))
			j.index.places = appendPassages(j.index.places, passages)
		}
		t.postings = append(t.postings, newPosting(n, at, 1))
		j.lead(filter, t)
	}
}

// filters returns what a document can be chosen by, with the passages for which
// it holds if it does not hold for all.
func filters(d Document) map[string][]int {
	m := map[string][]int{filterKind + d.Kind: nil}
	if d.Outlet != "" {
		m[filterOutlet+d.Outlet] = nil
	}
	for _, day := range d.Dates {
		for _, n := range []int{4, 7, 10} { // year, month, day
			if len(day) >= n {
				m[filterDate+day[:n]] = nil
			}
		}
	}
	for i, p := range d.Heads() {
		if p.Cited {
			m[filterCited] = append(m[filterCited], i)
		}
		if p.Disputed {
			m[filterDisputed] = append(m[filterDisputed], i)
		}
	}
	return m
}

// leadNames lets every spelling of a name lead to it. A query is looked up by a
// code as a whole, or by plain words.
func (j *joining) leadNames(names *Names) {
	for _, name := range names.List() {
		t := j.terms[NameTerm(name.Key)]
		if t == nil {
			continue
		}
		for _, s := range name.Spellings {
			words := texts(wholes(Words(s)))
			if len(words) > 1 {
				words = plainWords(s)
			}
			if len(words) > 0 {
				j.lead(strings.Join(words, " "), t)
			}
		}
	}
}

// weighTerms works out what each term tells, and how large it is.
func (j *joining) weighTerms(ctx context.Context) {
	documents := coarse(len(j.index.docs))
	for _, t := range j.terms {
		if ctx.Err() != nil {
			return
		}
		t.rarity = rarity(len(t.postings), documents)
		t.size = j.index.sizeOf(t)
	}
}
