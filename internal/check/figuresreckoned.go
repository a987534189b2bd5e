package check

import (
	"math"
	"slices"
	"strings"

	"dossier/internal/figures"
	"dossier/internal/text"
)

// rates are how many of one unit of time another has, where each of two numbers is so much in one of them.
var rates = []float64{7, perYear, 52, 365}

// source is a part of one of the sentences cited that has a number, held against what a note says around its own.
type source struct {
	numbers map[float64]bool
	ranges  [][]float64 // of the numbers of the sentence those that are the ends of ranges: between 40 and 60
	all     bool        // the part has every word around the number of the note
	common  int         // how many of them it has
	timed   bool
	bare    bool // the part has but the number and a day: and nine on Tuesday
}

func sourcesOf(t textOf, own []string) []source {
	const fewest = 2 // words that say something of a number
	timed := figures.NamesTime(t.text, t.lang)
	var ranges [][]float64
	if len(t.in) > 1 && len(t.in) <= mostInRow {
		for _, span := range figures.Whole(t.text, t.lang) {
			if ends := rangeIn(t, span); len(ends) > 1 {
				ranges = append(ranges, ends)
			}
		}
	}
	var sources []source
	var last string
	for _, f := range t.in {
		part := t.text
		if len(t.in) <= mostInRow {
			part = partAround(t.text, f.Range, t.lang)
		}
		if len(sources) == 0 || part != last {
			common := inCommon(own, subjects(part, t.lang))
			sources = append(sources, source{map[float64]bool{}, ranges, len(own) >= fewest && common == len(own), common, timed, isBare(part, f.Of(t.text), t.lang)})
			last = part
		}
		for _, x := range f.Values {
			sources[len(sources)-1].numbers[x] = true
		}
	}
	return sources
}

// isBare reports whether a part of a sentence says nothing beside its number but on which day, and so what another part does.
func isBare(part, number, lang string) bool {
	days := daysIn(part, lang)
	for _, words := range []map[int]string{days.weekdays, days.months} {
		for _, day := range words {
			part = strings.Replace(part, day, " ", 1)
		}
	}
	return len(subjects(strings.Replace(part, number, " ", 1), lang)) == 0
}

// rangeIn are the numbers of a range that stands in a stretch of a text, none of two that are only joined: 14 and 9.
func rangeIn(t textOf, span text.Range) []float64 {
	var ends []float64
	for i, f := range t.in {
		if f.From < span.From || f.To > span.To {
			continue
		}
		if len(ends) > 0 { // figures stand in their order, so the one before is of the range as well
			last := t.in[i-1]
			joined := strings.ToLower(strings.TrimSpace(t.text[last.To:max(last.To, f.From)]))
			lead := strings.TrimSpace(t.text[span.From:last.From])
			if slices.Contains(ands(t.lang), joined) && (lead == "" || t.rough()[i-1] != 0) {
				return nil
			}
		}
		ends = append(ends, f.Values...)
	}
	return ends
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
			!slices.ContainsFunc(r.sources, func(s source) bool { return s.numbers[z] && (s.common >= fewest || s.bare) })
	}
	return alone(y, z) || alone(z, y)
}

// addUp reports whether the sum of two numbers may be meant: not of the ends of a range, nor of two of which a source
// says in one part what the note says, nor where it is of what one of them counts and the other something else.
func (r *reckoning) addUp(y, z float64) bool {
	counts := func(x float64) bool { return inCommon(r.own, r.things[x]) > 0 }
	other := func(y, z float64) bool { return counts(y) && len(r.things[z]) > 0 && !counts(z) }
	return !r.saysOfOne(y, z) && !r.endOneRange(y, z) && !other(y, z) && !other(z, y) &&
		!slices.ContainsFunc(r.sources, func(s source) bool { return s.all && s.numbers[y] && s.numbers[z] })
}

// endOneRange reports whether two numbers are the ends of a range: between 40 and 60.
func (r *reckoning) endOneRange(y, z float64) bool {
	return slices.ContainsFunc(r.sources, func(s source) bool {
		return slices.ContainsFunc(s.ranges, func(ends []float64) bool { return slices.Contains(ends, y) && slices.Contains(ends, z) })
	})
}

