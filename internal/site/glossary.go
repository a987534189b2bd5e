package site

import (
	"strings"

	"dossier/internal/date"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/search"
	"dossier/internal/site/print"
)

// TermNote explains a term below the block that uses it first.
type TermNote struct {
	ID         string
	Term       RecordText
	Link       print.Link // to the glossary
	Definition RecordText
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
					ID: print.DefinitionID(use.Term.Key), Term: p.localized(use.Term.Term, n.Lang), Definition: p.localized(use.Term.Definition, n.Lang),
					Link: p.recordLink(model.TermRecords, use.Term.Key, n.Lang, path),
				}
				wrap, ok := print.TermUse(prose, use.From, use.To, note.Link, note.ID)
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
	print.Frame
	Terms []TermEntry
}

// TermEntry is a term with its definition.
type TermEntry struct {
	Key        string
	Term       RecordText
	Definition RecordText
	Aliases    []string
}

func (p *planner) glossary(lang string) GlossaryModel {
	m := GlossaryModel{Frame: p.listFrame(lang, glossaryFile)}
	for _, t := range p.dossier.Terms {
		m.Terms = append(m.Terms, TermEntry{t.Key, p.localized(t.Term, lang), p.localized(t.Definition, lang), t.Aliases})
	}
	sortByText(lang, m.Terms, func(e TermEntry) string { return e.Term.Text })
	return m
}

// SearchDocument is the page as the search reads it.
func (m GlossaryModel) SearchDocument() search.Document {
	d := beginDocument(m.Frame, "glossary", date.Date{})
	for _, t := range m.Terms {
		d.add(t.Key, strings.Join(append([]string{t.Term.Text}, t.Aliases...), ", ")+" — "+t.Definition.Text, search.Summary)
	}
	return d.Document
}
