// Package note knows the kinds of notes: where their files lie and what stands in
// them. A kind is one row of [Kinds] and one file with its reader; whoever lists,
// loads or names notes ranges over the rows.
//
// A reader depends on the name and the bytes of its file alone, for what it gives is
// remembered and never changed. What follows from the settings, such as the language
// of a note whose name says none, is filled into a copy when the note joins the
// dossier.
package note

import (
	"path"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/frontmatter"
	"dossier/internal/language"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/text"
)

// Kind is what the program needs to know of a kind of notes to read its files.
type Kind struct {
	Of     model.NoteKind
	Noun   string // for one of its notes
	Folder string // in which its files lie
	Nested bool   // they may be sorted into folders
	Single string // the name of its only file in a language, without ending; "" if it may have many
	Read   func(*diag.Source) *File
}

// Kinds are the kinds of notes, in the order of a dossier.
var Kinds = []Kind{
	{Of: model.BriefNote, Noun: "brief", Folder: "briefs", Nested: true, Read: readBrief},
	{Of: model.QuestionNote, Noun: "question", Folder: "content/questions", Read: readQuestion},
	{Of: model.TimelineNote, Noun: "timeline", Folder: "content", Single: "timeline", Read: readTimeline},
}

// KindOf is the row of a kind.
func KindOf(of model.NoteKind) Kind {
	return Kinds[slices.IndexFunc(Kinds, func(k Kind) bool { return k.Of == of })]
}

// Ending is what the names of notes end in.
const Ending = ".md"

// Names are the names that the files of a kind with a Single may have.
func (k Kind) Names() []string {
	names := []string{k.Single + Ending}
	for _, lang := range language.Codes() {
		names = append(names, k.Single+"."+lang+Ending)
	}
	return names
}

// Name splits the path of a note into id and language: briefs/sub/name.en.md is the
// English translation of sub/name. A note whose name says no language is in the
// default one.
func (k Kind) Name(file, defaultLanguage string) (id, lang string) {
	id = strings.TrimSuffix(strings.TrimPrefix(file, k.Folder+"/"), Ending)
	lang = strings.TrimPrefix(path.Ext(id), ".")
	if language.IsInterface(lang) {
		return strings.TrimSuffix(id, "."+lang), lang
	}
	return id, defaultLanguage
}

// File is a note as its own file tells it.
type File struct {
	Front []diag.Diagnostic // about the front matter: errors whatever the status, which may be what is wrong
	Text  []diag.Diagnostic // about the text

	// Copy copies the note, so that it can be completed. join takes the copy into the
	// list of its kind; it is nil if a dossier has no such list.
	Copy func() (n *model.Note, join func(*model.Dossier))

	printed []model.Printed
}

// read reads a note. fields takes the keys of its front matter and body looks at its
// text; body may be nil.
func (f *File) read(src *diag.Source, n *model.Note, what string, fields func(*frontmatter.Record), body func()) {
	n.Path = src.Name
	r := &frontmatter.File{Source: src}
	rec, at := r.FrontMatter(what)
	if rec != nil {
		fields(rec)
		rec.Done()
	}
	n.Body = at
	n.Doc, f.Text = markdown.Parse(src, at)
	f.Front = r.Diags
	n.Printed = f.printed
	for _, p := range n.Printed {
		if strings.Contains(p.Text, "[@") {
			f.Front = append(f.Front, diag.New(diag.MalformedCitation, p.At, "there is a citation in the front matter, where it would be printed as it stands").
				WithHelp("cite in the text; what the front matter quotes must be quoted there too"))
		}
	}
	for _, c := range n.Doc.Callouts {
		if c.Kind == "" {
			d, near := diag.New(diag.UnknownKey, c.WordAt, "%q is no kind of callout", c.Word).
				WithNearest(c.WordAt, strings.ToLower(c.Word), text.NewCandidates(calloutWords()))
			if !near {
				d = d.WithHelp("write judgment, assumption, alternative, gap, indicator, figure or image " +
					"(jugement, hypothese, alternative, lacune, indicateur, figure, image)")
			}
			f.Text = append(f.Text, d)
		}
	}
	if body != nil {
		body()
	}
}

// calloutWords are the words for the kinds of callouts, in all languages that have some: that of a
// note is not known while it is read.
func calloutWords() []string {
	var words []string
	for _, lang := range language.Codes() {
		for _, kind := range []string{"judgment", "assumption", "alternative", "gap", "indicator", "figure", "image"} {
			if word := language.Get(lang).Notes().Callouts.First(kind); word != "" {
				words = append(words, word)
			}
		}
	}
	return words
}

// show notes that a text of the front matter stands on a page.
func (f *File) show(text string, at diag.Span) string {
	f.printed = append(f.printed, model.Printed{Text: text, At: at})
	return text
}

// tags takes the subjects of a note.
func (f *File) tags(rec *frontmatter.Record) []string {
	tags := rec.Texts("tags")
	f.show(strings.Join(tags, "; "), rec.Place("tags"))
	return tags
}

// dates takes when a note was published and when it was last changed.
func dates(rec *frontmatter.Record) (published, changed date.Date) {
	published = rec.Date("date")
	at := rec.Place("lastmod")
	changed = rec.Date("lastmod")
	if !published.IsZero() && !changed.IsZero() && changed.Compare(published) < 0 && !changed.Includes(published.From) {
		rec.Bad(at, "lastmod is the day of the last change; leave it out if there was none",
			"the note was last changed, %s, before it was published, %s", changed, published)
	}
	return published, changed
}

// isInternal takes who may read a note.
func isInternal(rec *frontmatter.Record) bool {
	return rec.Word("visibility", "public", "internal") == "internal"
}

// statusOf takes how far a note has come.
func statusOf(rec *frontmatter.Record) model.NoteStatus {
	return model.NoteStatus(rec.Word("status", string(model.Draft), string(model.Review), string(model.Published), string(model.Withdrawn)))
}

// words collects words of notes in all languages.
func words(of func(*language.NotesData) []string) map[string]bool {
	all := map[string]bool{}
	for _, l := range language.With(language.Notes) {
		for _, w := range of(l.Notes()) {
			all[w] = true
		}
	}
	return all
}

// section reports what is wrong with a section that answers or reports something:
// its heading, which pages print as text, cannot hold citations and links, and its
// text must cite. what is how messages call it.
func (f *File) section(s markdown.Section, what, uncited, help string) {
	block := s.Head()
	if len(block.Citations)+len(block.Links) > 0 {
		f.Text = append(f.Text, diag.New(diag.MalformedCitation, s.Heading.Words, "the heading of %s holds words only", what).
			WithHelp("put citations and links into the text below it"))
	}
	for _, b := range s.Blocks {
		if len(b.Citations) > 0 {
			return
		}
	}
	f.Text = append(f.Text, diag.New(diag.Uncited, s.Heading.Words, "%s", uncited).WithHelp("%s", help))
}
