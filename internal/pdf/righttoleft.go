package pdf

import (
	"cmp"
	"dossier/internal/text"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// orderLines puts the letters of lines from right to left, and of words of such scripts within
// other lines, into the order in which they are read. PDFium gives some words of a line as they
// are read and others as they are seen, and numbers, names in Latin letters and marks always
// so: where they stand tells their order, by the rules of the Unicode Bidirectional
// Algorithm (UAX #9) read backwards.
func (s *sheet) orderLines() {
	if !slices.ContainsFunc(s.letters, func(l letter) bool { return isRightToLeft(l.text) }) {
		return
	}
	ordered := make([]letter, 0, len(s.letters))
	fromRight := s.isFromTheRight()
	for _, line := range s.linesByFoot() {
		if slices.ContainsFunc(line, isHidden) { // words that are not seen stand where others are
			ordered = append(ordered, orderLine(slices.DeleteFunc(slices.Clone(line), isHidden), fromRight)...)
			line = slices.DeleteFunc(line, func(l letter) bool { return !l.hidden && !l.generated })
		}
		ordered = append(ordered, orderLine(line, fromRight)...)
	}
	s.letters = ordered
}

// isFromTheRight reports whether most letters of a page are of scripts that are written from right to left.
func (s *sheet) isFromTheRight() bool {
	right, left := 0, 0
	for i := range s.letters {
		switch classOf(s.letters[i].text) {
		case bidi.R, bidi.AL:
			right++
		case bidi.L:
			left++
		}
	}
	return right > left
}

// orderLine does so for the letters of a line. One without letters, such as a row of figures, goes
// from the right on a page that does.
func orderLine(line []letter, fromRight bool) []letter {
	right, left, arabic := 0, 0, false
	size := 0.0
	var leftmost, rightmost *letter // that have a direction
	for i := range line {
		l := &line[i]
		size = max(size, l.size)
		switch classOf(l.text) {
		case bidi.AL:
			arabic = true
			right++
		case bidi.R:
			right++
		case bidi.L:
			left++
		default:
			continue
		}
		if leftmost == nil || l.left < leftmost.left {
			leftmost = l
		}
		if rightmost == nil || l.right > rightmost.right {
			rightmost = l
		}
	}
	if right == 0 {
		if left > 0 || !fromRight {
			return line
		}
		return fromTheRight(line, true)
	}
	signs := 0 // neither a long address in a line nor a long quotation makes another line of it
	for _, sign := range []bool{right > left, fromRight, isRightToLeft(leftmost.text), isRightToLeft(rightmost.text)} {
		if sign {
			signs++
		}
	}
	if signs > 1 {
		return fromTheRight(line, arabic)
	}
	segment{letters: line, room: size * roomBetween, arabic: arabic}.orderAround()
	return line
}

// fromTheRight are the letters of a line from right to left, as they are read.
func fromTheRight(line []letter, arabic bool) []letter {
	var seen []letter
	size, blank := 0.0, false
	for _, l := range line {
		if l.generated {
			blank = blank || !strings.ContainsAny(l.text, "\r\n")
			continue
		}
		l.given, l.behindBlank, blank = len(seen), blank, false
		seen = append(seen, l)
		size = max(size, l.size)
	}
	byPlace(seen)
	s := segment{arabic: arabic, room: size * roomBetween}
	atoms := s.atoms(seen)
	slices.Reverse(atoms)
	out := make([]letter, 0, len(line))
	blankBetween := func(left, right letter) {
		if left.apart(&right, s.room) {
			out = append(out, letter{text: " ", generated: true, rightToLeft: true, left: left.right, right: right.left})
		}
	}
	for i, a := range atoms {
		if i > 0 {
			blankBetween(a.letters[len(a.letters)-1], atoms[i-1].letters[0])
		}
		for n, l := range a.letters {
			if n > 0 && a.words {
				blankBetween(a.letters[n-1], l)
			}
			l.rightToLeft = true
			out = append(out, l)
		}
	}
	turnBrackets(out)
	return append(out, letter{text: "\n", generated: true})
}

// apart reports whether there is a blank between a letter and the one to the right of it. PDFium
// tells of letters that it gives one after the other; between others there is one if the first does
// not reach to the second.
func (l *letter) apart(right *letter, room float64) bool {
	gap := right.start - l.end
	least := room / 2
	if l.crowded { // it ends farther to the right than is said of it
		room *= 1.3
		least = room
	}
	if l.ofWord() && right.ofWord() {
		switch right.given - l.given { // with no room at all there is none, but a mark that has led PDFium astray
		case 1:
			return right.behindBlank && gap > least
		case -1:
			return l.behindBlank && gap > least
		}
	}
	return gap > room
}

// ofWord reports whether a letter is one of a word from right to left, or a mark of one.
func (l *letter) ofWord() bool { return isRightToLeft(l.text) || classOf(l.text) == bidi.NSM }

// byPlace puts letters into the order in which they are seen, from left to right.
func byPlace(line []letter) {
	bringMarks(line)
	slices.SortStableFunc(line, func(a, b letter) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.middle, b.middle))
	})
}

