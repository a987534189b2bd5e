package search

import (
	"cmp"
	"context"
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// Index is the facts of all documents, joined.
type Index struct {
	docs   []Document // newest first, then by path: the order in which equals are shown
	stands []byte     // where terms stand in documents, packed
	shards []shard    // by first
	small  bool       // the whole index is one file
	part   int        // bytes of text in a chunk of cards; shards are twice as large
}

// shard is a stretch of the sorted forms with the terms they lead to.
type shard struct {
	first string // no form of the shard comes before it, and none of an earlier shard after
	forms []form
	terms []*term
}

type form struct {
	text  string
	terms []int // in the shard; none for a stop word
}

// term is what forms share, with the documents it stands in.
type term struct {
	text     string
	rarity   int       // sixteen times the binary logarithm of how rare it is, at least 1
	postings []posting // by document
	size     int       // bytes, about, in a shard

	// While the index is made.
	count   int // postings
	stretch int // the last stretch of forms that was looked at and has the term
	number  int // in its shard
}

// posting is a term in a document.
type posting struct {
	doc    uint32
	at     uint32 // where it stands, in Index.stands; 0 if it is said of the whole document
	impact uint8  // 1–255: how much the document is about the term
}

// passages returns where a term stands in a document; nil if it is said of the
// whole document.
func (x *Index) passages(p posting) []int { return unpacked(x.stands[p.at:]) }

// Filters are forms that hold a colon: outlet:jforum, kind:article, date:2025-01,
// is:cited. They are looked up like words.
const (
	filterOutlet   = "outlet:"
	filterKind     = "kind:"
	filterDate     = "date:"
	filterCited    = "is:cited"
	filterDisputed = "is:disputed"
)

// leading is a form with the terms it leads to: none for a stop word.
type leading struct {
	form string
	to   []*term
}

// Join makes the index of documents and their facts, which go together. Once ctx
// has ended it is soon done, and what it returns is of no use.
func Join(ctx context.Context, docs []Document, facts []*Facts, names *Names) *Index {
	order := make([]int, len(docs))
	length := 0
	for i := range docs {
		order[i] = i
		length += facts[i].length
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(strings.Compare(lastDay(docs[b]), lastDay(docs[a])), strings.Compare(docs[a].Path, docs[b].Path))
	})
	x := &Index{docs: make([]Document, len(docs)), stands: appendPassages(nil, nil)}
	size := 0
	terms := map[string]*term{}
	get := func(text string) *term {
		t := terms[text]
		if t == nil {
			t = &term{text: text}
			terms[text] = t
		}
		return t
	}
	forms := map[string]*leading{}
	lead := func(form string, to *term) {
		l := forms[form]
		if l == nil {
			l = &leading{form: form}
			forms[form] = l
		}
		if to != nil && !slices.Contains(l.to, to) {
			l.to = append(l.to, to)
		}
	}
	average := coarse(length / max(len(docs), 1))
	known := lexicons(facts)
	total := 0
	for _, f := range facts {
		if ctx.Err() != nil {
			return x
		}
		theirs := known[f.lexicon]
		for fact := range f.all() {
			t := theirs.terms[fact.term]
			if t == nil {
				t = get(f.lexicon.terms[fact.term])
				theirs.terms[fact.term] = t
			}
			t.count++
			total++
		}
	}
	room := make([]posting, total)
	for _, t := range terms {
		t.postings, room = room[:0:t.count], room[t.count:]
	}
	for n, i := range order {
		if ctx.Err() != nil {
			return x
		}
		d, f := docs[i], facts[i]
		x.docs[n] = d
		for _, p := range d.Passages {
			size += len(p.Text)
		}
		theirs := known[f.lexicon]
		for fact := range f.all() {
			t := theirs.terms[fact.term]
			t.postings = append(t.postings, posting{uint32(n), uint32(len(x.stands)), impact(fact.weight, f.length, average)})
			x.stands = append(x.stands, fact.passages...)
		}
		for _, number := range f.forms {
			if theirs.led[number] {
				continue
			}
			theirs.led[number] = true
			p := f.lexicon.forms[number]
			if p.term == "" {
				lead(p.form, nil)
			} else {
				lead(p.form, get(p.term))
			}
		}
		for filter, passages := range filters(d) {
			t, at := get(filter), uint32(0)
			if len(passages) > 0 {
				at = uint32(len(x.stands))
				x.stands = appendPassages(x.stands, passages)
			}
			t.postings = append(t.postings, posting{uint32(n), at, 1})
			lead(filter, t)
		}
	}
	if names != nil {
		for _, name := range names.list {
			t := terms[NameTerm(name.Key)]
			if t == nil {
				continue
			}
			for _, s := range name.Spellings {
				// A query is looked up by a code as a whole, or by plain words.
				w := wholes(Words(s))
				if len(w) > 1 {
					w = slices.DeleteFunc(Words(s), func(w Word) bool { return w.Whole })
				}
				if len(w) > 0 {
					lead(strings.Join(texts(w), " "), t)
				}
			}
		}
	}
	count := coarse(len(docs))
	for _, t := range terms {
		if ctx.Err() != nil {
			return x
		}
		t.rarity = rarity(len(t.postings), count)
		t.size = x.sizeOf(t)
	}
	x.small = size <= wholeSize
	x.part = min(max(coarse(size)/64, leastPart), mostPart)
	x.cut(ctx, forms)
	return x
}

