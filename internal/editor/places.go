package editor

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/markdown"
	"dossier/internal/model"
)

// source returns a file as it was read last or stands in the editor, nil if there is none.
func (s *Server) source(file string) *diag.Source {
	if b := s.buffers[file]; b != nil {
		return b.Source
	}
	if n := s.note(file); n != nil {
		return n.Doc.Source
	}
	for _, a := range s.dossier.Articles {
		if a.Path == file {
			return s.dossier.Sources.File(a).Source
		}
		if a.Capture != nil && a.Capture.Path == file {
			return a.Capture.Source
		}
	}
	return nil
}

// at returns the file and the byte that a question is about; nil if it is no file of the
// dossier.
func (s *Server) at(p placed) (*diag.Source, int) {
	src := s.source(s.file(p.TextDocument.URI))
	if src == nil {
		return nil, 0
	}
	return src, offsetOf(src, p.Position)
}

func (s *Server) note(file string) *model.Note {
	for _, n := range s.dossier.Notes {
		if n.Path == file {
			return n
		}
	}
	return nil
}

func (s *Server) article(key string) *model.Article {
	for _, a := range s.dossier.Articles {
		if a.Key == key {
			return a
		}
	}
	return nil
}

func within(at diag.Span, offset int) bool { return at.Start <= offset && offset <= at.End }

// cited returns what is cited at a place of a note, nil if that is nothing.
func (s *Server) cited(src *diag.Source, offset int) *model.Cited {
	n := s.note(src.Name)
	if n == nil {
		return nil
	}
	for _, c := range s.findings.Cited(n) {
		if within(c.Item.At, offset) {
			return c
		}
	}
	return nil
}

// passage returns what is cited at a place of a note, or stands at a place of an article.
func (s *Server) passage(src *diag.Source, offset int) (*model.Article, *model.Passage) {
	if c := s.cited(src, offset); c != nil {
		return c.Article, c.Passage
	}
	for _, a := range s.dossier.Articles {
		if a.Path != src.Name {
			continue
		}
		for _, p := range a.Passages {
			if p.End > p.Start && p.Start <= offset && offset <= p.End {
				return a, p
			}
		}
		return a, nil
	}
	return nil, nil
}

// longestShown is how many characters of a passage a hover shows.
const longestShown = 700

// hover shows the passage behind a citation: its sentence, its outlet, its day and how it
// was graded.
func (s *Server) hover(p placed) (any, error) {
	src, offset := s.at(p)
	if src == nil {
		return nil, nil
	}
	c := s.cited(src, offset)
	if c == nil || c.Article == nil {
		return nil, nil
	}
	a := c.Article
	var out strings.Builder
	fmt.Fprintf(&out, "**%s**", escaped(a.Title))
	var of []string
	if a.Outlet != nil {
		of = append(of, escaped(a.Outlet.Name))
	}
	if !a.Published.IsZero() {
		of = append(of, a.Published.String())
	}
	if c.Passage != nil {
		of = append(of, c.Passage.Name())
		if c.Passage.Locator != "" {
			of = append(of, escaped(c.Passage.Locator))
		}
	}
	if c.Item.Grade > 0 {
		of = append(of, fmt.Sprintf("(%d)", c.Item.Grade))
	}
	fmt.Fprintf(&out, "\n\n%s\n", strings.Join(of, " · "))
	if c.Passage != nil {
		said := []rune(c.Passage.Text)
		if c.Context.To > c.Context.From {
			said = []rune(c.Context.Of(c.Passage.Text))
		}
		if len(said) > longestShown {
			said = append(said[:longestShown-1], '…')
		}
		fmt.Fprintf(&out, "\n> %s\n\n`%s`, line %d\n", escaped(string(said)), a.Capture.Path, c.Passage.Line)
	}
	return map[string]any{"contents": map[string]string{"kind": "markdown", "value": out.String()}, "range": rangeOf(c.Item.At)}, nil
}

// special are characters that Markdown may read as marks.
var special = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#|~]")

// escaped writes a text that stands in Markdown as it is, in one line.
func escaped(text string) string {
	return strings.Join(strings.Fields(special.ReplaceAllString(text, `\$0`)), " ")
}

// definition leads from a citation to the line of the capture and to the passage, from an
// article to its capture, and from a link to its file.
func (s *Server) definition(p placed) (any, error) {
	src, offset := s.at(p)
	if src == nil {
		return nil, nil
	}
	if a, passage := s.passage(src, offset); a != nil {
		list := []location{}
		if a.Capture != nil && a.Capture.Source != nil {
			line := 1
			if passage != nil {
				line = passage.Line
			}
			list = append(list, location{s.uri(a.Capture.Path), rangeOf(a.Capture.Source.LineSpan(line))})
		}
		if a.Path != src.Name {
			at := s.dossier.Sources.File(a)
			if passage != nil {
				at = s.dossier.Sources.At(passage)
			}
			list = append(list, location{s.uri(a.Path), rangeOf(at)})
		}
		return list, nil
	}
	if file, fragment := linkAt(src, offset); file != "" || fragment != "" {
		return s.target(src.Name, file, fragment), nil
	}
	return nil, nil
}

var linkForm = regexp.MustCompile(`\]\(([^()\s]*)\)`)

// linkAt returns where the link at a place of a note leads: its path as written, and what
// stands behind #.
func linkAt(src *diag.Source, offset int) (file, fragment string) {
	line := src.LineSpan(src.Position(offset).Line)
	for _, m := range linkForm.FindAllStringSubmatchIndex(src.Whole()[line.Start:line.End], -1) {
		open := strings.LastIndexByte(src.Whole()[line.Start:line.Start+m[0]], '[')
		if line.Start+max(open, 0) <= offset && offset <= line.Start+m[1] {
			file, fragment, _ = strings.Cut(src.Whole()[line.Start+m[2]:line.Start+m[3]], "#")
			return file, fragment
		}
	}
	return "", ""
}

