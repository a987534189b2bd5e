package check

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/figures"
	"dossier/internal/model"
	"dossier/internal/text"
)

const (
	roundDigits = 2       // of a number that may stand for another: 60, 1200, 45 million
	near        = 1. / 10 // how far off "about 60" may be
	beyond      = 1. / 2  // by how much what is "over 60" may be more
	short       = 1. / 4  // by how much what is "nearly 60" may be less
	converted   = 3. / 100
	mostListed  = 12 // things of a list that a reader counts

	perYear = 12
	perCent = 1 // as [figures.Share] has it

	firstYear, lastYear = 1800, 2100 // between them a number without a unit may be a year
)

// rates are how many of one unit of time another has, where each of two numbers is so much in one of them.
var rates = []float64{7, perYear, 52, 365}

// saidBy reads the numbers of what is cited, as the function does, and what a reader may reckon with besides: the year
// from which to count back, and words such as "a quarter".
func (v *checker) saidBy(cited []*model.Cited, whole articleFigures) *figuresSaid {
	said := saidBy(cited, whole)
	said.amounts = func() map[string]bool {
		theirs, _ := v.amountsSaid(cited)
		return theirs.names
	}
	for _, c := range cited {
		if c.Article != nil {
			said.year = max(said.year, c.Article.Published.To.Year)
		}
	}
	return said
}

// bears reports whether a figure that is none of those said follows from them: it is said to be about, over or under
// one of them (over sixty, of 61.4), is one of them in another unit (some 25 miles, of 40 kilometres), the sum of two
// that count alike, what is between them, what one is of the other, or how many names a sentence lists. What is around
// it is what the note says of it: where that is all from one source, nothing says that anybody reckons.
func (said *figuresSaid) bears(f figures.Figure, prose, around, lang string) bool {
	if f.Ordinal || said.in(func(s *figuresSaid) bool { return len(s.counting) > mostInRow }) {
		return false
	}
	r := reckoning{
		figuresSaid: said,
		rough:       figures.Roughly(prose, f, lang),
		unit:        figures.Measure(prose, f, lang),
		share:       figures.Share(prose, f.Range, lang),
		theirs:      map[float64]figures.Rough{},
		timed:       figures.NamesTime(around, lang),
	}
	own := subjects(around, lang)
	for _, t := range said.texts {
		in := figures.In(t.text, t.lang)
		r.sources = append(r.sources, sourcesOf(t, in, own)...)
		for _, g := range in {
			if rough := figures.Roughly(t.text, g, t.lang); rough != 0 {
				for _, y := range g.Values {
					r.theirs[y] |= rough
				}
			}
		}
	}
	return slices.ContainsFunc(f.Values, func(x float64) bool {
		return r.oneBears(x) || r.twoBear(x) || r.amountBears(x) || f.Spelled && r.share == 0 && said.lists(x)
	})
}

// reckoning is what is said, and how a number that follows from it is written.
type reckoning struct {
	*figuresSaid
	rough figures.Rough
	unit  string
	share int

	theirs map[float64]figures.Rough // how rough the numbers said are themselves: "up to 40" is not "up to 50"

	timed   bool // what is around the number names a unit of time: a week, monthly
	sources []source
}

// source is a part of one of the sentences cited that has a number, held against what a note says around its own.
type source struct {
	numbers map[float64]bool
	whole   map[float64]bool // those of the sentence
	ranges  [][]float64      // of these those that are the ends of ranges: between 40 and 60
	all     bool             // the part has every word around the number of the note
	common  int              // how many of them it has
	timed   bool
}

func sourcesOf(t textOf, in []figures.Figure, own []string) []source {
	const fewest = 2 // words that say something of a number
	timed, whole := figures.NamesTime(t.text, t.lang), map[float64]bool{}
	var ranges [][]float64
	if len(in) > 1 && len(in) <= mostInRow {
		for _, span := range figures.Whole(t.text, t.lang) {
			if ends := rangeIn(t, in, span); len(ends) > 1 {
				ranges = append(ranges, ends)
			}
		}
	}
	var sources []source
	var last string
	for _, f := range in {
		part := t.text
		if len(in) <= mostInRow {
			part = partAround(t.text, f.Range, t.lang)
		}
		if len(sources) == 0 || part != last {
			common := inCommon(own, subjects(part, t.lang))
			sources = append(sources, source{map[float64]bool{}, whole, ranges, len(own) >= fewest && common == len(own), common, timed})
			last = part
		}
		for _, x := range f.Values {
			sources[len(sources)-1].numbers[x], whole[x] = true, true
		}
	}
	return sources
}

