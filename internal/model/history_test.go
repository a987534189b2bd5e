package model

import (
	"slices"
	"testing"
)

// TestTurn_saysInWhichWay: one word for each way in which something changes, and which of
// them analysts explain.
func TestTurn_saysInWhichWay(t *testing.T) {
	judged := Said{What: SaidJudgment, At: "briefs/a.md#jc1", Text: "It holds.", From: 55, To: 80, Confidence: "moderate", Sources: []string{"a"}}
	with := func(change func(*Said)) Said {
		s := judged
		change(&s)
		return s
	}
	article := Said{What: SaidSource, At: "content/articles/a.md", Text: "A"}
	retracted := article
	retracted.Status = string(Retracted)
	corrected := article
	corrected.Status = string(Corrected)
	note := Said{What: SaidNote, At: "briefs/a.md", Text: "A"}
	withdrawn := note
	withdrawn.Status = string(Withdrawn)
	for _, c := range []struct {
		was, now Said
		want     Turn
		reason   bool
	}{
		{Said{}, judged, TurnNew, false},
		{judged, Said{}, TurnWithdrawn, true},
		{judged, with(func(s *Said) { s.From, s.To = 80, 95 }), TurnRaised, true},
		{judged, with(func(s *Said) { s.From, s.To = 80, 95; s.Confidence = "low" }), TurnRaised, true},
		{judged, with(func(s *Said) { s.From, s.To = 45, 55 }), TurnLowered, true},
		{judged, with(func(s *Said) { s.Confidence = "high" }), TurnSurer, true},
		{judged, with(func(s *Said) { s.Confidence = "low" }), TurnLessSure, true},
		{judged, with(func(s *Said) { s.Text = "It held." }), TurnReworded, false},
		{judged, with(func(s *Said) { s.Sources = []string{"a", "b"} }), TurnSupport, false},
		{article, retracted, TurnRetracted, false},
		{retracted, corrected, TurnCorrected, false},
		{retracted, article, TurnRestored, false},
		{note, withdrawn, TurnWithdrawn, false},
		{Said{}, Said{What: SaidCorrection, At: "briefs/a.md#correction_1", Text: "It was not so."}, TurnCorrected, false},
	} {
		change := Change{Was: c.was, Now: c.now}
		if got := change.Turn(); got != c.want || change.NeedsReason() != c.reason {
			t.Errorf("%+v → %+v: %s, needs a reason %t; want %s, %t", c.was, c.now, got, change.NeedsReason(), c.want, c.reason)
		}
	}
}

// TestHistory_sinceIsWhatTheNextReleaseRecords: recorded, nothing has changed any more,
// and what went is last.
func TestHistory_sinceIsWhatTheNextReleaseRecords(t *testing.T) {
	a, b := Said{What: SaidPosition, At: "q#a", Text: "Yes"}, Said{What: SaidPosition, At: "q#b", Text: "No"}
	h := History{Releases: []Release{{Changes: []Change{{Now: a}, {Now: b}}}}}
	if changes := h.Since([]Said{a, b}); len(changes) > 0 {
		t.Errorf("nothing has changed, and %+v is told", changes)
	}
	c := Said{What: SaidPosition, At: "q#c", Text: "Perhaps"}
	changes := h.Since([]Said{c, b})
	if len(changes) != 2 || changes[0].Turn() != TurnNew || changes[1].About().At != "q#a" || changes[1].Turn() != TurnWithdrawn {
		t.Fatalf("got %+v", changes)
	}
	h.Releases = append(h.Releases, Release{Changes: changes})
	if changes := h.Since([]Said{c, b}); len(changes) > 0 {
		t.Errorf("all is recorded, and %+v is told", changes)
	}
}

// TestHistory_renamedIsOneStory: whatever a file was called, also if another had that name before
// or has it now, and if that was found out before; the history that was given is not touched.
func TestHistory_renamedIsOneStory(t *testing.T) {
	note := func(at, text string) Change {
		return Change{Now: Said{What: SaidNote, At: at, Text: text, Sources: []string{"old"}}}
	}
	h := History{Releases: []Release{
		{Changes: []Change{note("a.md", "A"), note("a.md#jc1", "of A"), note("b.md", "B")}},
		{Moves: []Move{{"a.md", "c.md"}, {"b.md", "a.md"}}, Changes: []Change{note("c.md", "A again"), note("a.md", "B again")}},
		{Moves: []Move{{"c.md", "d.md"}, {ArticleFolder + "/old.md", ArticleFolder + "/new.md"}}},
	}}
	want := []string{"e.md A new", "e.md#jc1 of A new", "a.md B new", "e.md A again new", "a.md B again new"}
	for _, given := range []History{h, h.Renamed(nil)} {
		var got []string
		for _, r := range given.Renamed([]Move{{"d.md", "e.md"}}).Releases {
			for _, c := range r.Changes {
				got = append(got, c.Now.At+" "+c.Now.Text+" "+c.Now.Sources[0])
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q", got)
		}
	}
	if h.Releases[0].Changes[0].Now.At != "a.md" || h.Releases[0].Changes[0].Now.Sources[0] != "old" {
		t.Error("the history itself has changed")
	}
}

// TestHistory_renamedSourceIsTheSame: a judgment that changes after a source of it has been given
// another name rests on that source before and after.
func TestHistory_renamedSourceIsTheSame(t *testing.T) {
	said := func(text, source string) Said {
		return Said{What: SaidJudgment, At: "a.md#jc1", Text: text, Sources: []string{source}}
	}
	h := History{Releases: []Release{
		{Changes: []Change{{Now: said("Open", "old")}}},
		{Moves: []Move{{ArticleFolder + "/old.md", ArticleFolder + "/new.md"}}},
		{Changes: []Change{{Was: said("Open", "old"), Now: said("Closed", "new")}}},
		{Changes: []Change{{Was: said("Closed", "new")}}},
	}}
	releases := h.Renamed(nil).Releases
	if was := releases[2].Changes[0].Was; !was.Same(said("Open", "new")) {
		t.Errorf("before it rested on %q", was.Sources)
	}
	if was := releases[3].Changes[0].Was; !was.Same(said("Closed", "new")) || h.Releases[2].Changes[0].Was.Sources[0] != "old" {
		t.Errorf("got %+v, or the history itself has changed", was)
	}
}
