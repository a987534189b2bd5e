package factuality

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/fixture"
	"dossier/internal/text"

	"pgregory.net/rapid"
)

// TestAround_growsWithThePassage holds that what is looked at takes time in
// proportion, however a passage is written.
func TestAround_growsWithThePassage(t *testing.T) {
	for name, piece := range map[string]string{
		"denials":           "he did not deny that it is false, and if ",
		"one sentence":      "the claim that the rumour, which nobody denied, ",
		"many sentences":    "It is not true that he left. Officials denied it. ",
		"stops":             ". . . ",
		"one word":          "a",
		"beginnings of one": "there is no ",
		"Arabic":            "نفى الوزير أن ",
	} {
		t.Run(name, func(t *testing.T) {
			fixture.Growth(t, 1000, func(n int) func() {
				passage := strings.Repeat(piece, n) + "the port was sold to the bank" + strings.Repeat(" and "+piece, n)
				from := len(piece) * n
				return func() {
					Around(passage, text.Range{From: from, To: from + 29}, "en")
					Skipped(passage, text.Range{To: from}, "en")
				}
			})
		})
	}
}

// TestSure_growsWithThePassage holds the same for words of certainty, of which a
// hostile note may have one behind the other.
func TestSure_growsWithThePassage(t *testing.T) {
	for _, piece := range []string{"certainly perhaps ", "not certainly perhaps, ", "no doubt perhaps ", "It is not certainly so. ", "certainly? "} {
		t.Run(piece, func(t *testing.T) {
			fixture.Growth(t, 4000, func(n int) func() {
				passage := strings.Repeat(piece, n)
				return func() {
					new(Readings).Sure(passage, "en")
					new(Readings).Denies(passage, "en")
				}
			})
		})
	}
}

// TestCover_isTheDefinition holds that a match lies inside a longer one as one who
// compares it with each of them would say.
func TestCover_isTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one := rapid.Custom(func(t *rapid.T) match {
			from := rapid.IntRange(0, 12).Draw(t, "from")
			return match{from: from, to: from + rapid.IntRange(1, 5).Draw(t, "words")}
		})
		list := rapid.SliceOfN(one, 0, 8).Draw(t, "list")
		slices.SortStableFunc(list, func(a, b match) int { return a.from - b.from })
		m := one.Draw(t, "match")
		want := slices.ContainsFunc(list, func(o match) bool { return o.from <= m.from && m.to <= o.to && o.to-o.from > m.to-m.from })
		if got := coverOf(list).holds(m); got != want {
			t.Fatalf("%v in %v: %t", m, list, got)
		}
	})
}

// TestAround_growsWithTheQuotations holds that a passage in which many words are quoted is not
// read to its end for each of them.
func TestAround_growsWithTheQuotations(t *testing.T) {
	for name, piece := range map[string]string{
		"sentences":       "The quay was open on Monday, said the council of the town. ",
		"one sentence":    "the quay was open on Monday, said the council of the town, ",
		"short sentences": "So it was. ",
		"retractions":     "The quay was open on Monday. This was untrue, the paper retracts it. ",
	} {
		t.Run(name, func(t *testing.T) {
			fixture.Growth(t, 60, func(n int) func() {
				passage := strings.Repeat(piece, n)
				return func() {
					for i := range n {
						behind := 0
						for _, one := range Around(passage, text.Range{From: i * len(piece), To: i*len(piece) + 8}, "en") {
							if one.Kind == Denial && one.Place == Another {
								behind++
							}
						}
						if behind > 2*mostRetractions {
							t.Fatalf("of one quotation %d retractions are told", behind)
						}
					}
				}
			})
		})
	}
}
