package check

import (
	"regexp"
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

// behindMonth is a year behind the name of a month: 2024, de 2024, of 2024.
var behindMonth = regexp.MustCompile(`^[\s\x{a0}\x{202f}]*(?:(?:de|del|of)[\s\x{a0}])?[\s\x{a0}]*\p{Nd}{4}`)

// monthCut returns a month and its year, "May 2024", if a quotation begins or ends between the two.
func monthCut(s string, edge int, lang string) text.Range {
	behind := behindMonth.FindString(s[edge:])
	next, _ := utf8.DecodeRuneInString(s[edge+len(behind):])
	before := strings.TrimRightFunc(s[:edge], unicode.IsSpace)
	from := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) + 1
	if _, size := utf8.DecodeRuneInString(before[max(from-1, 0):]); from > 0 {
		from += size - 1
	}
	if behind == "" || unicode.IsDigit(next) || namesOfDays()[language.Get(lang).Code].months[before[from:]] == 0 {
		return text.Range{}
	}
	return text.Range{From: from, To: edge + len(behind)}
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
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}
