package calendar

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"le 13 janvier 2025 pour signer", "13 janvier 2025=2025-1-13"},
		{"prévue ce vendredi. Ce Lundi", "ce vendredi=0-0-0 Friday; Ce Lundi=0-0-0 Monday"},
		{"aujourd'hui (17 janvier) à Moscou", "17 janvier=0-1-17"},
		{"mardi 4 mars, a annoncé", "mardi 4 mars=0-3-4 Tuesday"},
		{"le vendredi 1er août 2025", "vendredi 1er août 2025=2025-8-1 Friday"},
		{"ce vendredi 17 janvier", "ce vendredi 17 janvier=0-1-17 Friday"},
		{"Friday, January 17, 2025, and May 3rd", "Friday, January 17, 2025=2025-1-17 Friday; May 3rd=0-5-3"},
		{"on Monday the 13th January 2025", "Monday the 13th January 2025=2025-1-13 Monday"},
		{"this Friday", "this Friday=0-0-0 Friday"},
		{"le 30 février 2025, 47 articles, 20 ans, 17 mai", "17 mai=0-5-17"},
		{"he may 5 times; 10 000 marsouins; 12 marsouins; 3.5 mai; 2025-01-17; lundi", ""},
		{"17 janvier 20255", "17 janvier=0-1-17"},
		{"17\u00a0janvier\u202f2025", "17\u00a0janvier\u202f2025=2025-1-17"},
	} {
		var got []string
		for _, m := range Find(c.text) {
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

// TestMentionsAreInOrder holds for any text.
func TestMentionsAreInOrder(t *testing.T) {
	words := rapid.SampledFrom([]string{"ce", "vendredi", "17", "janvier", "January", "2025", ",", " ", "1er", "\u00a0", "le", "di", "é", "d"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(words, 0, 20).Draw(t, "words"), "")
		end := 0
		for _, m := range Find(text) {
			if m.From < end || m.To <= m.From || m.To > len(text) {
				t.Fatalf("%q: %+v after %d", text, m, end)
			}
			end = m.To
		}
	})
}
