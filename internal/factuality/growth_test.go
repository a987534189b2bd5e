//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

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
// read to its end for each of them: what some take, once it was read, does not depend on its length.
func TestAround_growsWithTheQuotations(t *testing.T) {
	for name, piece := range map[string]string{
		"sentences":       "The quay was open on Monday, said the council of the town. ",
		"one sentence":    "the quay was open on Monday, said the council of the town, ",
		"short sentences": "So it was. ",
		"retractions":     "The quay was open on Monday. This was untrue, the paper retracts it. ",
		"short denials":   "It is untrue. ",
	} {
		t.Run(name, func(t *testing.T) {
			work := func(n int) uint64 {
				passage := strings.Repeat(piece, n)
				return fixture.Allocated(t, func() {
					for i := range 8 {
						from := (n/2 + i) * len(piece)
						told := Around(passage, text.Range{From: from, To: from + 8}, "en")
						if told = slices.DeleteFunc(told, func(f Finding) bool { return f.Place != Another }); len(told) > 70 {
							t.Fatalf("of one quotation %d things in other sentences are told", len(told))
						}
					}
				})
			}
			if once, fourTimes := work(300), work(1200); fourTimes > 2*once {
				t.Errorf("quotations in a passage take %d bytes, and %d in one four times as long", once, fourTimes)
			}
		})
	}
}

// TestAround_hidesNoDenialBehindMany holds that what denies words is among what is told, however
// many others do, or short sentences stand between.
func TestAround_hidesNoDenialBehindMany(t *testing.T) {
	const words = "The quay was sold to a bank on Monday."
	for name, between := range map[string]string{
		"nothing":         "",
		"short sentences": strings.Repeat(" So it was.", 20),
		"many sentences":  strings.Repeat(" So it was.", 300),
		"retractions":     strings.Repeat(" This was a mistake.", 60),
		"denials":         strings.Repeat(" It was untrue.", 60),
		"more of them":    strings.Repeat(" It was untrue.", 300),
	} {
		passage := words + between + " It was untrue."
		told := Around(passage, text.Range{To: len(words) - 1}, "en")
		at := text.Range{From: len(passage) - len("untrue."), To: len(passage) - 1}
		if !slices.ContainsFunc(told, func(f Finding) bool { return f.Kind == Denial && f.Words.Contains(at) }) {
			t.Errorf("behind %s the last words do not deny: %v", name, told)
		}
	}
	passage := words + strings.Repeat(" So it was.", 20) + " The quay is, as the whole town knows, a fine one. It was untrue."
	if told := Around(passage, text.Range{To: len(words) - 1}, "en"); len(told) > 0 {
		t.Errorf("what denies another sentence denies the words: %v", told)
	}
}
