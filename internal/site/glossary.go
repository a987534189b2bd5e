package site

import (
	"html"
	"slices"

	"dossier/internal/markdown"
	"dossier/internal/model"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// TermNote explains a term below the block that uses it first.
type TermNote struct {
	ID         string
	Term       Text
	Link       Link // to the glossary
	Definition Text
}

// firstUses finds where a note uses each term of the glossary for the first
// time, outside of headings, quotations and links. The term leads to the
// glossary, and the definition stands below its block: also on paper, without
// script, and for those who hear the page.
func (p *planner) firstUses(n *model.Note, path string) ([]markdown.Wrap, map[*markdown.Block][]TermNote) {
	if len(p.dossier.Terms) == 0 {
		return nil, nil
	}
	var wraps []markdown.Wrap
	notes := map[*markdown.Block][]TermNote{}
	seen := map[*model.Term]bool{}
	for _, b := range n.Doc.Blocks {
		if b.Heading != nil {
			continue
		}
		for _, prose := range b.Prose {
			for _, use := range p.dossier.Glossary.In(prose.Text) {
				if seen[use.Term] {
					continue
				}
				note := TermNote{
					ID: "def_" + use.Term.Key, Term: p.text(use.Term.Term, n.Lang), Definition: p.text(use.Term.Definition, n.Lang),
					Link: p.recordLink(model.TermRecords, use.Term.Key, n.Lang, path),
				}
				open := `<a class="term-use" href="` + html.EscapeString(note.Link.String()) + `" aria-describedby="` + note.ID + `">`
				wrap, ok := prose.Wrap(use.From, use.To, open, "</a>")
				if !ok {
					continue // the next use may do
				}
				seen[use.Term] = true
				wraps = append(wraps, wrap)
				notes[b] = append(notes[b], note)
			}
		}
	}
	return markdown.InOrder(wraps), notes
}

// GlossaryModel is the model of glossary.html.
type GlossaryModel struct {
	Frame
	Terms []TermEntry
}

// TermEntry is a term with its definition.
type TermEntry struct {
	Key        string
	Term       Text
	Definition Text
	Aliases    []string
}

func (p *planner) glossary(lang string) Page {
	file := p.inLanguage(lang, "glossary.html")
	w := p.theme.words[lang]
	m := GlossaryModel{Frame: p.frame(lang, file, w.must("glossary"), w.must("glossary_intro"))}
	m.At = "glossary"
	p.sameIn(&m.Frame, lang, "glossary.html")
	for _, t := range p.dossier.Terms {
		m.Terms = append(m.Terms, TermEntry{t.Key, p.text(t.Term, lang), p.text(t.Definition, lang), t.Aliases})
	}
	c := collate.New(language.Make(lang))
	slices.SortStableFunc(m.Terms, func(a, b TermEntry) int { return c.CompareString(a.Term.Text, b.Term.Text) })
	return Page{Path: file, Template: "glossary.html", Model: m}
}
