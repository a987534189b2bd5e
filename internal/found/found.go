// Package found decides whether quoted words stand in a text, and nothing else
// in the program does.
//
// The contract. Quoted words are found in a passage when they stand in it,
// both folded (see Fold), and
//
//   - they begin and end at a word boundary, and never inside a number: not
//     between a digit and a digit, a group separator or a decimal sign;
//   - […] (or [...]) is a gap: at most two, inside one sentence, each piece of
//     at least three words; what a gap skips denies, conditions, doubts and
//     reports nothing and begins no clause, as far as package factuality knows
//     the language, and in no other language is there a gap;
//   - [sic] is skipped.
//
// A source that itself holds […] or [sic] is compared literally first.
//
// Nothing else passes. In particular no similarity, however high.
package found

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/factuality"
	"dossier/internal/text"
)

// Match is where quoted words stand in a passage: byte ranges of its text, one
// for each piece between gaps, in order.
type Match []text.Range

// Extent is the stretch from the first of its bytes to the last, with the gaps.
func (m Match) Extent() text.Range { return text.Range{From: m[0].From, To: m[len(m)-1].To} }

// Failure says why quoted words were not found in a passage although something
// of them is there. The worst Failure of all passages makes the message.
type Failure int

const (
	Absent      Failure = iota // nothing to say
	CutsWord                   // the words are there, inside longer words
	CutsNumber                 // the words are there, inside a longer number
	TooManyGaps                // more than two gaps
	EdgeGap                    // a gap at the beginning or the end
	ShortPiece                 // a piece of fewer than three words
	CrossesGap                 // a gap that leaves its sentence
	UnreadGap                  // a gap in a language in which nobody can look at what it skips
	SkipsDenial                // a gap that skips what denies, conditions or reports, or begins another clause
	SpansCut                   // words of the capture were cut out of the middle
)

const maxGaps = 2

var (
	gapMark = regexp.MustCompile(`\[(?:…|\.\.\.)\]`)
	sicMark = regexp.MustCompile(`\s*\[sic\]`)
)

// maxGap limits what a gap may skip, in bytes. A longer stretch is no longer a
// sentence that anybody reads as one.
const maxGap = 1000

// Words counts the words of a piece: stretches between spaces, dashes and
// slashes that hold a letter or a digit. Scripts that write no spaces count two
// characters as a word, and what stands between them of another script or in digits as one.
func Words(s string) int {
	n, dense, among := 0, 0, 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("–—―/", r) }) {
		if strings.ContainsFunc(w, IsWord) {
			n++
		}
	}
	inside := false // another script or a number
	for _, r := range s {
		switch other := IsWord(r) && !text.IsUnspaced(r); {
		case text.IsUnspaced(r):
			dense++
			inside = false
		case other && !inside:
			among++
			inside = true
		case !other && r != '.' && r != ',':
			inside = false
		}
	}
	if dense == 0 {
		return n
	}
	return max(n, dense/2+among)
}

// IsWord reports what words and numbers are made of, the joiners of Persian and
// Indic scripts included.
func IsWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '\u200c' || r == '\u200d'
}

// Quote is a quotation made ready for matching.
type Quote struct {
	literal string   // folded, gaps and [sic] as they stand
	pieces  []string // folded, without [sic]
}

// NewQuote reads quoted words as an author writes them, with the marks of gaps and
// [sic] but without the quotation marks around. Any text can be read; words that
// break the rules for gaps are refused when they are looked for.
func NewQuote(words string) Quote {
	q := Quote{literal: Fold(words)}
	if !strings.Contains(words, "[") {
		q.pieces = []string{q.literal}
		return q
	}
	for piece := range strings.SplitSeq(gapMark.ReplaceAllString(sicMark.ReplaceAllString(words, ""), "\x00"), "\x00") {
		q.pieces = append(q.pieces, Fold(piece))
	}
	return q
}

// Whole returns the words of the quotation, folded, that stand between spaces in every
// folded passage which has it: all but the first and the last. They tell where there is
// no need to look. A quotation with gaps or [sic] has none.
func (q Quote) Whole() []string {
	if len(q.pieces) != 1 || q.pieces[0] != q.literal {
		return nil
	}
	words := strings.Split(q.literal, " ")
	if len(words) < 3 {
		return nil
	}
	return words[1 : len(words)-1]
}