// rangeIn are the numbers of a range that stands in a stretch of a text, none of two that are only joined: 14 and 9.
func rangeIn(t textOf, in []figures.Figure, span text.Range) []float64 {
	var ends []float64
	var last figures.Figure
	for _, f := range in {
		if f.From < span.From || f.To > span.To {
			continue
		}
		if len(ends) > 0 {
			joined := strings.ToLower(strings.TrimSpace(t.text[last.To:max(last.To, f.From)]))
			lead := strings.TrimSpace(t.text[span.From:last.From])
			if slices.Contains(ands(t.lang), joined) && (lead == "" || figures.Roughly(t.text, last, t.lang) != 0) {
				return nil
			}
		}
		ends, last = append(ends, f.Values...), f
	}
	return ends
}

// aroundNumber is a sentence without one of the numbers in its row; where it has others, the part in which that one stands.
func aroundNumber(sentence string, number text.Range, row int, lang string) string {
	switch {
	case row > mostInRow:
		return ""
	case row > 1:
		return strings.Replace(partAround(sentence, number, lang), number.Of(sentence), " ", 1)
	}
	return sentence[:number.From] + " " + sentence[number.To:]
}

// restates reports whether a part that has a number has all words around the one of the note.
func (r *reckoning) restates(y float64) bool {
	return slices.ContainsFunc(r.sources, func(s source) bool { return s.all && s.numbers[y] })
}

// saysOfOne reports whether the note says of a number what a source says of one of two alone, and the part with the
// other has hardly a word of it: what was lost in May is not what was lost and what the barns were sold for.
func (r *reckoning) saysOfOne(y, z float64) bool {
	const fewest = 2 // words that they have in common
	alone := func(y, z float64) bool {
		return slices.ContainsFunc(r.sources, func(s source) bool { return s.all && s.numbers[y] && !s.numbers[z] }) &&
			!slices.ContainsFunc(r.sources, func(s source) bool { return s.numbers[z] && s.common >= fewest })
	}
	return alone(y, z) || alone(z, y)
}

// together reports whether one of the sentences has two numbers.
func (r *reckoning) together(y, z float64) bool {
	return slices.ContainsFunc(r.sources, func(s source) bool { return s.whole[y] && s.whole[z] })
}

// addUp reports whether the sum of two numbers may be meant: not of the ends of a range, nor of two of which a source
// says in one part what the note says.
func (r *reckoning) addUp(y, z float64) bool {
	return !r.saysOfOne(y, z) && !slices.ContainsFunc(r.sources, func(s source) bool {
		return s.all && s.numbers[y] && s.numbers[z] ||
			slices.ContainsFunc(s.ranges, func(ends []float64) bool { return slices.Contains(ends, y) && slices.Contains(ends, z) })
	})
}

// isRate reports whether a number that is said is of one unit of time, and the note speaks of another.
func (r *reckoning) isRate(y float64) bool {
	return r.timed && !r.restates(y) && slices.ContainsFunc(r.sources, func(s source) bool { return s.timed && s.numbers[y] })
}

// is reports whether a number is another one, or as rough as it is said to be.
func (r *reckoning) is(x, y float64) bool {
	return math.Abs(x-y) <= 1e-9*math.Abs(x) || r.rough != 0 && roughlyIs(r.rough, x, y)
}

// oneBears reports whether a number is one of those said, only rounded or in another unit.
func (r *reckoning) oneBears(x float64) bool {
	for y, counting := range r.counting {
		if !counting[r.share] && !counting[0] && r.share != 0 {
			continue
		}
		if r.unit == "year" && isYear(y) && r.is(x, float64(r.year)-y) {
			return true // of 1994: for more than thirty years
		}
		if r.share == 0 && min(x, y) > perYear && r.isRate(y) && slices.ContainsFunc(rates, func(by float64) bool { return r.is(x, y*by) || r.is(x, y/by) }) {
			return true // 600,000 a year: 50,000 a month
		}
		for unit := range r.measured[y] {
			for _, by := range figures.InUnit(unit, r.unit) {
				if rough := r.rough &^ (r.theirs[y] &^ figures.Above); rough != 0 && roughlyIs(rough, x, y*by) || by != 1 && math.Abs(x-y*by) <= converted*x {
					return true
				}
			}
		}
	}
	return false
}

// twoBear reports whether a number is the sum of two of those said, what is between them (of shares in per cent: in
// points), the share in per cent that one is of the other, or what one is in each unit of time that the other counts.
func (r *reckoning) twoBear(x float64) bool {
	for y := range r.counting {
		for z := range r.counting {
			if y <= z || z <= 0 || isYear(y) || isYear(z) {
				continue
			}
			if figures.IsTime(r.onlyUnit(z)) && !figures.IsTime(r.onlyUnit(y)) && r.share == 0 && r.timed && r.is(x, y/z) {
				return true // 72 million in five years: 14.4 each year
			}
			if !r.countAlike(y, z) {
				continue
			}
			shares := r.counting[y][perCent] || r.counting[z][perCent]
			if r.sumOrDifference(x, y, z, shares && r.share == perCent) {
				return true
			}
			if part := 100 * z / y; r.share != 0 && !shares && (math.Abs(x-part) < 0.5 || r.is(x, part)) {
				return true
			}
		}
	}
	return false
}