// understood is what the numbers of a lexicon are in an index: there are many
// facts and few words, so each word is looked up once.
type understood struct {
	terms []*term // nil until one of the documents has it
	led   []bool  // whether what a form leads to is noted
}

func lexicons(facts []*Facts) map[*lexicon]understood {
	known := map[*lexicon]understood{}
	for _, f := range facts {
		if _, ok := known[f.lexicon]; !ok {
			known[f.lexicon] = understood{make([]*term, len(f.lexicon.terms)), make([]bool, len(f.lexicon.forms))}
		}
	}
	return known
}

// Paths are those of the pages that are found.
func (x *Index) Paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, d := range x.docs {
			if !yield(d.Path) {
				return
			}
		}
	}
}

func lastDay(d Document) string {
	if len(d.Dates) == 0 {
		return ""
	}
	return d.Dates[len(d.Dates)-1]
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
	for i, p := range d.Passages {
		if p.Cited {
			m[filterCited] = append(m[filterCited], i)
		}
		if p.Disputed {
			m[filterDisputed] = append(m[filterDisputed], i)
		}
	}
	return m
}

// impact is BM25F with k1 = 1.2 and b = 0.5 of the occurrences of a term in a
// document, by field, in 255 steps. It is worked out in whole numbers, so it is
// the same on every machine.
func impact(weight, length, average int) uint8 {
	w := 10 * weight * average
	all := w + 12*(average+length)
	return uint8(max(1, (255*w+all/2)/all))
}

// coarse rounds a measure of the whole site to two binary digits, so that a
// changed word changes the shards that hold it and no others.
func coarse(n int) int {
	if n < 4 {
		return max(n, 1)
	}
	shift := bits.Len(uint(n)) - 2
	return (n + 1<<(shift-1)) >> shift << shift
}

// rarity is sixteen times the binary logarithm of 1 + n/df, in whole numbers.
func rarity(df, n int) int {
	const one = 1 << 16
	x := uint64(one) + uint64(n)*one/uint64(max(df, 1))
	whole := bits.Len64(x) - 17
	result := whole << 4
	x >>= whole // now 1 ≤ x/one < 2
	for bit := 8; bit > 0; bit >>= 1 {
		if x = x * x >> 16; x >= 2*one {
			result += bit
			x >>= 1
		}
	}
	return max(1, result)
}

// heavy is the number of documents from which on a term keeps only its best
// documents in its shard, and the others apart.
const heavy = 4096

// head is how many of a heavy term's documents stay in its shard.
const head = 1024

func (x *Index) sizeOf(t *term) int {
	n := 0
	for _, p := range t.postings[:min(len(t.postings), head)] {
		_, passages := measure(x.stands[p.at:])
		n += 3 + passages
	}
	if len(t.postings) <= heavy {
		n = n * len(t.postings) / min(len(t.postings), head)
	}
	return n + 4
}

// Sizes of what is loaded at once, in bytes before packing. The parts of a small
// site are smaller: its first query costs less than that of a large one, and it
// does not have too many files.
const (
	wholeSize = 40 << 10 // of texts, up to which everything is one file
	leastPart = 2 << 10
	mostPart  = 8 << 10

	inlineCardsSize = 64 << 10 // in one page nothing is loaded: larger chunks are packed better
)
