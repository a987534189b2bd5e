package calendar

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "le 13 janvier 2025 pour signer", "13 janvier 2025=2025-1-13"},
		{"fr", "prévue ce vendredi. Ce Lundi", "ce vendredi=0-0-0 Friday; Ce Lundi=0-0-0 Monday"},
		{"fr", "aujourd'hui (17 janvier) à Moscou", "17 janvier=0-1-17"},
		{"fr", "mardi 4 mars, a annoncé", "mardi 4 mars=0-3-4 Tuesday"},
		{"fr", "le vendredi 1er août 2025", "vendredi 1er août 2025=2025-8-1 Friday"},
		{"fr", "ce vendredi 17 janvier", "ce vendredi 17 janvier=0-1-17 Friday"},
		{"fr", "Friday, January 17, 2025, and May 3rd", "Friday, January 17, 2025=2025-1-17 Friday; May 3rd=0-5-3"},
		{"fr", "on Monday the 13th January 2025", "Monday the 13th January 2025=2025-1-13 Monday"},
		{"fr", "this Friday", "this Friday=0-0-0 Friday"},
		{"fr", "le 30 février 2025, 47 articles, 20 ans, 17 mai", "17 mai=0-5-17"},
		{"fr", "he may 5 times; 10 000 marsouins; 12 marsouins; 3.5 mai; lundi; 12.03.24; 1.12.2024.3", ""},
		{"fr", "17 janvier 20255", "17 janvier=0-1-17"},
		{"fr", "17\u00a0janvier\u202f2025", "17\u00a0janvier\u202f2025=2025-1-17"},
		{"en", "on 2025-01-17, not 2024/11/2, nor 03/12/2024", "2025-01-17=2025-1-17; 2024/11/2=2024-11-2"},
		{"en", "28 Dey 1403 (17 Jan 2025)", "28 Dey 1403=2025-1-17; 17 Jan 2025=2025-1-17"},
		{"fa", "روز جمعه ۲۸ دی ۱۴۰۳ در مسکو", "جمعه ۲۸ دی ۱۴۰۳=2025-1-17 Friday"},
		{"fa", "در ۱۴۰۳/۱۰/۲۸ و ۱۷ ژانویه ۲۰۲۵", "۱۴۰۳/۱۰/۲۸=2025-1-17; ۱۷ ژانویه ۲۰۲۵=2025-1-17"},
		{"fa", "۵ می\u200cشود، ۴۷ ماده، ۲۰ سال", ""},
		{"ar", "يوم الجمعة 17 يناير 2025 الموافق 17 رجب 1446", "الجمعة 17 يناير 2025=2025-1-17 Friday; 17 رجب 1446=2025-1-17"},
		{"ar", "في ١٧ كانون الثاني/يناير ٢٠٢٥", "١٧ كانون الثاني/يناير ٢٠٢٥=2025-1-17"},
		{"ar", "30 رمضان 1445", "30 رمضان 1445=2024-4-9"}, // where it was seen so
		{"he", "ביום שישי, 17 בינואר 2025, ב-12 במרץ", "שישי, 17 בינואר 2025=2025-1-17 Friday; 12 במרץ=0-3-12"},
		{"zh", "于2025年1月17日（星期五）在莫斯科签署，3月12日生效，二〇二四年十二月三十一日", "2025年1月17日（星期五=2025-1-17 Friday; 3月12日=0-3-12; 二〇二四年十二月三十一日=2024-12-31"},
		{"ja", "令和7年1月17日に署名、３月１２日", "令和7年1月17日=2025-1-17; ３月１２日=0-3-12"},
		{"ru", "в пятницу, 17 января 2025 года, 12.03.2024", "пятницу, 17 января 2025 года=2025-1-17 Friday; 12.03.2024=2024-3-12"},
		{"uk", "17 січня 2025 року", "17 січня 2025 року=2025-1-17"},
		{"de", "am Freitag, dem 17. Januar 2025", "Freitag, dem 17. Januar 2025=2025-1-17 Friday"},
		{"es", "el viernes 17 de enero de 2025", "viernes 17 de enero de 2025=2025-1-17 Friday"},
		{"it", "venerdì 17 gennaio 2025", "venerdì 17 gennaio 2025=2025-1-17 Friday"},
		{"pt", "sexta-feira, 17 de janeiro de 2025", "sexta-feira, 17 de janeiro de 2025=2025-1-17 Friday"},
		{"pl", "w piątek 17 stycznia 2025 roku", "piątek 17 stycznia 2025 roku=2025-1-17 Friday"},
		{"tr", "17 Ocak 2025 Cuma günü", "17 Ocak 2025=2025-1-17"},
		{"el", "την Παρασκευή 17 Ιανουαρίου 2025", "Παρασκευή 17 Ιανουαρίου 2025=2025-1-17 Friday"},
		{"cs", "V Praze 17. 1. 2025 a 3.\u00a05.\u00a02025, v bodech 1. 2. a 3.", "17. 1. 2025=2025-1-17; 3.\u00a05.\u00a02025=2025-5-3"},
		{"ko", "2025. 1. 17. 서울, 2025. 01. 17.부터", "2025. 1. 17=2025-1-17; 2025. 01. 17=2025-1-17"},
		{"en", "It ended in 2025. 1. 17 people came.", ""},
		{"vi", "ngày 17 tháng 1 năm 2025, 12/3/2024", "17 tháng 1 năm 2025=2025-1-17; 12/3/2024=2024-3-12"},
	} {
		var got []string
		for _, m := range Find(c.text, c.lang) {
			s := fmt.Sprintf("%s=%d-%d-%d", c.text[m.From:m.To], m.Year, m.Month, m.Day)
			if m.Weekday > 0 {
				s += " " + m.Weekday.String()
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%q:\n got  %s\n want %s", c.text, g, c.want)
		}
	}
}