// target is where a link of a file leads.
func (s *Server) target(from, file, fragment string) any {
	to := from
	if file != "" {
		to = path.Join(path.Dir(from), file)
	}
	if strings.Contains(file, "://") {
		return nil
	}
	at := location{URI: s.uri(to)}
	if n := s.note(to); n != nil {
		if id := idIn(n, fragment); id.Source != nil {
			at.Range = rangeOf(id)
		}
	}
	return at
}

// idIn returns where a heading or a callout of a note has an id.
func idIn(n *model.Note, id string) diag.Span {
	for _, h := range n.Doc.Headings {
		if h.ID == id {
			return h.At
		}
	}
	for _, c := range n.Doc.Callouts {
		if c.ID == id {
			return c.IDAt
		}
	}
	return diag.Span{}
}

// references finds the citations of a passage, or of an article as a whole, and the links
// to an id.
func (s *Server) references(p placed) (any, error) {
	src, offset := s.at(p)
	if src == nil {
		return nil, nil
	}
	list := []location{}
	if n, id := s.idAt(src, offset); id != "" {
		for _, at := range s.linksTo(n, id) {
			list = append(list, location{s.uri(at.File()), rangeOf(at)})
		}
		return list, nil
	}
	a, passage := s.passage(src, offset)
	if a == nil {
		return list, nil
	}
	for _, n := range s.dossier.Notes {
		for _, c := range s.findings.Cited(n) {
			if c.Article == a && (passage == nil || c.Passage == passage) {
				list = append(list, location{s.uri(n.Path), rangeOf(c.Item.At)})
			}
		}
	}
	return list, nil
}

// idAt returns the id that stands at a place of a note.
func (s *Server) idAt(src *diag.Source, offset int) (*model.Note, string) {
	n := s.note(src.Name)
	if n == nil {
		return nil, ""
	}
	for _, c := range n.Doc.Callouts {
		if c.ID != "" && within(c.IDAt, offset) {
			return n, c.ID
		}
	}
	for _, h := range n.Doc.Headings {
		// An id that is made of the words of the heading has no place of its own.
		if within(h.At, offset) && h.At.Text() == h.ID {
			return n, h.ID
		}
	}
	return nil, ""
}

// linksTo returns where notes link to an id of a note: the id behind the #.
func (s *Server) linksTo(to *model.Note, id string) []diag.Span {
	var all []diag.Span
	for _, n := range s.dossier.Notes {
		text := n.Doc.Source.Text
		for _, m := range linkForm.FindAllStringSubmatchIndex(text, -1) {
			file, fragment, found := strings.Cut(text[m[2]:m[3]], "#")
			if !found || fragment != id {
				continue
			}
			leads := n.Path
			if file != "" {
				leads = path.Join(path.Dir(n.Path), file)
			}
			// A translation of the note has the same ids, and links find it in their language.
			if other := s.note(leads); other != nil && other.ID == to.ID && other.Kind == to.Kind {
				all = append(all, diag.Span{Source: n.Doc.Source, Start: m[3] - len(id), End: m[3]})
			}
		}
	}
	return all
}

// actions offers the corrections of what is wrong in a stretch of a file.
func (s *Server) actions(p struct {
	TextDocument textDocument `json:"textDocument"`
	Range        textRange    `json:"range"`
}) (any, error) {
	list := []map[string]any{}
	src := s.source(s.file(p.TextDocument.URI))
	if src == nil {
		return list, nil
	}
	from, to := offsetOf(src, p.Range.Start), offsetOf(src, p.Range.End)
	for _, d := range s.diags {
		if d.Fix == nil || d.At.File() != src.Name || d.At.Start > to || d.At.End < from {
			continue
		}
		list = append(list, map[string]any{
			"title": fixTitle(*d.Fix), "kind": "quickfix", "isPreferred": !d.Fix.Suggestion, "diagnostics": []lspDiagnostic{s.diagnostic(d)},
			"edit": s.changes(map[string][]textEdit{d.Fix.At.File(): {{rangeOf(d.Fix.At), d.Fix.Text}}}),
		})
	}
	return list, nil
}

func fixTitle(f diag.Fix) string {
	const longest = 60
	text := []rune(strings.Join(strings.Fields(f.Text), " "))
	if len(text) > longest {
		text = append(text[:longest-1], '…')
	}
	if len(text) == 0 {
		return "delete it"
	}
	return "write " + string(text)
}

type textEdit struct {
	Range   textRange `json:"range"`
	NewText string    `json:"newText"`
}

// changes is edits of files, as the protocol has them.
func (s *Server) changes(edits map[string][]textEdit) map[string]any {
	byURI := map[string][]textEdit{}
	for file, list := range edits {
		byURI[s.uri(file)] = list
	}
	return map[string]any{"changes": byURI}
}

// keysIn returns where a note names an article as a whole: its key in citations.
func (s *Server) keysIn(n *model.Note, key string) []diag.Span {
	var all []diag.Span
	for _, c := range n.Doc.Citations {
		for _, i := range c.Items {
			if i.Key == key {
				all = append(all, keyOnly(i))
			}
		}
	}
	slices.SortFunc(all, func(a, b diag.Span) int { return a.Start - b.Start })
	return all
}

// keyOnly is the place of a key without its @.
func keyOnly(i *markdown.Item) diag.Span {
	at := i.KeyAt
	at.Start = at.End - len(i.Key)
	return at
}
