package site

import (
	"cmp"
	"unicode/utf8"

	"dossier/internal/check"
	"dossier/internal/date"
	"dossier/internal/export"
	"dossier/internal/markdown"
	"dossier/internal/model"
	"dossier/internal/note"
	"dossier/internal/search"
	"dossier/internal/site/print"
)

// BriefModel is the model of brief.html.
type BriefModel struct {
	print.Frame
	Question   string
	Summary    string
	Status     string       // "" if published
	Withdrawal *ReleaseView // the release that tells that it was withdrawn, and why; nil if none does
	Authors    []string
	Date       date.Date
	LastMod    date.Date
	Reviewer   string
	Reviewed   date.Date
	ReviewBy   date.Date
	Signed     []SignedEntry
	Accepted   SignedEntry // who has accepted its citations as they are, without a role; without a name if nobody is known
	Processing string      // how a machine took part; "" if nobody says so
	Tags       []string
	Flags      []Flag
	// Corrections are of the brief itself, the newest first; Changed is what releases changed
	// in it.
	Corrections []CorrectionView
	Changed     []ReleaseView
	Contents    []ContentsEntry
	Sections    []Section
	Crowded     bool // there is far more evidence than text
	Cited       []CitedArticle
	Pieces      []Piece
	Judgments   []JudgmentEntry
	Quotes      int
	Share       check.Share
	Reading     *Reading // nil if the brief has no place in an order
	Rests       []DependenceEntry
	Cite        *CiteView
}

// ContentsEntry is a heading in the table of contents.
type ContentsEntry struct {
	Text string
	Link print.Link
}

// SignedEntry is a sign-off that holds: what it covers is as it was then.
type SignedEntry struct {
	By   string
	Role string // the word of the interface for it: role_reviewer …
	On   date.Date
}

func (p *planner) signed(n *model.Note) (list []SignedEntry) {
	for _, s := range p.findings.Signed(n) {
		list = append(list, SignedEntry{s.By, "role_" + string(s.Role), dayOf(s.On)})
	}
	return list
}

func briefs() kind {
	return kind{Kind: note.KindOf(model.BriefNote), pages: pagesOf((*planner).brief)}
}

func (p *planner) brief(b *model.Brief) BriefModel {
	path := p.notePath(&b.Note)
	m := BriefModel{Frame: p.frame(b.Lang, path, reveal(b.Title), cmp.Or(b.Summary, b.Question))}
	p.noteEditions(&m.Frame, &b.Note)
	m.Status = unpublished(&b.Note)
	m.Date, m.LastMod = b.Date, b.LastMod
	if b.Status == model.Withdrawn {
		m.Withdrawal = p.withdrawal(&b.Note, path)
		m.Description = p.described(b.Lang, "")
		return m
	}
	m.Question, m.Summary, m.Authors, m.Tags = b.Question, b.Summary, b.Authors, b.Tags
	m.Reviewer, m.Reviewed, m.ReviewBy = b.Reviewed.By, b.Reviewed.On, b.ReviewBy
	m.Signed, m.Processing = p.signed(&b.Note), b.Processing
	if by := p.findings.AcceptedBy(&b.Note); by.By != "" {
		m.Accepted.By, m.Accepted.On = by.By, dayOf(by.On)
	}
	for _, h := range b.Doc.Headings {
		if h.Level <= 2 {
			m.Contents = append(m.Contents, ContentsEntry{h.Text, print.Here(path, h.ID)})
		}
	}
	m.Sections = p.blocks(&b.Note, path)

	m.Rests = p.dependences(&b.Note, path)
	m.Cited = p.citedArticles(p.findings.Cited(&b.Note), b.Lang, path)
	m.Pieces = p.pieces(&b.Note, m.Sections, path)
	m.Judgments = p.judgments(&b.Note, path)
	m.Crowded = crowded(m.Sections, b.Doc.Blocks, len(m.Cited))
	m.Corrections, m.Changed = corrections(b), p.noteChanges(&b.Note, path)
	if len(m.Changed) > 0 {
		m.Frame = p.theme.Revised(m.Frame)
	}
	m.Flags = p.flags(&b.Note, path)
	m.Reading = p.reading(b, path)
	m.Quotes = countQuotations(p.findings.Cited(&b.Note))
	m.Share = p.findings.Share(&b.Note)
	m.Cite, m.Meta = p.citing(p.references().Brief(b, path), path)
	m.Cite.Files = bibliographies(path, path)
	linked := export.Linked{Authors: b.Authors, Published: b.Date, Modified: b.LastMod}
	if len(m.Corrections) > 0 {
		linked.Correction = m.Corrections[0].Text
	}
	p.present(&m.Frame, p.linked(&b.Note, "Report", linked), p.noteCard(&b.Note, changedOn(&b.Note)))
	return m
}

// crowded reports whether the evidence of a note is so much longer than its text that
// cards which go their own way beside it would run into what is below. The measures are
// those of the style on wide screens, in pixels and runes a line.
func crowded(sections []Section, blocks []*markdown.Block, articles int) bool {
	const (
		proseLine, proseHeight, between = 78, 28, 28
		cardLine, cardHeight, frame     = 62, 21, 50 // lines of head and foot, and the rule
		callout                         = 110        // kind, likelihood and rule
		again                           = 28         // a later use of a sentence
		below, article                  = 300, 75    // what stands below the text, and an article there
	)
	room := below + article*articles
	for i, s := range sections {
		room += between + proseHeight*(1+blocks[i].Runes/proseLine)
		if blocks[i].Callout != nil {
			room += callout
		}
		for _, c := range s.Cards {
			if !c.First.IsZero() {
				room -= again
				continue
			}
			lines := utf8.RuneCountInString(c.Segments.Text()) / cardLine
			if len(c.Translations) > 0 {
				lines = min(lines, 1) // then the original is cut short
			}
			for _, t := range c.Translations {
				lines += 1 + utf8.RuneCountInString(t)/cardLine
			}
			room -= frame + lines*cardHeight
		}
	}
	return room < 0
}

// SearchDocument is the page as the search reads it.
func (m BriefModel) SearchDocument() search.Document {
	d := beginDocument(m.Frame, "brief", m.Date, m.Question, m.Summary)
	d.sections(m.Sections)
	d.tags(m.Tags)
	return d.Document
}
