//go:build !race

// Processor time is measured, which under the detector says nothing: make test runs this without it.

package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/custody"
	"dossier/internal/diag"
	"dossier/internal/fixture"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"

	"pgregory.net/rapid"
)

// TestApplySilences_growsWithPatternsAndFiles holds that patterns are not held against each
// file: four times as many of both take four times as long.
func TestApplySilences_growsWithPatternsAndFiles(t *testing.T) {
	for _, pattern := range []string{"briefs/note-%d*.md", "**/note-%d.md", "briefs/**/note-%d.md"} {
		fixture.Growth(t, 1000, func(n int) func() {
			var d model.Dossier
			var diags []diag.Diagnostic
			for i := range n {
				d.Settings.Silence = append(d.Settings.Silence, model.Silence{Check: diag.Unfinished.Name, Files: fmt.Sprintf(pattern, n+i), Why: "a test"})
				diags = append(diags, diag.New(diag.Unfinished, diag.FileSpan(fmt.Sprintf("briefs/note-%d.md", n+i)), "this is not finished"))
			}
			return func() {
				if kept, silenced := applySilences(&d, diags); len(kept) > 0 || len(silenced) != n {
					t.Fatalf("%s silences %d of %d", pattern, len(silenced), n)
				}
			}
		})
	}
}

// TestApplySilences_notesOnce holds that of silences which cover the same place, and diagnostics
// there, not each is held against each.
func TestApplySilences_notesOnce(t *testing.T) {
	const n = 300
	source := diag.NewSource("briefs/note.md", []byte(strings.Repeat("x\n", n)))
	note := &model.Note{Path: "briefs/note.md", Doc: &markdown.Document{Source: source}}
	for _, where := range []model.Silence{{}, {ID: "one"}, {Line: 3}} {
		var d model.Dossier
		d.Notes = []*model.Note{note}
		note.Doc.Headings = []*markdown.Heading{{ID: "one", Level: 2, Words: source.LineSpan(1)}}
		for range n {
			where.Check, where.Files, where.Why = diag.Unfinished.Name, "briefs/note.md", "a test"
			d.Settings.Silence = append(d.Settings.Silence, where)
		}
		s := newSilencer(&d)
		noted, hushed := 0, 0
		for i := range n {
			is := false
			at := source.LineSpan(i + 1)
			if where.Line > 0 {
				at = source.LineSpan(where.Line)
			}
			noted += len(s.covering(diag.New(diag.Unfinished, at, "unfinished"), true, &is))
			if is {
				hushed++
			}
		}
		if noted != n || hushed != n {
			t.Errorf("%+v: of %d silences %d are noted, and %d of as many diagnostics left out", where, n, noted, hushed)
		}
	}
}

// TestSilencer_sectionsWithinEachOther holds that each silence of a section is found whose
// section a place is in, as looking at each of them gives.
func TestSilencer_sectionsWithinEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sections, all := map[text.Range]*silenced{}, []text.Range{}
		for i := range rapid.IntRange(0, 12).Draw(t, "sections") {
			from := rapid.IntRange(0, 20).Draw(t, "from")
			r := text.Range{From: from, To: from + rapid.IntRange(0, 20).Draw(t, "size")}
			all, sections[r] = append(all, r), sections[r].with(i)
		}
		at := rapid.IntRange(0, 40).Draw(t, "at")
		s := &silencer{known: map[checkOfFile]*silences{{diag.Unfinished.Name, "a.md"}: {sections: inOrder(sections)}}}
		hushed := false
		span := diag.Span{Source: diag.NewSource("a.md", []byte(strings.Repeat("x", 50))), Start: at, End: at}
		got := s.covering(diag.New(diag.Unfinished, span, "unfinished"), false, &hushed)
		var want []int
		for i, r := range all {
			if r.From <= at && at < r.To {
				want = append(want, i)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) || hushed != (len(want) > 0) {
			t.Fatalf("at %d of %v: %v, want %v", at, all, got, want)
		}
	})
}

// TestLinks_growWithTheLinks holds that for a link to a line of a long article not all of that
// is looked at: where its lines are is known after the first.
func TestLinks_growWithTheLinks(t *testing.T) {
	const n = 100
	a := longArticle(n)
	d := &model.Dossier{Articles: []*model.Article{a}}
	l := newLinker(d, newIndex(d, nil), false)
	for i := range n {
		if to, _ := l.inArticle(a, fmt.Sprintf("l%d", i+1), nil); to == nil {
			t.Fatalf("line %d is not found", i+1)
		}
		a.Passages = nil // whoever looks at them again finds none
	}
}

// TestDenied_looksAtTheNextPassageOnly holds that passages beside a cited one are found by its
// place, and that it is not looked for among all of its article.
func TestDenied_looksAtTheNextPassageOnly(t *testing.T) {
	const cited = 5
	a := longArticle(2 * cited)
	c := &model.Cited{Article: a, Passage: a.Passages[cited], Item: &markdown.Item{}, Of: &markdown.Citation{}}
	a.Passages[cited] = nil // whoever looks for it finds it nowhere
	n := &model.Note{}
	v := &checker{readOnce: &readOnce{}, dossier: &model.Dossier{}, findings: &Findings{notes: map[*model.Note]*noteFindings{n: {}}}}
	for at, look := range map[int]func(*model.Note, *model.Cited) []diag.Diagnostic{cited + 1: v.deniedBelow, cited - 1: v.deniedBefore} {
		if diags := look(n, c); len(diags) > 0 {
			t.Errorf("nothing denies, and %v", diags)
		}
		a.Lang, a.Passages[at].Text = "en", "This is untrue."
		if at == cited-1 {
			a.Passages[at].Text = "The following is false."
		}
		if diags := look(n, c); len(diags) != 1 {
			t.Errorf("what denies in passage %d is told as %v", at, diags)
		}
	}
}

// longArticle is an article of so many empty paragraphs.
func longArticle(n int) *model.Article {
	a := &model.Article{Path: "content/articles/long.md", Key: "long"}
	for i := range n {
		a.Passages = append(a.Passages, &model.Passage{Article: a, Index: i, Kind: custody.Paragraph, Number: i + 1, Line: i + 1, Last: i + 1})
	}
	return a
}

// TestBeginning_isSharedByAllForms holds that words which are alike begin alike: questions are
// looked for by it.
func TestBeginning_isSharedByAllForms(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("aéб")), 0, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if alike(a, b) && beginning(a) != beginning(b) {
			t.Fatalf("%q and %q are alike, and begin with %q and %q", a, b, beginning(a), beginning(b))
		}
	})
}
