package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/figures"
	"dossier/internal/text"
)

// exchangedParts reports whether a number of a sentence, one of those in a row, stands among the words that another of
// them has in a source, and that one among its words: "lost 9 million and sold the silos for 3.6" of a source that says
// that 3.6 were lost and the silos sold for 9.
func exchangedParts(row []figures.Figure, at int, sentence, source string, lang string) bool {
	in := figures.In(source, lang)
	if len(row) < 2 || max(len(row), len(in)) > mostInRow {
		return false
	}
	one := slices.IndexFunc(in, func(g figures.Figure) bool { return sameValue(row[at], g) })
	if one < 0 || inDate(row[at], sentence, lang) {
		return false
	}
	if turnedRange(row, at, sentence, in, one, source) {
		return true
	}
	own := subjects(partAround(sentence, row[at].Range, lang), lang)
	for k, f := range row {
		other := slices.IndexFunc(in, func(g figures.Figure) bool { return sameValue(f, g) })
		if k == at || other < 0 || other == one || sameValue(f, row[at]) {
			continue
		}
		others := subjects(partAround(sentence, f.Range, lang), lang)
		inOne, inOther := subjects(partAround(source, in[one].Range, lang), lang), subjects(partAround(source, in[other].Range, lang), lang)
		mine, theirs := without(inOne, inOther), without(inOther, inOne)
		if inCommon(own, theirs) > 0 && inCommon(own, mine) == 0 && inCommon(others, mine) > 0 && inCommon(others, theirs) == 0 {
			return true
		}
	}
	return false
}

// turnedRange reports whether a number begins a range in a sentence and ends it in a source, with the same words before and
// inside of both: from 9 to 12 for from 12 to 9.
func turnedRange(row []figures.Figure, at int, sentence string, in []figures.Figure, one int, source string) bool {
	if at+1 >= len(row) || one == 0 || !sameValue(row[at+1], in[one-1]) || sameValue(row[at], row[at+1]) || beside(in, row[at], row[at+1]) {
		return false
	}
	inside, before := sentence[row[at].To:row[at+1].From], lastWord(strings.TrimRight(sentence[:row[at].From], " \u00a0"))
	wasInside, wasBefore := source[in[one-1].To:in[one].From], lastWord(strings.TrimRight(source[:in[one-1].From], " \u00a0"))
	return lastWord(strings.TrimSpace(inside)) != "" && text.Plain(inside) == text.Plain(wasInside) && before != "" && text.Plain(before) == text.Plain(wasBefore)
}

// beside reports whether a number stands right before another in a row: up from 9 to 12, and down again.
func beside(row []figures.Figure, one, other figures.Figure) bool {
	for i := range max(0, len(row)-1) {
		if sameValue(row[i], one) && sameValue(row[i+1], other) {
			return true
		}
	}
	return false
}

// partAround returns the part of a sentence in which a stretch of it stands, up to a mark or a word for and.
func partAround(s string, r text.Range, lang string) string {
	from, to := 0, len(s)
	end := func(at text.Range) bool {
		if at.To <= r.From {
			from = at.To
		}
		if at.From >= r.To {
			to = at.From
		}
		return at.From >= r.To
	}
	word := text.Range{}
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		next := text.FirstRune(s[i+size:])
		at := text.Range{From: i, To: i + size}
		i = at.To
		switch {
		case isOfWord(c):
			if word.To != at.From {
				word.From = at.From
			}
			word.To = at.To
			if !isOfWord(next) && slices.Contains(ands(lang), strings.ToLower(word.Of(s))) && end(word) {
				return s[from:to]
			}
		case strings.ContainsRune(endsClause+".!?。！？؟、", c) && !unicode.IsDigit(next) && end(at):
			return s[from:to]
		}
	}
	return s[from:to]
}
