package check

import (
	"regexp"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/model"
)

// saysNothing is what of a note is no text: comments and headings.
var saysNothing = regexp.MustCompile(`(?s)<!--.*?-->|(?m)^ {0,3}#{1,6}[ \t][^\n]*`)

// empty reports a published brief without any text, which is a page that says nothing.
func (v *checker) empty(n *model.Note) []diag.Diagnostic {
	if n.Kind != model.BriefNote || n.Status != model.Published || v.dossier.Unread[n.Path] || len(n.Doc.Prose) > len(n.Doc.Headings) {
		return nil
	}
	if strings.TrimSpace(saysNothing.ReplaceAllString(n.Doc.Source.Text[n.Body:], "")) != "" {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.EmptyNote, diag.Span{Source: n.Doc.Source}, "this brief is published and has no text").
		WithHelp("write it, or leave status: draft")}
}
