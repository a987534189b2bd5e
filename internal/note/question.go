package note

import (
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/model"
	"dossier/internal/records"
)

// assessments are the headings of the part of a question that weighs its
// positions, in small letters.
var assessments = sync.OnceValue(func() map[string]bool {
	return words(func(n *language.NotesData) []string { return n.Assessment })
})

// readQuestion reads a file of questions.
func readQuestion(src *diag.Source) *File {
	f := &File{}
	q := model.Question{Note: model.Note{Kind: model.QuestionNote, Status: model.Draft}}
	f.read(src, &q.Note, "the question", func(rec *frontmatter.Record) {
		q.Title = f.show(rec.Need("question", "what is asked, as a question"))
		q.Summary = f.show(rec.Text("summary"))
		q.Status = statusOf(rec)
		q.Internal = isInternal(rec)
		q.Processing = f.show(rec.Text("processing"))
		q.Aliases = records.Addresses(rec, "aliases")
		q.Date, q.LastMod = dates(rec)
		q.Tags = f.tags(rec)
	}, func() { f.positions(&q) })
	f.Copy = func() (*model.Note, func(*model.Dossier)) {
		q := q
		q.Own = &q
		return &q.Note, func(d *model.Dossier) { d.Questions = append(d.Questions, &q) }
	}
	return f
}

func (f *File) positions(q *model.Question) {
	for _, s := range q.Doc.Sections() {
		switch {
		case s.Heading == nil:
			q.Lead = s
		case assessments()[strings.ToLower(s.Heading.Text)]:
			if q.Assessment.Heading != nil {
				f.Text = append(f.Text, diag.New(diag.DuplicateID, s.Heading.Words, "there is a second assessment").
					WithRelated(q.Assessment.Heading.Words, "the first is here").WithHelp("a question has one; join the two"))
			}
			q.Assessment = s
		default:
			q.Positions = append(q.Positions, &model.Position{ID: s.Heading.ID, Answer: s.Heading.Text, Section: s})
			f.section(s, "a position", "this position cites nothing", "list the passages that bear on it: - [@key, ¶1: «words»]")
		}
	}
}
