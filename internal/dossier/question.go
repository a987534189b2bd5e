package dossier

import (
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// questionFile is a question as its own file tells it.
type questionFile struct {
	noteFile
	question model.Question
}

// assessments are the headings of the part of a question that weighs its
// positions, in small letters.
var assessments = sync.OnceValue(func() map[string]bool {
	return wordsOfNotes(func(n *language.NotesData) []string { return n.Assessment })
})

// wordsOfNotes collects words of notes in all languages.
func wordsOfNotes(of func(*language.NotesData) []string) map[string]bool {
	words := map[string]bool{}
	for _, l := range language.With(language.Notes) {
		for _, w := range of(l.Notes()) {
			words[w] = true
		}
	}
	return words
}

// readQuestion reads a file of content/questions.
func readQuestion(src *diag.Source) *questionFile {
	r := &frontmatter.File{Source: src}
	f := &questionFile{question: model.Question{Note: model.Note{Kind: model.QuestionNote, Path: src.Name, Status: model.Draft}}}
	q := &f.question
	rec, body := r.FrontMatter("the question")
	if rec != nil {
		q.Title = f.show(rec.Need("question", "what is asked, as a question"))
		q.Summary = f.show(rec.Text("summary"))
		q.Status = statusOf(rec)
		q.Internal = isInternal(rec)
		q.Date = rec.Date("date")
		q.LastMod = rec.Date("lastmod")
		q.Tags = rec.Texts("tags")
		f.show(strings.Join(q.Tags, "; "), rec.Place("tags"))
		rec.Done()
	}
	f.text(&q.Note, r, body)
	for _, s := range q.Doc.Sections() {
		switch {
		case s.Heading == nil:
			q.Lead = s
		case assessments()[strings.ToLower(s.Heading.Text)]:
			if q.Assessment.Heading != nil {
				f.diags = append(f.diags, diag.New(diag.DuplicateID, s.Heading.Words, "there is a second assessment").
					WithRelated(q.Assessment.Heading.Words, "the first is here").WithHelp("a question has one; join the two"))
			}
			q.Assessment = s
		default:
			q.Positions = append(q.Positions, &model.Position{ID: s.Heading.ID, Answer: s.Heading.Text, Section: s})
			f.diags = append(f.diags, plainHeading(s, "a position")...)
			if len(citations(s)) == 0 {
				f.diags = append(f.diags, diag.New(diag.Uncited, s.Heading.Words, "this position cites nothing").
					WithHelp("list the passages that bear on it: - [@key, ¶1: «words»]"))
			}
		}
	}
	return f
}

// plainHeading reports what a heading that pages print as text cannot hold.
func plainHeading(s markdown.Section, what string) []diag.Diagnostic {
	block := s.Head()
	if len(block.Citations)+len(block.Links) == 0 {
		return nil
	}
	return []diag.Diagnostic{diag.New(diag.MalformedCitation, s.Heading.Words, "the heading of %s holds words only", what).
		WithHelp("put citations and links into the text below it")}
}

func citations(s markdown.Section) []*markdown.Citation {
	var list []*markdown.Citation
	for _, b := range s.Blocks {
		list = append(list, b.Citations...)
	}
	return list
}
