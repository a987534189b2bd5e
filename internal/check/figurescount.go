package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/figures"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// mostCounted and mostDense are how many words, or characters of a script without spaces, behind a
// number may say what it counts.
const (
	mostCounted = 4
	mostDense   = 8
	mostInRow   = 12 // numbers of a sentence of which it is asked what each counts
)

// countsAnother reports whether a number of a sentence, one of those in a row, counts what another number counts in all
// sentences of its sources that have it: 16 workers and 210 cranes, for 210 workers and 16 cranes.
func countsAnother(row []figures.Figure, at int, prose string, s sentence, n *model.Note) bool {
	f := row[at]
	if f.Ordinal || len(row) > mostInRow {
		return false
	}
	if slices.ContainsFunc(s.cited, func(c *model.Cited) bool {
		if c.Passage == nil || c.Words == nil {
			return false
		}
		quoted, _ := compared(n, c)
		return exchangedParts(row, at, s.Of(prose), quoted, n.Lang)
	}) {
		return true
	}
	own := counted(s.Of(prose), row, at, n.Lang)
	if len(own) == 0 || isPart(s.Of(prose), row, at, n.Lang) || inDate(f, s.Of(prose), n.Lang) {
		return false
	}
	all := subjects(s.Of(prose), n.Lang)
	some := false
	for _, c := range s.cited {
		if c.Passage == nil || c.Words == nil {
			return false
		}
		_, source := compared(n, c)
		in := figures.In(source, n.Lang)
		if len(in) > mostInRow {
			return false
		}
		for i, g := range in {
			if !sameValue(f, g) {
				continue
			}
			if !takenFrom(source, own, all, in, i, n.Lang) {
				return false
			}
			some = true
		}
	}
	return some
}

// takenFrom reports whether some words are counted by another number beside the one at an index, and
// not by that. What it counts itself must be known: the sentence has it as well, or the two stand in a row.
func takenFrom(source string, own, all []string, in []figures.Figure, at int, lang string) bool {
	things := counted(source, in, at, lang)
	if behind := strings.TrimLeft(source[in[at].To:], " \u00a0"); sayLittle(lang)[text.Plain(firstWord(behind))] || isPart(source, in, at, lang) {
		return false // "and 3 were killed" says nothing of what the 3 are
	}
	for i, other := range in {
		if i == at || sameValue(other, in[at]) {
			continue
		}
		others := counted(source, in, i, lang)
		mine, theirs := without(things, others), without(others, things)
		if len(mine) == 0 || inCommon(own, theirs) == 0 || inCommon(own, mine) > 0 {
			continue
		}
		before := i == at-1 && len(theirs) == 1 && joins(source[other.To:in[at].From], lang)
		behind := i == at+1 && len(mine) == 1 && len(theirs) == 1 && joins(source[in[at].To:other.From], lang)
		if inCommon(mine, all) > 0 || before || behind {
			return true
		}
	}
	return false
}

// isPart reports whether one of two numbers is a part of what the other counts, so that either counts it: 12 dockers of 90.
func isPart(s string, in []figures.Figure, at int, lang string) bool {
	hides := language.Get(lang).Hides()
	of := func(i int) bool {
		if i < 1 || i >= len(in) || isYear(in[i].Values[0]) {
			return false
		}
		between := s[in[i-1].To:max(in[i-1].To, in[i].From)]
		words := strings.FieldsFunc(strings.ToLower(between), notOfWord)
		return len(words) == 1 && slices.Contains(hides.ShareOf, words[0]) || len(words) <= mostCounted && !strings.ContainsAny(between, endsClause) &&
			slices.ContainsFunc(words[max(0, len(words)-2):], func(w string) bool { return slices.Contains(hides.PartOf, w) })
	}
	return of(at) || of(at+1)
}

// joins reports whether what stands between two numbers ends with a word for and.
func joins(between, lang string) bool {
	last := strings.ToLower(lastWord(strings.TrimRight(between, " \u00a0")))
	return slices.Contains(ands(lang), last)
}

