package search

import (
	"iter"
	"math/bits"
)

// Index is the facts of all documents, joined.
type Index struct {
	docs    []Document // newest first, then by path: the order in which equals are shown
	places  []byte     // where terms stand in documents, packed
	shards  []shard    // by first
	small   bool       // the whole index is one file
	affixes *affixes   // of its languages; nil if they have none
	part    int        // bytes of text in a chunk of cards; shards are twice as large
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
	stretch int // number of the last stretch of forms that was measured, or shard that was filled, with the term
	number  int // in its shard
}

// posting is a term in a document.
type posting struct {
	inDoc uint32 // number of the document, and in the lowest eight bits the impact: there are millions of postings
	at    uint32 // where it stands, in Index.places; 0 if it is said of the whole document
}

// newPosting makes a posting. impact, 1–255, says how much the document is about the term.
func newPosting(doc int, at uint32, impact uint8) posting {
	return posting{uint32(doc)<<8 | uint32(impact), at}
}

func (p posting) doc() int { return int(p.inDoc >> 8) }

func (p posting) impact() int { return int(p.inDoc & 0xff) }

// passages returns where a term stands in a document; nil if it is said of the
// whole document.
func (x *Index) passages(p posting) []int { return unpacked(x.places[p.at:]) }

// Filters are forms that hold a colon: outlet:jforum, kind:article, date:2025-01,
// is:cited. They are looked up like words.
const (
	filterOutlet   = "outlet:"
	filterKind     = "kind:"
	filterDate     = "date:"
	filterCited    = "is:cited"
	filterDisputed = "is:disputed"
)

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
		_, passages := measure(x.places[p.at:])
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
