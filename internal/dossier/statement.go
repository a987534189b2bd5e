package dossier

import (
	"fmt"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/estimate"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/text"
)

// Statement is a callout of a note: a judgment, or an assumption, alternative,
// gap or indicator beside one.
type Statement struct {
	Note       *Note
	Callout    *markdown.Callout
	Likelihood *estimate.Likelihood // nil if it says none
	Row        int                  // of the terms on the scale
	Confidence *estimate.Confidence // nil if it says none
	Cited      []*Cited
	Origins    []Origin // of the passages that support it

	unread bool // a term of it is not on the scale
}

// Key names the statement in the whole dossier: treaty/jc1. It is empty if the
// statement has no id.
func (s *Statement) Key() string {
	if s.Callout.ID == "" {
		return ""
	}
	if s.Note.ID == "" {
		return string(s.Note.Kind) + "/" + s.Callout.ID
	}
	return s.Note.ID + "/" + s.Callout.ID
}

// Support returns the citations that support the statement and were found.
func (s *Statement) Support() []*Cited {
	var list []*Cited
	for _, c := range s.Cited {
		if c.Item.Signal == markdown.Supports && c.Article != nil && c.Article.Proven && (c.Passage != nil || c.Item.Quote == "") {
			list = append(list, c)
		}
	}
	return list
}

// Dependence is an origin without which statements lose all their support.
type Dependence struct {
	Origin Origin
	Lost   []*Statement
}

// Dependences says, for each origin of a note's judgments, which of them rest
// on it alone. Of counts the judgments that rest on anything.
func (d *Dossier) Dependences(n *Note) (list []Dependence, of int) {
	var all []*Cited
	var judgments []*Statement
	for _, s := range n.Statements {
		if support := s.Support(); s.Callout.Kind == markdown.Judgment && len(support) > 0 {
			judgments = append(judgments, s)
			all = append(all, support...)
		}
	}
	for _, o := range d.Origins(all) {
		held := map[*Cited]bool{}
		for _, c := range o.Cited {
			held[c] = true
		}
		dep := Dependence{Origin: o}
		for _, s := range judgments {
			alone := true
			for _, c := range s.Support() {
				alone = alone && held[c]
			}
			if alone {
				dep.Lost = append(dep.Lost, s)
			}
		}
		if len(dep.Lost) > 0 {
			list = append(list, dep)
		}
	}
	return list, len(judgments)
}

// statements reads the callouts of a note and checks what they say of
// themselves. The citations of the note are resolved already.
func (v *verifier) statements(n *Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	lexicon := estimate.In(n.Lang)
	rows := [2]*markdown.Term{} // the first term of each row
	n.Statements = nil
	byScope := map[markdown.Scope][]*Cited{}
	for _, c := range n.Cited {
		byScope[c.Of.Scope] = append(byScope[c.Of.Scope], c)
	}
	for _, c := range n.Doc.Callouts {
		if c.Kind == "" {
			continue
		}
		s := &Statement{Note: n, Callout: c, Cited: byScope[c.Scope]}
		n.Statements = append(n.Statements, s)
		for i := range c.Terms {
			if d := s.term(lexicon, &c.Terms[i], &rows); d != nil {
				diags = append(diags, *d)
			}
		}
		if c.Kind == markdown.Judgment {
			diags = append(diags, v.judgment(s, lexicon)...)
		}
	}
	return diags
}