// In looks for the quotation in a passage, which is given as it stands and in
// folded form. lang, a tag of BCP 47, decides which words deny. Without a match the
// failure says what was there of it.
func (q Quote) In(passage, folded, lang string) (Match, Failure) {
	edge := edgesOf(q.literal, folded, lang)
	if at := edge.locate(folded, q.literal, 0, len(folded)); at >= 0 {
		return spread(passage, folded, []text.Range{{From: at, To: at + len(q.literal)}}), Absent
	}
	if len(q.pieces) == 1 {
		if q.pieces[0] != q.literal {
			if at := edge.locate(folded, q.pieces[0], 0, len(folded)); at >= 0 {
				return spread(passage, folded, []text.Range{{From: at, To: at + len(q.pieces[0])}}), Absent
			}
		}
		return nil, edge.whyNot(folded, q.pieces[0])
	}
	return q.findPieces(passage, folded, lang, edge)
}

// sentenceEnd is what may end a sentence. A gap is refused if it skips one,
// even one that only ends an abbreviation: a quotation without the gap is
// always to be had.
var sentenceEnd = regexp.MustCompile(`[` + text.Stops + `][` + regexp.QuoteMeta(text.Closers) + `]*(?:\s|$)|[` + text.FullStops + `]`)

// findPieces matches a quotation with gaps. It tries every place of the first
// piece; the later pieces are taken as near as possible, for what a nearer
// place skips, a farther one skips as well.
func (q Quote) findPieces(passage, folded, lang string, edge edges) (Match, Failure) {
	if slices.Contains(q.pieces, "") {
		return nil, EdgeGap
	}
	worst := Absent
	read := factuality.Reads(folded, lang)
	for from := 0; ; {
		at := edge.locate(folded, q.pieces[0], from, len(folded))
		if at < 0 {
			return nil, worst
		}
		from = at + 1
		runs := []text.Range{{From: at, To: at + len(q.pieces[0])}}
		denied, crosses := false, false
		for _, piece := range q.pieces[1:] {
			last := runs[len(runs)-1].To
			next := edge.locate(folded, piece, last, last+maxGap)
			if next < 0 {
				runs = nil
				break
			}
			denied = denied || !factuality.Skipped(folded, text.Range{From: last, To: next}, lang).Empty()
			crosses = crosses || sentenceEnd.MatchString(folded[last:next])
			runs = append(runs, text.Range{From: next, To: next + len(piece)})
		}
		if runs == nil {
			continue
		}
		var why Failure
		switch {
		case crosses:
			why = CrossesGap
		case denied:
			why = SkipsDenial
		case !read:
			why = UnreadGap
		case len(q.pieces) > maxGaps+1:
			why = TooManyGaps
		case !q.longPieces():
			why = ShortPiece
		default:
			return spread(passage, folded, runs), Absent
		}
		worst = max(worst, why)
	}
}

func (q Quote) longPieces() bool {
	for _, p := range q.pieces {
		if Words(p) < 3 {
			return false
		}
	}
	return true
}

// locate returns the first place between two bytes at which pattern stands in
// a passage between boundaries, -1 if there is none. Both are folded.
func (e edges) locate(passage, pattern string, from, to int) int {
	if pattern == "" {
		return -1
	}
	for from <= min(to, len(passage)) {
		i := strings.Index(passage[from:min(len(passage), to+len(pattern))], pattern)
		if i < 0 {
			return -1
		}
		at := from + i
		if e.boundary(passage, at) && e.boundary(passage, at+len(pattern)) {
			return at
		}
		_, n := utf8.DecodeRuneInString(passage[at:])
		from = at + n
	}
	return -1
}

// whyNot tells a quotation that is nowhere from one that cuts a word or a
// number in two.
func (e edges) whyNot(passage, pattern string) Failure {
	if pattern == "" {
		return Absent
	}
	for from := 0; ; {
		i := strings.Index(passage[from:], pattern)
		if i < 0 {
			return Absent
		}
		at := from + i
		for _, edge := range []int{at, at + len(pattern)} {
			if edge == 0 || edge == len(passage) || e.boundary(passage, edge) {
				continue
			}
			if unicode.IsNumber(text.LastRune(passage[:edge])) && unicode.IsNumber(text.FirstRune(passage[edge:])) || insideNumber(passage, edge) {
				return CutsNumber
			}
			return CutsWord
		}
		from = at + 1
	}
}

// spread converts ranges of the folded passage into ranges of the passage. A range
// ends behind its last visible character.
func spread(passage, folded string, runs []text.Range) Match {
	if passage == folded {
		return runs
	}
	_, starts, ends := foldMap(passage)
	var m Match
	for _, r := range runs {
		m = append(m, text.Range{From: starts[r.From], To: ends[r.To-1]})
	}
	return m
}
