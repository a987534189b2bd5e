package dossier

import (
	"strings"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// noteFile is a note as its own file tells it.
type noteFile struct {
	printed []model.Printed
	front   []diag.Diagnostic // about the front matter: errors whatever the status, which may be what is wrong
	diags   []diag.Diagnostic // about the text
}

// show notes that a text of the front matter stands on a page.
func (f *noteFile) show(text string, at diag.Span) string {
	f.printed = append(f.printed, model.Printed{Text: text, At: at})
	return text
}

// text parses the Markdown of a note, after its front matter.
func (f *noteFile) text(n *model.Note, r *frontmatter.File, body int) {
	n.Body = body
	n.Doc, f.diags = markdown.Parse(r.Source, body)
	f.front = r.Diags
	n.Printed = f.printed
	for _, p := range n.Printed {
		if strings.Contains(p.Text, "[@") {
			f.front = append(f.front, diag.New(diag.MalformedCitation, p.At, "there is a citation in the front matter, where it would be printed as it stands").
				WithHelp("cite in the text; what the front matter quotes must be quoted there too"))
		}
	}
	for _, c := range n.Doc.Callouts {
		if c.Kind == "" {
			f.diags = append(f.diags, diag.New(diag.UnknownKey, c.WordAt, "%q is no kind of callout", c.Word).
				WithHelp("write judgment, assumption, alternative, gap or indicator (jugement, hypothese, alternative, lacune, indicateur)"))
		}
	}
}

// isInternal takes who may read a note.
func isInternal(rec *frontmatter.Record) bool {
	return rec.Word("visibility", "public", "internal") == "internal"
}

// statusOf takes how far a note has come.
func statusOf(rec *frontmatter.Record) model.NoteStatus {
	return model.NoteStatus(rec.Word("status", string(model.Draft), string(model.Review), string(model.Published), string(model.Withdrawn)))
}
