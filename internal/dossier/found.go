package dossier

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The contract of "found". Quoted words are found in a passage when, both
// folded (see fold), they stand in it, and
//
//   - they begin and end at a word boundary, and never inside a number: not
//     between a digit and a digit, a group separator or a decimal sign;
//   - […] (or [...]) is a gap: at most two, inside one sentence, each piece of
//     at least three words, and no negation in what a gap skips;
//   - [sic] is skipped.
//
// A source that itself holds […] or [sic] is compared literally first.
//
// Nothing else passes. In particular no similarity, however high.

// Match is where quoted words stand in a passage: byte ranges of its text, one
// for each piece between gaps, in order.
type Match [][2]int

// failure says why quoted words were not found in a passage although something
// of them is there. The worst failure of all passages makes the message.
type failure int

const (
	absent      failure = iota // nothing to say
	cutsWord                   // the words are there, inside longer words
	cutsNumber                 // the words are there, inside a longer number
	tooManyGaps                // more than two gaps
	edgeGap                    // a gap at the beginning or the end
	shortPiece                 // a piece of fewer than three words
	crossesGap                 // a gap that leaves its sentence
	skipsDenial                // a gap that skips a negation
)

const maxGaps = 2

var (
	gapMark = regexp.MustCompile(`\[(?:…|\.\.\.)\]`)
	sicMark = regexp.MustCompile(`\s*\[sic\]`)
)

// words counts the words of a piece: stretches between spaces that hold a
// letter or a digit.
func words(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.ContainsFunc(w, isWord) {
			n++
		}
	}
	return n
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// quote is a quotation made ready for matching.
type quote struct {
	text    string   // as written
	literal string   // folded, gaps and [sic] as they stand
	pieces  []string // folded, without [sic]
}

func newQuote(text string) quote {
	q := quote{text: text, literal: fold(text)}
	for piece := range strings.SplitSeq(gapMark.ReplaceAllString(sicMark.ReplaceAllString(text, ""), "\x00"), "\x00") {
		q.pieces = append(q.pieces, fold(piece))
	}
	return q
}

// find looks for the quotation in a passage whose text in folded form is
// folded. lang decides which words deny.
func (q quote) find(text, folded, lang string) (Match, failure) {
	if at := locate(folded, q.literal, 0); at >= 0 {
		return spread(text, [][2]int{{at, at + len(q.literal)}}), absent
	}
	if len(q.pieces) == 1 {
		if q.pieces[0] != q.literal {
			if at := locate(folded, q.pieces[0], 0); at >= 0 {
				return spread(text, [][2]int{{at, at + len(q.pieces[0])}}), absent
			}
		}
		return nil, whyNot(folded, q.pieces[0])
	}
	return q.findPieces(text, folded, lang)
}

// findPieces matches a quotation with gaps. It tries every place of the first
// piece; the later pieces are taken as near as possible, for what a nearer
// place skips, a farther one skips as well.
func (q quote) findPieces(text, folded, lang string) (Match, failure) {
	if slices.Contains(q.pieces, "") {
		return nil, edgeGap
	}
	worst := absent
	for from := 0; ; {
		at := locate(folded, q.pieces[0], from)
		if at < 0 {
			return nil, worst
		}
		from = at + 1
		runs := [][2]int{{at, at + len(q.pieces[0])}}
		denied := false
		for _, piece := range q.pieces[1:] {
			last := runs[len(runs)-1][1]
			next := locate(folded, piece, last)
			if next < 0 {
				runs = nil
				break
			}
			denied = denied || denies(folded[last:next], lang, true)
			runs = append(runs, [2]int{next, next + len(piece)})
		}
		if runs == nil {
			continue
		}
		match := spread(text, runs)
		why := absent
		switch {
		case denied:
			why = skipsDenial
		case !inOneSentence(text, match):
			why = crossesGap
		case len(q.pieces) > maxGaps+1:
			why = tooManyGaps
		case !q.longPieces():
			why = shortPiece
		default:
			return match, absent
		}
		worst = max(worst, why)
	}
}

func (q quote) longPieces() bool {
	for _, p := range q.pieces {
		if words(p) < 3 {
			return false
		}
	}
	return true
}

// locate returns the first place from which on pattern stands in text between
// boundaries, -1 if there is none. Both are folded.
func locate(text, pattern string, from int) int {
	if pattern == "" {
		return -1
	}
	for from <= len(text) {
		i := strings.Index(text[from:], pattern)
		if i < 0 {
			return -1
		}
		at := from + i
		if boundary(text, at) && boundary(text, at+len(pattern)) {
			return at
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		from = at + n
	}
	return -1
}

// boundary reports whether words may begin or end at byte i of text.
func boundary(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	if i == 0 || i == len(text) {
		return true
	}
	return !(isWord(before) && isWord(after)) && !insideNumber(text, i)
}

// insideNumber reports whether byte i lies inside a number such as 10 000,
// 5,5 or 1.000: next to a separator that has digits on both sides.
func insideNumber(text string, i int) bool {
	for _, at := range []int{i, i - 1} { // the separator is behind or before i; all are one byte when folded
		if at <= 0 || at+1 >= len(text) || !isDigit(text[at-1]) || !isDigit(text[at+1]) {
			continue
		}
		switch text[at] {
		case '.', ',':
			return true
		case ' ', '\'':
			// Digits in groups of three: 10 000, but not « en 2013 300 … ».
			left, right := 0, 0
			for k := at - 1; k >= 0 && isDigit(text[k]); k-- {
				left++
			}
			for k := at + 1; k < len(text) && isDigit(text[k]); k++ {
				right++
			}
			if left <= 3 && right == 3 {
				return true
			}
		}
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// whyNot tells a quotation that is nowhere from one that cuts a word or a
// number in two.
func whyNot(text, pattern string) failure {
	if pattern == "" {
		return absent
	}
	for from := 0; ; {
		i := strings.Index(text[from:], pattern)
		if i < 0 {
			return absent
		}
		at := from + i
		for _, edge := range []int{at, at + len(pattern)} {
			if edge == 0 || edge == len(text) || boundary(text, edge) {
				continue
			}
			if edge > 0 && edge < len(text) && isDigit(text[edge-1]) && isDigit(text[edge]) || insideNumber(text, edge) {
				return cutsNumber
			}
			return cutsWord
		}
		from = at + 1
	}
}

// spread converts ranges of the folded text into ranges of the text. A range
// ends behind its last visible character.
func spread(text string, runs [][2]int) Match {
	_, starts, ends := foldMap(text)
	var m Match
	for _, r := range runs {
		m = append(m, [2]int{starts[r[0]], ends[r[1]-1]})
	}
	return m
}

// inOneSentence reports whether the match begins and ends in one sentence.
func inOneSentence(text string, m Match) bool {
	for _, s := range sentences(text) {
		if m[0][0] >= s[0] && m[0][0] < s[1] {
			return m[len(m)-1][1] <= s[1]
		}
	}
	return false
}
