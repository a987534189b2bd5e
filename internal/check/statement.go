package check

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/estimate"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// statements reads the callouts of a note and checks what they say of
// themselves. The citations of the note are resolved already.
func (v *checker) statements(n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	lexicon := estimate.In(n.Lang)
	rows := [2]*markdown.Term{} // the first term of each row
	own := v.findings.notes[n]
	own.estimated = map[markdown.Scope]bool{}
	for _, c := range n.Doc.Callouts {
		if c.Kind == "" || !c.States() {
			continue
		}
		s := &model.Statement{Note: n, Callout: c, Cited: v.findings.citedBeside(n, c.Scope)}
		own.statements = append(own.statements, s)
		own.estimated[c.Scope] = true
		for i := range c.Terms {
			if d := readTerm(s, lexicon, &c.Terms[i], &rows); d != nil {
				diags = append(diags, *d)
			}
		}
		if c.Kind == markdown.Judgment {
			diags = append(diags, v.judgment(s, lexicon)...)
		}
	}
	return diags
}

// readTerm reads a part of the first line.
func readTerm(s *model.Statement, lexicon *estimate.Lexicon, t *markdown.Term, rows *[2]*markdown.Term) *diag.Diagnostic {
	if c, ok := lexicon.Confidence(t.Text); ok {
		if s.Confidence != nil {
			return new(diag.New(diag.OutsideScale, t.At, "the confidence is said twice").WithHelp("keep one of the two"))
		}
		s.Confidence = &c
		return nil
	}
	if l, row, ok := lexicon.Likelihood(t.Text); ok {
		if s.Likelihood != nil {
			return new(diag.New(diag.OutsideScale, t.At, "the likelihood is said twice").
				WithHelp("keep one of the two; for a range between them, choose the lower confidence"))
		}
		s.Likelihood, s.Row = &l, row
		if other := rows[1-row]; other != nil {
			return new(diag.New(diag.OutsideScale, t.At, "%q stands in another row of the scale than %q", t.Text, other.Text).
				WithRelated(other.At, "the other row is used here").
				WithHelp("keep to one row in a note: write %s", l.Terms[1-row]).
				WithFix(t.At, l.Terms[1-row]))
		}
		if rows[row] == nil {
			rows[row] = t
		}
		return nil
	}
	s.Unread = true
	d := diag.New(diag.OutsideScale, t.At, "%q is no term of the scale", t.Text)
	var terms []string
	terms = append(terms, lexicon.Terms()...)
	for _, c := range lexicon.Confidences {
		terms = append(terms, c.Term)
	}
	if meant := lexicon.Meant(t.Text); meant != "" {
		d = d.WithHelp("the language of this note is %s, by its name or by dossier.yaml: write %s", lexicon.Lang, meant).WithFix(t.At, meant)
	} else if near := text.Nearest(t.Text, terms); near != "" {
		d = d.WithHelp("did you mean %q?", near).WithSuggestion(t.At, near)
	} else {
		d = d.WithHelp("write one of %s; one of %s", strings.Join(lexicon.Terms(), ", "), strings.Join(terms[len(lexicon.Likelihoods):], ", "))
	}
	return &d
}

// judgment checks that a judgment says how likely it is, how sure that is and
// why, that its text does not hedge once more, and what it rests on.
func (v *checker) judgment(s *model.Statement, lexicon *estimate.Lexicon) []diag.Diagnostic {
	var diags []diag.Diagnostic
	c := s.Callout
	var missing []string
	if s.Likelihood == nil && !s.Unread {
		missing = append(missing, "its likelihood")
	}
	if s.Confidence == nil && !s.Unread {
		missing = append(missing, "its confidence")
	}
	if c.Field("confidence") == "" {
		missing = append(missing, "the reason for its confidence")
	}
	if len(missing) > 0 {
		words := language.Get(lexicon.Lang).Notes()
		example := fmt.Sprintf("[!%s] #id · %s · %s, and below it a list with - %s: %s", words.Callouts.First(string(c.Kind)),
			lexicon.Likelihoods[5].Terms[0], lexicon.Confidences[1].Term, words.Fields.First("confidence"), words.Why)
		diags = append(diags, diag.New(diag.JudgmentIncomplete, c.At, "this judgment lacks %s", strings.Join(missing, ", ")).
			WithHelp("write %s", example))
	}
	for _, p := range c.Prose {
		if p.Field {
			continue
		}
		for _, h := range lexicon.FindHedges(p.Text) {
			if !h.OverlapsAny(p.Quoted) {
				diags = append(diags, diag.New(diag.HedgeInJudgment, p.At(h.From, h.To), "%q estimates outside of the scale", p.Text[h.From:h.To]).
					WithHelp("state what you judge; the first line says how likely it is"))
			}
		}
	}
	return append(diags, v.restsOn(s)...)
}

// restsOn checks that a judgment cites something, of several origins or of one that is known.
func (v *checker) restsOn(s *model.Statement) []diag.Diagnostic {
	c := s.Callout
	if len(s.Cited) == 0 {
		if v.lacksMark(c.Prose) {
			return nil
		}
		return []diag.Diagnostic{diag.New(diag.Uncited, c.At, "this judgment cites nothing").
			WithHelp("cite the passages it rests on: [@key, ¶1: «words»]")}
	}
	support := s.Support()
	s.Origins = Origins(v.dossier, support)
	switch {
	case slices.ContainsFunc(s.Cited, isUnresolved):
		return nil // an error says so; what the judgment rests on will be known when it is mended
	case len(s.Origins) == 1:
		o := s.Origins[0]
		d := diag.New(diag.SingleOrigin, c.At, "all that supports this judgment comes from one origin, %s", describe(o)).
			WithHelp("look for a passage of another origin, or say in the confidence that there is none and silence this check with that reason")
		if len(o.Shared) > 0 {
			d = d.WithDetail("shared: " + o.Shared[0])
		}
		return []diag.Diagnostic{d}
	case len(s.Origins) == 0 || slices.ContainsFunc(s.Origins, model.Origin.Identified):
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.UndeterminedOrigin, c.At,
		"none of the %d articles that support this judgment names an outlet or agency that it has it from", len(articlesOf(support))).
		WithHelp("list whom they credit under upstream: in their front matter, or look for a passage that says; " +
			"if they say what they have seen or decided themselves, silence this check with that reason")}
}

func articlesOf(cited []*model.Cited) map[*model.Article]bool {
	set := map[*model.Article]bool{}
	for _, c := range cited {
		set[c.Article] = true
	}
	return set
}