// isRate reports whether a number that is said is of one unit of time, and the note speaks of another.
func (r *reckoning) isRate(y float64) bool {
	return r.timed && !r.restates(y) && slices.ContainsFunc(r.sources, func(s source) bool { return s.timed && s.numbers[y] })
}

// rateBears reports whether a number is what one of those said, of one unit of time, is in another.
func (r *reckoning) rateBears(x float64) bool {
	for y, counting := range r.counting {
		isBy := func(by float64) bool { return r.is(x, y*by) || r.is(x, y/by) } // 600,000 a year: 50,000 a month
		if r.share == 0 && counting[0] && min(x, y) > perYear && r.isRate(y) && slices.ContainsFunc(rates, isBy) {
			return true
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
			for _, part := range []float64{100 * z / y, 100 * (y - z) / y, 100 * (y - z) / z} { // a share, a fall, a rise
				if r.share != 0 && !shares && (math.Abs(x-part) < 0.5 || r.is(x, part)) {
					return true
				}
			}
		}
	}
	return false
}

// yearsBear reports whether a number of years, or of decades, is how long ago a year was of which nobody knows how long ago
// that is, or how long two years are apart: from 2011 to 2019.
func (r *reckoning) yearsBear(x float64) bool {
	for _, by := range figures.InUnit(r.unit, "year") {
		if r.unit == "" || !figures.IsTime(r.unit) || r.unit == "year" && by != 1 {
			return false
		}
		for y := range r.counting {
			if !isYear(y) {
				continue
			}
			one := true
			for z := range r.counting {
				if isYear(z) && y > z && r.is(x*by, y-z) {
					return true
				}
				one = one && (z == y || !isYear(z))
			}
			if one && r.year == 0 && y+x*by > recent && y+x*by <= lastYear {
				return true
			}
		}
	}
	return false
}

// partBears reports whether a number is one of two that say a share, four out of five, which a share in per cent or two
// numbers bear out.
func (r *reckoning) partBears(s string, row []figures.Figure, at int, lang string) bool {
	const least, most, near = 3, 10, 0.05 // of how many it may be a share, and how far off that may be
	number := row[at].Range
	row = figures.In(s, lang) // one and two as well
	at = slices.IndexFunc(row, func(f figures.Figure) bool { return f.Range == number })
	for i := max(1, at); at >= 0 && i <= min(at+1, len(row)-1); i++ {
		one, all := row[i-1], row[i]
		if !isPart(s, row, i, lang) || len(one.Values) != 1 || len(all.Values) != 1 || all.Values[0] < max(least, one.Values[0]) || all.Values[0] > most {
			continue
		}
		share := one.Values[0] / all.Values[0]
		is := func(x float64) bool { return math.Abs(x-share) <= near || math.Abs(1-x-share) <= near }
		for y, counting := range r.counting {
			if counting[perCent] && is(y/100) {
				return true
			}
			for z := range r.counting {
				if z < y && !isYear(y) && is(z/y) {
					return true
				}
			}
		}
	}
	return false
}

// sumOrDifference reports whether a number is the sum of two others, or what is between them, which of shares are points.
func (r *reckoning) sumOrDifference(x, y, z float64, ofShares bool) bool {
	return slices.ContainsFunc(scaledTo(y, z), func(other float64) bool {
		return r.near(x, y+other) && r.addUp(y, z) ||
			r.near(x, y-other) && !ofShares && (r.endOneRange(y, z) || !r.saysOfOne(y, z))
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

// monthsBear reports whether a number of months is how far two months are apart that a sentence names, with the last
// of them or without: from March to May.
func (r *reckoning) monthsBear(x float64) bool {
	return r.unit == "month" && slices.ContainsFunc(r.texts, func(t textOf) bool {
		months := daysIn(t.text, t.lang).months
		first, last := perYear, 0
		for month := range months {
			first, last = min(first, month), max(last, month)
		}
		apart := float64(last - first)
		return len(months) == 2 && (x == apart || x == apart+1 || x == perYear-apart || x == perYear-apart+1)
	})
}
