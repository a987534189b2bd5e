package site

import (
	"slices"
	"strings"

	"dossier/internal/calendar"
	"dossier/internal/date"
	"dossier/internal/model"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// otherDays are the days of other calendars that a sentence names with their years. Where
// a month of the Lunar calendar begins is seen in the sky, so that such a day is about one.
func otherDays(w *print.Words, sentence, lang string) []print.OtherDay {
	if !namesHijriYear(sentence) {
		return nil
	}
	var list []print.OtherDay
	otherDaysIn(w, sentence, lang, func(_ text.Range, d print.OtherDay) { list = append(list, d) })
	return list
}

// otherDaysShown are those of a passage that a page shows, all of it if windows is nil.
func otherDaysShown(w *print.Words, p *model.Passage, windows []text.Range) []print.OtherDay {
	if !namesHijriYear(p.Text) { // before its language is asked for, which is dear
		return nil
	}
	var list []print.OtherDay
	otherDaysIn(w, p.Text, p.Lang(), func(at text.Range, d print.OtherDay) {
		shown := windows == nil || slices.ContainsFunc(windows, func(r text.Range) bool { return r.Contains(at) })
		if shown && !slices.Contains(list, d) {
			list = append(list, d)
		}
	})
	return list
}

func otherDaysIn(w *print.Words, sentence, lang string, yield func(text.Range, print.OtherDay)) {
	for _, m := range calendar.Find(sentence, lang) {
		if m.Year == 0 || m.Written == calendar.Gregorian || m.Written == calendar.Solar && w.KnowsSolar() {
			continue
		}
		day := date.Day{Year: m.Year, Month: m.Month, Day: m.Day, About: m.Written == calendar.Lunar}
		yield(m.Range, print.OtherDay{Written: m.Of(sentence), Lang: languageUnless(w.Lang, lang), Day: date.Date{From: day, To: day}})
	}
}

// namesHijriYear reports that a text has a number such as the years of the Solar and the
// Lunar Hijri calendar, 1200 to 1599. Most have none, and are read no further.
func namesHijriYear(s string) bool {
	const size = 4 // digits
	for _, one := range []string{"1", "١", "۱"} {
		for rest := s; ; {
			at := strings.Index(rest, one)
			if at < 0 {
				break
			}
			year := text.PlainDigits(text.Start(rest[at:], size*len(one)))
			if len(year) == size && '2' <= year[1] && year[1] <= '5' && isDecimal(year[2]) && isDecimal(year[3]) {
				return true
			}
			rest = rest[at+len(one):]
		}
	}
	return false
}

func isDecimal(c byte) bool { return '0' <= c && c <= '9' }
