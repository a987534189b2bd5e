package check

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/found"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// fewestSaid is how many words a sentence has at least that states something.
const fewestSaid = 4

// Share is how much of a note is cited.
type Share struct {
	Sentences, Cited      int // of its text, without headings, cells of tables and fields
	Statements, Supported int // its callouts, and those that cite something
}

// sentenceShare counts the sentences of a note that state something and those of them that cite.
// What follows a semicolon behind the last citation is a sentence of its own.
func (v *checker) sentenceShare(n *model.Note) Share {
	s := Share{}
	for _, p := range n.Doc.Prose {
		if p.Head || p.Cell || p.Field {
			continue
		}
		for _, r := range v.sentences(n, p) {
			if r.last >= 0 {
				s.Sentences++
				s.Cited++
				if found.Words(tailOf(p, r).Of(p.Text)) >= longTail {
					s.Sentences++
				}
			} else if found.Words(r.Of(p.Text)) >= fewestSaid && !strings.HasSuffix(r.Of(p.Text), "?") {
				s.Sentences++
			}
		}
	}
	return s
}

// share adds the statements to how much of a note is cited, and reports a brief of which nothing is.
func (v *checker) share(n *model.Note) []diag.Diagnostic {
	s := &v.findings.notes[n].share // which has the sentences already
	for _, st := range v.findings.Statements(n) {
		if st.Callout.Kind == markdown.Gap || st.Callout.Kind == markdown.Indicator {
			continue // what is not known, and what has not happened, nobody can cite
		}
		s.Statements++
		if len(st.Cited) > 0 {
			s.Supported++
		}
	}
	published := n.Status == model.Published || v.drafts && n.Status != model.Withdrawn
	if n.Kind == model.BriefNote && published && s.Sentences > 0 && len(v.findings.Cited(n)) == 0 && !v.lacksMark(n.Doc.Prose) {
		return []diag.Diagnostic{diag.New(diag.Uncited, fieldAt(diag.Span{Source: n.Doc.Source}, "status"), "this brief cites nothing").
			WithHelp("cite the passages it rests on: [@key, ¶1: «words»]")}
	}
	return nil
}