func TestWeekdayOf(t *testing.T) {
	for day, want := range map[int]string{13: "Monday", 17: "Friday", 19: "Sunday"} {
		if got := WeekdayOf(2025, 1, day).String(); got != want {
			t.Errorf("%d January 2025 was a %s, not a %s", day, want, got)
		}
	}
}

// TestScan_missing reports days that no calendar has, and none that one may have.
func TestScan_missing(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "le 30 février 2025 et le 31 avril, le 29 février 2024", "30 février 2025; 31 avril"},
		{"en", "February 29, 2023; May 32; June 31st", "February 29, 2023; June 31st"},
		{"fa", "۳۰ اسفند ۱۴۰۲، ۳۰ اسفند ۱۴۰۳، ۳۱ مهر ۱۴۰۳", "۳۰ اسفند ۱۴۰۲; ۳۱ مهر ۱۴۰۳"},
		{"ar", "31 رمضان 1445، 30 شعبان 1445", "31 رمضان 1445"},
		{"zh", "二月三十日，2025年2月29日，二月二十九日", "二月三十日; 2025年2月29日"},
		{"ko", "2023. 2. 29. 서울, 31. 4. 2024", "2023. 2. 29; 31. 4. 2024"},
		{"hr", "31. listopada 2024", ""}, // October there, November in Polish
		{"ru", "31 июня 2024 года, 12.13.2024", "31 июня 2024 года"},
	} {
		var got []string
		_, missing := Scan(c.text, c.lang)
		for _, m := range missing {
			got = append(got, m.Of(c.text))
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%q:\n got  %s\n want %s", c.text, g, c.want)
		}
	}
}

// TestMentionsAreInOrder holds for any text.
func TestMentionsAreInOrder(t *testing.T) {
	words := rapid.SampledFrom([]string{"ce", "vendredi", "17", "janvier", "January", "2025", ",", " ", "1er", "\u00a0", "le", "di", "é", "d"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(words, 0, 20).Draw(t, "words"), "")
		end := 0
		for _, m := range Find(text, "") {
			if m.From < end || m.To <= m.From || m.To > len(text) {
				t.Fatalf("%q: %+v after %d", text, m, end)
			}
			end = m.To
		}
	})
}
