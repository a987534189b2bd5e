package check

import (
	"fmt"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// translations reports notes that differ from the version in the first language
// in what they judge or cite.
func (v *checker) translations() []diag.Diagnostic {
	var diags []diag.Diagnostic
	first := map[string]*model.Note{}
	for _, n := range v.dossier.Notes {
		id := string(n.Kind) + "/" + n.ID
		original := first[id]
		switch {
		case n.Status == model.Withdrawn:
		case original == nil:
			first[id] = n
		default:
			diags = append(diags, v.statementsDiffer(original, n)...)
			diags = append(diags, v.figuresDiffer(original, n)...)
			diags = append(diags, v.citationsDiffer(original, n)...)
		}
	}
	return diags
}

func (v *checker) statementsDiffer(original, n *model.Note) []diag.Diagnostic {
	var diags []diag.Diagnostic
	report := func(at diag.Span, s *model.Statement, format string, args ...any) {
		diags = append(diags, diag.New(diag.TranslationDiffers, at, format, args...).
			WithRelated(s.Callout.At, "it is here in %s", s.Note.Path).
			WithHelp("a translation says the same: correct the one that is wrong"))
	}
	whole := diag.Span{Source: n.Doc.Source}
	theirs := map[string]*model.Statement{}
	for _, s := range v.findings.Statements(n) {
		theirs[s.Callout.ID] = s
	}
	for _, s := range v.findings.Statements(original) {
		if s.Callout.ID == "" {
			continue
		}
		t := theirs[s.Callout.ID]
		delete(theirs, s.Callout.ID)
		switch {
		case t == nil:
			report(whole, s, "the %s #%s of %s is not translated", s.Callout.Kind, s.Callout.ID, original.Path)
		case t.Callout.Kind != s.Callout.Kind:
			report(t.Callout.WordAt, s, "#%s is of kind %s here and of kind %s in %s", s.Callout.ID, t.Callout.Kind, s.Callout.Kind, original.Path)
		case degree(t) != degree(s):
			report(t.Callout.At, s, "#%s is %s here and %s in %s", s.Callout.ID, degree(t), degree(s), original.Path)
		case v.denies(t) != v.denies(s):
			report(t.Callout.At, s, "#%s denies something in one language and not in the other", s.Callout.ID)
		}
	}
	for _, s := range v.findings.Statements(n) {
		if s.Callout.ID != "" && theirs[s.Callout.ID] == s {
			diags = append(diags, diag.New(diag.TranslationDiffers, s.Callout.At, "%s has no #%s", original.Path, s.Callout.ID).
				WithHelp("a translation adds nothing: write it there as well"))
		}
	}
	return diags
}

// denies reports whether the text of a statement has a denial.
func (v *checker) denies(s *model.Statement) bool {
	return slices.ContainsFunc(s.Callout.Prose, func(p *markdown.Prose) bool {
		return !p.Field && !v.readings.Denies(p.Text, s.Note.Lang).Empty()
	})
}

// degree says the likelihood and confidence of a statement so that they can be
// compared across languages.
func degree(s *model.Statement) string {
	likelihood, confidence := "without likelihood", "without confidence"
	if s.Likelihood != nil {
		likelihood = fmt.Sprintf("%d–%d %%", s.Likelihood.From, s.Likelihood.To)
	}
	if s.Confidence != nil {
		confidence = "of " + s.Confidence.Level + " confidence"
	}
	return likelihood + ", " + confidence
}

// cited is what a citation points to, whatever the words around it.
type cited struct {
	signal  markdown.Signal
	article string
	passage string
}

func citedThing(c *model.Cited) cited {
	w := cited{signal: c.Item.Signal, article: c.Key()}
	if c.Passage != nil {
		w.passage = c.Passage.Name()
	}
	return w
}

// String names the thing in messages.
func (w cited) String() string {
	s := "@" + w.article
	if w.passage != "" {
		s += ", " + w.passage
	}
	if w.signal != markdown.Supports {
		s += " (" + string(w.signal) + ")"
	}
	return s
}

// citationsDiffer compares what two versions cite, whatever the order: another
// language may put its clauses in another.
func (v *checker) citationsDiffer(original, n *model.Note) []diag.Diagnostic {
	if slices.ContainsFunc(v.findings.Cited(original), isUnresolved) || slices.ContainsFunc(v.findings.Cited(n), isUnresolved) {
		return nil // a mistake that is reported already, and would be here again
	}
	left := map[cited][]*model.Cited{} // of the translation, not yet matched
	for _, c := range v.findings.Cited(n) {
		left[citedThing(c)] = append(left[citedThing(c)], c)
	}
	var diags []diag.Diagnostic
	for _, c := range v.findings.Cited(original) {
		w := citedThing(c)
		if list := left[w]; len(list) > 0 {
			left[w] = list[1:]
			continue
		}
		diags = append(diags, diag.New(diag.TranslationDiffers, diag.Span{Source: n.Doc.Source}, "%s is cited in %s and not here", w, original.Path).
			WithRelated(c.Item.At, "it is cited here").
			WithHelp("a translation cites the same passages: correct the one that is wrong"))
	}
	for _, c := range v.findings.Cited(n) {
		w := citedThing(c)
		if list := left[w]; len(list) > 0 && list[0] == c {
			left[w] = list[1:]
			diags = append(diags, diag.New(diag.TranslationDiffers, c.Item.At, "%s is cited here and not in %s", w, original.Path).
				WithHelp("a translation cites the same passages: correct the one that is wrong"))
		}
	}
	return diags
}
