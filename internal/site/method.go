package site

import (
	"cmp"
	"encoding/json"
	"strconv"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/estimate"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/site/print"
)

// MethodModel is the model of method.html.
type MethodModel struct {
	print.Frame
	Quotes      int
	Processed   int // notes whose front matter says that a machine took part
	LookedFor   LookedFor
	Scale       []ScaleRow
	Confidences []string
	Groups      []CheckGroup
	Silences    []SilenceEntry
}

// ScaleRow is a degree of likelihood.
type ScaleRow struct {
	print.Degree
	First, Second string
}

// CheckGroup is the checks of one severity.
type CheckGroup struct {
	Word          string // key of its word
	CanBeSilenced bool
	Checks        []CheckEntry
}

// CheckEntry is a check with how often it reports something in this dossier.
type CheckEntry struct {
	Name, Summary string
	Reported      int
	Silenced      int
	ByDay         bool // it depends on the day on which somebody looks, so that it is not counted
}

// SilenceEntry is a silence of the settings.
type SilenceEntry struct {
	Check, Where, Why string
}

// summaries say what checks look for in the languages of pages other than that of the
// catalogue, which is English.
var summaries = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, l := range language.With(language.Interface) {
		data := l.File("checks.json")
		if data == nil {
			continue
		}
		var words map[string]string
		if err := json.Unmarshal(data, &words); err != nil {
			panic(err) // part of the program
		}
		all[l.Code] = words
	}
	return all
})

func (p *planner) method(lang string) MethodModel {
	m := MethodModel{Frame: p.listFrame(lang, methodFile)}
	for _, versions := range p.versions {
		if n := versions[0]; n.Status != model.Withdrawn {
			m.Quotes += countQuotations(p.findings.Cited(n))
			if n.Processing != "" {
				m.Processed++
			}
		}
	}
	m.LookedFor = p.lookedFor()
	lexicon := estimate.In(lang)
	for _, l := range lexicon.Likelihoods {
		m.Scale = append(m.Scale, ScaleRow{print.Degree{From: l.From, To: l.To}, l.Terms[0], l.Terms[1]})
	}
	for _, c := range lexicon.Confidences {
		m.Confidences = append(m.Confidences, c.Term)
	}
	reported, silenced := p.counts(p.options.Reported), p.counts(p.findings.Silenced)
	groups := map[diag.Severity]*CheckGroup{
		diag.Error:   {Word: "method_errors"},
		diag.Warning: {Word: "method_warnings", CanBeSilenced: true},
	}
	for _, c := range diag.Codes() {
		group := groups[c.Severity]
		if group == nil || c.Capture {
			continue // notes are about work that is not done yet, and may look at the clock
		}
		e := CheckEntry{Name: c.Name, Summary: cmp.Or(summaries()[lang][c.Name], c.Summary), Reported: reported[c.Name], Silenced: silenced[c.Name]}
		if c.Clock {
			e.Reported, e.Silenced, e.ByDay = 0, 0, true
		}
		group.Checks = append(group.Checks, e)
	}
	m.Groups = []CheckGroup{*groups[diag.Error], *groups[diag.Warning]}
	hidden := p.hidden()
	for _, s := range p.dossier.Settings.Silence {
		if hidden[s.Files] {
			continue
		}
		where := s.Files
		if s.ID != "" {
			where += "#" + s.ID
		}
		if s.Line > 0 {
			where += ":" + strconv.Itoa(s.Line)
		}
		m.Silences = append(m.Silences, SilenceEntry{s.Check, where, s.Why})
	}
	return m
}

// counts counts diagnostics by check, those of notes without a page left out:
// what is not published leaves no trace.
func (p *planner) counts(diags []diag.Diagnostic) map[string]int {
	hidden := p.hidden()
	counts := map[string]int{}
	for _, d := range diags {
		if !hidden[d.At.File()] {
			counts[d.Code.Name]++
		}
	}
	return counts
}

// hidden lists the files of the notes that have no page.
func (p *planner) hidden() map[string]bool {
	hidden := map[string]bool{}
	for _, n := range p.dossier.Notes {
		hidden[n.Path] = !n.Shown(p.options.Drafts)
	}
	return hidden
}
