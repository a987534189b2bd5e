package site

import (
	"cmp"

	"dossier/internal/date"
	"dossier/internal/export"
	"dossier/internal/model"
	"dossier/internal/search"
	"dossier/internal/site/print"
)

// BriefModel is the model of brief.html.
type BriefModel struct {
	print.Frame
	Question string
	Summary  string
	Status   string // "" if published
	Authors  []string
	Date     date.Date
	LastMod  date.Date
	Reviewer string
	Reviewed date.Date
	ReviewBy date.Date
	Tags     []string
	Flags    []Flag
	Contents []ContentsEntry
	Sections []Section
	Cited    []CitedArticle
	Quotes   int
	Reading  *Reading // nil if the brief has no place in an order
	Rests    []DependenceEntry
	Cite     *CiteView
}

// ContentsEntry is a heading in the table of contents.
type ContentsEntry struct {
	Text string
	Link print.Link
}

func briefs() kind {
	return kind{
		of: model.BriefNote, name: "brief", template: "brief.html",
		pages: func(p *planner) (list []notePage) {
			for _, b := range p.dossier.Briefs {
				list = append(list, notePage{&b.Note, func() any { return p.brief(b) }})
			}
			return list
		},
	}
}

func (p *planner) brief(b *model.Brief) BriefModel {
	path := p.notePath(&b.Note)
	m := BriefModel{Frame: p.frame(b.Lang, path, reveal(b.Title), cmp.Or(b.Summary, b.Question))}
	p.noteEditions(&m.Frame, &b.Note)
	m.Status = unpublished(&b.Note)
	m.Date, m.LastMod = b.Date, b.LastMod
	if b.Status == model.Withdrawn {
		m.Description = p.described(b.Lang, "")
		return m
	}
	m.Question, m.Summary, m.Authors, m.Tags = b.Question, b.Summary, b.Authors, b.Tags
	m.Reviewer, m.Reviewed, m.ReviewBy = b.Reviewed.By, b.Reviewed.On, b.ReviewBy
	for _, h := range b.Doc.Headings {
		if h.Level <= 2 {
			m.Contents = append(m.Contents, ContentsEntry{h.Text, print.Here(path, h.ID)})
		}
	}
	m.Sections = p.blocks(&b.Note, path)
	m.Rests = p.dependences(&b.Note, path)
	m.Cited = p.citedArticles(p.findings.Cited(&b.Note), b.Lang, path)
	m.Flags = p.flags(&b.Note, path)
	m.Reading = p.reading(b, path)
	m.Quotes = countQuotations(p.findings.Cited(&b.Note))
	m.Cite, m.Meta = p.citing(p.references().Brief(b, path), path)
	m.Cite.Files = bibliographies(path, path)
	linked := export.Linked{Authors: b.Authors, Published: b.Date, Modified: b.LastMod}
	p.present(&m.Frame, p.linked(&b.Note, "Report", linked), p.noteCard(&b.Note, changedOn(&b.Note)))
	return m
}

// SearchDocument is the page as the search reads it.
func (m BriefModel) SearchDocument() search.Document {
	d := beginDocument(m.Frame, "brief", m.Date, m.Question, m.Summary)
	d.sections(m.Sections)
	d.tags(m.Tags)
	return d.Document
}