// countsOtherwise reports whether a small number in words counts what a sentence that is cited counts by another number, and
// is no number of it: seven villages, of five. How much time something took has many numbers in one text.
func (said *figuresSaid) countsOtherwise(prose string, row []figures.Figure, at int, lang string) bool {
	const fewest = 2 // one is an article as well
	f := row[at]
	if f.Ordinal || f.Values[0] < fewest || len(row) > mostInRow || figures.IsTime(figures.Measure(prose, f, lang)) {
		return false
	}
	own := counted(prose, row, at, lang)
	return len(own) > 0 && slices.ContainsFunc(said.texts, func(t textOf) bool {
		if t.lang != lang || len(t.in) > mostInRow {
			return false
		}
		for i, g := range t.in {
			isReckoned := slices.ContainsFunc(t.in, func(h figures.Figure) bool { // three, of five without two
				return g.Values[0]+h.Values[0] == f.Values[0] || g.Values[0]-h.Values[0] == f.Values[0]
			})
			if !g.Ordinal && !sameValue(f, g) && !isReckoned && inCommon(own, counted(t.text, t.in, i, t.lang)) > 0 {
				return true
			}
		}
		return false
	})
}

// rowTurned returns two things of a text that are counted in a row, "90 dockers et 12", if another has a row of
// these two numbers the other way round, and none as this one has it.
func rowTurned(a, langA, b, langB string) string {
	rows, others := rowsIn(a, langA), rowsIn(b, langB)
	if max(len(rows), len(others)) > mostInRow {
		return ""
	}
	has := func(r numbersInRow) bool {
		return slices.ContainsFunc(others, func(o numbersInRow) bool { return sameValue(r.one, o.one) && sameValue(r.other, o.other) })
	}
	for _, r := range rows {
		if turned := (numbersInRow{r.other, r.one}); !sameValue(r.one, r.other) && !has(r) && has(turned) {
			return a[r.one.From:r.other.To]
		}
	}
	return ""
}

// numbersInRow are two numbers of which each counts something, joined by a word for and.
type numbersInRow struct{ one, other figures.Figure }

func rowsIn(s, lang string) []numbersInRow {
	var rows []numbersInRow
	in := figures.In(s, lang)
	for i := 1; i < len(in); i++ {
		between := s[in[i-1].To:in[i].From]
		if in[i-1].Ordinal || in[i].Ordinal || len(text.Fields(between)) > mostCounted || strings.ContainsAny(between, endsClause) || !joins(between, lang) {
			continue
		}
		if len(subjects(between, lang)) > 0 && len(counted(s, in, i, lang)) > 0 {
			rows = append(rows, numbersInRow{in[i-1], in[i]})
		}
	}
	return rows
}

// ands are the words for and of a language.
var ands = language.OnceEach(func(l *language.Language) []string {
	return strings.FieldsFunc(strings.Join(l.Hides().And, " "), notOfWord)
})

// counted are the words behind a number of a text, the one at an index, up to a mark or the next number.
func counted(s string, in []figures.Figure, at int, lang string) []string {
	behind := s[in[at].To:]
	if at+1 < len(in) {
		behind = s[in[at].To:max(in[at].To, in[at+1].From)]
	}
	if i := strings.IndexAny(behind, endsClause+".!?()«»“”\"。！？（）、"); i >= 0 {
		behind = behind[:i]
	}
	if words := text.Fields(behind); len(words) > mostCounted {
		behind = behind[:words[mostCounted].At]
	}
	if isDense(strings.TrimLeft(behind, " ")) && utf8.RuneCountInString(behind) > mostDense {
		behind = string([]rune(behind)[:mostDense])
	}
	return subjects(behind, lang)
}

// without are the words of one list that have no form in another.
func without(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return inCommon([]string{w}, others) > 0 })
}

func sameValue(a, b figures.Figure) bool {
	return slices.ContainsFunc(a.Values, func(x float64) bool { return slices.Contains(b.Values, x) })
}