// term reads a part of the first line.
func (s *Statement) term(lexicon *estimate.Lexicon, t *markdown.Term, rows *[2]*markdown.Term) *diag.Diagnostic {
	if c, ok := lexicon.Confidence(t.Text); ok {
		if s.Confidence != nil {
			d := diag.New(diag.OutsideScale, t.At, "the confidence is said twice").WithHelp("keep one of the two")
			return &d
		}
		s.Confidence = &c
		return nil
	}
	if l, row, ok := lexicon.Likelihood(t.Text); ok {
		if s.Likelihood != nil {
			d := diag.New(diag.OutsideScale, t.At, "the likelihood is said twice").
				WithHelp("keep one of the two; for a range between them, choose the lower confidence")
			return &d
		}
		s.Likelihood, s.Row = &l, row
		if other := rows[1-row]; other != nil {
			d := diag.New(diag.OutsideScale, t.At, "%q stands in another row of the scale than %q", t.Text, other.Text).
				WithRelated(other.At, "the other row is used here").
				WithHelp("keep to one row in a note: write %s", l.Terms[1-row]).
				WithFix(t.At, l.Terms[1-row])
			return &d
		}
		if rows[row] == nil {
			rows[row] = t
		}
		return nil
	}
	s.unread = true
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
// why, that it rests on something, and that its text does not hedge once more.
func (v *verifier) judgment(s *Statement, lexicon *estimate.Lexicon) []diag.Diagnostic {
	var diags []diag.Diagnostic
	c := s.Callout
	var missing []string
	if s.Likelihood == nil && !s.unread {
		missing = append(missing, "its likelihood")
	}
	if s.Confidence == nil && !s.unread {
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
	for _, p := range s.Note.Doc.Prose {
		if p.Scope != c.Scope || p.Field {
			continue
		}
		for _, h := range lexicon.FindHedges(p.Text) {
			if !overlaps(p.Quoted, h) {
				diags = append(diags, diag.New(diag.HedgeInJudgment, p.At(h[0], h[1]), "%q estimates outside of the scale", p.Text[h[0]:h[1]]).
					WithHelp("state what you judge; the first line says how likely it is"))
			}
		}
	}
	if len(s.Cited) == 0 {
		return append(diags, diag.New(diag.Uncited, c.At, "this judgment cites nothing").
			WithHelp("cite the passages it rests on: [@key, ¶1: «words»]"))
	}
	support := s.Support()
	s.Origins = v.dossier.Origins(support)
	switch {
	case slices.ContainsFunc(s.Cited, func(c *Cited) bool { return c.Article == nil || c.Item.Quote != "" && c.Words == nil }):
		// An error says so; what the judgment rests on will be known when it is mended.
	case len(s.Origins) == 0:
	case len(s.Origins) == 1:
		o := s.Origins[0]
		d := diag.New(diag.SingleOrigin, c.At, "all that supports this judgment comes from one origin, %s", o.describe()).
			WithHelp("look for a passage of another origin, or say in the confidence that there is none and silence this check with that reason")
		if len(o.Shared) > 0 {
			d = d.WithDetail("shared: " + o.Shared[0])
		}
		diags = append(diags, d)
	default:
		for _, o := range s.Origins {
			if o.Identified() {
				return diags
			}
		}
		diags = append(diags, diag.New(diag.UndeterminedOrigin, c.At, "none of the %d articles that support this judgment says where it has it from", len(articlesOf(support))).
			WithHelp("list whom they credit under upstream: in their front matter, or look for a passage that says; else silence this check with that reason"))
	}
	return diags
}

// describe names an origin in messages.
func (o Origin) describe() string {
	var keys []string
	for _, a := range o.Articles {
		keys = append(keys, "@"+a.Key)
	}
	who := "undetermined"
	if o.Identified() {
		who = strings.Join(o.Names, ", ")
	}
	return fmt.Sprintf("%s (%s)", who, strings.Join(keys, ", "))
}

func articlesOf(cited []*Cited) map[*Article]bool {
	set := map[*Article]bool{}
	for _, c := range cited {
		set[c.Article] = true
	}
	return set
}

// overlaps reports whether a byte range touches one of the others.
func overlaps(ranges [][2]int, r [2]int) bool {
	for _, other := range ranges {
		if other[0] < r[1] && r[0] < other[1] {
			return true
		}
	}
	return false
}