// sumOrDifference reports whether a number is the sum of two others, or what is between them, which of shares are points.
func (r *reckoning) sumOrDifference(x, y, z float64, ofShares bool) bool {
	return slices.ContainsFunc(scaledTo(y, z), func(other float64) bool {
		return r.near(x, y+other) && r.addUp(y, z) ||
			r.near(x, y-other) && !ofShares && (r.together(y, z) || !r.saysOfOne(y, z))
	})
}

// near is what is reckoned with two numbers, which must be nearer than one that is only rounded.
func (r *reckoning) near(x, y float64) bool { return r.is(x, y) && math.Abs(x-y) <= near*x }

// scaledTo are a number and what it may be in a range in which another has the word for both: 410 to 690 million.
func scaledTo(y, z float64) []float64 {
	all := []float64{z}
	for _, by := range []float64{1e3, 1e6, 1e9} {
		if z < 1000 && y >= by && z*by < y {
			all = append(all, z*by)
		}
	}
	return all
}

// amountBears reports whether a number is the share in per cent that a word says, or what a word doubles or halves.
func (r *reckoning) amountBears(x float64) bool {
	for name := range r.amounts() {
		share, known := shares[name]
		if !known {
			continue
		}
		if r.share == perCent && math.Abs(x-100*share) <= 2 {
			return true
		}
		for y := range r.counting {
			if x > y && r.restates(y) {
				continue
			}
			if share != 1 && (r.is(x, y*share) || r.is(x, y/share)) && r.share == 0 && !isYear(y) {
				return true
			}
		}
	}
	return false
}

// lists reports whether one of the sentences lists so many names: Brodno, Stary and Velm.
func (said *figuresSaid) lists(x float64) bool {
	return x <= mostListed && slices.ContainsFunc(said.texts, func(t textOf) bool { return slices.Contains(listed(t.text, t.lang), int(x)) })
}

// listed returns how many names the lists of a sentence have.
func listed(s, lang string) []int {
	var sizes []int
	n := 0
	parts := listParts(s, lang)
	for i, part := range parts {
		words := strings.Fields(part)
		begins, ends := len(words) > 0 && isCapital(words[0]), len(words) > 0 && isCapital(words[len(words)-1])
		if n > 0 && begins {
			n++
			if len(words) > fewestInClause || i == len(parts)-1 {
				sizes = append(sizes, n)
				n = 0
			}
		} else {
			sizes = append(sizes, n)
			n = 0
		}
		if n == 0 && ends {
			n = 1
		}
	}
	return append(sizes, n)
}

// listParts parts a sentence at commas and words for and.
func listParts(s, lang string) []string {
	var parts []string
	from := 0
	for _, w := range text.Fields(s) {
		end := w.At + len(w.Text)
		switch {
		case slices.Contains(ands(lang), strings.ToLower(w.Text)):
			parts = append(parts, s[from:w.At])
			from = end
		case strings.HasSuffix(w.Text, ","):
			parts = append(parts, s[from:end-1])
			from = end
		}
	}
	return slices.DeleteFunc(append(parts, s[from:]), func(part string) bool { return strings.TrimSpace(part) == "" })
}

func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first)
}

// countAlike reports whether two of the numbers said count the same, and that is what is asked for, as far as it is
// known. Time that stands behind a number is seldom what it counts: 34 million last year.
func (r *reckoning) countAlike(y, z float64) bool {
	one, other := r.onlyUnit(y), r.onlyUnit(z)
	if !figures.IsTime(r.unit) {
		one, other = withoutTime(one), withoutTime(other)
	}
	return (one == other || one == "" || other == "") && (r.unit == "" || one == r.unit || other == r.unit || one+other == "")
}

func withoutTime(unit string) string {
	if figures.IsTime(unit) {
		return ""
	}
	return unit
}

// onlyUnit is the unit of a number that has one, and no other anywhere.
func (said *figuresSaid) onlyUnit(x float64) string {
	if len(said.measured[x]) == 1 {
		for unit := range said.measured[x] {
			return unit
		}
	}
	return ""
}

// roughlyIs reports whether a round number that is said to be about, above or below another one is that.
func roughlyIs(rough figures.Rough, x, y float64) bool {
	const fewest = 10 // below it a number has no rounder one beside it
	if x <= 0 || y <= 0 || !isRound(x) || x < fewest && math.Abs(x-y) >= 1 {
		return false
	}
	return rough&figures.About != 0 && math.Abs(x-y) <= near*x ||
		rough&figures.Above != 0 && x <= y && y <= x*(1+beyond) ||
		rough&figures.Below != 0 && y <= x && x*(1-short) <= y
}

func isYear(x float64) bool { return x > firstYear && x < lastYear && x == math.Trunc(x) }

// isRound reports whether a number has no more digits than one that stands for another.
func isRound(x float64) bool {
	for x >= math.Pow10(roundDigits) {
		x /= 10
	}
	return math.Abs(x-math.Round(x)) < 1e-6
}