// bringMarks says of each letter at which place it is read, counted from the left: that at which
// its drawing begins, and of letters that are drawn as one that at which each stands. A mark is
// read behind the letter over or under which it stands, whichever of the two is drawn first.
func bringMarks(line []letter) {
	for i := range line {
		line[i].place, line[i].middle = line[i].origin, (line[i].left+line[i].right)/2
	}
	for i := range line {
		l := &line[i]
		if classOf(l.text) != bidi.NSM {
			continue
		}
		var nearest *letter
		for n := max(0, i-marksAround); n < min(len(line), i+marksAround); n++ {
			base := &line[n]
			if classOf(base.text) == bidi.NSM {
				continue
			}
			if base.origin == l.origin { // both are drawn as one
				nearest = base
				base.crowded, l.crowded = true, true
				break
			}
			if l.middle < base.left || l.middle > base.right {
				continue
			}
			if nearest == nil || math.Abs(base.middle-l.middle) < math.Abs(nearest.middle-l.middle) {
				nearest = base
			}
		}
		if nearest != nil {
			l.place, l.middle = nearest.place, nearest.middle+marksBehind
			if isRightToLeft(nearest.text) {
				l.middle = nearest.middle - marksBehind
			}
			l.start, l.end = nearest.start, nearest.end
		}
	}
}

const (
	roomBetween = 0.16 // between words, at least, in parts of the size of type
	marksAround = 12   // letters before and behind a mark among which its own stands
	marksBehind = 0.01 // points
)

// segment is what is put into order by places.
type segment struct {
	letters []letter
	room    float64 // of a blank, at least
	arabic  bool    // numbers among Arabic letters are held together by fewer marks
}

// atom is what is read from left to right, or a mark.
type atom struct {
	letters []letter
	words   bool // it has a letter from left to right
	number  bool // it has a figure
}

// orderAround puts the letters of a line from left to right that holds words from right to left
// into the order in which they are read.
func (s segment) orderAround() {
	seen, blanks := s.seen()
	byPlace(seen)
	var out []letter
	blankBetween := func(left, right letter) {
		if blanks > 0 && left.apart(&right, s.room) {
			out = append(out, letter{text: " ", generated: true})
			blanks--
		}
	}
	for i := 0; i < len(seen); i++ {
		if i > 0 {
			blankBetween(seen[i-1], seen[i])
		}
		last := i + s.stretch(seen[i:]) - 1
		if last < i {
			out = append(out, seen[i])
			continue
		}
		atoms := s.atoms(seen[i : last+1])
		for n, a := range slices.Backward(atoms) {
			out = append(out, a.letters...)
			if n > 0 {
				before := atoms[n-1].letters
				blankBetween(before[len(before)-1], a.letters[0])
			}
		}
		i = last
	}
	turnBrackets(out)
	s.put(out, blanks)
}

// stretch returns how many of the letters that are seen next are read from right to left, with
// what stands between such words; none if the first is not one of them, or a mark of one.
func (s segment) stretch(next []letter) (length int) {
	for n, l := range next {
		switch {
		case isRightToLeft(l.text):
			length = n + 1
		case classOf(l.text) == bidi.L, length == 0 && (classOf(l.text) != bidi.NSM || n == marksAround):
			return length
		}
	}
	return length
}

// seen are the letters without the blanks, and how many these are.
func (s segment) seen() (seen []letter, blanks int) {
	for _, l := range s.letters {
		if !l.generated {
			seen = append(seen, l)
		}
	}
	return seen, len(s.letters) - len(seen)
}

// put writes the letters in their order; blanks for which there was no room are nothing.
func (s segment) put(out []letter, blanks int) {
	for range blanks {
		out = append(out, letter{text: "\n", generated: true})
	}
	copy(s.letters, out)
}

// atoms parts letters, as they are seen from left to right.
func (s segment) atoms(seen []letter) []atom {
	var atoms []atom
	for i := 0; i < len(seen); {
		a := atom{}
		a.add(seen[i])
		i++
		for a.words || a.number {
			n := s.joins(&a, seen[i:])
			if n == 0 {
				break
			}
			for range n {
				seen[i].within = true
				a.add(seen[i])
				i++
			}
		}
		atoms = append(atoms, a)
	}
	return atoms
}

func (a *atom) add(l letter) {
	a.letters = append(a.letters, l)
	a.words, a.number = a.words || classOf(l.text) == bidi.L, a.number || isFigure(l.text)
}

// joins returns how many of the letters that are seen next are read as part of an atom.
func (s segment) joins(a *atom, next []letter) int {
	if len(next) == 0 {
		return 0
	}
	last := a.letters[len(a.letters)-1]
	apart := next[0].start-last.end > s.room
	further := func(from int) int { // the first letter or figure, and how many stand before it
		for n := from; n < len(next) && !isRightToLeft(next[n].text); n++ {
			if classOf(next[n].text) == bidi.L || a.words && isFigure(next[n].text) {
				return n + 1
			}
		}
		return 0
	}
	switch {
	case classOf(next[0].text) == bidi.L && (a.words || !apart), isFigure(next[0].text) && (a.words || !apart):
		return 1
	case a.words:
		return further(1)
	case apart:
		return 0
	case !s.arabic && strings.Contains("%‰°€$£", next[0].text):
		return 1
	case len(next) > 1 && isFigure(next[1].text) && next[1].start-next[0].end <= s.room &&
		(strings.Contains(".,:/", next[0].text) || !s.arabic && strings.Contains("+-", next[0].text)):
		return 2
	}
	return 0
}

func classOf(s string) bidi.Class {
	p, _ := bidi.LookupString(s)
	return p.Class()
}

// isFigure reports whether a letter is a figure, or parts the figures of a number in Arabic script.
func isFigure(s string) bool {
	return unicode.IsDigit(text.FirstRune(s)) || s == "\u066b" || s == "\u066c"
}
