package site

import (
	"slices"

	"dossier/internal/language"
)

// LookedFor is what is looked for in the languages of a dossier: how many expressions the
// lists of each have. Where there are none, nothing is looked for.
type LookedFor struct {
	Languages []string // codes, in the order of the columns
	Rows      []LookedForRow
}

// LookedForRow is one kind of words.
type LookedForRow struct {
	Word   string // key of its word
	Counts []int  // in the order of the languages
}

// kindsLookedFor are the rows of the table, with the lists that each counts.
var kindsLookedFor = []struct {
	word  string
	count func(l *language.Language) int
}{
	{"method_denials", func(l *language.Language) int {
		h := l.Hides()
		return len(h.Denial) + len(h.DenialBehind) + len(h.Refusal) + len(h.Denied) + len(h.Retraction) + len(h.Forward)
	}},
	{"method_conditions", func(l *language.Language) int { return len(l.Hides().Condition) }},
	{"method_reports", func(l *language.Language) int {
		return len(l.Hides().Claim) + len(l.Hides().Doubt) + len(l.Hides().DoubtInClause)
	}},
	{"method_attributes", func(l *language.Language) int {
		return len(l.Hides().Attribute) + len(l.Hides().AttributeBehind) + len(l.Hides().Former) + len(l.Hides().Only) + len(l.Hides().Intention)
	}},
	{"method_opposites", func(l *language.Language) int { return len(l.Hides().Opposites) }},
	{"method_accusations", func(l *language.Language) int { return len(l.Hides().Accusation) }},
	{"method_certainty", func(l *language.Language) int { return len(l.Hides().Certain) + len(l.Hides().Hedge) }},
	{"method_speech", func(l *language.Language) int {
		s := l.Speech()
		return len(s.Saying) + len(s.According) + len(s.Confessing)
	}},
	{"method_numbers", func(l *language.Language) int { return len(l.Numbers().Words) }},
	{"method_units", func(l *language.Language) int {
		return len(l.Units().Before) + len(l.Units().Between) + len(l.Units().Behind) + len(l.Units().Measures)
	}},
}

// lookedFor counts what is looked for in the languages of the notes and articles.
func (p *planner) lookedFor() LookedFor {
	var t LookedFor
	add := func(code string) {
		if code = language.Get(code).Code; code != "" && !slices.Contains(t.Languages, code) {
			t.Languages = append(t.Languages, code)
		}
	}
	for _, versions := range p.versions {
		for _, n := range versions {
			if n.Shown(p.options.Drafts) {
				add(n.Lang)
			}
		}
	}
	for _, a := range p.dossier.Articles {
		add(a.Lang)
	}
	slices.Sort(t.Languages)
	for _, kind := range kindsLookedFor {
		row := LookedForRow{Word: kind.word}
		for _, code := range t.Languages {
			row.Counts = append(row.Counts, kind.count(language.Get(code)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
