package check

import (
	"math"
	"slices"
	"strings"

	"dossier/internal/diag"
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
	recent              = 2000       // what is told now is of a year behind it
)

// reckonedWith reads the numbers of what is cited, and what a reader may reckon with besides: the year from which to
// count back, and words such as "a quarter".
func (v *checker) reckonedWith(cited []*model.Cited, whole articleFigures) *figuresSaid {
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

// borne says how a figure that is none of those said follows from them.
type borne int

const (
	notBorne borne = iota
	asSaid         // it is one of them: as round as words say, in another unit, or how many names a sentence lists
	reckoned       // somebody may have reckoned it from them, which nobody can tell from a number that is wrong
	unread         // it, or one of them, may have a word for a number that is not read: 12 milions
)

// told is what is told of a figure that is no number said, and where it is not.
func (b borne) told(where string) (diag.Code, string) {
	switch b {
	case reckoned:
		return diag.NumberReckoned, where + "; it can be reckoned from numbers in them"
	case unread:
		return diag.LanguageUnread, where + "; it, or a number in them, may have a word for a number in a language of which none is known"
	}
	return diag.NumberUnsupported, where
}

// follows says how a figure that is none of those said, one of a row in a sentence of the prose, follows from them. It is
// said to be about, over or under one of them (over sixty, of 61.4), is one of them in another unit (some 25 miles, of 40
// kilometres), the sum of two that count alike, what is between them, what one is of the other, or how many names a
// sentence lists. Where what is around it in the sentence is all from one source, nothing says that anybody reckons.
func (said *figuresSaid) follows(f figures.Figure, prose string, row []figures.Figure, at int, sentence, lang string) borne {
	if f.Ordinal || said.in(func(s *figuresSaid) bool { return len(s.counting) > mostInRow }) {
		return notBorne
	}
	around := aroundNumber(sentence, row[at].Range, len(row), lang)
	r := reckoning{
		figuresSaid: said,
		rough:       figures.Roughly(prose, f, lang),
		unit:        figures.Measure(prose, f, lang),
		share:       figures.Share(prose, f.Range, lang),
		theirs:      map[float64]figures.Rough{},
		things:      map[float64][]string{},
		timed:       figures.NamesTime(around, lang),
	}
	if len(row) <= mostInRow {
		r.own = counted(sentence, row, at, lang)
	}
	own := subjects(around, lang)
	for _, t := range said.texts {
		r.sources = append(r.sources, sourcesOf(t, own)...)
		for i, g := range t.in {
			for _, y := range g.Values {
				r.theirs[y] |= t.rough()[i]
				if len(t.in) <= mostInRow && !sayLittle(t.lang)[text.Plain(firstWord(strings.TrimLeft(t.text[g.To:], " \u00a0")))] {
					r.things[y] = append(r.things[y], counted(t.text, t.in, i, t.lang)...)
				}
			}
		}
	}
	switch {
	case slices.ContainsFunc(f.Values, func(x float64) bool { return r.oneBears(x) || f.Spelled && r.share == 0 && said.lists(x) }):
		return asSaid
	case slices.ContainsFunc(f.Values, func(x float64) bool {
		return r.rateBears(x) || r.twoBear(x) || r.amountBears(x) || r.yearsBear(x) || r.monthsBear(x)
	}),
		r.partBears(sentence, row, at, lang):
		return reckoned
	case slices.ContainsFunc(f.Values, func(x float64) bool { return said.mayBeUnread(x, figures.Known(lang)) }):
		return unread
	}
	return notBorne
}

// mayBeUnread reports whether a number may be one of those said with a word that is not read, in the note, or in a source
// whose language has no such words here. A round one may be all in words there.
func (said *figuresSaid) mayBeUnread(x float64, known bool) bool {
	if !said.words && isRoundInWords(x) {
		return true
	}
	return said.in(func(s *figuresSaid) bool {
		for y := range s.counting {
			if !known && timesAWord(y, x) || !said.words && timesAWord(x, y) {
				return true
			}
		}
		return false
	})
}

// isRoundInWords reports a number that a language may write in two words: three hundred, twelve thousand.
func isRoundInWords(x float64) bool { return x >= math.Pow10(roundDigits) && isRound(x) }

// timesAWord reports whether a number is another one times what a word may stand for: 12 million, of 12.
func timesAWord(x, y float64) bool {
	return slices.ContainsFunc([]float64{1e3, 1e5, 1e6, 1e7, 1e9, 1e12}, func(by float64) bool { return math.Abs(x-y*by) <= 1e-9*x })
}

// reckoning is what is said, and how a number that follows from it is written.
type reckoning struct {
	*figuresSaid
	rough figures.Rough
	unit  string
	share int

	theirs map[float64]figures.Rough // how rough the numbers said are themselves: "up to 40" is not "up to 50"

	own    []string             // words for what the number counts
	things map[float64][]string // and for what each of those said does

	timed   bool // what is around the number names a unit of time: a week, monthly
	sources []source
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

// is reports whether a number is another one, or as rough as it is said to be.
func (r *reckoning) is(x, y float64) bool {
	return math.Abs(x-y) <= 1e-9*math.Abs(x) || r.rough != 0 && roughlyIs(r.rough, x, y)
}

// oneBears reports whether a number is one of those said, only rounded or in another unit.
func (r *reckoning) oneBears(x float64) bool {
	if r.unit == "year" && slices.ContainsFunc(r.texts, func(t textOf) bool { return slices.Contains(figures.Spans(t.text, t.lang), x) }) {
		return true // a decade: ten years
	}
	for y, counting := range r.counting {
		if !counting[r.share] && !counting[0] && r.share != 0 {
			continue
		}
		if r.unit == "year" && isYear(y) && r.is(x, float64(r.year)-y) {
			return true // of 1994: for more than thirty years
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
		begins, ends := len(words) > 0 && startsLarge(words[0]), len(words) > 0 && startsLarge(words[len(words)-1])
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
