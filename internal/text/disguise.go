package text

import "unicode"

// disguises are characters that are read as Latin letters or as digits and are others: those of
// mathematics, in circles and boxes, small capitals, and raised letters. No search finds them, and
// words of them are compared with no source.
var disguises = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0262, Hi: 0x0262, Stride: 1}, {Lo: 0x026a, Hi: 0x026a, Stride: 1}, {Lo: 0x0274, Hi: 0x0274, Stride: 1}, {Lo: 0x0280, Hi: 0x0280, Stride: 1},
		{Lo: 0x028f, Hi: 0x028f, Stride: 1}, {Lo: 0x0299, Hi: 0x0299, Stride: 1}, {Lo: 0x029c, Hi: 0x029c, Stride: 1}, {Lo: 0x029f, Hi: 0x029f, Stride: 1},
		{Lo: 0x02b0, Hi: 0x02b8, Stride: 1}, {Lo: 0x02e1, Hi: 0x02e3, Stride: 1}, {Lo: 0x1d00, Hi: 0x1d6a, Stride: 1}, {Lo: 0x1d78, Hi: 0x1d78, Stride: 1},
		{Lo: 0x1d9b, Hi: 0x1dbf, Stride: 1}, {Lo: 0x2071, Hi: 0x2071, Stride: 1}, {Lo: 0x207f, Hi: 0x207f, Stride: 1}, {Lo: 0x2090, Hi: 0x209c, Stride: 1},
		{Lo: 0x249c, Hi: 0x24e9, Stride: 1}, {Lo: 0xa730, Hi: 0xa731, Stride: 1}, {Lo: 0xff21, Hi: 0xff3a, Stride: 1}, {Lo: 0xff41, Hi: 0xff5a, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x1d400, Hi: 0x1d7ff, Stride: 1}, {Lo: 0x1f110, Hi: 0x1f189, Stride: 1}},
}

// disguised is what a letter in a word of such letters does.
const disguised = "is read as another letter than it is, and no search or comparison finds the word"

// Letters in a row that make a word of disguise: fewer are a variable, a sign on a map, the
// ending of « Mᵐᵉ ».
const (
	fewestDisguised = 3
	fewestRaised    = 5
)

// masquerade counts letters of disguise in a row: raised ones, and others.
type masquerade struct {
	raised, others int
	inside         bool // the row stands behind a script that sets no spaces
}

// goesOn takes the next character, between the one before and what stands behind, and reports
// whether with it a row becomes a word. Full-width letters belong into texts of East Asia.
func (m *masquerade) goesOn(r, before rune, behind string) bool {
	if r < 0x250 || !unicode.Is(disguises, r) {
		*m = masquerade{}
		return false
	}
	if m.raised+m.others == 0 {
		m.inside = IsUnspaced(before)
	}
	if unicode.Is(unicode.Lm, r) {
		m.raised++
		return m.raised == fewestRaised
	}
	m.others++
	if m.others != fewestDisguised || m.inside && isFullWidth(r) {
		return false
	}
	for _, next := range behind {
		if !isFullWidth(next) {
			return !isFullWidth(r) || !IsUnspaced(next)
		}
	}
	return true
}

func isFullWidth(r rune) bool { return 0xff00 <= r && r <= 0xff5a }
