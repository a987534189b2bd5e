package text

import "testing"

func TestDirectionOf_isThatOfTheFirstLetter(t *testing.T) {
	for text, want := range map[string]Direction{
		"":                         "",
		"12 – 34 (…) ۱۲":           "",
		"Treaty":                   LeftToRight,
		"договор":                  LeftToRight,
		"条约":                       LeftToRight,
		"معاهده":                   RightToLeft,
		"הסכם":                     RightToLeft,
		"«12» معاهده with words":   RightToLeft,
		"1. English, then فارسی":   LeftToRight,
		"\u2067English\u2069 عربي": RightToLeft, // what stands in an isolate does not count
		"\u2067عربي":               "",
		"⟨U+202B⟩عربي":             RightToLeft,
		"⟨عربي":                    RightToLeft,
		"\u202eEnglish":            LeftToRight,
		"\u200f12":                 RightToLeft, // a mark of direction is there to say it
	} {
		if got := DirectionOf(text); got != want {
			t.Errorf("%q is read %q, want %q", text, got, want)
		}
	}
}

func TestTurns_whatIsReadAgainstADirection(t *testing.T) {
	for _, c := range []struct {
		text     string
		ltr, rtl bool
	}{
		{"", false, false}, {"12, 34 – “…”", false, false}, {"Le Monde", false, true}, {"Известия", false, true}, {"新华社", false, true},
		{"کیهان", true, false}, {"كيهان Kayhan", true, true}, {"٣٤", true, false}, {"a\u202eb", true, true}, {"1\u202e2", true, false},
		{"\u200f.", true, false}, {"𞤀𞤁", true, false},
	} {
		if got := LeftToRight.Turns(c.text); got != c.ltr {
			t.Errorf("%q turns what is read from left to right: %v", c.text, got)
		}
		if got := RightToLeft.Turns(c.text); got != c.rtl {
			t.Errorf("%q turns what is read from right to left: %v", c.text, got)
		}
	}
}

func TestShowReordering_leavesNothingThatReorders(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "a\u200eb\u200f\u200c": "a\u200eb\u200f\u200c",
		"a\u202eb\u202c": "a⟨U+202E⟩b⟨U+202C⟩", "\u2066\u2069": "⟨U+2066⟩⟨U+2069⟩",
	} {
		if got := ShowReordering(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}
