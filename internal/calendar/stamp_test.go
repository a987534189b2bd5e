package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestStamps reads the dates of lines of metadata, as newspapers of each language
// write them, and finds none where there is none.
func TestStamps(t *testing.T) {
	for _, c := range []struct{ lang, line, want string }{
		{"en", "Published March 12, 2024 08:00 AM", "2024-3-12"},
		{"en", "Tue 12 Mar 2024 14.05 GMT", "2024-3-12"},
		{"en", "12-Mar-2024 14:31:07 - RTRS", "2024-3-12"},
		{"en", "2024-03-12T09:30:00Z", "2024-3-12"},
		{"en", "03/12/2024", ""}, // March or December
		{"en", "03/22/2024", "2024-3-22"},
		{"en", "Wed 12 Mar 2024", ""}, // it was a Tuesday
		{"en", "12 out of 20, 3 set, 2 ago", ""},
		{"en", "28 Dey 1403", "2025-1-17 from 1"},
		{"en", "1 Ramadan 1445", "2024-3-11 from 2"},
		{"fr", "Publié le mardi 12 mars 2024 à 8 h 02", "2024-3-12"},
		{"fr", "le 1er mars", "0-3-1"},
		{"de", "12. März 2024, 09:30 Uhr", "2024-3-12"},
		{"de", "Stand: 12.03.24", "2024-3-12 short"},
		{"de", "Dienstag, den 12. März 2024", "2024-3-12"},
		{"es", "Martes, 12 de marzo de 2024", "2024-3-12"},
		{"es", "12 ago 2024", "2024-8-12"},
		{"it", "12 marzo 2024", "2024-3-12"},
		{"it", "ROMA, 12 MAR", "0-3-12"},
		{"pt", "terça-feira, 12 de março de 2024 às 09:30", "2024-3-12"},
		{"pl", "12 marca 2024 r., 09:30", "2024-3-12"},
		{"pl", "12 III 2024", "2024-3-12"},
		{"pl", "Kraków, 12.III.2024 r.", "2024-3-12"},
		{"pl", "12 i 2024", ""},
		{"pl", "31 IV 2024", ""},
		{"he", "ב׳ באדר ב׳ תשפ״ד, 12 במרץ 2024", "2024-3-12"},
		{"tr", "12 Mart 2024 Salı", "2024-3-12"},
		{"tr", "12 Mart 2024 Pazar", ""},
		{"en", "12 March 2024 Monday’s paper", "2024-3-12"},
		{"zh", "2024年3月12日 星期三", ""},
		{"ja", "2024年3月12日（火）", "2024-3-12"},
		{"ja", "2024年3月12日（水）", ""},
		{"tr", "12 Mart 2024 09:30", "2024-3-12"},
		{"ru", "12 марта 2024 года, 09:30", "2024-3-12"},
		{"ru", "12:05, 12 марта 2024", "2024-3-12"},
		{"ru", "вторник, 12 марта 2024 г.", "2024-3-12"},
		{"ru", "[12.03.2024 08:15]", "2024-3-12"},
		{"th", "12 ม.ค. 68 เวลา 09:30 น.", "2025-1-12"},
		{"th", "วันอังคารที่ 14 ตุลาคม พ.ศ. 2568", "2025-10-14"},
		{"th", "14 ต.ค. ค.ศ. 2025", "2025-10-14"},
		{"th", "12 ม.ค. 50 ร้านจะเปิดขายพร้อมกัน", "0-1-12"}, // fifty shops
		{"de", "Ada Holm, 12. 3. 2024", "2024-3-12"},
		{"de", "in 12. 3. Lesung", ""},
		{"de", "12. 3. 24", ""},
		{"uk", "12 березня 2024, 09:30", "2024-3-12"},
		{"el", "Τρίτη, 12 Μαρτίου 2024", "2024-3-12"},
		{"he", "12 במרץ 2024", "2024-3-12"},
		{"he", "יום שלישי, 12 במרץ 2024", "2024-3-12"},
		{"he", "12.3.2024", "2024-3-12"},
		{"ar", "الثلاثاء 12 مارس 2024", "2024-3-12"},
		{"ar", "١٢ آذار/مارس ٢٠٢٤", "2024-3-12"},
		{"ar", "12 مارس (آذار) 2024", "2024-3-12"},
		{"ar", "أثينا 12 مارس آذار 2024 (رويترز)", "2024-3-12"},
		{"ar", "12 كانون الثاني 2024", "2024-1-12"},
		{"ar", "1 رمضان 1445 هـ", "2024-3-11 from 2"},
		{"ar", "1445/09/01", "2024-3-11 from 2"},
		{"fa", "سه\u200cشنبه ۲۲ اسفند ۱۴۰۲ - ۰۹:۳۰", "2024-3-12 from 1"},
		{"fa", "سه شنبه، ۲۲ اسفند ۱۴۰۲", "2024-3-12 from 1"},
		{"fa", "۱۴۰۲/۱۲/۲۲", "2024-3-12 from 1"},
		{"fa", "۳۰ اسفند ۱۴۰۲", ""}, // no leap year
		{"fa", "۳۰ اسفند ۱۴۰۳", "2025-3-20 from 1"},
		{"fa", "۱۲ مارس ۲۰۲۴", "2024-3-12"},
		{"vi", "Thứ ba, 12/3/2024, 09:30", "2024-3-12"},
		{"vi", "ngày 12 tháng 3 năm 2024", "2024-3-12"},
		{"vi", "12 tháng mười hai 2024", "2024-12-12"},
		{"zh", "2024年03月12日 09:30", "2024-3-12"},
		{"zh", "二〇二四年十二月三十一日 星期二", "2024-12-31"},
		{"zh", "2024-03-12 09:30:00", "2024-3-12"},
		{"zh", "民國113年3月12日", "2024-3-12"},
		{"zh", "3月12日", "0-3-12"},
		{"ja", "令和6年3月12日", "2024-3-12"},
		{"ja", "２０２４年３月１２日", "2024-3-12"},
		{"ja", "令和6年2月30日", ""},
		{"ko", "2024년 3월 12일", "2024-3-12"},
		{"ko", "입력 2024년 3월 12일 화요일 오전 10:15", "2024-3-12"},
		{"ko", "2024.03.12. 오전 10:15", "2024-3-12"},
		{"nl", "dinsdag 12 maart 2024, 10:15", "2024-3-12"},
		{"nl", "maandag 12 maart 2024", ""}, // it was a Tuesday
		{"sv", "tisdag den 12 mars 2024 kl. 10.15", "2024-3-12"},
		{"da", "12. marts 2024 kl. 10:15", "2024-3-12"},
		{"no", "12. desember 2024", "2024-12-12"},
		{"fi", "12. maaliskuuta 2024 klo 10.15", "2024-3-12"},
		{"fi", "tiistaina 12.3.2024", "2024-3-12"},
		{"cs", "úterý 12. března 2024 10:15", "2024-3-12"},
		{"cs", "12. července 2024", "2024-7-12"},
		{"hu", "2024. március 12. – 10:15", "2024-3-12"},
		{"hu", "Budapest, 2024 március 12", "2024-3-12"},
		{"hu", "a 2024-es március 12", "0-3-12"},
		{"ro", "marți, 12 martie 2024, 10:15", "2024-3-12"},
		{"bg", "12 март 2024 г.", "2024-3-12"},
		{"hi", "मंगलवार, 12 मार्च 2024, 10:15 IST", "2024-3-12"},
		{"hi", "12 सितम्बर 2024", "2024-9-12"},
		{"ur", "منگل 12 مارچ 2024", "2024-3-12"},
		{"bn", "১২ মার্চ ২০২৪", "2024-3-12"},
		{"th", "12 มี.ค. 2567 10:15 น.", "2024-3-12"},
		{"th", "วันอังคารที่ 12 มีนาคม 2567", "2024-3-12"},
		{"th", "12 มีนาคม 2024", "2024-3-12"},
		{"th", "12 มี.ค. 67 10:15 น.", "2024-3-12"},
		{"th", "12 มี.ค. 67", "2024-3-12"},
		{"th", "12 มี.ค. 10:15 น.", "0-3-12"},
		{"en", "12 March 2567", "0-3-12"},
		{"hy", "12 մարտի 2024", "2024-3-12"},
		{"ka", "12 მარტი, 2024", "2024-3-12"},
		{"sk", "utorok 12. marca 2024 10:15", "2024-3-12"},
		{"sl", "torek, 12. marca 2024", "2024-3-12"},
		{"hr", "12. listopada 2024.", "2024-10-12"}, // and November in Polish
		{"pl", "12 listopada 2024", "2024-11-12"},
		{"cs", "12. listopadu 2024", "2024-11-12"},
		{"fr", "12 listopada 2024", ""}, // either of them
		{"hr", "utorak, 12. ožujka 2024.", "2024-3-12"},
		{"sr", "уторак, 12. март 2024.", "2024-3-12"},
		{"sr", "utorak, 12. mart 2024.", "2024-3-12"},
		{"mk", "12 март 2024", "2024-3-12"},
		{"be", "аўторак, 12 сакавіка 2024 года", "2024-3-12"},
		{"et", "12. märts 2024 10:15", "2024-3-12"},
		{"et", "12. mail 2024", "2024-5-12"},
		{"en", "12 mail ballots", ""},
		{"hi", "12 जन", ""}, // people, and no June
		{"hi", "12 जून", "0-6-12"},
		{"hi", "12 फरवरी 2024", "2024-2-12"},
		{"bn", "১২ জন", ""},
		{"bn", "১২ জুন ২০২৪", "2024-6-12"},
		{"id", "Selasa, 12 Maret 2024 10:15 WIB", "2024-3-12"},
		{"ca", "12 d’abril de 2024", "2024-4-12"},
		{"ca", "dimarts, 12 de març del 2024", "2024-3-12"},
		{"is", "þriðjudagur 12. mars 2024", "2024-3-12"},
		{"en", "version 1.12.2024.3, 10.1.2.3, tel. 12-34-5678", ""},
		{"en", "30 February 2024", ""},
		{"en", "12–14 March 2024", ""}, // an event
		{"en", "10:15 - 12 March 2024", "2024-3-12"},
		{"es", "del 12 al 14 de marzo de 2024", ""},
		{"de", "12.–14. März 2024", ""},
		{"fa", "۲۲ تا ۲۴ اسفند ۱۴۰۲", ""},
		{"fa", "۲۲ اسفندماه ۱۴۰۲", "2024-3-12 from 1"},
		{"vi", "12-14/3/2024", ""},
		{"ja", "2024年3月12日～14日", ""},
		{"ja", "2024年3月12日～午後", "2024-3-12"},
		{"ru", "12-го марта 2024 года", "2024-3-12"},
		{"he", "ב-12 במרץ 2024", "2024-3-12"},
	} {
		var got []string
		for _, s := range Stamps(c.line, c.lang) {
			one := fmt.Sprintf("%d-%d-%d", s.Year, s.Month, s.Day)
			if s.Written != Gregorian {
				one += fmt.Sprintf(" from %d", s.Written)
			}
			if s.Short {
				one += " short"
			}
			got = append(got, one)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %q is %q, want %q", c.lang, c.line, g, c.want)
		}
	}
}

