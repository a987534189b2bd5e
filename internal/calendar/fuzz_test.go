package calendar

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/fixture"
)

// FuzzScan holds that dates lie in their text, in whole characters and one behind the other, and
// that a calendar has each of them.
func FuzzScan(f *testing.F) {
	for s, lang := range map[string]string{
		"on Tuesday 4 March 2025, this Friday, 12.03.24 and 31 April": "en", "vendredi 1er février 2024, 2024-02-30": "fr",
		"۱۵ فروردین ۱۴۰۳ و ۳۰ اسفند ۱۴۰۲": "fa", "2025年3月4日（火）": "ja", "am 4. März 2025": "de",
	} {
		f.Add(s, lang)
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		s = strings.ToValidUTF8(s, "")
		days, missing := Scan(s, lang)
		for _, list := range [][]Mention{days, missing} {
			last := 0
			for _, m := range list {
				fixture.Within(t, s, m.From, m.To)
				if m.From < last {
					t.Fatalf("%q in %q begins before %d", m.Of(s), s, last)
				}
				last = m.To
			}
		}
		for _, m := range days {
			year := m.Year
			if year == 0 {
				year = 2000 // which has a 29 February
			}
			if day := time.Date(year, time.Month(m.Month), m.Day, 12, 0, 0, 0, time.UTC); m.Month > 0 && (int(day.Month()) != m.Month || day.Day() != m.Day) {
				t.Fatalf("%q in %q is %d-%d-%d", m.Of(s), s, m.Year, m.Month, m.Day)
			}
		}
	})
}
