package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"pgregory.net/rapid"
)

// TestReplaceReordering_turnsNoLetterRound: whatever a text holds, what a page shows of it
// is read in the order in which it was checked. A page shows the characters that embed,
// override or isolate a direction by their numbers, each in an isolate of its own. In what
// remains no letter may stand in a run against its own direction, and the letters are those
// of the text, in its order.
func TestReplaceReordering_turnsNoLetterRound(t *testing.T) {
	pieces := []string{
		"treaty", "Łódź", "договор", "הסכם", "معاهده", "条约", "12", "۱۲", "3.5", "-7", "%", " ", ", ", "(", ")", "«", "»", "“", "”", "…",
		"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c", "\u200d",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 25).Draw(t, "pieces"), "")
		shown := ReplaceReordering(s, func(string) string { return "\u2068\u2069" })
		base := bidi.LeftToRight
		if DirectionOf(s) == RightToLeft {
			base = bidi.RightToLeft
		}
		var p bidi.Paragraph
		if _, err := p.SetString(shown, bidi.DefaultDirection(base)); err != nil {
			t.Fatal(err)
		}
		order, err := p.Order()
		if err != nil {
			t.Fatal(err)
		}
		var read []rune
		for i := range order.NumRuns() {
			run := order.Run(i)
			for _, r := range run.String() {
				properties, _ := bidi.LookupRune(r)
				against := properties.Class() == bidi.L && run.Direction() == bidi.RightToLeft ||
					(properties.Class() == bidi.R || properties.Class() == bidi.AL) && run.Direction() == bidi.LeftToRight
				if unicode.IsLetter(r) && against {
					t.Fatalf("%q is shown as %q, in which %q is turned round", s, shown, string(r))
				}
			}
			read = append(read, []rune(run.String())...)
		}
		letters := func(list []rune) []rune {
			return slices.DeleteFunc(slices.Clone(list), func(r rune) bool { return unicode.Is(reordering, r) })
		}
		if runs := letters(read); string(runs) != string(letters([]rune(s))) {
			t.Fatalf("%q is shown as %q", s, string(runs))
		}
	})
}

// TestReplaceReordering_isNeeded holds that a text that is shown as it stands may turn
// letters round, so that the property above can fail.
func TestReplaceReordering_isNeeded(t *testing.T) {
	var p bidi.Paragraph
	if _, err := p.SetString("ab \u202edc\u202c ef"); err != nil {
		t.Fatal(err)
	}
	order, err := p.Order()
	if err != nil {
		t.Fatal(err)
	}
	turned := false
	for i := range order.NumRuns() {
		run := order.Run(i)
		turned = turned || run.Direction() == bidi.RightToLeft && strings.Contains(run.String(), "dc")
	}
	if !turned {
		t.Error("an override turns nothing")
	}
}
