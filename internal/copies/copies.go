// Package copies finds what texts share: whole articles that are copies of each
// other, however edited, and passages that share a run of words. It knows
// nothing of files; its results are the same whatever the order of the work.
//
// Both compare folded words outside quotation marks exactly. Hashes find the
// candidates; nothing is sampled, and nothing similar but different counts.
package copies

import (
	"slices"

	"dossier/internal/text"
)

const (
	// gram is how many words in a row are compared.
	gram = 4
	// contained is the share of the shorter text's grams, one in four, that the
	// longer one must hold for the two to be copies. On labelled wire copies the
	// share is 0.32 and more inside a group, 0.17 and less outside.
	contained = 4
	// fewest is how many grams two texts must share at least, so that texts of
	// a few words are no copies for sharing a phrase.
	fewest = 8
	// longest limits how many texts are remembered for one gram. What more
	// texts say than this is a set phrase; a family larger than this is found
	// through its first members.
	longest = 16
)

// Text is what is kept of an article to compare it with others. It depends on
// the words of the article alone.
type Text struct {
	grams []uint32 // hashes of four words in a row, sorted, each once
}

// Read keeps what comparing needs of an article with these paragraphs. Words
// run on from paragraph to paragraph, for a copy may be divided otherwise.
func Read(paragraphs []string) Text {
	n := 0
	for _, p := range paragraphs {
		n += len(p)
	}
	grams := make([]uint32, 0, n/5+1)
	var reading text.Reading
	var words []word
	var last [gram]uint64
	run := 0 // words since the last break
	for _, p := range paragraphs {
		reading.Read(p)
		words = slices.Grow(words[:0], len(reading.Words))
		for i, stretch := range stretches(&reading, words) {
			if i > 0 {
				run = 0 // a quotation stands between
			}
			for _, w := range stretch {
				copy(last[:], last[1:])
				last[gram-1] = w.hash
				if run++; run >= gram {
					grams = append(grams, uint32(mix(last[:])>>32))
				}
			}
		}
	}
	return Text{slices.Clone(sorted(grams))} // no more room than they need
}

// mix makes one hash of several words in their order.
func mix(words []uint64) uint64 {
	const start = 14695981039346656037 // of FNV
	h := uint64(start)
	for _, w := range words {
		h = (h ^ w) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return h
}

// shared counts the grams that two texts share.
func shared(a, b Text) int {
	n := 0
	for i, j := 0, 0; i < len(a.grams) && j < len(b.grams); {
		switch x, y := a.grams[i], b.grams[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// wanted is how many grams two texts must share to be copies.
func wanted(a, b Text) int {
	shorter := min(len(a.grams), len(b.grams))
	return max(fewest, (shorter+contained-1)/contained)
}
