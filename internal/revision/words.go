package revision

import (
	"strings"
	"unicode"

	"dossier/internal/text"
)

// Kind says what became of some words.
type Kind string

const (
	Same Kind = "same" // both versions have them
	Out  Kind = "out"  // the later one does not
	In   Kind = "in"   // the earlier one does not
)

// Piece is a stretch of words to which the same has happened.
type Piece struct {
	Kind Kind
	A    text.Range // bytes of the earlier version; where it would stand, if it came
	B    text.Range // bytes of the later version; where it would stand, if it went
}

// Words says what became of the words of a paragraph: pieces that hold all of both texts,
// in the order of both, what went before what came.
func Words(a, b string) []Piece {
	left, right := tokens(a), tokens(b)
	changes := compare(len(left), len(right), func(i, j int) bool { return left[i].word(a) == right[j].word(b) })
	var kinds []Kind
	for _, c := range changes {
		switch {
		case c.B < 0:
			kinds = append(kinds, Out)
		case c.A < 0:
			kinds = append(kinds, In)
		default:
			kinds = append(kinds, Same)
		}
	}
	var pieces []Piece
	at, to := 0, 0 // tokens of the two that are told
	for i := 0; i < len(kinds); {
		kept := 0
		for i < len(kinds) && kinds[i] == Same {
			kept, i = kept+1, i+1
		}
		pieces = addPiece(pieces, Same, span(left, at, at+kept), span(right, to, to+kept))
		at, to = at+kept, to+kept
		went, came := 0, 0
		for i < len(kinds) && (kinds[i] != Same || lonely(kinds, i)) {
			if kinds[i] != In {
				went++
			}
			if kinds[i] != Out {
				came++
			}
			i++
		}
		pieces = addPiece(pieces, Out, span(left, at, at+went), span(right, to, to))
		pieces = addPiece(pieces, In, span(left, at+went, at+went), span(right, to, to+came))
		at, to = at+went, to+came
	}
	return pieces
}

// lonely reports whether a word that stayed stands between others that did not, on both
// sides two or more: it reads better with them than between them.
func lonely(kinds []Kind, i int) bool {
	changed := func(i int) bool { return 0 <= i && i < len(kinds) && kinds[i] != Same }
	return changed(i-1) && changed(i-2) && changed(i+1) && changed(i+2)
}

func addPiece(pieces []Piece, kind Kind, a, b text.Range) []Piece {
	if a.Empty() && b.Empty() {
		return pieces
	}
	return append(pieces, Piece{kind, a, b})
}

// token is a word, or the marks before or behind one, with the blanks behind.
type token struct {
	text.Range
	end int // before the blanks
}

func (t token) word(s string) string { return s[t.From:t.end] }

// tokens parts a text at its blanks, at the marks on both sides of a word, and between the
// characters of scripts that set no blanks. Together they are the whole text, but for blanks
// before the first.
func tokens(s string) []token {
	var list []token
	for _, f := range text.Fields(s) {
		from, to := f.At, f.At+len(f.Text)
		first := from + len(f.Text) - len(strings.TrimLeftFunc(f.Text, isMark))
		last := from + len(strings.TrimRightFunc(f.Text, isMark))
		if first >= last {
			first, last = to, to
		}
		list = addToken(list, from, first)
		start := first
		for i, r := range s[first:last] {
			at := first + i
			if at > start && (text.IsUnspaced(r) && !unicode.IsMark(r) || text.IsUnspaced(text.LastRune(s[start:at])) && unicode.IsLetter(r)) {
				list = addToken(list, start, at)
				start = at
			}
		}
		list = addToken(list, start, last)
		list = addToken(list, last, to)
	}
	for i := range list {
		list[i].To = len(s)
		if i+1 < len(list) {
			list[i].To = list[i+1].From
		}
	}
	return list
}

func addToken(list []token, from, to int) []token {
	if from >= to {
		return list
	}
	return append(list, token{text.Range{From: from, To: to}, to})
}

func isMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// span is the range of some tokens.
func span(list []token, from, to int) text.Range {
	switch {
	case from < to:
		return text.Range{From: list[from].From, To: list[to-1].To}
	case from < len(list):
		return text.Range{From: list[from].From, To: list[from].From}
	case len(list) > 0:
		return text.Range{From: list[len(list)-1].To, To: list[len(list)-1].To}
	}
	return text.Range{}
}

// Follow returns where in the later version stands what stood in a stretch of the earlier
// one, with the words that came into it or in its place; it is empty if nothing does.
func Follow(pieces []Piece, stretch text.Range) text.Range {
	now := text.Range{From: -1}
	replaces := false // the piece before went from the stretch
	for _, p := range pieces {
		at, inside := p.B, p.A.Overlaps(stretch)
		switch p.Kind {
		case Out:
			replaces = inside
			continue
		case In:
			inside = stretch.From < p.A.From && p.A.From < stretch.To || replaces
		case Same: // as far as it is in the stretch
			at.From += max(0, stretch.From-p.A.From)
			at.To = max(at.From, at.To-max(0, p.A.To-stretch.To))
		}
		replaces = false
		if !inside {
			continue
		}
		if now.From < 0 {
			now.From = at.From
		}
		now.To = at.To
	}
	if now.From < 0 {
		return text.Range{}
	}
	return now
}

// Back is the way from the later version to the earlier one.
func Back(pieces []Piece) []Piece {
	list := make([]Piece, len(pieces))
	for i, p := range pieces {
		list[i] = Piece{p.Kind, p.B, p.A}
		switch p.Kind {
		case Out:
			list[i].Kind = In
		case In:
			list[i].Kind = Out
		case Same:
		}
	}
	for i := 0; i+1 < len(list); i++ { // what went stands before what came
		if list[i].Kind == In && list[i+1].Kind == Out {
			list[i], list[i+1] = list[i+1], list[i]
		}
	}
	return list
}
