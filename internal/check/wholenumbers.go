package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/calendar"
	"dossier/internal/diag"
	"dossier/internal/figures"
	"dossier/internal/found"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/text"
)

// besideEdge is how many bytes around an edge of a quotation are read for a number or
// date that it may cut.
const besideEdge = 160

// cutNumber says that quoted words cut a number or a date of their source from what
// belongs to it. Numbers in words are read in the languages of notes too: a missing or
// wrong language of an article does not hide one.
func (v *checker) cutNumber(p *model.Passage, words found.Match, at diag.Span) []diag.Diagnostic {
	for _, r := range words {
		for _, edge := range []int{r.From, r.To} {
			whole := wholeAt(p.Text, edge, p.Lang())
			if whole.Empty() {
				continue
			}
			return []diag.Diagnostic{diag.New(diag.NumberCut, at, "the quotation begins or ends inside « %s »", whole.Of(p.Text)).
				WithRelated(v.dossier.Sources.At(p), "it stands here").
				WithHelp("quote it whole: sign, unit, range and year belong to a number")}
		}
	}
	return nil
}

// wholeAt returns the number or date that an edge of a quotation cuts in two, an
// empty range if it cuts none.
func wholeAt(s string, edge int, lang string) text.Range {
	if edge == 0 || edge == len(s) {
		return text.Range{}
	}
	from, to := max(0, edge-besideEdge), min(len(s), edge+besideEdge)
	for from > 0 && !unicode.IsSpace(runeBefore(s, from)) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	near := s[from:to]
	for _, code := range languagesRead(lang) {
		for _, r := range figures.Whole(near, code) {
			if r = shift(r, from); cuts(s, r, edge) {
				return r
			}
		}
	}
	for _, m := range calendar.Find(near, lang) {
		if r := shift(m.Range, from); cuts(s, r, edge) && !sameDay(m, s[r.From:edge], lang) && !sameDay(m, s[edge:r.To], lang) {
			return r
		}
	}
	return monthCut(s, edge, lang)
}

// yearOf is a number of four digits, as a year has.
var yearOf = regexp.MustCompile(`^\p{Nd}{4}(?:\P{Nd}|$)`)

// monthCut returns a month and its year, "May 2024", "mayo de 2024", if a quotation begins or
// ends between the two. A number that counts something there is no year: in May 1200 tonnes.
func monthCut(s string, edge int, lang string) text.Range {
	l := language.Get(lang)
	joins := func(word string) bool { return slices.Contains(l.Dates().BeforeYear, word) }
	before := strings.TrimRightFunc(s[:edge], unicode.IsSpace)
	month := lastWord(before)
	behind := strings.TrimLeftFunc(s[edge:], unicode.IsSpace)
	if joins(month) {
		before = strings.TrimRightFunc(strings.TrimSuffix(before, month), unicode.IsSpace)
		month = lastWord(before)
	} else if word := firstWord(behind); joins(word) {
		behind = strings.TrimLeftFunc(behind[len(word):], unicode.IsSpace)
	}
	if namesOfDays(lang).months[month] == 0 || !yearOf.MatchString(behind) {
		return text.Range{}
	}
	from, year := len(before)-len(month), len(s)-len(behind)
	near := text.Start(s[year:], besideEdge)
	if found := figures.In(near, lang); len(found) > 0 && found[0].From == 0 && figures.Measure(near, found[0], lang) != "" {
		return text.Range{}
	}
	end := year
	for range len("2024") {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return text.Range{From: from, To: end}
}

// languagesRead are the languages in which numbers in words are looked for: that of an
// article and those of notes, and all if nothing is known of the article's.
func languagesRead(lang string) []string {
	own := language.Get(lang)
	codes := []string{own.Code}
	for _, l := range language.With(language.Numbers) {
		if l.Code != own.Code && (!own.Knows(language.Numbers) || language.IsInterface(l.Code)) {
			codes = append(codes, l.Code)
		}
	}
	return codes
}

// cuts reports whether an edge lies inside a range and leaves words on both sides.
func cuts(s string, r text.Range, edge int) bool {
	return r.From < edge && edge < r.To && strings.ContainsFunc(s[r.From:edge], counts) && strings.ContainsFunc(s[edge:r.To], counts)
}

// counts reports characters that say something in a number.
func counts(r rune) bool {
	return found.IsWord(r) || unicode.IsSymbol(r) || strings.ContainsRune("%‰٪−-", r)
}

// sameDay reports whether a part of a date names the day as the whole does: all but the
// day of the week.
func sameDay(m calendar.Mention, part, lang string) bool {
	for _, other := range calendar.Find(part, lang) {
		if other.Year == m.Year && other.Month == m.Month && other.Day == m.Day {
			return true
		}
	}
	return false
}

func shift(r text.Range, by int) text.Range { return text.Range{From: r.From + by, To: r.To + by} }

func runeBefore(s string, i int) rune {
	return text.LastRune(s[:i])
}
