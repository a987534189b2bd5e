package site

import (
	"regexp"

	"dossier/internal/calendar"
	"dossier/internal/date"
	"dossier/internal/site/print"
	"dossier/internal/text"
)

// OtherDay is a day that a source names in a calendar which the page's readers need not
// know, and that day in theirs.
type OtherDay struct {
	Written string
	Lang    string // of what is written, "" if it is the page's own
	Day     date.Date
}

// hijriYear is what a sentence has at least that names a day of the Solar or the Lunar
// Hijri calendar. Most sentences have none, and are read no further.
var hijriYear = regexp.MustCompile(`1[2-5][0-9]{2}`)

// otherDays are the days of other calendars that a sentence names with their years. Where
// a month of the Lunar calendar begins is seen in the sky, so that such a day is about one.
func otherDays(w *print.Words, sentence, lang string) []OtherDay {
	if !hijriYear.MatchString(text.PlainDigits(sentence)) {
		return nil
	}
	var list []OtherDay
	for _, m := range calendar.Find(sentence, lang) {
		if m.Year == 0 || m.Written == calendar.Gregorian || m.Written == calendar.Solar && w.KnowsSolar() {
			continue
		}
		day := date.Day{Year: m.Year, Month: m.Month, Day: m.Day, About: m.Written == calendar.Lunar}
		list = append(list, OtherDay{Written: m.Of(sentence), Lang: languageUnless(w.Lang, lang), Day: date.Date{From: day, To: day}})
	}
	return list
}