// TestHijri holds days that almanacs give.
func TestHijri(t *testing.T) {
	for _, c := range []struct {
		r                Reckoning
		year, month, day int
		want             string
	}{
		{Solar, 1357, 11, 22, "1979-02-11"},
		{Solar, 1403, 1, 1, "2024-03-20"},
		{Solar, 1403, 10, 28, "2025-01-17"},
		{Solar, 1404, 1, 1, "2025-03-21"},
		{Solar, 1399, 12, 30, "2021-03-20"},
		{Solar, 1400, 12, 30, "none"},
		{Solar, 1378, 10, 11, "2000-01-01"},
		{Lunar, 1446, 1, 1, "2024-07-08"},
		{Lunar, 1400, 1, 1, "1979-11-21"},
		{Lunar, 1445, 9, 31, "none"},
	} {
		var s Mention
		got := "none"
		if s.set(c.r, c.year, c.month, c.day) && !s.missing {
			got = fmt.Sprintf("%04d-%02d-%02d", s.Year, s.Month, s.Day)
		}
		if got != c.want {
			t.Errorf("%d/%d/%d of calendar %d is %s, want %s", c.year, c.month, c.day, c.r, got, c.want)
		}
	}
}

// TestCalendarsAreWithoutGaps holds that each day of both calendars follows the one
// before it, and that no day is counted twice.
func TestCalendarsAreWithoutGaps(t *testing.T) {
	for name, from := range map[string]func(int, int, int) (time.Time, bool){"solar": fromSolar, "lunar": fromLunar} {
		var before time.Time
		for year := 1340; year < 1470; year++ {
			for month := 1; month <= 12; month++ {
				for day := 1; day <= 31; day++ {
					d, ok := from(year, month, day)
					if !ok {
						continue
					}
					if !before.IsZero() && d.Sub(before) != 24*time.Hour {
						t.Fatalf("%s %d/%d/%d is %s, the day before it %s", name, year, month, day, d, before)
					}
					before = d
				}
			}
		}
	}
}

// TestStampsAreInOrder holds for any line.
func TestStampsAreInOrder(t *testing.T) {
	parts := rapid.SampledFrom([]string{"12", "3", "2024", "۱۴۰۲", "اسفند", "марта", "Mar", "年", "月", "日", "十二", "-", "/", ".", ",", " ", "tháng", "de", "令和", "\u200c"})
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Join(rapid.SliceOfN(parts, 0, 20).Draw(t, "parts"), "")
		end := 0
		for _, s := range Stamps(line, rapid.SampledFrom([]string{"", "en", "fa", "zh"}).Draw(t, "language")) {
			if s.From < end || s.To <= s.From || s.To > len(line) || s.Month < 1 || s.Month > 12 || s.Day < 1 || s.Day > 31 {
				t.Fatalf("%q: %+v after %d", line, s, end)
			}
			end = s.To
		}
	})
}
